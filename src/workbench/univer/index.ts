import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import type { IDisposable } from "@univerjs/core";
import { ThemeService } from "@univerjs/core";
import { SetCellEditVisibleOperation } from "@univerjs/preset-sheets-core";
import type { UniverBook } from "./book";

export { UniverBook } from "./book";
export { copyAsExcelDoes } from "./copy";
export { addToCellMenu } from "./contextMenu";
export { createEngine } from "./engine";
export type { Engine, GridLocale } from "./engine";
export type { Call, CallAddIn } from "./functions/invocations";
export { readFunctionMetadata } from "./functions/metadata";
export type { Answer } from "./functions/answer";
export { offerFunctionsWhileNamesAreTyped } from "./hints";
export { pasteAsTyped } from "./paste";
export type { Snapshot } from "./snapshot";
export { drawBetweenWrites } from "./drawing";
export { onGridView, readGridView } from "./view";
export type { GridView } from "./view";

/** Tells when a person begins and ends to edit a cell. */
export function onCellEditing(book: UniverBook, listener: (editing: boolean) => void): IDisposable {
  return book.unit.commands.onCommandExecuted((command) => {
    if (command.id !== SetCellEditVisibleOperation.id) return;
    listener((command.params as { visible: boolean }).visible);
  });
}

/** Univer knows a light and a dark grid. */
export function setDarkMode(book: UniverBook, dark: boolean): void {
  book.unit.injector.get(ThemeService).setDarkMode(dark);
}
