import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

export const useSetupStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", minHeight: "100%" },
  body: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
  },
  // Headers of the accordion stand on the line of the fields above them.
  reading: { marginInline: `calc(-1 * ${tokens.spacingHorizontalM})` },
  spinner: { justifyContent: "start", padding: tokens.spacingVerticalS },
  notes: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
  },
  footer: {
    position: "sticky",
    bottom: 0,
    zIndex: 1,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  start: { width: "100%" },
});
