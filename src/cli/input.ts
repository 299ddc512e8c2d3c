import { readFile } from "node:fs/promises";
import { tableOfCsv } from "../chat/csv";
import { decode } from "../chat/encoding";
import type { Table } from "../chat/table";
import { isWorkbook } from "../chat/workbook";
import { Problem } from "../problem";
import type { Streams } from "./streams";
import { readSheet } from "./xlsx";

/** What a file of chats or orders holds: a text, or a sheet of a workbook. */
export type Input =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sheet"; readonly name: string; readonly table: Table };

/**
 * A file, or standard input for "-": a text in whatever encoding it is, or a sheet of a workbook.
 *
 * @param sheet name of the sheet; found when left out
 * @throws Problem `cli.fileMissing`, `cli.fileIsFolder`, `cli.fileUnreadable`, `chat.workbookUnreadable`, `cli.noSheet`,
 *   `cli.sheetOfText`
 */
export async function readInput(path: string, streams: Streams, sheet?: string): Promise<Input> {
  const bytes = await readBytes(path, streams);
  if (isWorkbook(bytes)) return { kind: "sheet", ...(await readSheet(bytes, path, sheet)) };
  if (sheet !== undefined) throw new Problem("wrongInput", "cli.sheetOfText", { file: path, came: sheet });
  return { kind: "text", text: decode(bytes).text };
}

/** The table that a CSV file or a sheet holds. */
export function tableOfInput(input: Input): Table {
  return input.kind === "text" ? tableOfCsv(input.text) : input.table;
}

/** @throws Problem `cli.notJson` that says where the text stops being JSON, and those of `readInput` */
export async function readJson(path: string, streams: Streams): Promise<unknown> {
  return parseJson(decode(await readBytes(path, streams)).text, path);
}

export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /position (\d+)/.exec(String(error))?.[1];
    // 0 leaves the line out of the sentence: not every engine tells the place.
    const line = place === undefined ? 0 : text.slice(0, Number(place)).split("\n").length;
    throw new Problem("wrongInput", "cli.notJson", { name, line });
  }
}

async function readBytes(path: string, streams: Streams): Promise<Uint8Array> {
  if (path === "-") return streams.stdin();
  try {
    return await readFile(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === "ENOENT" || reason === "ENOTDIR") {
      throw new Problem("wrongInput", "cli.fileMissing", { file: path });
    }
    if (reason === "EISDIR") throw new Problem("wrongInput", "cli.fileIsFolder", { file: path });
    throw new Problem("wrongInput", "cli.fileUnreadable", { file: path, reason: reason ?? "unknown" });
  }
}
