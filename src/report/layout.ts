import { valueOf, type ReportBlock, type ReportChart, type ReportTable, type SheetContent } from "./document";

/** Where the parts of a sheet lie. Rows and columns are zero-based. */
export interface SheetLayout {
  /** Widths in characters, from the first column on. */
  readonly widths: readonly number[];
  readonly texts: readonly PlacedText[];
  readonly tables: readonly PlacedTable[];
  readonly charts: readonly PlacedChart[];
  readonly rowCount: number;
  /** Rows with which a new page begins, so that charts and short tables stay whole. */
  readonly pageBreaks: readonly number[];
  /** Rows that stay in sight, and are printed on every page. */
  readonly frozenRows: number;
}

/** A text over the whole width of the sheet. */
export interface PlacedText {
  readonly row: number;
  readonly style: "title" | "heading" | "note";
  readonly text: string;
  /** Lines that it takes. */
  readonly lines: number;
}

export interface PlacedTable {
  /** Row of the header. */
  readonly row: number;
  readonly table: ReportTable;
}

/** From the first cell to the last, both covered. */
export interface PlacedChart {
  readonly chart: ReportChart;
  readonly table: PlacedTable;
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

const chartRows = 16;
/** Where charts stand in two rows, both fit a page. */
const manyChartRows = 13;

/** Heights of rows in points; a text's is that of each of its lines. */
export const rowPoints = { title: 26, heading: 20, note: 15, header: 30, row: 15 } as const;
/** Printable area of A4 across, in points, with the margins of `pageMargins`. */
const pagePoints = { width: 784, height: 500 };
/** Inches. */
export const pageMargins = {
  left: 0.4,
  right: 0.4,
  top: 0.5,
  bottom: 0.6,
  header: 0.3,
  footer: 0.3,
} as const;
/** A sheet is at least as wide as a page that can be read. */
const narrowest = 110;

/**
 * Places the blocks of a sheet below each other; charts stand above the table that they draw, two side by side.
 *
 * @example layoutSheet(sheet).tables[0].row //=> 4
 */
export function layoutSheet(sheet: SheetContent): SheetLayout {
  const widths = widthsOf(sheet.blocks);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const texts: PlacedText[] = [];
  const tables: PlacedTable[] = [];
  const charts: PlacedChart[] = [];
  const pageBreaks: number[] = [];
  // The page is as wide as the sheet.
  const pageHeight = pagePoints.height * Math.max(1, (total * pointsOfCharacter) / pagePoints.width);
  let row = 0;
  // Points that are filled on the page.
  let filled = 0;
  const write = (style: PlacedText["style"], text: string) => {
    // Larger letters need more room; a line is rarely filled to its end.
    const scale = { title: 1.6, heading: 1.25, note: 1.05 }[style];
    const lines = Math.max(1, Math.ceil((displayWidth(text) * scale) / total));
    texts.push({ row, style, text, lines });
    filled += rowPoints[style] * lines;
    row++;
  };
  write("title", sheet.title);
  for (const note of sheet.notes) write("note", note);
  sheet.blocks.forEach((block, b) => {
    row++;
    filled += rowPoints.row;
    const { table } = block;
    const chartPoints = table ? pointsOfCharts(table) : 0;
    const tablePoints = table ? pointsOfTable(table) : 0;
    const headPoints = rowPoints.heading + rowPoints.note * block.notes.length;
    const wanted = headPoints + chartPoints + tablePoints;
    // What is longer than a page begins where it is and goes on over pages, its charts whole.
    const least =
      wanted <= pageHeight
        ? wanted
        : headPoints + Math.max(chartPoints, rowPoints.header + 5 * rowPoints.row);
    if (b > 0 && filled + least > pageHeight) {
      pageBreaks.push(row);
      filled = 0;
    }
    write("heading", block.heading);
    for (const note of block.notes) write("note", note);
    if (!table) return;
    const drawn = table.charts;
    const first = row;
    for (let at = 0; at < drawn.length; at += 2) row += heightOf(drawn.slice(at, at + 2), table) + 1;
    filled += chartPoints;
    if (chartPoints > 0 && filled + tablePoints > pageHeight && tablePoints <= pageHeight) {
      pageBreaks.push(row);
      filled = 0;
    }
    const placed = { row, table };
    let top = first;
    for (let at = 0; at < drawn.length; at += 2) {
      const pair = drawn.slice(at, at + 2);
      const rows = heightOf(pair, table);
      const split = middleOf(widths);
      pair.forEach((chart, side) =>
        charts.push({
          chart,
          table: placed,
          from: { row: top, column: side === 0 ? 0 : split },
          to: {
            row: top + rows - 1,
            column: pair.length === 1 || side === 1 ? widths.length - 1 : split - 1,
          },
        }),
      );
      top += rows + 1;
    }
    tables.push(placed);
    row += table.rows.length + 1;
    filled = (filled + tablePoints) % pageHeight;
  });
  const [only] = tables;
  // A list of its own scrolls and prints under its header.
  const frozenRows = tables.length === 1 && only.table.charts.length === 0 ? only.row + 1 : 1;
  return { widths, texts, tables, charts, rowCount: row, pageBreaks, frozenRows };
}

/** The widest of each column; the last is widened where the sheet would be narrow. */
function widthsOf(blocks: readonly ReportBlock[]): number[] {
  const widths: number[] = [];
  for (const { table } of blocks) {
    table?.columns.forEach(({ width }, column) => {
      widths[column] = Math.max(widths[column] ?? 0, width);
    });
  }
  let total = widths.reduce((sum, width) => sum + width, 0);
  while (total < narrowest) {
    const width = Math.min(14, narrowest - total);
    widths.push(width);
    total += width;
  }
  return widths;
}

/** A character with its share of the cell's padding, in points. */
const pointsOfCharacter = 5.5;

/** Points of the charts of a block. */
function pointsOfCharts({ charts, ...table }: ReportTable): number {
  let rows = 0;
  for (let at = 0; at < charts.length; at += 2)
    rows += heightOf(charts.slice(at, at + 2), { ...table, charts }) + 1;
  return rowPoints.row * rows;
}

/** Points of a table. */
function pointsOfTable(table: ReportTable): number {
  return (
    rowPoints.header + table.rows.reduce((sum, _, row) => sum + rowPoints.row * linesOfRow(table, row), 0)
  );
}

/** Lines that a row of a table takes: those of its longest text. */
export function linesOfRow({ columns, rows }: ReportTable, row: number): number {
  let most = 1;
  columns.forEach(({ wrap, width }, column) => {
    const value = valueOf(rows[row][column]);
    if (!wrap || typeof value !== "string") return;
    const lines = value
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((displayWidth(line) * 1.08) / width)), 0);
    most = Math.max(most, lines);
  });
  // Excel makes no row higher than 409 points.
  return Math.min(most, 27);
}

/** Rows that charts side by side take; bars want a line for each name. */
function heightOf(charts: readonly ReportChart[], { rows, charts: all }: ReportTable): number {
  const bars = charts.filter(({ kind }) => kind === "bar");
  if (bars.length < charts.length) return all.length > 2 ? manyChartRows : chartRows;
  return Math.max(...bars.map((bar) => 5 + Math.ceil(1.3 * Math.min(bar.rows ?? rows.length, rows.length))));
}

/** The column in which the right half of the sheet begins. */
function middleOf(widths: readonly number[]): number {
  const half = widths.reduce((sum, width) => sum + width, 0) / 2;
  let before = 0;
  let column = 0;
  while (column < widths.length - 1 && before + widths[column] / 2 < half) before += widths[column++];
  return Math.max(1, column);
}

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/**
 * Width of a text in Latin characters.
 *
 * @example displayWidth("报告 A") //=> 6
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) || character > "\uffff" ? 2 : 1;
  return width;
}

/**
 * How the cells of a table's column stand: numbers right, texts left. A short text beside numbers stands in the middle, so that
 * it does not run into them.
 */
export function alignmentOf({ columns }: ReportTable, column: number): "left" | "center" | "right" {
  const { kind, wrap } = columns[column];
  if (kind !== "text") return "right";
  return column === 0 || wrap ? "left" : "center";
}

/** Steps in which numbers are shaded. */
export const heatSteps = 5;

/**
 * How strongly each number of a table is shaded: 0 (not at all) to `heatSteps`, against the largest of the shaded columns.
 *
 * @returns by row, by column of the table
 */
export function heatOf({ rows, heat = [] }: ReportTable): number[][] {
  const numberAt = (row: number, column: number) => {
    const cell = rows[row][column];
    return typeof cell === "number" ? cell : 0;
  };
  let most = 0;
  for (let row = 0; row < rows.length; row++)
    for (const column of heat) most = Math.max(most, numberAt(row, column));
  return rows.map((cells, row) =>
    cells.map((_, column) =>
      most > 0 && heat.includes(column) ? Math.ceil((heatSteps * numberAt(row, column)) / most) : 0,
    ),
  );
}
