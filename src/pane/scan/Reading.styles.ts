import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";

/** Shared by the lists that show how the sheet is read: columns and senders. */
export const useReadingStyles = makeStyles({
  header: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, minWidth: 0 },
  title: typographyStyles.body1Strong,
  summary: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground3,
  },
  panel: { paddingBottom: tokens.spacingVerticalM },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    listStyleType: "none",
    margin: `${tokens.spacingVerticalXS} 0 0`,
    padding: 0,
  },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) 118px",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
  },
  name: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "baseline", minWidth: 0 },
  letter: {
    ...typographyStyles.caption1Strong,
    flexShrink: 0,
    minWidth: tokens.spacingHorizontalXL,
    textAlign: "center",
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
  },
  // A shop's agents differ at the end of their names: these are never clipped.
  whole: { overflowWrap: "anywhere" },
  clipped: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  detail: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  select: { minWidth: 0, "& > select": { minWidth: 0 } },
  foot: { marginTop: tokens.spacingVerticalS },
  hint: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: `${tokens.spacingVerticalS} 0 0`,
  },
});
