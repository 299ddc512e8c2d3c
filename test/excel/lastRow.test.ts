import { expect, it, vi } from "vitest";
import type { CellValue, Rect } from "../../src/workbench/book";
import { maxRows } from "../../src/workbench/book";
import { MemoryBook, type MemorySheet } from "../../src/workbench/memory";
import { hostWorkbooks } from "./hosted";
import { columnValues, markScan, sheetChoice } from "./support";

const hosted = hostWorkbooks();

/** Every row that Excel has takes ten seconds of a processor; KEFU_SHEET_ROWS=150000 for the last ones only. */
const rowCount = Math.min(maxRows, Number(process.env.KEFU_SHEET_ROWS ?? maxRows));
const first = maxRows - rowCount;

const header = ["会话ID", "时间", "发送者", "内容"];
const wrong = new Map([
  [first + 1, "！严重 您自己多试下"],
  [maxRows - 1, "！轻微 嗯"],
]);

function chatCell(row: number, column: number): CellValue {
  if (row < first || column >= header.length) return "";
  if (row === first) return header[column];
  const message = row - first - 1;
  if (column === 0) return `S${message >> 3}`;
  if (column === 1) return 46_000 + message / 17_280;
  if (column === 2) return message % 2 ? "小美" : `tb_${message >> 3}`;
  return wrong.get(row) ?? (message % 2 ? "亲，在的" : "在吗");
}

/** A sheet of chats down to Excel's last row. They are made up when they are read; what is written stays as in any sheet. */
function fill(sheet: MemorySheet): void {
  const own = { values: sheet.values.bind(sheet), formulas: sheet.formulas.bind(sheet) };
  const read = (way: (rect: Rect) => CellValue[][]) => (rect: Rect) =>
    way(rect).map((cells, r) =>
      cells.map((cell, c) => (cell === "" ? chatCell(rect.row + r, rect.column + c) : cell)),
    );
  vi.spyOn(sheet, "values").mockImplementation(read(own.values));
  vi.spyOn(sheet, "formulas").mockImplementation(read(own.formulas));
  const width = sheet.used(true)?.columns ?? 0;
  vi.spyOn(sheet, "used").mockImplementation(() => ({
    row: first,
    column: 0,
    rows: rowCount,
    columns: Math.max(width, header.length),
  }));
}

it(`a sheet down to Excel's last row (${rowCount} rows) is scanned within Excel's limits`, async () => {
  const book = new MemoryBook({ sheets: ["聊天记录"] });
  const [sheet] = book.sheets();
  fill(sheet);
  await hosted.open(book);
  const { host, window } = hosted.office;
  let largest = 0;
  // What the add-in gets; what it sends passes the host, which refuses more than the limit.
  window.addEventListener("message", ({ data }: MessageEvent<string>) => {
    largest = Math.max(largest, data.length < 1_000_000 ? data.length : Buffer.byteLength(data));
  });
  const result = await markScan(sheetChoice(book));
  expect(result.rows).toBe(rowCount - 1);
  expect(result.findings.map(({ rows }) => rows)).toEqual([[first + 2], [maxRows]]);
  expect(largest).toBeGreaterThan(100_000);
  expect(largest).toBeLessThan(host.limits.messageBytes);
  const written = sheet.values({ row: maxRows - 2, column: 4, rows: 2, columns: 1 }).map(([text]) => text);
  expect(written).toEqual(["", "轻微｜连续发送（不断骚扰）"]);
  expect(columnValues(sheet, "E", first + 2).at(first)).toBe("客服质检");
}, 300_000);
