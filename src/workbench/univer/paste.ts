import { ISheetClipboardService, PREDEFINED_HOOK_NAME_PASTE } from "@univerjs/preset-sheets-core";
import type { Rect } from "../book";
import { maxColumns, maxRows } from "../book";
import { intersect, sameRect } from "../geometry";
import type { UniverBook } from "./book";
import { readClipboardTable } from "./clipboardText";

/** Cells from which on a table is pasted without its formats. */
const large = 2_000;

/**
 * Takes text, and large tables, out of Univer's hands and writes each cell as if it were typed. Univer begins a new row at
 * a line break inside of a cell, takes text for HTML, and needs minutes for 100,000 rows. A copy from the grid itself goes
 * Univer's way in any size, since it carries formulas and formats, and so does a small table with its formats.
 */
export function pasteAsTyped(book: UniverBook): void {
  const clipboard = book.unit.injector.get(ISheetClipboardService);
  const pasteByKeys = clipboard.legacyPaste.bind(clipboard);
  clipboard.legacyPaste = async (html, text, files) =>
    (!files && pasteText(book, html, text)) || pasteByKeys(html, text, files);
  const pasteByMenu = clipboard.paste.bind(clipboard);
  clipboard.paste = async (item, kind = PREDEFINED_HOOK_NAME_PASTE.DEFAULT_PASTE) => {
    const read = async (type: string): Promise<string> =>
      item.types.includes(type) ? (await item.getType(type)).text() : "";
    const isValues =
      kind === PREDEFINED_HOOK_NAME_PASTE.DEFAULT_PASTE ||
      kind === PREDEFINED_HOOK_NAME_PASTE.SPECIAL_PASTE_VALUE;
    const isText = isValues && !item.types.some((type) => type.startsWith("image/"));
    const done = isText && pasteText(book, await read("text/html"), await read("text/plain"));
    return done || pasteByMenu(item, kind);
  };
}

/** @returns false when the clipboard is for Univer */
function pasteText(book: UniverBook, html = "", text = ""): boolean {
  if (text === "") return false;
  const isTable = /<table[\s>]/i.test(html);
  if (isTable && (html.includes("data-copy-id") || text.length < large)) return false;
  const rows = readClipboardTable(text);
  // Not spread over the arguments of Math.max, which a call takes some 100,000 of.
  const columns = rows.reduce((widest, row) => Math.max(widest, row.length), 1);
  if (isTable && rows.length * columns < large) return false;
  const { sheetId, rect } = book.selection();
  const sheet = book.activeSheet();
  const target = targetOf(rect, rows.length, columns, sheet.merges());
  if (!target) return false;
  book.unit.grouped(() => {
    const cells = Array.from({ length: target.rows }, (_, down) => {
      const row = rows[down % rows.length] ?? [];
      return Array.from({ length: target.columns }, (__, right) => row[right % columns] ?? "");
    });
    sheet.write(target, cells);
    book.select(sheetId, target);
  });
  return true;
}

/**
 * The cells that a table is pasted into: as many as it has, or the whole selection where the table fits into it several
 * times without a rest.
 *
 * @returns null where there is no room, and where cells are merged
 */
function targetOf(selected: Rect, rows: number, columns: number, merges: readonly Rect[]): Rect | null {
  const touched = merges.filter((merge) => intersect(merge, selected));
  const isMergedCell = touched.some((merge) => sameRect(merge, selected));
  const repeats =
    !isMergedCell &&
    selected.rows < maxRows &&
    selected.columns < maxColumns &&
    selected.rows % rows === 0 &&
    selected.columns % columns === 0;
  const target = repeats ? selected : { ...selected, rows, columns };
  if (target.row + target.rows > maxRows || target.column + target.columns > maxColumns) return null;
  const single = isMergedCell && rows * columns === 1;
  return single || !merges.some((merge) => intersect(merge, target)) ? target : null;
}
