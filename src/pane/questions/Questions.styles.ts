import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { entries } from "../shared/entries.styles";

export const useQuestionsStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXL}`,
    minWidth: 0,
  },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  titles: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  /** Lines end between categories, not within the name of one. */
  legend: { wordBreak: "keep-all" },
  flagged: { color: tokens.colorPaletteDarkOrangeForeground1 },
  ...entries,
  question: { ...typographyStyles.body1Strong, margin: 0 },
  answer: {
    whiteSpace: "pre-line",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    margin: 0,
  },
  wordings: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  summary: { ...typographyStyles.caption1, cursor: "pointer", color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  start: { alignSelf: "start" },
});
