/** Rows whose conversations do not stand in one piece, sorted by conversation without holding them in memory. */
import type * as DuckDb from "@duckdb/node-api";
import { createReadStream } from "node:fs";
import Papa from "papaparse";
import type { Field } from "../../chat/columns";
import { isBlank, isErrorCell } from "../../chat/table";
import { Problem } from "../../problem";
import { columnOf, ConversationOfRecord, cursorOf, type Layout, type RecordCursor } from "./records";
import { joinedTime } from "./survey";
import type { Workspace } from "./workspace";
import { WrittenFile } from "./writtenFile";

export interface Sorted {
  readonly layout: Layout;
  open(): AsyncIterable<Buffer>;
}

/**
 * Sorts the rows of a file by conversation: conversations in the order of their first rows, rows as they stood.
 *
 * @param apart where a conversation goes on, for the sentence
 * @throws Problem `cli.duckdbMissing`, `cli.sortFailed`
 */
export async function sortAside(
  pieces: AsyncIterable<Buffer>,
  layout: Layout,
  above: number,
  apart: { readonly conversation: string; readonly line: number },
  workspace: Workspace,
  signal?: AbortSignal,
): Promise<Sorted> {
  const duckdb = await loadDuckDb(apart);
  const spool = await workspace.file("rows.csv");
  await spoolRows(pieces, layout, above, spool, signal);
  const sorted = await workspace.file("sorted.csv");
  await sortFile(duckdb, spool, sorted, layout.columns.length, await workspace.file("duckdb"), signal);
  return {
    layout: {
      ...layout,
      kind: "csv",
      delimiter: ",",
      keys: [],
      columns: layout.columns.map((column, at) => ({ ...column, column: at + 1 })),
      dayColumn: null,
      halfColumn: null,
      lastText: null,
      headed: null,
      lineColumn: 0,
    },
    open: () => createReadStream(sorted, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>,
  };
}

async function loadDuckDb({
  conversation,
  line,
}: {
  conversation: string;
  line: number;
}): Promise<typeof DuckDb> {
  try {
    return await import("@duckdb/node-api");
  } catch {
    throw new Problem("wrongInput", "cli.duckdbMissing", { conversation, line });
  }
}

const rowsAtOnce = 2000;
/** A row with an error in one of these is no message, and does not say where its conversation begins. */
const messageFields: ReadonlySet<Field> = new Set<Field>(["conversation", "time", "sender", "role", "text"]);

/** Key, line, whether it may be a message, and cells of each row; a row without a conversation goes with the one above. */
async function spoolRows(
  pieces: AsyncIterable<Buffer>,
  layout: Layout,
  above: number,
  path: string,
  signal?: AbortSignal,
): Promise<void> {
  const file = new WrittenFile(path, path);
  const cursor: RecordCursor = cursorOf(layout);
  const conversation = new ConversationOfRecord(layout);
  const shop = columnOf(layout, "shop");
  const time = columnOf(layout, "time");
  const readCells = layout.columns.flatMap(({ field }, at) => (messageFields.has(field) ? [at] : []));
  const mayBeMessage = (cells: readonly (string | null)[]) => !readCells.some((at) => isErrorCell(cells[at]));
  let rows: (string | null)[][] = [];
  let key: string | null = null;
  let skip = above;
  const write = async () => {
    // Rows above the first conversation stay there: they are sorted with it, not with the one that was read last.
    const first = rows.find(([name]) => name !== null)?.[0] ?? "";
    for (const row of rows) row[0] ??= first;
    const text = rows.length === 0 ? "" : `${Papa.unparse(rows, { newline: "\n", quotes: true })}\n`;
    rows = [];
    await file.write(text);
  };
  const read = async (piece: Buffer, isLast: boolean) => {
    cursor.feed(piece, isLast);
    while (cursor.next()) {
      if (skip > 0) {
        skip--;
        continue;
      }
      conversation.read(cursor);
      key = conversation.key || null;
      const cells = layout.columns.map(({ column }) => {
        const cell = cursor.cell(column);
        // Rows that stood below the name of their shop come to stand elsewhere.
        if (column === shop && isBlank(cell) && conversation.isNamed) return conversation.shop;
        return column === time ? joinedTime(cell, cursor, layout) : cell;
      });
      rows.push([key, String(cursor.line), mayBeMessage(cells) ? "1" : "0", ...cells]);
      if (rows.length >= rowsAtOnce && key !== null) await write();
    }
  };
  let piece: Buffer | null = null;
  for await (const next of pieces) {
    signal?.throwIfAborted();
    if (piece !== null) await read(piece, false);
    piece = next;
  }
  await read(piece ?? Buffer.alloc(0), true);
  await write();
  await file.end();
}

async function sortFile(
  { DuckDBInstance }: typeof DuckDb,
  from: string,
  to: string,
  columns: number,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: "512MB",
    temp_directory: folder,
    threads: "2",
    preserve_insertion_order: "false",
  });
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener("abort", interrupt);
  try {
    const cells = Array.from({ length: columns }, (_, at) => `c${at}`);
    const types = [
      `'k': 'VARCHAR'`,
      `'line': 'BIGINT'`,
      `'message': 'TINYINT'`,
      ...cells.map((cell) => `'${cell}': 'VARCHAR'`),
    ];
    const rows =
      `read_csv(${literal(from)}, auto_detect=false, header=false, delim=',', quote='"', escape='"', ` +
      `columns={${types.join(", ")}}, allow_quoted_nulls=false, parallel=false, max_line_size=16777216)`;
    await connection.run(
      `COPY (WITH firsts AS (SELECT k, coalesce(min(line) FILTER (message = 1), min(line)) AS first FROM ${rows} GROUP BY k)
       SELECT line, ${cells.join(", ")} FROM ${rows} JOIN firsts USING (k) ORDER BY first, line)
       TO ${literal(to)} (FORMAT csv, HEADER false, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
    );
  } catch (error) {
    signal?.throwIfAborted();
    // The database's message may quote a row.
    const kind = /^[\w ]+ Error/.exec(error instanceof Error ? error.message : "")?.[0] ?? "Error";
    throw new Problem("wrongInput", "cli.sortFailed", { kind });
  } finally {
    signal?.removeEventListener("abort", interrupt);
    connection.closeSync();
    instance.closeSync();
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
