import { messagesOf } from "./translate";
import en from "./en-US/charts.json";
import zh from "./zh-CN/charts.json";

/** Words of charts and tables of figures in the pane. */
export const chartsText = messagesOf({ "en-US": en, "zh-CN": zh });
