import { createCustomFocusIndicatorStyle, makeStyles, tokens } from "@fluentui/react-components";

const row = {
  display: "flex",
  flexDirection: "column",
  gap: tokens.spacingVerticalXS,
  boxSizing: "border-box",
  width: "100%",
  padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
} as const;

/** A row of a list that is one button (a finding, a rule), and one that has nothing to open. */
export const useRowStyles = makeStyles({
  plain: row,
  button: {
    ...row,
    appearance: "none",
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorSubtleBackground,
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    // Not the colour for hovering: high contrast wants other colours of text upon it, and what a row holds has its own.
    ":hover": { backgroundColor: tokens.colorNeutralBackground6 },
    ":active": { backgroundColor: tokens.colorNeutralBackground5 },
    ...createCustomFocusIndicatorStyle({
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
    }),
  },
});
