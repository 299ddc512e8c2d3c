import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

export const useSettingsStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  /** What was saved is said beside the title: a line of its own would come and go. */
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  quiet: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  state: {
    ...typographyStyles.caption1,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
  },
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, margin: 0 },
  entry: {
    display: "flex",
    flexWrap: "wrap",
    justifyContent: "space-between",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
  },
  removal: {
    margin: 0,
    flexBasis: "100%",
    color: tokens.colorNeutralForeground3,
    ...typographyStyles.caption1,
  },
  removeAll: { margin: 0, flexBasis: "100%", paddingTop: tokens.spacingVerticalXS },
  size: { margin: 0, flexShrink: 0, color: tokens.colorNeutralForeground3, ...typographyStyles.caption1 },
  text: { "& > textarea": { minHeight: "72px", maxHeight: "40vh", fontFamily: tokens.fontFamilyMonospace } },
  lines: { "& > textarea": { minHeight: "72px", maxHeight: "40vh" } },
  narrow: { maxWidth: "120px" },
  action: { alignSelf: "start" },
});
