import { messagesOf } from "./translate";
import en from "./en-US/agents.json";
import zh from "./zh-CN/agents.json";

/** Texts of the pane's view of agents. */
export const agentsText = messagesOf({ "en-US": en, "zh-CN": zh });

export type AgentsKey = keyof typeof en;
