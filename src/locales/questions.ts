import { messagesOf } from "./translate";
import en from "./en-US/questions.json";
import zh from "./zh-CN/questions.json";

/** Texts of the pane's view of customers' questions. */
export const questionsText = messagesOf({ "en-US": en, "zh-CN": zh });

export type QuestionsKey = keyof typeof en;
