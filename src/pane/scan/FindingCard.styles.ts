import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

export const useFindingCardStyles = makeStyles({
  root: { overflowWrap: "anywhere", position: "relative" },
  selected: {
    // As of a row under the mouse, see `useRowStyles`.
    backgroundColor: tokens.colorNeutralBackground6,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
  },
  top: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "center" },
  name: { ...typographyStyles.body1Strong, minWidth: 0 },
  where: {
    ...typographyStyles.caption1,
    display: "flex",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    minWidth: 0,
  },
  conversation: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  agent: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    flexShrink: 0,
    maxWidth: "40%",
  },
  row: {
    flexShrink: 0,
    marginLeft: "auto",
    paddingLeft: tokens.spacingHorizontalS,
    fontVariantNumeric: "tabular-nums",
  },
  quote: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorNeutralStroke2}`,
  },
  // Underlined as well, so that the hit is seen without the colour.
  hit: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "underline",
    textDecorationStyle: "dotted",
    borderRadius: tokens.borderRadiusSmall,
    "@media (forced-colors: active)": { backgroundColor: "Mark", color: "MarkText" },
  },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});
