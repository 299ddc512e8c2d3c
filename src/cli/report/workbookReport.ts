import {
  writeXlsx,
  type Cell,
  type CellStyle,
  type SheetChart,
  type TableDefinition,
  type WriteSheet,
} from "hucre";
import {
  alignmentOf,
  cellText,
  heatOf,
  isDrawn,
  kindOf,
  layoutSheet,
  linesOfRow,
  pageMargins,
  rowPoints,
  numberFormats,
  serialDay,
  unknownMark,
  valueOf,
  type PlacedChart,
  type PlacedTable,
  type PlacedText,
  type ReportCell,
  type ReportDocument,
  type ReportSheet,
  type ReportTable,
  type SheetLayout,
} from "../../report";

/**
 * A report as an Excel workbook, with native tables and charts, ready to be printed.
 *
 * @returns the bytes of an .xlsx file
 */
export function workbookOfReport({ title, sheets }: ReportDocument): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetOf), properties: { title, creator: "kefu" } });
}

const colours = {
  accent: "1F4E79",
  text: "262626",
  quiet: "595959",
  line: "2E75B6",
  light: "BDD7EE",
  rule: "D9D9D9",
} as const;
const name = "Calibri";
/** From a touch to full. */
const heatFills = ["EAF3FA", "CFE3F3", "A9CDE8", "7FB3DA", "5B9BD0"] as const;

function sheetOf(sheet: ReportSheet): WriteSheet {
  const layout = layoutSheet(sheet);
  const cells = new Map<string, Partial<Cell>>();
  for (const text of layout.texts) putText(cells, text);
  for (const table of layout.tables) putTable(cells, table);
  const last = layout.widths.length - 1;
  return {
    name: sheet.name,
    columns: layout.widths.map((width) => ({ width })),
    rows: [],
    cells,
    merges: layout.texts.map(({ row }) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
    rowDefs: new Map([
      ...layout.texts.map(({ row, style, lines }) => [row, { height: rowPoints[style] * lines }] as const),
      ...layout.tables.map(({ row }) => [row, { height: rowPoints.header }] as const),
      ...layout.tables.flatMap(heightsOf),
    ]),
    // A break is named by the row above it.
    rowBreaks: layout.pageBreaks.map((row) => row - 1),
    tables: layout.tables.map(tableOf),
    charts: layout.charts.map((chart) => chartOf(sheet.name, chart, layout)),
    freezePane: { rows: layout.frozenRows },
    view: { showGridLines: false },
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: layout.frozenRows > 1 ? `1:${layout.frozenRows}` : "1:1",
      margins: pageMargins,
    },
    headerFooter: { oddFooter: "&L&A&R&P / &N" },
  };
}

/** Rows of long texts, which are not made higher by themselves. */
function heightsOf({ row, table }: PlacedTable): (readonly [number, { height: number }])[] {
  if (!table.columns.some(({ wrap }) => wrap)) return [];
  return table.rows.map((_, r) => [row + 1 + r, { height: rowPoints.row * linesOfRow(table, r) }] as const);
}

const key = (row: number, column: number) => `${row},${column}`;

function putText(cells: Map<string, Partial<Cell>>, { row, style, text }: PlacedText): void {
  const looks: Record<PlacedText["style"], CellStyle> = {
    title: { font: { name, size: 16, bold: true, color: { rgb: colours.accent } } },
    heading: { font: { name, size: 13, bold: true, color: { rgb: colours.accent } } },
    note: { font: { name, size: 10, color: { rgb: colours.quiet } } },
  };
  cells.set(key(row, 0), {
    value: plain(text),
    type: "string",
    style: { ...looks[style], alignment: { wrapText: true, vertical: "center" } },
  });
}

function putTable(cells: Map<string, Partial<Cell>>, { row: top, table }: PlacedTable): void {
  const { columns, rows } = table;
  columns.forEach(({ header }, column) =>
    cells.set(key(top, column), {
      value: header,
      type: "string",
      style: {
        font: { name, bold: true, color: { rgb: "FFFFFF" } },
        fill: { type: "pattern", pattern: "solid", fgColor: { rgb: colours.accent } },
        alignment: { horizontal: alignmentOf(table, column), vertical: "center", wrapText: true },
      },
    }),
  );
  const heat = heatOf(table);
  // Equal looks are one object: a list may have a million cells.
  const styles = new Map<string, CellStyle>();
  const styleFor = (cell: ReportCell, column: number, shade: number): CellStyle => {
    const look = `${column} ${kindOf(cell, columns[column])} ${shade}`;
    let style = styles.get(look);
    if (!style) styles.set(look, (style = styleOf(cell, table, column, shade)));
    return style;
  };
  rows.forEach((row, r) => {
    row.forEach((cell, column) => {
      const value = cellValue(cell, table, column);
      if (value === null) return;
      cells.set(key(top + 1 + r, column), {
        value,
        type: typeof value === "number" ? "number" : "string",
        style: styleFor(cell, column, heat[r][column]),
      });
    });
  });
}

/** What a cell holds; null: nothing. */
function cellValue(cell: ReportCell, table: ReportTable, column: number): string | number | null {
  const value = valueOf(cell);
  if (value === null) return isDrawn(table, column) ? null : unknownMark;
  if (kindOf(cell, table.columns[column]) === "date") return serialDay(String(value));
  return typeof value === "string" ? plain(value) : value;
}

function styleOf(cell: ReportCell, table: ReportTable, column: number, heat: number): CellStyle {
  const { columns } = table;
  const kind = kindOf(cell, columns[column]);
  const { wrap } = columns[column];
  return {
    numFmt: numberFormats[kind],
    alignment: { horizontal: alignmentOf(table, column), vertical: "top", ...(wrap && { wrapText: true }) },
    border: { bottom: { style: "thin", color: { rgb: colours.rule } } },
    ...(heat > 0 && {
      fill: { type: "pattern", pattern: "solid", fgColor: { rgb: heatFills[heat - 1] } },
    }),
  };
}

/** A formula it never becomes, whatever it begins with: its cell is one of text. */
const plain = (text: string) => cellText(text).text;

function tableOf({ row, table }: PlacedTable): TableDefinition {
  const { id, columns, rows } = table;
  return {
    name: `kefu_${id}`,
    range: `A${row + 1}:${letter(columns.length - 1)}${row + 1 + rows.length}`,
    columns: columns.map(({ header }) => ({ name: header })),
    style: "TableStyleMedium2",
    showRowStripes: !table.heat,
    showAutoFilter: true,
  };
}

/** @example letter(1) //=> "B" */
const letter = (column: number) => String.fromCharCode(65 + column);

function chartOf(sheetName: string, placed: PlacedChart, layout: SheetLayout): SheetChart {
  const { chart, table, from, to } = placed;
  const { columns, rows } = table.table;
  const first = table.row + 2;
  const last = first + Math.min(chart.rows ?? rows.length, rows.length) - 1;
  const quoted = `'${sheetName.replaceAll("'", "''")}'`;
  const cellsOf = (column: number, top = first, bottom = last) =>
    `${quoted}!$${letter(column)}$${top}:$${letter(column)}$${bottom}`;
  const anchor = {
    from: { row: from.row, col: from.column },
    to: { row: to.row + 1, col: Math.min(to.column + 1, layout.widths.length) },
  };
  const base = { title: chart.title, titleFontSize: 12, anchor, altText: chart.title };
  const format = (column: number) => ({ formatCode: numberFormats[columns[column].kind] });
  if (chart.kind === "quadrant") {
    const [across, up] = chart.series;
    const [atScore, atUp] = chart.crossing ?? [];
    const drawn = rows
      .slice(0, last - first + 1)
      .map((row, i) => ({ row, at: first + i }))
      .filter(({ row }) => valueOf(row[across]) !== null && valueOf(row[up]) !== null);
    return {
      ...base,
      type: "scatter",
      scatterStyle: "marker",
      legend: false,
      series: drawn.map(({ row, at }) => ({
        name: plain(String(valueOf(row[chart.category]))),
        values: cellsOf(up, at, at),
        categories: cellsOf(across, at, at),
        color: colours.line,
        marker: { symbol: "circle", size: 8, fill: colours.line },
        dataLabels: { showSeriesName: true, showValue: false, position: "t" },
      })),
      axes: {
        x: {
          title: chart.axes?.[0],
          numberFormat: format(across),
          tickLblPos: "low",
          gridlines: { major: false },
          ...(atUp !== undefined && { crossesAt: atUp }),
        },
        y: {
          title: chart.axes?.[1],
          numberFormat: format(up),
          tickLblPos: "low",
          gridlines: { major: false },
          ...(atScore !== undefined && { crossesAt: atScore }),
        },
      },
    };
  }
  const ticks = { majorTickMark: "none", minorTickMark: "none" } as const;
  const seriesOf = (column: number, color: string) => ({
    name: columns[column].header,
    values: cellsOf(column),
    categories: cellsOf(chart.category),
    color,
    smooth: false,
  });
  if (chart.kind === "pareto") {
    const [share, cumulative] = chart.series;
    return {
      ...base,
      type: "column",
      // The cumulative share stands behind, as steps of a lighter tint.
      series: [seriesOf(cumulative, colours.light), seriesOf(share, colours.line)],
      overlap: 100,
      gapWidth: 30,
      legend: "bottom",
      axes: { x: ticks, y: { scale: { min: 0, max: 1 }, numberFormat: { formatCode: "0%" }, ...ticks } },
    };
  }
  const [column] = chart.series;
  return {
    ...base,
    type: chart.kind,
    series: chart.series.map((each) => seriesOf(each, colours.line)),
    legend: chart.series.length > 1 ? "bottom" : false,
    gapWidth: 60,
    dispBlanksAs: "gap",
    axes: {
      // Bars are drawn from below: the first row belongs to the top.
      x: { ...(chart.kind === "bar" && { reverse: true }), numberFormat: format(chart.category), ...ticks },
      y: {
        numberFormat: format(column),
        ...(chart.kind === "bar" && { crosses: "max" as const }),
        ...ticks,
        ...(chart.kind !== "line" && { scale: { min: 0 } }),
      },
    },
  };
}
