import { decode, isReadable, type Encoding } from "../../../chat/encoding";
import { tableOfJson } from "../../../chat/jsonRecords";
import { readPage } from "../../../chat/page";
import type { Table } from "../../../chat/table";
import { isWorkbook, readWorkbook } from "../../../chat/workbook";
import { tableOfBlocks } from "../../../excel/worker/pack";
import { Problem } from "../../../problem";
import type { SourceInput } from "./digest";

/** A source, opened: a text, or the cells of a sheet. */
export interface Content {
  /** Name of the sheet where the source is a workbook file. */
  readonly sheet: string | null;
  readonly encoding: Encoding | null;
  readonly body:
    { readonly kind: "text"; readonly text: string } | { readonly kind: "table"; readonly table: Table };
}

/**
 * The largest file that is read, in bytes: a text of more than 2²⁹ characters is longer than a browser's strings can be, and
 * reading holds the bytes, the text and the messages at once.
 */
const largestFile = 256 * 1024 * 1024;

const pieceBytes = 4 * 1024 * 1024;

/**
 * Opens a source. A workbook has one content per sheet that holds anything.
 *
 * @throws Problem `importing.tooLarge`, `importing.unreadable`, `importing.emptyFile`, `importing.notText`,
 *   `importing.emptyWorkbook`, `chat.workbookUnreadable`
 */
export async function openSource(
  { name, content }: SourceInput,
  onBytes: (done: number, total: number) => void = () => undefined,
): Promise<Content[]> {
  switch (content.kind) {
    case "text":
      return [{ sheet: null, encoding: null, body: content }];
    case "cells": {
      const table = tableOfBlocks(content.cells.blocks, content.cells.shape);
      return [{ sheet: null, encoding: null, body: { kind: "table", table } }];
    }
    case "file":
      return contentsOfFile(name, await bytesOf(name, content.file, onBytes));
  }
}

async function contentsOfFile(file: string, bytes: Uint8Array): Promise<Content[]> {
  if (isWorkbook(bytes)) {
    const sheets = (await readWorkbook(bytes, file)).filter(({ table }) => table.rowCount > 0);
    if (sheets.length === 0) throw new Problem("notEvaluable", "importing.emptyWorkbook", { file });
    return sheets.map(({ name, table }) => ({
      sheet: name,
      encoding: null,
      body: { kind: "table" as const, table },
    }));
  }
  const { text, encoding } = decode(bytes);
  if (!isReadable(text)) throw new Problem("wrongInput", "importing.notText", { file });
  return [{ sheet: null, encoding, body: readPage(text) ?? bodyOfJson(text) ?? { kind: "text", text } }];
}

function bodyOfJson(text: string): Content["body"] | null {
  const table = tableOfJson(text);
  return table && { kind: "table", table };
}

async function bytesOf(
  file: string,
  blob: Blob,
  onBytes: (done: number, total: number) => void,
): Promise<Uint8Array> {
  const { size } = blob;
  if (size > largestFile) {
    throw new Problem("wrongInput", "importing.tooLarge", { file, ...megabytes(size) });
  }
  const bytes = new Uint8Array(size);
  try {
    for (let at = 0; at < size; at += pieceBytes) {
      const piece = await blob.slice(at, at + pieceBytes).arrayBuffer();
      bytes.set(new Uint8Array(piece), at);
      onBytes(Math.min(size, at + pieceBytes), size);
    }
  } catch {
    throw new Problem("wrongInput", "importing.unreadable", { file });
  }
  if (size === 0) throw new Problem("notEvaluable", "importing.emptyFile", { file });
  return bytes;
}

const megabytes = (size: number) => ({
  megabytes: Math.ceil(size / 1024 / 1024),
  limit: largestFile / 1024 / 1024,
});
