import type {
  TableDoor,
  TableKind,
  TablesRequest,
  TablesTrace,
  WrittenTables,
} from "../../src/excel/tables/types";

/** What a test decides, and what it sees of the tables that the pane wrote. */
export class FakeTables implements TableDoor {
  standing: Partial<Record<TableKind, TablesTrace>> = {};
  /** Sheets of which a person has changed something. */
  changed: readonly string[] = [];
  readonly requests: TablesRequest[] = [];
  readonly removed: TableKind[] = [];
  readonly shown: string[] = [];
  trouble: unknown = null;

  writeTables = async (request: TablesRequest): Promise<WrittenTables> => {
    if (this.trouble !== null) throw this.trouble;
    this.requests.push(request);
    const sheets = request.sheets.map(({ name }) => ({ sheetId: `sheet of ${name}`, name }));
    const trace: TablesTrace = { time: request.made.toISOString(), sheets };
    this.standing[request.kind] = trace;
    return { ...trace, kept: this.changed };
  };

  lastTables = async (kind: TableKind) => this.standing[kind] ?? null;

  removeTables = async (kind: TableKind) => {
    this.removed.push(kind);
    delete this.standing[kind];
    return this.changed;
  };

  showSheet = async (sheetId: string) => {
    this.shown.push(sheetId);
  };
}
