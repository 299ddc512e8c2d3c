import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import { ThemeService } from "@univerjs/core";
import type { UniverBook } from "./book";

export { UniverBook } from "./book";
export { addToCellMenu } from "./contextMenu";
export { createEngine } from "./engine";
export type { Engine, GridLocale } from "./engine";
export type { Call, CallAddIn } from "./functions/invocations";
export { readFunctionMetadata } from "./functions/metadata";
export type { Answer } from "./functions/values";
export { pasteLargeTables } from "./paste";
export type { Snapshot } from "./snapshot";

/** Univer knows a light and a dark grid. */
export function setDarkMode(book: UniverBook, dark: boolean): void {
  book.unit.injector.get(ThemeService).setDarkMode(dark);
}
