import { readFile } from "node:fs/promises";
import { decode } from "../chat/encoding";
import { Problem } from "../problem";
import type { Streams } from "./streams";

/**
 * The text of a file, or of standard input for "-", in whatever encoding it is.
 *
 * @throws Problem `cli.fileMissing`, `cli.fileIsFolder`, `cli.fileUnreadable`, `cli.workbook`
 */
export async function readInput(path: string, streams: Streams): Promise<string> {
  const bytes = path === "-" ? await streams.stdin() : await readBytes(path);
  // Workbooks are ZIP archives, older ones OLE compound files.
  const isWorkbook =
    startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
  if (isWorkbook) throw new Problem("wrongInput", "cli.workbook", { file: path });
  return decode(bytes).text;
}

/** @throws Problem `cli.notJson` that says where the text stops being JSON, and those of `readInput` */
export async function readJson(path: string, streams: Streams): Promise<unknown> {
  const text = await readInput(path, streams);
  return parseJson(text, path);
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

async function readBytes(path: string): Promise<Uint8Array> {
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

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}
