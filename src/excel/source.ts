import { addressOf, localAddress, parseAddress, type Rect } from "./address";
import { inExcel } from "./run";
import { resultName } from "./resultName";
import { ExcelTrouble } from "./trouble";
import type { SourceChoice, SourceInfo } from "./types";

/** Where the cells of a choice lie, without the column in which an earlier scan wrote its results. */
export interface Source {
  readonly info: SourceInfo;
  readonly sheetId: string;
  /** Zero-based sheet row of the first row. */
  readonly row: number;
  readonly rowCount: number;
  /** Zero-based sheet columns, ascending; a field's column in `Corrections` counts within them. */
  readonly columns: readonly number[];
  /** The first row is the header of an Excel table, whatever it says. */
  readonly tableHeader: boolean;
}

interface SheetState {
  readonly id: string;
  readonly name: string;
  /** null: the sheet is empty. */
  readonly used: Rect | null;
  readonly result: Rect | null;
  readonly tables: readonly TableState[];
}

interface TableState {
  readonly id: string;
  readonly name: string;
  readonly header: boolean;
  /** Header and data rows, without a row of totals. */
  readonly rect: Rect;
}

/** Sheets, tables and the selection, as a person can choose them. */
export function listSources(): Promise<SourceInfo[]> {
  return inExcel(async (context) => {
    const sheets = context.workbook.worksheets.load("items/id,items/name,items/visibility");
    const active = context.workbook.worksheets.getActiveWorksheet().load("id");
    await context.sync();
    const visible = sheets.items.filter((sheet) => sheet.visibility === "Visible");
    const states = await readSheets(context, visible);
    const selected = await readSelection(context);

    const sources: SourceInfo[] = [];
    for (const state of states) {
      const here = selected && selected.sheetId === state.id ? selected.rect : null;
      const inTable = here && state.tables.find(({ rect }) => intersect(rect, here));
      const choice: SourceChoice = { kind: "sheet", sheetId: state.id };
      sources.push({ ...sourceOf(choice, state).info, active: state.id === active.id && !inTable });
      for (const table of state.tables) {
        const choice: SourceChoice = { kind: "table", sheetId: state.id, tableId: table.id };
        sources.push({ ...sourceOf(choice, state).info, active: table === inTable });
      }
      const area = here && (here.rows > 1 || here.columns > 1) ? intersect(here, state.used) : null;
      if (area && area.rows > 1) {
        const choice: SourceChoice = { kind: "selection", sheetId: state.id, address: addressOf(area) };
        sources.push(sourceOf(choice, state).info);
      }
    }
    return sources;
  });
}

/**
 * What "scan the selection" means: the selected range; with a single cell, the table or sheet in which it stands.
 *
 * @throws ExcelTrouble `severalAreas` when more than one area is selected
 */
export async function selectedSource(): Promise<SourceChoice> {
  const selected = await inExcel(async (context) => {
    const range = context.workbook.getSelectedRange().load("address,cellCount");
    range.worksheet.load("id");
    await context.sync();
    return { sheetId: range.worksheet.id, address: localAddress(range.address), cells: range.cellCount };
  });
  const { sheetId, address } = selected;
  if (selected.cells !== 1) return { kind: "selection", sheetId, address };
  const active = (await listSources()).find((source) => source.active);
  return active?.choice ?? { kind: "sheet", sheetId };
}

/** The sheet in front. */
export function activeSheet(): Promise<string> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet().load("id");
    await context.sync();
    return sheet.id;
  });
}

/** @throws ExcelTrouble `deleted` when the sheet or table is gone */
export function resolveSource(choice: SourceChoice): Promise<Source> {
  return inExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItem(choice.sheetId).load("id,name");
    await context.sync();
    const [state] = await readSheets(context, [sheet]);
    return sourceOf(choice, state);
  });
}

function sourceOf(choice: SourceChoice, state: SheetState): Source {
  let rect: Rect | null;
  let name = state.name;
  if (choice.kind === "table") {
    const table = state.tables.find(({ id }) => id === choice.tableId);
    if (!table) throw new ExcelTrouble("deleted");
    rect = table.rect;
    name = table.name;
  } else if (choice.kind === "selection") {
    rect = boundedBy(choice.address, state.used);
    name = choice.address;
  } else {
    rect = state.used;
  }
  const { row, rows } = rect ?? { row: 0, rows: 0 };
  const columns = rect ? columnsOf(rect, state.result) : [];
  const table = rect && tableAround(rect, columns, state.tables);
  const tableHeader = Boolean(table && table.header && table.rect.row === row);
  return {
    info: { choice, name, rows: tableHeader ? rows - 1 : rows, columns: columns.length, active: false },
    sheetId: state.id,
    row,
    rowCount: rows,
    columns,
    tableHeader,
  };
}

/** The table whose rows and columns hold all of the rectangle, if any. */
function tableAround(
  rect: Rect,
  columns: readonly number[],
  tables: readonly TableState[],
): TableState | undefined {
  return tables.find(
    (table) =>
      table.rect.row <= rect.row &&
      table.rect.row + table.rect.rows >= rect.row + rect.rows &&
      table.rect.column <= columns[0] &&
      table.rect.column + table.rect.columns > columns[columns.length - 1],
  );
}

function columnsOf(rect: Rect, result: Rect | null): number[] {
  const ours = result && intersect(rect, result) ? result.column : -1;
  const columns: number[] = [];
  for (let column = rect.column; column < rect.column + rect.columns; column++) {
    if (column !== ours) columns.push(column);
  }
  return columns;
}

function boundedBy(address: string, used: Rect | null): Rect | null {
  const place = parseAddress(address);
  if (!place || !used) return null;
  const { row, column } = place;
  const rows = place.rows ?? used.row + used.rows;
  const columns = place.columns ?? used.column + used.columns;
  return intersect({ row, column, rows, columns }, used);
}

export function intersect(a: Rect, b: Rect | null): Rect | null {
  if (!b) return null;
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** What loads a rectangle; read it with `rectOf` after the sync. */
export const rectProperties = "rowIndex,columnIndex,rowCount,columnCount";

export function rectOf(range: Excel.Range): Rect {
  return {
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  };
}

/** Used cells, tables and result columns of sheets whose id and name are loaded; three round trips however many there are. */
async function readSheets(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
): Promise<SheetState[]> {
  const read = sheets.map((sheet) => ({
    sheet,
    used: sheet.getUsedRangeOrNullObject(true).load(rectProperties),
    name: sheet.names.getItemOrNullObject(resultName).load("name"),
    tables: sheet.tables.load("items/id,items/name,items/showHeaders"),
  }));
  await context.sync();
  const bodies = read.map(({ tables }) =>
    tables.items.map((table) => table.getDataBodyRange().load(rectProperties)),
  );
  const results = read.map(({ name }) =>
    name.isNullObject ? null : name.getRangeOrNullObject().load(rectProperties),
  );
  await context.sync();
  return read.map(({ sheet, used, tables }, i) => {
    const result = results[i];
    return {
      id: sheet.id,
      name: sheet.name,
      used: used.isNullObject ? null : rectOf(used),
      result: result && !result.isNullObject ? rectOf(result) : null,
      tables: tables.items.map((table, t) => {
        const body = rectOf(bodies[i][t]);
        const header = table.showHeaders ? 1 : 0;
        return {
          id: table.id,
          name: table.name,
          header: table.showHeaders,
          rect: { ...body, row: body.row - header, rows: body.rows + header },
        };
      }),
    };
  });
}

async function readSelection(
  context: Excel.RequestContext,
): Promise<{ readonly sheetId: string; readonly rect: Rect } | null> {
  const range = context.workbook.getSelectedRange().load(rectProperties);
  range.worksheet.load("id");
  try {
    await context.sync();
  } catch {
    // Several areas, a chart or a shape are selected: then there is no selection to offer.
    return null;
  }
  return { sheetId: range.worksheet.id, rect: rectOf(range) };
}
