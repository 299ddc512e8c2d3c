import { makeStyles, tokens } from "@fluentui/react-components";

export const useTabStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "nowrap",
    alignItems: "center",
    flexShrink: 0,
    minWidth: 0,
    overflow: "hidden",
    paddingInline: tokens.spacingHorizontalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  tabs: { minWidth: 0 },
  tab: { flexShrink: 0, paddingInline: tokens.spacingHorizontalS },
  more: { flexShrink: 0, minWidth: "32px" },
});
