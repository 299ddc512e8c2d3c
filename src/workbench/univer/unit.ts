import type {
  IMutationInfo,
  Injector,
  IRange,
  IStyleData,
  Nullable,
  Workbook,
  Worksheet,
} from "@univerjs/core";
import { ICommandService, IUndoRedoService, RANGE_TYPE } from "@univerjs/core";
import {
  FormulaDataModel,
  SetSelectionsOperation,
  SetWorksheetColumnCountMutation,
  SetWorksheetRowCountMutation,
  SheetsSelectionsService,
} from "@univerjs/preset-sheets-core";
import type { ISetSelectionsOperationParams } from "@univerjs/preset-sheets-core";
import type { Rect } from "../book";
import { maxColumns, maxRows } from "../book";

/** A workbook inside Univer together with the services that everything here speaks to. */
export class Unit {
  readonly commands: ICommandService;
  readonly formulas: FormulaDataModel;
  readonly selections: SheetsSelectionsService;
  private readonly undoRedo: IUndoRedoService;
  private hostDepth = 0;
  private groupDepth = 0;
  private selectionDepth = 0;
  private shiftDepth = 0;
  private sortDepth = 0;
  private revisions = 0;
  private wroteAt = -Infinity;

  constructor(
    readonly injector: Injector,
    readonly workbook: Workbook,
  ) {
    this.commands = injector.get(ICommandService);
    this.undoRedo = injector.get(IUndoRedoService);
    this.formulas = injector.get(FormulaDataModel);
    this.selections = injector.get(SheetsSelectionsService);
    this.commands.onCommandExecuted(() => void this.revisions++);
    this.commands.beforeCommandExecuted((command) => {
      this.revisions++;
      if (!this.selectionInFlux || command.id !== SetSelectionsOperation.id) return;
      (command.params as ISetSelectionsOperationParams).reveal = false;
    });
  }

  get id(): string {
    return this.workbook.getUnitId();
  }

  /** Another number after anything in the workbook has changed. */
  get revision(): number {
    return this.revisions;
  }

  /** True while the host writes: its changes are told apart from a person's. */
  get byHost(): boolean {
    return this.hostDepth > 0;
  }

  /** Runs writes as one undo step. */
  grouped<T>(run: () => T): T {
    if (this.groupDepth > 0) return run();
    const batching = this.undoRedo.__tempBatchingUndoRedo(this.id);
    this.groupDepth++;
    try {
      return run();
    } finally {
      this.groupDepth--;
      batching.dispose();
    }
  }

  /** Runs writes in the host's name, as one undo step. */
  asHost<T>(run: () => T): T {
    const before = this.revisions;
    this.hostDepth++;
    try {
      return this.grouped(run);
    } finally {
      this.hostDepth--;
      if (this.revisions !== before) this.wroteAt = performance.now();
    }
  }

  /** When the host wrote last, by `performance.now()`. */
  get hostWroteAt(): number {
    return this.wroteAt;
  }

  /** True while a command moves the selection that will be put back. */
  get selectionInFlux(): boolean {
    return this.selectionDepth > 0;
  }

  /** Univer selects and scrolls to what it inserts and deletes, Excel's API leaves selection and view where they are. */
  keepingSelection(run: () => void): void {
    const selections = [...this.selections.getCurrentSelections()];
    this.selectionDepth++;
    try {
      run();
      this.commands.syncExecuteCommand(SetSelectionsOperation.id, {
        unitId: this.id,
        subUnitId: this.workbook.getActiveSheet().getSheetId(),
        selections,
      });
    } finally {
      this.selectionDepth--;
    }
  }

  /** Executes mutations and remembers their reverse. `undo` holds the reverse in the order in which it must run. */
  mutate(redo: readonly IMutationInfo[], undo: readonly IMutationInfo[]): void {
    this.grouped(() => {
      for (const mutation of redo) this.commands.syncExecuteCommand(mutation.id, mutation.params);
      this.undoRedo.pushUndoRedo({
        unitID: this.id,
        undoMutations: [...undo],
        redoMutations: [...redo],
      });
    });
  }

  /** Executes one of Univer's commands, which keeps its own undo. */
  command(id: string, parameters: object): boolean {
    return this.grouped(() => this.commands.syncExecuteCommand<object, boolean>(id, parameters));
  }

  /** What inserts or removes cells tells it here, at once; how it is told on is the events' business. */
  shifted: (sheetId: string, rect: Rect, change: "CellInserted" | "CellDeleted") => void = () => undefined;

  /** As `shifted`, for rows that changed places. */
  sorted: (sheetId: string, rect: Rect) => void = () => undefined;

  /** True while rows change places: what is written is no change of cells. */
  get isSorting(): boolean {
    return this.sortDepth > 0;
  }

  sorting(sheetId: string, rect: Rect, run: () => void): void {
    this.sortDepth++;
    try {
      run();
    } finally {
      this.sortDepth--;
    }
    this.sorted(sheetId, rect);
  }

  /** True while cells are inserted or removed: the changes inside are one change. */
  get isShifting(): boolean {
    return this.shiftDepth > 0;
  }

  /** Inserts or removes cells of a sheet. What follows cells in Univer knows the active sheet only: it is made this one. */
  shifting(worksheet: Worksheet, run: () => void): void {
    const active = this.workbook.getActiveSheet();
    const elsewhere = active.getSheetId() !== worksheet.getSheetId();
    this.shiftDepth++;
    try {
      if (elsewhere) this.workbook.setActiveSheet(worksheet);
      this.grouped(run);
    } finally {
      if (elsewhere) this.workbook.setActiveSheet(active);
      this.shiftDepth--;
    }
  }

  /** Univer's sheets have the size they need; Excel's are all of one size. */
  grow(worksheet: Worksheet, rows: number, columns: number): void {
    const target = { unitId: this.id, subUnitId: worksheet.getSheetId() };
    if (rows > worksheet.getRowCount() && rows <= maxRows) {
      // The grid measures every row anew when it grows: a table that is written in blocks lets it grow by halves.
      const rowCount = Math.min(maxRows, rows + Math.max(200, Math.floor(rows / 2)));
      this.commands.syncExecuteCommand(SetWorksheetRowCountMutation.id, { ...target, rowCount });
    }
    if (columns > worksheet.getColumnCount() && columns <= maxColumns) {
      const columnCount = Math.min(maxColumns, columns + 6);
      this.commands.syncExecuteCommand(SetWorksheetColumnCountMutation.id, { ...target, columnCount });
    }
  }

  /** Takes away every undo step: nothing happened yet that a person could want back. */
  forgetUndo(): void {
    this.undoRedo.clearUndoRedo(this.id);
  }

  newSheetId(): string {
    let number = this.workbook.getSheets().length + 1;
    while (this.workbook.getSheetBySheetId(`sheet${number}`)) number++;
    return `sheet${number}`;
  }

  /** As Excel names a new sheet. */
  newSheetName(): string {
    const taken = new Set(this.workbook.getSheets().map((sheet) => sheet.getName().toLowerCase()));
    let number = taken.size + 1;
    while (taken.has(`sheet${number}`)) number++;
    return `Sheet${number}`;
  }

  style(style: Nullable<string | IStyleData>): IStyleData | null {
    if (!style) return null;
    return (typeof style === "string" ? this.workbook.getStyles().get(style) : style) ?? null;
  }
}

/** The part of a rectangle that a sheet has, as Univer's inclusive range; entire rows and columns are marked as such. */
export function toRange(rect: Rect, worksheet: Worksheet): IRange {
  const entireColumn = rect.rows >= maxRows;
  const entireRow = rect.columns >= maxColumns;
  return {
    startRow: rect.row,
    endRow: entireColumn ? worksheet.getRowCount() - 1 : rect.row + rect.rows - 1,
    startColumn: rect.column,
    endColumn: entireRow ? worksheet.getColumnCount() - 1 : rect.column + rect.columns - 1,
    rangeType:
      entireColumn && entireRow
        ? RANGE_TYPE.ALL
        : entireColumn
          ? RANGE_TYPE.COLUMN
          : entireRow
            ? RANGE_TYPE.ROW
            : RANGE_TYPE.NORMAL,
  };
}

export function toRect(range: IRange): Rect {
  const entireColumn = range.rangeType === RANGE_TYPE.COLUMN || range.rangeType === RANGE_TYPE.ALL;
  const entireRow = range.rangeType === RANGE_TYPE.ROW || range.rangeType === RANGE_TYPE.ALL;
  // Univer writes NaN for the open side of "A:A" and "1:1".
  const startRow = Number.isNaN(range.startRow) ? 0 : range.startRow;
  const startColumn = Number.isNaN(range.startColumn) ? 0 : range.startColumn;
  return {
    row: startRow,
    column: startColumn,
    rows: entireColumn || Number.isNaN(range.endRow) ? maxRows : range.endRow - startRow + 1,
    columns: entireRow || Number.isNaN(range.endColumn) ? maxColumns : range.endColumn - startColumn + 1,
  };
}

/** The same without the marks of entire rows and columns, for features that keep plain ranges. */
export function toPlainRange(rect: Rect, worksheet: Worksheet): IRange {
  const { startRow, endRow, startColumn, endColumn } = toRange(rect, worksheet);
  return { startRow, endRow, startColumn, endColumn };
}
