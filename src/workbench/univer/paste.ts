import type { IDisposable } from "@univerjs/core";
import { CanceledError } from "@univerjs/core";
import { SheetPasteShortKeyCommand } from "@univerjs/preset-sheets-core";
import Papa from "papaparse";
import type { UniverBook } from "./book";

/** Cells from which on Univer's own paste gets slow: at 600,000 cells it takes most of a minute. */
const large = 2_000;

interface Clipboard {
  readonly htmlContent?: string;
  readonly textContent?: string;
}

/**
 * Takes large pastes of plain tables out of Univer's hands and writes them as values, as if each were typed; formats are
 * left behind. A copy from the grid itself goes Univer's way in any size, since it carries formulas and formats.
 *
 * @returns what ends it
 */
export function pasteLargeTables(book: UniverBook): IDisposable {
  return book.unit.commands.beforeCommandExecuted((command) => {
    if (command.id !== SheetPasteShortKeyCommand.id) return;
    const { htmlContent = "", textContent = "" } = (command.params ?? {}) as Clipboard;
    if (htmlContent.includes("data-copy-id") || textContent.length < large) return;
    const rows = readClipboardTable(textContent);
    const columns = Math.max(...rows.map((row) => row.length));
    if (rows.length * columns < large) return;
    const { sheetId, rect } = book.selection();
    const target = { row: rect.row, column: rect.column, rows: rows.length, columns };
    book.unit.grouped(() => {
      book.activeSheet().write(
        target,
        rows.map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? "")),
      );
      book.select(sheetId, target);
    });
    // Univer's way of saying that a listener has done the command's work.
    throw new CanceledError();
  });
}

/**
 * The cells of a table that Excel, WPS or a browser put on the clipboard as text: tabs between cells, a cell that holds
 * tabs, quotes or line breaks in quotes.
 *
 * @example readClipboardTable('a\t"b\nc"\r\nd\te\r\n') //=> [["a", "b\nc"], ["d", "e"]]
 */
export function readClipboardTable(text: string): string[][] {
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: "\t", newline: "\n" });
  // A chat line may begin with a quote that is never closed: then no quote means anything.
  if (errors.some((error) => error.type === "Quotes"))
    return body.split("\n").map((line) => line.split("\t"));
  return data.length > 0 ? data : [[""]];
}
