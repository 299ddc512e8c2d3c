import {
  alignmentOf,
  heatOf,
  isDrawn,
  kindOf,
  layoutSheet,
  linesOfRow,
  numberFormats,
  pageMargins,
  rowPoints,
  serialDay,
  unknownMark,
  valueOf,
  type PlacedTable,
  type ReportCell,
  type ReportTable,
  type SheetContent,
  type SheetLayout,
} from "../../report";
import { addressOf } from "../address";
import { jsonBytes, nextBlockRows } from "../blocks";
import { CellWriter } from "../import/cells";
import { freeTableName } from "../import/newTable";
import { inExcel } from "../run";
import { throwIfAborted } from "../trouble";
import { addChart } from "./charts";
import { colours, heatFills } from "./colours";

export interface SheetTarget {
  readonly sheetId: string;
  /** Name of the sheet with the chats, to which rows lead; null when it is gone. */
  readonly chats: string | null;
}

/** Fills an empty sheet with a sheet of a report, in batches of their own, so that a person can work in between. */
export async function writeSheet(
  sheet: SheetContent,
  target: SheetTarget,
  onWritten: (rows: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const layout = layoutSheet(sheet);
  await inBatch(target, (page) => {
    writeTexts(page, layout);
    layout.widths.forEach((width, column) => {
      page.getRangeByIndexes(0, column, 1, 1).format.columnWidth = pointsOf(width);
    });
  });
  for (const placed of layout.tables) {
    await writeRows(placed, target, onWritten, signal);
    await finishTable(placed, target);
    throwIfAborted(signal);
  }
  await inBatch(target, (page) => {
    for (const chart of layout.charts) addChart(page, chart);
  });
  throwIfAborted(signal);
  await inBatch(target, (page) => setUpPage(page, layout));
}

function inBatch({ sheetId }: SheetTarget, queue: (page: Excel.Worksheet) => void): Promise<void> {
  return inExcel(async (context) => {
    queue(context.workbook.worksheets.getItem(sheetId));
    await context.sync();
  });
}

/** Characters as Excel's points: seven pixels each and the cell's padding. */
const pointsOf = (characters: number) => (characters * 7 + 5) * 0.75;

function writeTexts(page: Excel.Worksheet, { texts, widths }: SheetLayout): void {
  const writer = new CellWriter();
  const sizes = { title: 16, heading: 13, note: 10 } as const;
  for (const { row, style, text, lines } of texts) {
    const range = page.getRangeByIndexes(row, 0, 1, widths.length);
    range.merge();
    page.getRangeByIndexes(row, 0, 1, 1).values = [[writer.write(text, row + 1)]];
    range.format.wrapText = true;
    range.format.verticalAlignment = "Center";
    range.format.rowHeight = rowPoints[style] * lines;
    range.format.font.size = sizes[style];
    range.format.font.bold = style !== "note";
    range.format.font.color = style === "note" ? colours.quiet : colours.accent;
  }
}

const alignments = { left: "Left", center: "Center", right: "Right" } as const;

/** The header, the formats of the columns, and the rows, block by block. */
async function writeRows(
  { row: top, table }: PlacedTable,
  target: SheetTarget,
  onWritten: (rows: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { columns, rows } = table;
  const writer = new CellWriter();
  await inBatch(target, (page) => {
    page.getRangeByIndexes(top, 0, 1, columns.length).values = [
      columns.map(({ header }) => writer.write(header, top + 1)),
    ];
    columns.forEach(({ kind, wrap }, column) => {
      const body = page.getRangeByIndexes(top + 1, column, rows.length, 1);
      // One format stands for all cells of the range, whatever the type says.
      body.numberFormat = numberFormats[kind] as unknown as string[][];
      body.format.horizontalAlignment = alignments[alignmentOf(table, column)];
      body.format.verticalAlignment = "Top";
      if (wrap) body.format.wrapText = true;
    });
    forEachTyped(table, (row, column, format) => {
      page.getRangeByIndexes(top + 1 + row, column, 1, 1).numberFormat = [[format]];
    });
  });
  let previous: { rows: number; bytes: number } | null = null;
  for (let at = 0; at < rows.length;) {
    throwIfAborted(signal);
    const count: number = Math.min(nextBlockRows(columns.length, previous), rows.length - at);
    const values = rows
      .slice(at, at + count)
      .map((row, r) =>
        row.map((cell, column) => written(cell, table, column, target, writer, top + 2 + at + r)),
      );
    const first = top + 1 + at;
    await inBatch(target, (page) => {
      page.getRangeByIndexes(first, 0, count, columns.length).values = values;
    });
    previous = { rows: count, bytes: jsonBytes(values) };
    at += count;
    onWritten(count);
  }
}

/** What is given to Excel for a cell; "" leaves it empty. */
function written(
  cell: ReportCell,
  table: ReportTable,
  column: number,
  { chats }: SheetTarget,
  writer: CellWriter,
  sheetRow: number,
): string | number | boolean {
  const value = valueOf(cell);
  if (value === null) return isDrawn(table, column) ? "" : writer.write(unknownMark, sheetRow);
  const kind = kindOf(cell, table.columns[column]);
  if (kind === "date") return serialDay(String(value));
  if (kind === "row" && chats !== null) return linkTo(chats, Number(value));
  return writer.write(value, sheetRow);
}

/**
 * A formula that leads to a row of a sheet.
 *
 * @example linkTo("Q1 'a'", 7) //=> `=HYPERLINK("#'Q1 ''a'''!A7",7)`
 */
export function linkTo(sheetName: string, row: number): string {
  const quoted = sheetName.replaceAll("'", "''").replaceAll('"', '""');
  return `=HYPERLINK("#'${quoted}'!A${row}",${row})`;
}

function forEachTyped(
  { columns, rows }: ReportTable,
  call: (row: number, column: number, format: string) => void,
): void {
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const kind = kindOf(cell, columns[column]);
      if (kind !== columns[column].kind) call(row, column, numberFormats[kind]);
    }),
  );
}

/** Rows whose heights are set one by one; Excel fits the rows of longer lists itself. */
const fewRows = 500;

function finishTable(placed: PlacedTable, { sheetId }: SheetTarget): Promise<void> {
  const { row: top, table } = placed;
  return inExcel(async (context) => {
    const page = context.workbook.worksheets.getItem(sheetId);
    const { columns, rows } = table;
    const whole = addressOf({ row: top, column: 0, rows: rows.length + 1, columns: columns.length });
    const made = page.tables.add(whole, true);
    const { tables, names } = context.workbook;
    tables.load("items/name");
    names.load("items/name");
    await context.sync();
    const taken = [...tables.items, ...names.items].map(({ name }) => name);
    made.name = freeTableName(`kefu_${table.id}`, taken);
    made.style = "TableStyleMedium2";
    made.showBandedRows = !table.heat;
    const header = page.getRangeByIndexes(top, 0, 1, columns.length);
    header.format.wrapText = true;
    header.format.verticalAlignment = "Center";
    header.format.rowHeight = rowPoints.header;
    columns.forEach((_, column) => {
      page.getRangeByIndexes(top, column, 1, 1).format.horizontalAlignment =
        alignments[alignmentOf(table, column)];
    });
    if (columns.some(({ wrap }) => wrap)) {
      if (rows.length > fewRows)
        page.getRangeByIndexes(top + 1, 0, rows.length, columns.length).format.autofitRows();
      else
        rows.forEach((_, row) => {
          page.getRangeByIndexes(top + 1 + row, 0, 1, 1).format.rowHeight =
            rowPoints.row * linesOfRow(table, row);
        });
    }
    shade(page, placed);
    await context.sync();
  });
}

function shade(page: Excel.Worksheet, { row: top, table }: PlacedTable): void {
  if (!table.heat) return;
  heatOf(table).forEach((row, r) =>
    row.forEach((heat, column) => {
      if (heat > 0) page.getRangeByIndexes(top + 1 + r, column, 1, 1).format.fill.color = heatFills[heat - 1];
    }),
  );
}

/** What stays in sight, and how it is printed: across, as wide as a page, the header on each. */
function setUpPage(page: Excel.Worksheet, { frozenRows }: SheetLayout): void {
  page.showGridlines = false;
  page.tabColor = colours.accent;
  page.freezePanes.freezeRows(frozenRows);
  const { pageLayout } = page;
  pageLayout.orientation = "Landscape";
  pageLayout.paperSize = "A4";
  pageLayout.zoom = { horizontalFitToPages: 1 };
  pageLayout.setPrintTitleRows(frozenRows > 1 ? `$1:$${frozenRows}` : "$1:$1");
  pageLayout.setPrintMargins("Inches", pageMargins);
  pageLayout.headersFooters.defaultForAllPages.leftFooter = "&A";
  pageLayout.headersFooters.defaultForAllPages.rightFooter = "&P / &N";
}
