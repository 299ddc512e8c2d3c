/** Files, compressed files and standard input as UTF-8 bytes that can be read more than once, never whole. */
import { isAscii } from "node:buffer";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline as pipelineOf, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { decode, type Encoding } from "../../chat/encoding";
import { Problem } from "../../problem";
import { fileProblem, isGzip } from "../input";
import type { Streams } from "../streams";
import type { Workspace } from "./workspace";

/** What is too large to be read whole. */
export interface Source {
  readonly file: string;
  readonly encoding: Encoding;
  /** Its bytes as UTF-8, decompressed, without a byte-order mark; the same each time. */
  open(): AsyncIterable<Buffer>;
  /** Its bytes decompressed, in their own encoding. */
  raw(): AsyncIterable<Buffer>;
}

/** An input that ended before the limit, or one that goes on. */
export type Opened =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  | { readonly kind: "large"; readonly head: Buffer; readonly source: Source };

export interface OpenOptions {
  /** Found when left out. */
  readonly encoding?: Encoding;
  /** Bytes up to which an input is kept whole. */
  readonly wholeUpTo: number;
}

const pieceBytes = 1 << 20;

/**
 * Opens a file, compressed by gzip or not, or standard input for "-".
 *
 * @throws Problem `cli.fileMissing`, `cli.fileIsFolder`, `cli.fileUnreadable`, `cli.gzipDamaged`
 */
export async function openSource(
  file: string,
  { encoding, wholeUpTo }: OpenOptions,
  streams: Streams,
  workspace: Workspace,
): Promise<Opened> {
  let open =
    file === "-" ? () => inflated(standardInput(streams), file) : () => inflated(fileBytes(file), file);
  const pieces = open()[Symbol.asyncIterator]();
  const kept: Buffer[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return { kind: "whole", bytes: Buffer.concat(kept) };
    kept.push(value);
    length += value.length;
    if (length > wholeUpTo) break;
  }
  const head = Buffer.concat(kept);
  kept.length = 0;
  if (file === "-") {
    const copy = await workspace.file("standard-input");
    const rest = async function* () {
      yield head;
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
    };
    await pipeline(Readable.from(rest()), createWriteStream(copy), { signal: streams.signal });
    open = () => fileBytes(copy);
  } else await pieces.return?.(undefined);
  const found = encoding ?? (await encodingOf(head, open));
  return {
    kind: "large",
    head,
    source: { file, encoding: found, open: () => utf8(open(), found), raw: open },
  };
}

/** What was kept whole, as a source: its parts can then be inspected side by side. */
export function sourceOf(file: string, bytes: Uint8Array, encoding?: Encoding): Source {
  const found = encoding ?? decode(bytes).encoding;
  const raw = async function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield asBuffer(bytes.subarray(at, at + pieceBytes));
  };
  return { file, encoding: found, open: () => utf8(raw(), found), raw };
}

/** The first bytes of a source, UTF-8: at least so many, or all. */
export async function headOf(source: Source, bytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of source.open()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(pieces);
}

/**
 * All bytes of a source, in their own encoding.
 *
 * @param most so many at most
 * @throws Problem `cli.tooLargeToReadWhole`
 */
export async function wholeOf({ file, raw }: Source, most: number): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of raw()) {
    pieces.push(piece);
    length += piece.length;
    if (length > most)
      throw new Problem("wrongInput", "cli.tooLargeToReadWhole", { file, megabytes: most >> 20 });
  }
  return Buffer.concat(pieces);
}

async function* fileBytes(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(file, { highWaterMark: pieceBytes })) yield piece as Buffer;
  } catch (error) {
    throw fileProblem(file, error);
  }
}

async function* standardInput(streams: Streams): AsyncGenerator<Buffer> {
  if (!streams.stdinPieces) {
    yield asBuffer(await streams.stdin());
    return;
  }
  try {
    for await (const piece of streams.stdinPieces()) yield asBuffer(piece);
  } catch (error) {
    throw fileProblem("-", error);
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes as they are, or decompressed where they begin as gzip does. */
async function* inflated(pieces: AsyncGenerator<Buffer>, file: string): AsyncGenerator<Buffer> {
  const first = await pieces.next();
  if (first.done) return;
  const all = async function* () {
    yield first.value;
    yield* pieces;
  };
  if (!isGzip(first.value)) {
    yield* all();
    return;
  }
  const gunzip = createGunzip({ chunkSize: pieceBytes });
  // A `pipe` would tell nobody of an input that breaks off, and leave one open that is not read to its end.
  pipelineOf(Readable.from(all()), gunzip, () => undefined);
  try {
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (error) {
    // What zlib says of the bytes bears a code of its own; all else befell the input.
    const isDamaged = /^Z_/.test(String((error as NodeJS.ErrnoException).code));
    throw isDamaged ? new Problem("wrongInput", "cli.gzipDamaged", { file }) : fileProblem(file, error);
  }
}

/** The encoding that the first bytes show that are not ASCII; the whole of the lines in which they stand is looked at. */
async function encodingOf(head: Buffer, open: () => AsyncIterable<Buffer>): Promise<Encoding> {
  const newline = 0x0a;
  const wholeLines = (bytes: Buffer) => bytes.subarray(0, bytes.lastIndexOf(newline) + 1 || bytes.length);
  if (!isAscii(head)) return decode(wholeLines(head)).encoding;
  let before: Buffer = Buffer.alloc(0);
  for await (const piece of open()) {
    if (!isAscii(piece)) return decode(wholeLines(Buffer.concat([before, piece]))).encoding;
    before = piece.subarray(piece.lastIndexOf(newline) + 1);
  }
  return "utf-8";
}

async function* utf8(pieces: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = encoding === "utf-8" ? null : new TextDecoder(encoding);
  let isFirst = true;
  for await (const piece of pieces) {
    const text = decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece;
    const marked = isFirst && text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf;
    isFirst = false;
    yield marked ? text.subarray(3) : text;
  }
  const rest = decoder?.decode() ?? "";
  if (rest !== "") yield Buffer.from(rest);
}
