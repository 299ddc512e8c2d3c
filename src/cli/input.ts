import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { tableOfCsv } from "../chat/csv";
import { decode, isReadable, type Encoding } from "../chat/encoding";
import { isWorkbook } from "../chat/isWorkbook";
import { tableOfJson } from "../chat/jsonRecords";
import type { Table } from "../chat/table";
import { Problem } from "../problem";
import type { Streams } from "./streams";

/** What a file of chats or orders holds: a text, or a sheet of a workbook, of JSON, or of a page. */
export type Input =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sheet"; readonly name: string; readonly table: Table };

/**
 * A file, or standard input for "-": a text in whatever encoding it is, or a sheet of a workbook.
 *
 * @param sheet name of the sheet; found when left out
 * @param encoding of a text; found when left out
 * @throws Problem `cli.fileMissing`, `cli.fileIsFolder`, `cli.fileUnreadable`, `chat.workbookUnreadable`, `cli.noSheet`,
 *   `cli.sheetOfText`, `cli.fileNotText`
 */
export async function readInput(
  path: string,
  streams: Streams,
  sheet?: string,
  encoding?: Encoding,
): Promise<Input> {
  return inputOf(await readBytes(path, streams), path, sheet, encoding);
}

/** A tag, or the first field of a web archive: the reader of pages is not loaded for other texts. */
const mayBePage = /^\s*(?:<|(?:From|MIME-Version|Subject|Date|Snapshot-Content-Location):)/i;

/** What the bytes of a file hold. */
export async function inputOf(
  bytes: Uint8Array,
  path: string,
  sheet?: string,
  encoding?: Encoding,
): Promise<Input> {
  if (isWorkbook(bytes)) {
    const { readSheet } = await import("./xlsx");
    return { kind: "sheet", ...(await readSheet(bytes, path, sheet)) };
  }
  if (sheet !== undefined) throw new Problem("wrongInput", "cli.sheetOfText", { file: path, came: sheet });
  const text = encoding === undefined ? decode(bytes).text : new TextDecoder(encoding).decode(bytes);
  if (!isReadable(text)) throw new Problem("wrongInput", "cli.fileNotText", { file: path });
  if (mayBePage.test(text)) {
    const { readPage } = await import("../chat/page");
    const page = readPage(text);
    if (page !== null) return page.kind === "text" ? page : { kind: "sheet", name: path, table: page.table };
  }
  const records = tableOfJson(text);
  return records === null ? { kind: "text", text } : { kind: "sheet", name: path, table: records };
}

/** The table that a CSV file or a sheet holds. */
export function tableOfInput(input: Input): Table {
  return input.kind === "text" ? tableOfCsv(input.text) : input.table;
}

/** The text of a file, or of standard input for "-", in whatever encoding it is. */
export async function readText(path: string, streams: Streams): Promise<string> {
  return decode(await readBytes(path, streams)).text;
}

/** @throws Problem `cli.notJson` that says where the text stops being JSON */
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

const inflate = promisify(gunzip);

async function readBytes(path: string, streams: Streams): Promise<Uint8Array> {
  if (path === "-") return inflated(await streams.stdin(), path);
  try {
    return await inflated(await readFile(path), path);
  } catch (error) {
    throw fileProblem(path, error);
  }
}

async function inflated(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  try {
    return await inflate(bytes);
  } catch {
    throw new Problem("wrongInput", "cli.gzipDamaged", { file });
  }
}

/** Whether bytes begin as gzip's do. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** What the system says of a file, as a problem; a problem as it is. */
export function fileProblem(file: string, error: unknown): unknown {
  if (error instanceof Problem) return error;
  const reason = (error as NodeJS.ErrnoException).code;
  if (reason === "ENOENT" || reason === "ENOTDIR") {
    return new Problem("wrongInput", "cli.fileMissing", { file });
  }
  if (reason === "EISDIR") return new Problem("wrongInput", "cli.fileIsFolder", { file });
  if ((error as Error).name === "AbortError") return error;
  return new Problem("wrongInput", "cli.fileUnreadable", { file, reason: reason ?? "unknown" });
}
