import { messagesOf } from "./translate";
import en from "./en-US/calculators.json";
import zh from "./zh-CN/calculators.json";

/** Texts of the calculators in the pane, and the labels that they write beside their formulas. */
export const calculatorsText = messagesOf({ "en-US": en, "zh-CN": zh });

export type CalculatorsKey = keyof typeof en;
