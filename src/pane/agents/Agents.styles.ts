import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

export const useAgentsStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
    minWidth: 0,
  },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "start" },
  titles: { display: "flex", flexDirection: "column", minWidth: 0 },
  title: { ...typographyStyles.subtitle2, margin: 0, overflowWrap: "anywhere", outlineStyle: "none" },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "end" },
  field: { flexGrow: 1, flexBasis: "120px", minWidth: 0 },
  name: { display: "inline-flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, alignItems: "center" },
  bars: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  findings: { display: "flex", flexDirection: "column", margin: 0, padding: 0, listStyleType: "none" },
  finding: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  findingTop: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, alignItems: "center" },
  start: { alignSelf: "start" },
});
