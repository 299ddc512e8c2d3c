/**
 * The worksheet functions' door to Excel: importing it tells the custom-functions runtime which code stands behind which
 * id. The runtime must be there first (office.js brings it).
 */
import * as afterSales from "./worksheet/afterSales";
import * as chat from "./worksheet/chat";
import * as conversion from "./worksheet/conversion";
import * as customers from "./worksheet/customers";
import * as intents from "./worksheet/intents";
import * as quality from "./worksheet/quality";
import * as reminders from "./worksheet/reminders";
import * as response from "./worksheet/response";
import * as sales from "./worksheet/sales";
import * as texts from "./worksheet/texts";

type Implementation = (...args: any[][][]) => any[][];

/** The code by function id: firstResponse stands behind FIRST_RESPONSE. */
export const implementations: Readonly<Record<string, Implementation>> = Object.fromEntries(
  [conversion, sales, response, chat, quality, texts, intents, afterSales, reminders, customers].flatMap(
    (family) => Object.entries(family).map(([name, code]) => [idOf(name), code as Implementation]),
  ),
);

function idOf(name: string): string {
  return name.replace(/[A-Z]/g, "_$&").toUpperCase();
}

CustomFunctions.associate({ ...implementations });
