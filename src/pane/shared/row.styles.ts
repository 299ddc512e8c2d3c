import { createCustomFocusIndicatorStyle, makeStyles, tokens } from "@fluentui/react-components";

/** A row of a list that is one button: a finding, a rule. */
export const useRowStyles = makeStyles({
  button: {
    appearance: "none",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    boxSizing: "border-box",
    width: "100%",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorSubtleBackground,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":active": { backgroundColor: tokens.colorSubtleBackgroundPressed },
    ":disabled": { cursor: "default", backgroundColor: tokens.colorSubtleBackground },
    ...createCustomFocusIndicatorStyle({
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
    }),
  },
});
