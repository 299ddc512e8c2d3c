import { z } from "zod";
import { inExcel } from "../run";
import { settingOf } from "../settings";
import type { ImportColumnKind, ImportTableKind } from "./types";

/** The workbook's own memory of imports, oldest first: it travels with the file. */
const key = "kefu.imports";
const remembered = 20;

const kinds = ["chats", "agents", "orders"] as const satisfies readonly ImportTableKind[];

const columnKinds = [
  "text",
  "time",
  "clock",
  "number",
  "seconds",
  "share",
  "amount",
] as const satisfies readonly ImportColumnKind[];

const importedRows = z.object({
  kind: z.enum(kinds),
  sheetId: z.string(),
  tableId: z.string(),
  columns: z.array(z.object({ id: z.string(), header: z.string(), kind: z.enum(columnKinds) })),
  /** The sheet was made for the table; otherwise the rows were added to an earlier import's. */
  created: z.boolean(),
  /** Zero-based row of the table's data in which the import begins, and how many rows it brought. */
  firstRow: z.number().int().nonnegative(),
  rows: z.number().int().nonnegative(),
  /** What stood below the table was moved down to make room. */
  moved: z.boolean(),
  fingerprint: z.string(),
});

/** The rows in place of which an import wrote its own: they wait in a hidden sheet until the next import. */
const keptRows = z.object({
  sheetId: z.string(),
  /** Zero-based row of the first, and the column of each of the table's columns. */
  row: z.number().int().nonnegative(),
  columns: z.array(z.number().int().nonnegative()),
  rows: z.number().int().nonnegative(),
  /** Columns (by their place among the table's) whose cells the import formats in another way. */
  reformatted: z.array(z.number().int().nonnegative()),
  /** The imports that had brought them. */
  imports: z.array(z.object({ time: z.string(), table: importedRows })),
});

const importedTable = importedRows.extend({ replaced: keptRows.optional() });

const savedImport = z.object({ time: z.string(), tables: z.array(importedTable) });
const savedImports = z.object({ version: z.literal(1), imports: z.array(savedImport) });

export type KeptRows = z.output<typeof keptRows>;
/** What a workbook remembers of one table of an import. */
export type ImportedTable = z.output<typeof importedTable>;
export type SavedImport = z.output<typeof savedImport>;

/** What a workbook remembers of imports; what is none of ours is none. */
export async function loadImports(): Promise<SavedImport[]> {
  return inExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
    await context.sync();
    const saved = setting.isNullObject ? null : savedImports.safeParse(settingOf(setting.value)).data;
    return saved?.imports ?? [];
  });
}

/** Queues the remembering, the caller syncs. Nothing to remember leaves nothing behind. */
export async function queueImports(
  context: Excel.RequestContext,
  imports: readonly SavedImport[],
): Promise<void> {
  const { settings } = context.workbook;
  if (imports.length > 0) {
    settings.add(key, JSON.stringify({ version: 1, imports: imports.slice(-remembered) }));
    return;
  }
  const setting = settings.getItemOrNullObject(key).load("key");
  await context.sync();
  if (!setting.isNullObject) setting.delete();
}
