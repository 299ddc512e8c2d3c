import { makeStyles, tokens } from "@fluentui/react-components";

export const useFindingsStyles = makeStyles({
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  severities: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  // Four fit side by side, in either language.
  severity: {
    flexGrow: 1,
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalXXS,
    paddingRight: tokens.spacingHorizontalXXS,
  },
  severityIcon: { width: tokens.fontSizeBase400, marginRight: tokens.spacingHorizontalXXS },
  selects: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: tokens.spacingHorizontalXS,
  },
  select: { minWidth: 0 },
  search: { width: "100%", maxWidth: "none" },
  count: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  none: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
  },
});
