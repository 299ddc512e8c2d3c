import { messagesOf } from "./translate";
import en from "./en-US/coaching.json";
import zh from "./zh-CN/coaching.json";

/** Texts of the pane's view of examples for coaching, and of the sheet that they are written into. */
export const coachingText = messagesOf({ "en-US": en, "zh-CN": zh });

export type CoachingKey = keyof typeof en;
