import type { CellFormat } from "../book";
import type { GridLocale } from "../univer/engine";
import type { SheetSnapshot, Snapshot, SnapshotCell } from "../univer/snapshot";
import chats from "./chats.json";
import { wordsOf } from "./words";

/** Colours of headings and of cells that a person fills in, as in Excel's own templates. */
const heading: CellFormat = { bold: true, fill: "#DDEBF7", verticalAlignment: "Center", wrapText: true };
const numberHeading: CellFormat = { ...heading, horizontalAlignment: "Right" };
const input: CellFormat = { fontColor: "#1F4E79" };
const money: CellFormat = { numberFormat: "#,##0.00" };
const rate: CellFormat = { numberFormat: "0.0%" };
const dateTime: CellFormat = { numberFormat: "yyyy/m/d h:mm:ss", horizontalAlignment: "Left" };
const note: CellFormat = { fontColor: "#595959", italic: true };

/** Columns of chats.json that hold times as text. */
const timeColumns = new Set([1, 5, 6]);

/**
 * The workbook that a newcomer meets: an invented outdoor shop's chats, a sheet of conversion and sales by agent, and a
 * sheet that compares after-sales options. The chats are Chinese in any language.
 */
export function sampleWorkbook(locale: GridLocale): Snapshot {
  const words = wordsOf(locale);
  return {
    name: words.workbook,
    sheets: [chatSheet(words.chats, words.chatColumns), salesSheet(words), afterSalesSheet(words)],
  };
}

type Words = ReturnType<typeof wordsOf>;

function chatSheet(name: string, columns: readonly string[]): SheetSnapshot {
  const rows = chats.rows.map((row) =>
    row.map((cell, column): SnapshotCell => {
      if (cell === "") return null;
      return timeColumns.has(column) ? serialOf(cell) : cell;
    }),
  );
  return {
    name,
    cells: [[...columns], ...rows],
    columnWidths: [76, 172, 186, 68, 420, 172, 172],
    columnFormats: [null, dateTime, null, null, null, dateTime, dateTime],
    frozenRows: 1,
    table: { row: 0, column: 0, rows: rows.length + 1, columns: columns.length },
  };
}

/**
 * Excel's date serial of a wall clock.
 *
 * @example serialOf("2026-11-16 12:00:00") //=> 46342.5
 */
export function serialOf(time: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(time)?.map(Number) ?? [];
  if (year === undefined) throw new RangeError(`"${time}" is no time like 2026-11-16 09:02:11`);
  const days = Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
  return days + (hour * 3600 + minute * 60 + second) / 86_400;
}

/** Figures as a shop's platform reports them for a month: agent, consultations, orderers, average order value. */
const agents: readonly (readonly [string, number, number, number])[] = [
  ["小禾", 486, 62, 268.5],
  ["阿岚", 512, 71, 312.8],
  ["小满", 634, 58, 241.3],
  ["大川", 398, 15, 205.6],
];

function salesSheet(words: Words): SheetSnapshot {
  const first = 4;
  const last = first + agents.length - 1;
  const rows = agents.map(([agent, consultations, orderers, averageOrderValue], index): SnapshotCell[] => {
    const row = first + index;
    return [
      agent,
      { value: consultations, format: input },
      { value: orderers, format: input },
      { formula: `=KEFU.CONSULT_CONVERSION(C${row},B${row})`, format: rate },
      { value: averageOrderValue, format: { ...input, ...money } },
      { formula: `=KEFU.AGENT_SALES(B${row},D${row},E${row})`, format: money },
    ];
  });
  const sum = (column: string) => `=SUM(${column}${first}:${column}${last})`;
  const total: CellFormat = { bold: true };
  return {
    name: words.sales,
    cells: [
      [{ value: words.salesTitle, format: { bold: true, fontSize: 14 } }],
      [{ value: words.salesNote, format: note }],
      headings(words.salesColumns),
      ...rows,
      [
        { value: words.total, format: total },
        { formula: sum("B"), format: total },
        { formula: sum("C"), format: total },
        { formula: `=KEFU.CONSULT_CONVERSION(C${last + 1},B${last + 1})`, format: { ...total, ...rate } },
        null,
        { formula: sum("F"), format: { ...total, ...money } },
      ],
    ],
    columnWidths: [110, 110, 110, 120, 130, 130],
    rowHeights: { 0: 30, 2: 32 },
  };
}

/** The first column names things, the others hold numbers. */
const headings = (titles: readonly string[]): SnapshotCell[] =>
  titles.map((value, column) => ({ value, format: column > 0 ? numberHeading : heading }));

const spilledHeadings: readonly SnapshotCell[] = [
  { format: numberHeading },
  { format: numberHeading },
  { format: numberHeading },
  { format: heading },
];
const spilledMoney: readonly SnapshotCell[] = [{ format: money }, { format: money }, { format: money }];

function afterSalesSheet(words: Words): SheetSnapshot {
  const labelled = (label: string, value: number, tip: string): SnapshotCell[] => [
    label,
    { value, format: { ...input, ...money } },
    { value: tip, format: note },
  ];
  const firstLoss = 18;
  return {
    name: words.afterSales,
    cells: [
      [{ value: words.afterSalesTitle, format: { bold: true, fontSize: 14 } }],
      [{ value: words.afterSalesNote, format: note }],
      labelled(words.amount, 269, words.amountNote),
      labelled(words.goodsCost, 118, words.goodsCostNote),
      labelled(words.freight, 9, words.freightNote),
      labelled(words.refund, 40, words.refundNote),
      [],
      [{ value: words.compareTitle, format: { bold: true } }],
      // Spills over a header, five rows and five columns.
      [{ formula: "=KEFU.AFTERSALES_COMPARE(B3,B4,B5,B6)", format: heading }, ...spilledHeadings],
      [null, ...spilledMoney],
      [null, ...spilledMoney],
      [null, ...spilledMoney],
      [null, ...spilledMoney],
      [null, ...spilledMoney],
      [],
      [{ value: words.lossTitle, format: { bold: true } }],
      headings(words.lossColumns),
      ...words.afterSalesOptions.map((option, index): SnapshotCell[] => [
        option,
        ...["low", "mid", "high"].map((bound) => ({
          formula: `=KEFU.AFTERSALES_LOSS(A${firstLoss + index},$B$3,"${bound}")`,
          format: money,
        })),
      ]),
    ],
    columnWidths: [190, 120, 120, 120, 120, 120, 120],
    rowHeights: { 0: 30 },
  };
}
