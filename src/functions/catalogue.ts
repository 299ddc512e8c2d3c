import type { WorksheetFunction } from "./define";
import * as afterSales from "./families/afterSales";
import * as chat from "./families/chat";
import * as conversion from "./families/conversion";
import * as customers from "./families/customers";
import * as intents from "./families/intents";
import * as quality from "./families/quality";
import * as reminders from "./families/reminders";
import * as response from "./families/response";
import * as sales from "./families/sales";
import * as texts from "./families/texts";

/** Every worksheet function, family by family. */
export const worksheetFunctions: readonly WorksheetFunction[] = [
  conversion,
  sales,
  response,
  chat,
  quality,
  texts,
  intents,
  afterSales,
  reminders,
  customers,
].flatMap((family) => Object.values(family));
