import { associateCommands } from "./commands";

// At load, not in Office.onReady: Excel may run a command as soon as the page is there. Outside Office there is none.
if (typeof Office !== "undefined") associateCommands();
