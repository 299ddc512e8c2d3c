import type { IDisposable, IWorksheetData, Worksheet } from "@univerjs/core";
import {
  InsertSheetCommand,
  RemoveSheetCommand,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetOrderMutation,
} from "@univerjs/preset-sheets-core";
import type { Book, BookEvent, DefinedName, Rect, Sheet } from "../book";
import { maxColumns, maxRows } from "../book";
import { isErrorText } from "../typedInput";
import { Calculation } from "./calculation";
import type { Engine } from "./engine";
import { BookEvents } from "./events";
import type { AddIn, RegisteredFunctions } from "./functions/register";
import { registerFunctions } from "./functions/register";
import { askForFormatsWhereRulesAre } from "./cellConditions/service";
import { askForFilteredRowsWhereFiltersAre } from "./filteredRows";
import { lookForFormulasWhereTheyMayBe } from "./formulaSheets";
import { updateFormulasOfWrittenCells } from "./formulaUpdates";
import { Names } from "./names";
import { correctRangeFormulas } from "./rangeFormulas";
import type { SheetNotes } from "./sheet";
import { UniverSheet } from "./sheet";
import type { Snapshot } from "./snapshot";
import { hasFormulas, toWorkbookData } from "./snapshot";
import { toRange, toRect, Unit } from "./unit";

/** The book that a person sees: a workbook in Univer. */
export class UniverBook implements Book, IDisposable {
  readonly settings = new Map<string, unknown>();
  readonly xmlParts = new Map<string, string>();
  readonly calculation: Calculation;
  readonly unit: Unit;
  private readonly events: BookEvents;
  private readonly definedNames: Names;
  private readonly notes = new Map<string, SheetNotes>();

  private readonly functions: RegisteredFunctions | undefined;

  /**
   * @param engine an engine that holds no workbook yet
   * @param snapshot what the workbook begins with; without it one empty sheet
   * @param addIn worksheet functions that formulas may call
   */
  constructor(
    private readonly engine: Engine,
    snapshot: Snapshot = { name: "Book1", sheets: [{ name: "Sheet1" }] },
    addIn?: AddIn,
  ) {
    const data = toWorkbookData(snapshot);
    this.calculation = new Calculation(engine.injector, hasFormulas(snapshot));
    this.functions =
      addIn &&
      registerFunctions(engine, this.calculation, addIn, {
        unitId: data.id,
        lastUsedRow: (sheetId) => this.lastUsedRow(sheetId),
        hasRoom: ({ sheetId, row, column }, rows, columns) => {
          // What is wider or longer than any sheet finds no room by growing.
          const worksheet = this.worksheet(sheetId);
          const bottom = Math.min(row + rows, maxRows);
          const right = Math.min(column + columns, maxColumns);
          return bottom <= worksheet.getRowCount() && right <= worksheet.getColumnCount();
        },
        makeRoom: ({ sheetId, row, column }, rows, columns) => {
          const worksheet = this.unit.workbook.getSheetBySheetId(sheetId);
          if (!worksheet) return;
          this.unit.grow(worksheet, Math.min(row + rows, maxRows), Math.min(column + columns, maxColumns));
        },
      });
    const workbook = engine.open(data);
    this.functions?.describe();
    this.unit = new Unit(engine.injector, workbook);
    correctRangeFormulas(this.unit);
    updateFormulasOfWrittenCells(this.unit);
    askForFormatsWhereRulesAre(this.unit);
    lookForFormulasWhereTheyMayBe(this.unit);
    askForFilteredRowsWhereFiltersAre(this.unit);
    this.events = new BookEvents(this.unit);
    this.definedNames = new Names(this.unit);
    snapshot.sheets.forEach(({ table }, index) => {
      const sheet = this.sheets()[index];
      if (table && sheet) sheet.addTable(table, true);
    });
    this.unit.forgetUndo();
  }

  get name(): string {
    return this.unit.workbook.getName();
  }

  sheets(): readonly Sheet[] {
    return this.unit.workbook.getSheets().map((worksheet) => this.sheetOf(worksheet));
  }

  activeSheet(): Sheet {
    return this.sheetOf(this.unit.workbook.getActiveSheet());
  }

  activate(sheetId: string): void {
    this.worksheet(sheetId);
    if (this.unit.workbook.getActiveSheet().getSheetId() === sheetId) return;
    this.unit.commands.syncExecuteCommand(SetWorksheetActiveOperation.id, {
      unitId: this.unit.id,
      subUnitId: sheetId,
    });
  }

  addSheet(name?: string): Sheet {
    const id = this.unit.newSheetId();
    const sheet: Partial<IWorksheetData> = { id, name: name ?? this.unit.newSheetName() };
    const index = this.unit.workbook.getSheets().length;
    const active = this.unit.workbook.getActiveSheet().getSheetId();
    this.unit.command(InsertSheetCommand.id, { unitId: this.unit.id, index, sheet });
    // Excel's API adds a sheet without showing it.
    this.activate(active);
    return this.sheetOf(this.worksheet(id));
  }

  removeSheet(sheetId: string): void {
    this.worksheet(sheetId);
    this.unit.grouped(() => {
      for (const name of this.names()) if (name.sheetId === sheetId) this.removeName(name.name, sheetId);
      this.unit.command(RemoveSheetCommand.id, { unitId: this.unit.id, subUnitId: sheetId });
    });
    this.notes.delete(sheetId);
  }

  moveSheet(sheetId: string, position: number): void {
    const fromOrder = this.sheetOf(this.worksheet(sheetId)).position;
    const toOrder = Math.max(0, Math.min(position, this.unit.workbook.getSheets().length - 1));
    if (fromOrder === toOrder) return;
    const target = { unitId: this.unit.id, subUnitId: sheetId };
    this.unit.mutate(
      [{ id: SetWorksheetOrderMutation.id, params: { ...target, fromOrder, toOrder } }],
      [{ id: SetWorksheetOrderMutation.id, params: { ...target, fromOrder: toOrder, toOrder: fromOrder } }],
    );
  }

  selection(): { readonly sheetId: string; readonly rect: Rect } {
    const sheetId = this.unit.workbook.getActiveSheet().getSheetId();
    const range = this.unit.selections.getCurrentLastSelection()?.range;
    return { sheetId, rect: range ? toRect(range) : { row: 0, column: 0, rows: 1, columns: 1 } };
  }

  select(sheetId: string, rect: Rect): void {
    this.activate(sheetId);
    const worksheet = this.worksheet(sheetId);
    const bounded = { rows: Math.min(rect.rows, 2 ** 20 - 1), columns: Math.min(rect.columns, 2 ** 14 - 1) };
    this.unit.grow(
      worksheet,
      rect.row + (bounded.rows < rect.rows ? 1 : rect.rows),
      rect.column + (bounded.columns < rect.columns ? 1 : rect.columns),
    );
    const range = toRange(rect, worksheet);
    const primary = worksheet.getCellInfoInMergeData(range.startRow, range.startColumn);
    this.unit.commands.syncExecuteCommand(SetSelectionsOperation.id, {
      unitId: this.unit.id,
      subUnitId: sheetId,
      selections: [{ range, primary, style: null }],
      reveal: true,
    });
  }

  names(): readonly DefinedName[] {
    return this.definedNames.list();
  }

  setName(name: DefinedName): void {
    this.definedNames.set(name);
  }

  removeName(name: string, sheetId: string | null): void {
    this.definedNames.remove(name, sheetId);
  }

  batch<T>(run: () => T): T {
    return this.unit.asHost(run);
  }

  /** The sentence that an add-in's function gave with the error that a cell shows. */
  errorMessage(sheetId: string, row: number, column: number): string | undefined {
    const message = this.functions?.errorMessage({ sheetId, row, column });
    if (message === undefined) return undefined;
    // What was given stays known when something else is written over the formula.
    const [[value]] = this.sheetOf(this.worksheet(sheetId)).values({ row, column, rows: 1, columns: 1 });
    return isErrorText(value!) ? message : undefined;
  }

  calculated(): Promise<void> {
    return this.calculation.done();
  }

  subscribe(listener: (event: BookEvent) => void): () => void {
    return this.events.subscribe(listener);
  }

  dispose(): void {
    this.events.dispose();
    this.calculation.dispose();
    this.engine.dispose();
  }

  private lastUsedRow(sheetId: string): number {
    const used = this.sheetOf(this.worksheet(sheetId)).used(true);
    return used ? used.row + used.rows - 1 : 0;
  }

  private worksheet(id: string): Worksheet {
    const worksheet = this.unit.workbook.getSheetBySheetId(id);
    if (!worksheet) throw new RangeError(`There is no sheet ${id}`);
    return worksheet;
  }

  private sheetOf(worksheet: Worksheet): UniverSheet {
    const id = worksheet.getSheetId();
    let notes = this.notes.get(id);
    if (!notes) this.notes.set(id, (notes = { veryHidden: false, protected: false, tableStyles: new Map() }));
    return new UniverSheet(this.unit, worksheet, notes);
  }
}
