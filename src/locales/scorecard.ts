import { messagesOf } from "./translate";
import en from "./en-US/scorecard.json";
import zh from "./zh-CN/scorecard.json";

/** Texts of the form for a scorecard of one's own. */
export const scorecardText = messagesOf({ "en-US": en, "zh-CN": zh });

export type ScorecardKey = keyof typeof en;
