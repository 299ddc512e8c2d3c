import { makeStyles, tokens } from "@fluentui/react-components";

export const useScanningStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  title: { margin: 0, overflowWrap: "anywhere" },
  stages: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  stage: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
  icon: { display: "flex", color: tokens.colorBrandForeground1 },
  iconLater: { display: "flex", color: tokens.colorNeutralForeground3 },
  later: { color: tokens.colorNeutralForeground3 },
  counts: {
    marginLeft: "auto",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
  hint: { color: tokens.colorNeutralForeground3, textAlign: "center" },
});
