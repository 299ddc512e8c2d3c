import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

export const useEditorStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
  },
  // Within sight, however long the form is.
  trouble: { position: "sticky", bottom: tokens.spacingVerticalS, zIndex: 1 },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  quiet: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  cardHead: { display: "flex", alignItems: "center", justifyContent: "space-between", minWidth: 0 },
  group: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingLeft: tokens.spacingHorizontalS,
    borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  letter: { flexShrink: 0, minWidth: "64px" },
  grow: { flexGrow: 1, minWidth: 0, "& > select": { minWidth: 0 } },
  select: { minWidth: 0, "& > select": { minWidth: 0 } },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  picked: { display: "flex", flexDirection: "column", listStyleType: "none", margin: 0, padding: 0 },
  pickedItem: { display: "flex", alignItems: "center", justifyContent: "space-between", minWidth: 0 },
  number: { gridTemplateColumns: "minmax(0, 1fr) 124px" },
  text: { "& > textarea": { minHeight: "64px", maxHeight: "40vh" } },
  action: { alignSelf: "start" },
  checks: { display: "flex", flexDirection: "column" },
});
