import { tableOf, type Table } from "./table";

/** Records of JSON: a file of one object a line, or one list of objects, as APIs and databases hand them out. */

const sampledLines = 1000;
/** A chat's own document says so near its beginning. */
const headOfDocument = 100_000;

/**
 * The table that JSON lines, or a list of objects, hold: a header of keys, and a row for each object. Rows are lines, or the
 * entries of the list, counted from 1.
 *
 * @returns null when the text is neither, or one object that holds the messages of a chat, which a format reads
 * @example tableOfJson('{"sender":"小美","text":"在的"}')?.cell(1, 1) //=> "在的"
 */
export function tableOfJson(text: string): Table | null {
  if (!/^\s*[{[]/.test(text) || isChatDocument(text)) return null;
  const lines = linesOfList(text) ?? text;
  const keys = keysOfJsonLines(lines);
  return keys.length === 0 ? null : tableOfJsonLines(lines, keys);
}

/** Keys of the objects on the first lines, in order of appearance; none when the text is no JSON lines. */
export function keysOfJsonLines(text: string): string[] {
  const keys = new Set<string>();
  let lines = 0;
  for (const line of linesOf(text)) {
    if (lines++ === sampledLines) break;
    const record = line === "" ? null : objectOf(line);
    // A text that begins otherwise is none; a broken line further down is only that.
    if (record === null && line !== "" && keys.size === 0) return [];
    for (const key of Object.keys(record ?? {})) keys.add(key);
  }
  return [...keys];
}

/** The table of JSON lines whose keys are known. Lines that hold no object are left out. */
export function tableOfJsonLines(text: string, keys: readonly string[]): Table {
  const rows: (string | null)[][] = [[...keys]];
  const lines = [0];
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    const record = line === "" ? null : objectOf(line);
    if (record === null) continue;
    rows.push(keys.map((key) => cellOfKey(record, key)));
    lines.push(number);
  }
  return { ...tableOf(rows), sourceRow: (row) => lines[row] };
}

/** The object that a line of JSON holds; null when it holds none. */
export function objectOf(text: string): Record<string, unknown> | null {
  if (!text.startsWith("{")) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** What a key of an object holds, as a cell: a text, a number; anything else as its JSON. */
export function cellOfKey(record: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = Object.hasOwn(record, key) ? record[key] : null;
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Whether a text is one object that holds the messages of a chat, though it may stand on a single line. */
function isChatDocument(text: string): boolean {
  const start = text.search(/\S/);
  const end = text.indexOf("\n", start);
  return (
    text[start] === "{" &&
    (end < 0 || text.slice(end).trim() === "") &&
    /"(?:messages|chats)"\s*:\s*[[{]/.test(text.slice(start, start + headOfDocument))
  );
}

/** The objects of a list, each on a line; null when the text is none. */
function linesOfList(text: string): string | null {
  if (!/^\s*\[\s*\{/.test(text)) return null;
  try {
    const entries = JSON.parse(text) as unknown[];
    return entries.map((entry) => JSON.stringify(entry)).join("\n");
  } catch {
    return null;
  }
}

function* linesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf("\n", from);
    const stop = end < 0 ? text.length : end;
    yield text.slice(from, stop).trim();
    from = stop + 1;
  }
}
