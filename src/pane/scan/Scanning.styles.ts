import { makeStyles, tokens } from "@fluentui/react-components";

export const useScanningStyles = makeStyles({
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
});
