import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

export const useResultStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", minHeight: "100%" },
  head: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
  },
  titleRow: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "start" },
  titles: { display: "flex", flexDirection: "column", minWidth: 0 },
  title: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: "none" },
  source: { color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  numbers: {
    display: "grid",
    gridTemplateColumns: "1.2fr 1fr 1fr",
    gap: tokens.spacingHorizontalS,
    margin: 0,
  },
  number: {
    display: "flex",
    flexDirection: "column",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    minWidth: 0,
  },
  numberName: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  numberValue: { ...typographyStyles.subtitle2, margin: 0, fontVariantNumeric: "tabular-nums" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  views: {
    flexWrap: "wrap",
    paddingInline: tokens.spacingHorizontalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  // Five stand side by side, in either language.
  tab: { paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  notesCount: { marginLeft: tokens.spacingHorizontalXS },
  view: { display: "flex", flexDirection: "column", flexGrow: 1 },
});
