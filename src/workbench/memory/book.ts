import { renameSheetInFormula, shiftFormula } from "../address";
import type { Book, BookEvent, CellValue, DefinedName, Rect } from "../book";
import type { Shift } from "../geometry";
import { MemorySheet } from "./sheet";

export interface MemoryBookOptions {
  readonly name?: string;
  /** Names of the first sheets; one "Sheet1" when nothing is said. */
  readonly sheets?: readonly string[];
  /** What a formula comes to. The book has no engine of its own: without this every formula is 0. */
  readonly evaluate?: (formula: string, place: FormulaPlace) => CellValue;
}

export interface FormulaPlace {
  readonly sheet: MemorySheet;
  readonly row: number;
  readonly column: number;
}

/**
 * A workbook in memory for tests: everything of the seam but a formula engine.
 *
 * @example
 * const book = new MemoryBook({ sheets: ["聊天记录"] });
 * book.sheet("聊天记录").write(rect, [["时间", "内容"]]);
 * const before = book.snapshot();
 */
export class MemoryBook implements Book {
  readonly name: string;
  readonly settings = new Map<string, unknown>();
  readonly xmlParts = new Map<string, string>();
  /** True while the host writes. */
  writing = false;
  /** How many undo steps the host made. */
  undoSteps = 0;
  private list: MemorySheet[] = [];
  private active: MemorySheet;
  private selected: { sheetId: string; rect: Rect };
  private definedNames: DefinedName[] = [];
  private readonly listeners = new Set<(event: BookEvent) => void>();
  private readonly evaluator: NonNullable<MemoryBookOptions["evaluate"]>;
  private nextSheet = 1;
  private tables = 0;

  constructor(options: MemoryBookOptions = {}) {
    this.name = options.name ?? "Book1.xlsx";
    this.evaluator = options.evaluate ?? (() => 0);
    for (const name of options.sheets ?? ["Sheet1"]) this.list.push(this.newSheet(name));
    if (this.list.length === 0) throw new RangeError("A workbook has at least one sheet");
    this.active = this.list[0];
    this.selected = { sheetId: this.active.id, rect: { row: 0, column: 0, rows: 1, columns: 1 } };
  }

  sheets(): readonly MemorySheet[] {
    return this.list;
  }

  /** A sheet by its name; for tests. */
  sheet(name: string): MemorySheet {
    const sheet = this.list.find((candidate) => candidate.name === name);
    if (!sheet) throw new RangeError(`There is no sheet ${name}`);
    return sheet;
  }

  activeSheet(): MemorySheet {
    return this.active;
  }

  activate(sheetId: string): void {
    const sheet = this.byId(sheetId);
    if (sheet === this.active) return;
    this.active = sheet;
    this.selected = { sheetId, rect: { row: 0, column: 0, rows: 1, columns: 1 } };
    this.raise({ kind: "activated", sheetId });
  }

  addSheet(name?: string): MemorySheet {
    let fresh = name;
    for (let n = this.list.length + 1; fresh === undefined; n++) {
      if (!this.list.some((sheet) => sheet.name === `Sheet${n}`)) fresh = `Sheet${n}`;
    }
    const sheet = this.newSheet(fresh);
    this.list.push(sheet);
    this.raise({ kind: "added", sheetId: sheet.id });
    return sheet;
  }

  removeSheet(sheetId: string): void {
    const place = this.list.indexOf(this.byId(sheetId));
    const [gone] = this.list.splice(place, 1);
    this.definedNames = this.definedNames.filter((name) => name.sheetId !== sheetId);
    this.rewriteFormulas((formula) => renameSheetInFormula(formula, gone.name, null));
    if (this.active === gone) this.activate(this.list[Math.min(place, this.list.length - 1)].id);
    this.raise({ kind: "deleted", sheetId });
  }

  moveSheet(sheetId: string, position: number): void {
    const sheet = this.byId(sheetId);
    this.list.splice(this.list.indexOf(sheet), 1);
    this.list.splice(position, 0, sheet);
  }

  selection(): { readonly sheetId: string; readonly rect: Rect } {
    return this.selected;
  }

  select(sheetId: string, rect: Rect): void {
    this.activate(sheetId);
    this.selected = { sheetId, rect };
    this.raise({ kind: "selection", sheetId, rect, byHost: this.writing });
  }

  names(): readonly DefinedName[] {
    return this.definedNames;
  }

  setName(name: DefinedName): void {
    const place = this.definedNames.findIndex(
      (known) => known.sheetId === name.sheetId && known.name.toLowerCase() === name.name.toLowerCase(),
    );
    if (place >= 0) this.definedNames[place] = name;
    else this.definedNames.push(name);
  }

  removeName(name: string, sheetId: string | null): void {
    this.definedNames = this.definedNames.filter(
      (known) => known.sheetId !== sheetId || known.name.toLowerCase() !== name.toLowerCase(),
    );
  }

  batch<T>(run: () => T): T {
    this.writing = true;
    try {
      return run();
    } finally {
      this.writing = false;
      this.undoSteps++;
    }
  }

  async calculated(): Promise<void> {}

  subscribe(listener: (event: BookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Everything that a person would notice, as plain data: two equal snapshots are the same workbook. The selection and
   * the active sheet are not part of it.
   */
  snapshot() {
    return {
      sheets: this.list.map((sheet) => sheet.snapshot()),
      names: structuredClone(this.definedNames),
      settings: Object.fromEntries(structuredClone(this.settings)),
      xmlParts: Object.fromEntries(this.xmlParts),
    };
  }

  raise(event: BookEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  evaluate(formula: string, place: FormulaPlace): CellValue {
    return this.evaluator(formula, place);
  }

  nextTable(): { id: string; name: string } {
    const id = String(++this.tables);
    const taken = new Set(
      this.list.flatMap((sheet) => sheet.tables().map((table) => table.name.toLowerCase())),
    );
    let number = this.tables;
    while (taken.has(`table${number}`)) number++;
    return { id, name: `Table${number}` };
  }

  cellsMoved(moved: MemorySheet, shift: Shift): void {
    this.definedNames = this.definedNames.map((name) => ({
      ...name,
      formula: shiftFormula(name.formula, moved.name, moved.name, shift),
    }));
    for (const sheet of this.list) {
      sheet.rewriteFormulas((formula) => shiftFormula(formula, sheet.name, moved.name, shift));
    }
  }

  sheetRenamed(before: string, after: string): void {
    this.rewriteFormulas((formula) => renameSheetInFormula(formula, before, after));
  }

  private rewriteFormulas(rewrite: (formula: string) => string): void {
    this.definedNames = this.definedNames.map((name) => ({ ...name, formula: rewrite(name.formula) }));
    for (const sheet of this.list) sheet.rewriteFormulas(rewrite);
  }

  private newSheet(name: string): MemorySheet {
    const number = String(this.nextSheet++).padStart(8, "0");
    return new MemorySheet(this, `{${number}-0000-0000-0000-000000000000}`, name);
  }

  private byId(sheetId: string): MemorySheet {
    const sheet = this.list.find(({ id }) => id === sheetId);
    if (!sheet) throw new RangeError(`There is no sheet with the id ${sheetId}`);
    return sheet;
  }
}
