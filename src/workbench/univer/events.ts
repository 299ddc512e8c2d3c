import type { ICellData, ICommandInfo, IDisposable, IExecutionOptions, IRange } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColMutation,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetWorksheetActiveOperation,
} from "@univerjs/preset-sheets-core";
import type {
  IInsertSheetMutationParams,
  IMoveRangeMutationParams,
  ISetRangeValuesMutationParams,
} from "@univerjs/preset-sheets-core";
import type { BookEvent, Rect } from "../book";
import { maxColumns, maxRows } from "../book";
import type { Matrix } from "./cells";
import type { Unit } from "./unit";
import { toRect } from "./unit";

type Change = Extract<BookEvent, { kind: "changed" }>["change"];

interface OnRange {
  readonly unitId: string;
  readonly subUnitId: string;
  readonly range: IRange;
}

const lineChanges: Readonly<Record<string, Change>> = {
  [InsertRowMutation.id]: "RowInserted",
  [RemoveRowMutation.id]: "RowDeleted",
  [InsertColMutation.id]: "ColumnInserted",
  [RemoveColMutation.id]: "ColumnDeleted",
};

/** Commands that do their work by several mutations: Excel tells of them once. */
const shiftChanges: Readonly<Record<string, Change>> = {
  [InsertRangeMoveDownCommand.id]: "CellInserted",
  [InsertRangeMoveRightCommand.id]: "CellInserted",
  [DeleteRangeMoveUpCommand.id]: "CellDeleted",
  [DeleteRangeMoveLeftCommand.id]: "CellDeleted",
};

/** Turns what happens in Univer into what Excel tells an add-in. */
export class BookEvents implements IDisposable {
  private readonly listeners = new Set<(event: BookEvent) => void>();
  private readonly disposables: IDisposable[];
  /** Insertions and deletions of cells by a person that are under way. */
  private shifting = 0;
  private lastSelection = "";
  private activeSheetId: string;

  constructor(private readonly unit: Unit) {
    this.activeSheetId = unit.workbook.getActiveSheet().getSheetId();
    const selections = unit.selections.selectionChanged$.subscribe(() => this.selected());
    unit.shifted = (sheetId, rect, change) => this.changed(sheetId, rect, change);
    unit.sorted = (sheetId, rect) => this.emit({ kind: "sorted", sheetId, rect });
    this.disposables = [
      unit.commands.beforeCommandExecuted((command) => {
        if (shiftChanges[command.id]) this.shifting++;
      }),
      unit.commands.onCommandExecuted((command, options) => this.executed(command, options)),
      { dispose: () => selections.unsubscribe() },
    ];
  }

  subscribe(listener: (event: BookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
    this.listeners.clear();
  }

  private executed(command: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    const change = shiftChanges[command.id];
    if (change) {
      this.shifting--;
      const { range } = (command.params ?? {}) as Partial<OnRange>;
      const selected = range ?? this.unit.selections.getCurrentLastSelection()?.range;
      if (selected) this.changed(this.unit.workbook.getActiveSheet().getSheetId(), toRect(selected), change);
      return;
    }
    const parameters = command.params as Partial<OnRange> | undefined;
    if (parameters?.unitId !== this.unit.id || !parameters.subUnitId) {
      if (command.id === InsertSheetMutation.id) {
        const { sheet } = command.params as IInsertSheetMutationParams;
        this.emit({ kind: "added", sheetId: sheet.id });
      }
      return;
    }
    const sheetId = parameters.subUnitId;
    const line = lineChanges[command.id];
    if (line && parameters.range) {
      if (!this.isShifting) this.changed(sheetId, entire(parameters.range, line), line);
      return;
    }
    switch (command.id) {
      case SetRangeValuesMutation.id: {
        if (this.isShifting || this.unit.isSorting) return;
        if (options?.applyFormulaCalculationResult || options?.onlyLocal) return;
        const rect = contentRect((command.params as ISetRangeValuesMutationParams).cellValue);
        if (rect) this.changed(sheetId, rect, "RangeEdited");
        return;
      }
      case MoveRangeMutation.id: {
        if (this.isShifting) return;
        const { from, to } = command.params as IMoveRangeMutationParams;
        for (const { subUnitId, value } of [from, to]) {
          const rect = contentRect(value as Matrix);
          if (rect) this.changed(subUnitId, rect, "RangeEdited");
        }
        return;
      }
      case ReorderRangeMutation.id:
        if (parameters.range) this.emit({ kind: "sorted", sheetId, rect: toRect(parameters.range) });
        return;
      case SetWorksheetActiveOperation.id:
        this.activated();
        return;
      case RemoveSheetMutation.id:
        this.emit({ kind: "deleted", sheetId });
        return;
    }
  }

  private get isShifting(): boolean {
    return this.shifting > 0 || this.unit.isShifting;
  }

  /** Univer tells late of a sheet that came to the front: when one is added it may be behind the others again by then. */
  private activated(): void {
    const sheetId = this.unit.workbook.getActiveSheet().getSheetId();
    if (sheetId === this.activeSheetId) return;
    this.activeSheetId = sheetId;
    this.emit({ kind: "activated", sheetId });
  }

  private changed(sheetId: string, rect: Rect, change: Change): void {
    this.emit({ kind: "changed", sheetId, rect, change, byHost: this.unit.byHost });
  }

  private selected(): void {
    const range = this.unit.selections.getCurrentLastSelection()?.range;
    if (!range || this.unit.selectionInFlux) return;
    const sheetId = this.unit.workbook.getActiveSheet().getSheetId();
    const rect = toRect(range);
    const key = JSON.stringify([sheetId, rect]);
    // Univer tells of one selection several times while it is drawn.
    if (key === this.lastSelection) return;
    this.lastSelection = key;
    this.emit({ kind: "selection", sheetId, rect });
  }

  private emit(event: BookEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}

/** Excel names entire rows or columns when some are inserted or deleted. */
function entire(range: IRange, change: Change): Rect {
  const rect = toRect({ ...range, rangeType: undefined });
  return change.startsWith("Row")
    ? { ...rect, column: 0, columns: maxColumns }
    : { ...rect, row: 0, rows: maxRows };
}

/** Bounding rectangle of cells whose content changes; null when only formats do. */
function contentRect(matrix: Matrix | undefined): Rect | null {
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  for (const rowKey in matrix) {
    const cells = matrix[Number(rowKey)];
    for (const columnKey in cells) {
      const cell = cells[Number(columnKey)];
      if (cell && !changesContent(cell)) continue;
      const row = Number(rowKey);
      const column = Number(columnKey);
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }
  }
  return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

const changesContent = (cell: ICellData): boolean =>
  cell.v !== undefined || cell.f !== undefined || cell.p !== undefined;
