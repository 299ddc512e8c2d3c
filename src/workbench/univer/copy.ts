import { CellValueType } from "@univerjs/core";
import { ISheetClipboardService, PREDEFINED_HOOK_NAME_COPY } from "@univerjs/preset-sheets-core";
import type { UniverBook } from "./book";
import { CellReader, plainCell } from "./cells";
import { writeClipboardTable } from "./clipboardText";

/**
 * Copies cells as Excel does for other programs. Univer's own text has a line break inside of a cell look like the end of
 * a row, its HTML leaves the line break out, and neither says of "007" that it is a text.
 */
export function copyAsExcelDoes({ unit }: UniverBook): void {
  const clipboard = unit.injector.get(ISheetClipboardService);
  const readerOf = (sheetId: string): CellReader | null => {
    const worksheet = unit.workbook.getSheetBySheetId(sheetId);
    return worksheet ? new CellReader(unit, worksheet) : null;
  };

  const generate = clipboard.generateCopyContent.bind(clipboard);
  clipboard.generateCopyContent = (unitId, sheetId, range, options) => {
    const content = generate(unitId, sheetId, range, options);
    const reader = readerOf(sheetId);
    if (!content || !reader) return content;
    if (options?.copyHookType === PREDEFINED_HOOK_NAME_COPY.SPECIAL_COPY_FORMULA_ONLY) return content;
    const { rows, cols: columns } = content.discreteRange;
    const plain = writeClipboardTable(rows.map((row) => columns.map((column) => reader.text(row, column))));
    return { ...content, plain };
  };

  let reader: CellReader | null = null;
  clipboard.addClipboardHook({
    id: "workbench-copy",
    // Before Univer's own: the first that has something to say of a cell says it.
    priority: -1,
    onBeforeCopy: (_, sheetId) => void (reader = readerOf(sheetId)),
    onCopyCellContent: (row, column) => {
      const text = reader?.text(row, column) ?? "";
      return text.includes("\n") ? linesInHtml(text) : "";
    },
    onCopyCellStyle: (row, column) => {
      const value = reader?.value(row, column) ?? "";
      const isOnlyText = typeof value === "string" && plainCell(value).t === CellValueType.FORCE_STRING;
      return isOnlyText ? { style: String.raw`mso-number-format:'\@'` } : null;
    },
    onAfterCopy: () => void (reader = null),
  });
}

/** Excel begins a new row at a line break, unless it is told that it is of the same cell. */
const linesInHtml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", '<br style="mso-data-placement:same-cell">');
