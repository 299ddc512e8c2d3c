import { profiledRows } from "./columnProfile";
import { isBlank, type Cell, type Table } from "./table";

/** Messages that a platform's archive keeps as JSON ({"content":"在吗"}, {"bodies":[{"msg":"在吗"}]}), as a person reads them. */

/** Where words stand, the likeliest first; what lies in the last ones holds them further down. */
const wordKeys = ["content", "text", "msg", "message", "body", "title", "caption"];
const holderKeys = ["bodies", "payload", "data", "item", "items"];
const kindKeys = ["type", "msgtype", "msg_type"];
const deepest = 6;

/**
 * Whether the texts of a column are written as JSON: one that somebody pastes into a chat is their message and stays as it is.
 */
export function holdsJson(table: Table, column: number, firstRow: number): boolean {
  let filled = 0;
  let json = 0;
  for (let row = firstRow; row < Math.min(table.rowCount, firstRow + profiledRows); row++) {
    const cell = table.cell(row, column);
    if (isBlank(cell)) continue;
    filled++;
    if (parsed(cell) !== null) json++;
  }
  return json > 0 && 2 * json > filled;
}

/**
 * The words of a message that is written as JSON; what was sent without words is named in brackets.
 *
 * @param kind what another column says of its kind
 * @returns the text as it was where it is no JSON, or tells neither words nor a kind
 * @example wordsOfJson('{"content":"在吗"}') //=> "在吗"
 * @example wordsOfJson('{"md5sum":"5d41"}', "image") //=> "[image]"
 */
export function wordsOfJson(text: string, kind: Cell = null): string {
  const value = parsed(text);
  if (value === null) return text;
  const words = wordsIn(value, 0);
  if (words !== "") return words;
  const named = isBlank(kind) ? kindKeys.map((key) => value[key]).find(isName) : kind;
  return typeof named === "string" && named !== "" ? `[${named.trim()}]` : text;
}

type Fields = Readonly<Record<string, unknown>>;
const isName = (value: unknown) => typeof value === "string" && value !== "";

function parsed(cell: Cell): Fields | null {
  if (typeof cell !== "string" || !/^\s*\{\s*["}]/.test(cell)) return null;
  try {
    return JSON.parse(cell) as Fields;
  } catch {
    return null;
  }
}

function wordsIn(value: unknown, depth: number): string {
  if (depth > deepest) return "";
  if (typeof value === "string") {
    const inner = parsed(value);
    return inner === null ? value : wordsIn(inner, depth + 1);
  }
  if (Array.isArray(value)) {
    return value
      .map((one) => wordsIn(one, depth + 1))
      .filter((words) => words !== "")
      .join("\n");
  }
  if (typeof value !== "object" || value === null) return "";
  for (const key of [...wordKeys, ...holderKeys]) {
    const words = wordsIn((value as Fields)[key], depth + 1);
    if (words.trim() !== "") return words;
  }
  return "";
}
