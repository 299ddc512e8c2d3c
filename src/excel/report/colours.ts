/** Colours of a report's sheets: they are printed, so that they follow no theme. */
export const colours = { accent: "#1F4E79", quiet: "#595959", line: "#2E75B6", light: "#F4B183" } as const;

/** From a touch to full. */
export const heatFills = ["#EAF3FA", "#CFE3F3", "#A9CDE8", "#7FB3DA", "#5B9BD0"] as const;
