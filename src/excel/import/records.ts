import { z } from "zod";
import { inExcel } from "../run";
import { settingOf } from "../settings";
import type { ImportTableKind } from "./types";

/** The workbook's own memory of imports, oldest first: it travels with the file. */
const key = "kefu.imports";
const remembered = 20;

const kinds = ["chats", "agents", "orders"] as const satisfies readonly ImportTableKind[];

const importedTable = z.object({
  kind: z.enum(kinds),
  sheetId: z.string(),
  tableId: z.string(),
  columns: z.array(z.object({ id: z.string(), header: z.string() })),
  /** The sheet was made for the table; otherwise the rows were added to an earlier import's. */
  created: z.boolean(),
  /** Zero-based row of the table's data in which the import begins, and how many rows it brought. */
  firstRow: z.number().int().nonnegative(),
  rows: z.number().int().nonnegative(),
  fingerprint: z.string(),
});

const savedImport = z.object({ time: z.string(), tables: z.array(importedTable) });
const savedImports = z.object({ version: z.literal(1), imports: z.array(savedImport) });

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
