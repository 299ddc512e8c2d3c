import { Problem } from "../../problem";
import type { ReadOptions } from "../reading";
import { tableOf, type Cell } from "../table";
import type { FormatReading, Sample } from "./format";
import type { Recognition } from "../recognition";
import { readRecords } from "./records";

/** An object of a JSON file: what it holds is not known before it is looked at. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

const header = ["conversation", "time", "sender", "type", "text"];

/**
 * Reads messages that a messenger's export keeps as JSON, as rows of `conversation, time, sender, type, text`, counted from 1.
 *
 * @param rowsOf the rows of what the file holds; none where it is no such export
 * @throws Problem `chat.unknownJson` when the text is no JSON, or holds no row
 */
export function readJson(
  text: string,
  rowsOf: (root: Fields) => Cell[][],
  options: ReadOptions,
): FormatReading {
  const rows = rowsOf(fieldsOf(parsed(text)));
  if (rows.length === 0) throw new Problem("wrongInput", "chat.unknownJson");
  return readRecords(tableOf([header, ...rows], 0), options);
}

/** How sure one is that a text is JSON with the keys that an export writes. */
export function recogniseJson({ lines }: Sample, confidence: number, keys: readonly RegExp[]): Recognition {
  const opens = /^\s*[{[]\s*(?:[{"]|$)/.test(lines.slice(0, 3).join("\n"));
  return opens && keys.every((key) => lines.some((line) => key.test(line)))
    ? { confidence, reasons: [{ code: "marker", marker: (lines[0] ?? "").trim().slice(0, 40) }] }
    : { confidence: 0, reasons: [] };
}

/** @throws Problem `chat.unknownJson` */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Problem("wrongInput", "chat.unknownJson");
  }
}
