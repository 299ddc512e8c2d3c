import en from "./en-US/cli.json";
import { messagesOf } from "./translate";
import zh from "./zh-CN/cli.json";

/** Help, headings and summaries of the command line. */
export const cliText = messagesOf({ "en-US": en, "zh-CN": zh });

export type CliKey = keyof typeof en;
