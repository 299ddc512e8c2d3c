import type {
  ImportDoor,
  ImportHandlers,
  ImportOutcome,
  ImportRequest,
  ImportTrace,
  SavedImportCorrections,
  SourceCells,
} from "../../../src/excel/import/types";
import type { SourceChoice } from "../../../src/excel/types";

/** What a test decides about imports, and what it sees of what the pane did. */
export class FakeImports implements ImportDoor {
  cells: SourceCells = { name: "", shape: { columnCount: 0, columns: [], firstRow: 1 }, blocks: [] };
  trace: ImportTrace | null = null;
  corrections: SavedImportCorrections = {};
  /** Thrown by the next writing. */
  trouble: unknown = null;
  /** While this is set, writing waits until it resolves. */
  held: Promise<void> | null = null;

  readonly chosen: SourceChoice[] = [];
  /** Requests with all their rows. */
  readonly written: { request: ImportRequest; rows: unknown[][][] }[] = [];
  undone = 0;

  readCells = async (choice: SourceChoice) => {
    this.chosen.push(choice);
    return this.cells;
  };

  writeImport = async (request: ImportRequest, handlers: ImportHandlers = {}): Promise<ImportOutcome> => {
    handlers.onProgress?.({ done: 0, total: 1 });
    await this.held;
    if (handlers.signal?.aborted) throw new DOMException("Cancelled.", "AbortError");
    if (this.trouble !== null) throw this.trouble;
    const rows: unknown[][][] = [];
    for (const table of request.tables)
      rows.push((await table.rows(0, table.rowCount)).map((row) => [...row]));
    this.written.push({ request, rows });
    const sheets = request.tables.map(({ kind, name, rowCount }, i) => ({
      kind,
      name,
      rows: rowCount,
      sheetId: `imported ${i}`,
      tableId: `table ${i}`,
    }));
    this.trace = {
      time: "2026-11-22T09:00:00Z",
      sheets: sheets.map((sheet) => ({ ...sheet, restores: this.restores })),
    };
    return { sheets, cut: { count: 0, first: null } };
  };

  /** How many rows an undo of the next import brings back. */
  restores = 0;

  lastImport = async () => this.trace;
  undoImport = async () => {
    if (this.trouble !== null) throw this.trouble;
    this.undone++;
    this.trace = null;
  };
  loadImportCorrections = async () => this.corrections;
  saveImportCorrections = async (corrections: SavedImportCorrections) => {
    this.corrections = corrections;
  };
}
