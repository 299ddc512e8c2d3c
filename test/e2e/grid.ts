/** What a test asks of the visible grid: how cells look, where the selection is, what the whole workbook holds. */
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { UniverBook } from "../../src/workbench/univer/book";

/** The fill that the grid draws in a cell, conditional formats applied; null when it draws none. Zero-based. */
export function drawnFill(page: Page, sheet: string, row: number, column: number): Promise<string | null> {
  return page.evaluate(
    ([name, r, c]) => {
      const { unit } = window.workbench!.book as UniverBook;
      // The same call, through the same interceptors, that the canvas asks before it draws.
      const cell = unit.workbook.getSheetBySheetName(name)!.getCell(r, c);
      const style = cell?.s;
      return (typeof style === "object" ? style?.bg?.rgb : null) ?? null;
    },
    [sheet, row, column] as const,
  );
}

/** 1-based rows of a column that hold text, with the text. */
export async function filledRows(page: Page, sheet: string, column: number): Promise<Map<number, string>> {
  const texts = await page.evaluate(
    ([name, c]) => {
      const found = window.workbench!.book.sheets().find((s) => s.name === name)!;
      const used = found.used(true)!;
      return found.text({ row: 0, column: c, rows: used.row + used.rows, columns: 1 }).map(([text]) => text!);
    },
    [sheet, column] as const,
  );
  return new Map(texts.flatMap((text, index) => (text === "" ? [] : [[index + 1, text] as const])));
}

/** A1 address of the selection, with its sheet's name. */
export function selection(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { book } = window.workbench!;
    const { sheetId, rect } = book.selection();
    const letter = (column: number): string =>
      column < 26
        ? String.fromCharCode(65 + column)
        : letter(Math.floor(column / 26) - 1) + letter(column % 26);
    const name = book.sheets().find((s) => s.id === sheetId)!.name;
    return `${name}!${letter(rect.column)}${rect.row + 1}`;
  });
}

/** The text that a cell shows, "B2" of a sheet. */
export function shownText(page: Page, sheet: string, row: number, column: number): Promise<string> {
  return page.evaluate(
    async ([name, r, c]) => {
      const { book } = window.workbench!;
      await book.calculated();
      const found = book.sheets().find((s) => s.name === name)!;
      return found.text({ row: r, column: c, rows: 1, columns: 1 })[0]![0]!;
    },
    [sheet, row, column] as const,
  );
}

/** Everything that a workbook holds, to be compared with itself at another time. */
export function contents(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { book } = window.workbench!;
    await book.calculated();
    return {
      sheets: book.sheets().map((sheet) => {
        const used = sheet.used(false);
        const columns = used ? used.column + used.columns : 0;
        return {
          name: sheet.name,
          used,
          formulas: used && sheet.formulas(used),
          text: used && sheet.text(used),
          firstRows: Array.from({ length: 3 }, (_, row) =>
            Array.from({ length: columns }, (_, column) => sheet.format(row, column)),
          ),
          widths: Array.from({ length: columns + 1 }, (_, column) => sheet.columnWidth(column)),
          conditionalFormats: sheet.conditionalFormats(),
          tables: sheet.tables(),
          filter: sheet.filter(),
          merges: sheet.merges(),
          frozen: sheet.frozen(),
          hiddenRows: sheet.hiddenRows(),
        };
      }),
      names: book.names(),
      settings: [...book.settings],
      xmlParts: [...book.xmlParts],
    };
  });
}

/** Brings a sheet to the front by its tab, as a person does: again, when the grid was too busy to take the click. */
export async function showSheet(page: Page, sheet: string): Promise<void> {
  const tab = page.locator("[data-id]").getByText(sheet, { exact: true });
  await expect
    .poll(async () => {
      if ((await selection(page)).startsWith(`${sheet}!`)) return sheet;
      await tab.click();
      return (await selection(page)).split("!")[0];
    })
    .toBe(sheet);
}

/** Selects a cell as a person does: by the box left of the formula bar. */
export async function goTo(page: Page, address: string): Promise<void> {
  const box = page.locator("input").first();
  await box.click();
  await box.fill(address);
  await box.press("Enter");
}
