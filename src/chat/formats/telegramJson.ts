import { Problem } from "../../problem";
import { readTable } from "../readTable";
import { tableOf, type Cell } from "../table";
import type { Format } from "./format";

/** An object of a JSON file: what it holds is not known before it is looked at. */
type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

const header = ["conversation", "time", "sender", "type", "text"];

/** The chats of an export: one alone, or all of an account. */
function chatsOf(root: Fields): readonly Fields[] {
  const chats = ["chats", "left_chats"].flatMap((key) => listOf(fieldsOf(root[key]).list)).map(fieldsOf);
  return "messages" in root ? [root, ...chats] : chats;
}

function rowsOf(chat: Fields): Cell[][] {
  const name = textOf(chat.name) || textOf(chat.id);
  return listOf(chat.messages)
    .map(fieldsOf)
    .map((message) => [
      name,
      textOf(message.date),
      textOf(message.from) || textOf(message.actor) || textOf(message.from_id),
      textOf(message.type),
      wordsOf(message),
    ]);
}

/** The words, links and names in them included; what was sent without words is named in brackets. */
function wordsOf(message: Fields): string {
  const { text } = message;
  const pieces = Array.isArray(text) ? text : [text];
  const words = pieces.map((piece) => textOf(piece) || textOf(fieldsOf(piece).text)).join("");
  if (words !== "") return words;
  const kind =
    textOf(message.media_type) ||
    textOf(message.action) ||
    ("photo" in message ? "photo" : "file" in message && "file");
  return kind ? `[${kind}]` : "";
}

/** `result.json` of Telegram's export, and its pages, which are read as that. Rows are messages, counted from 1. */
export const telegramJson: Format = {
  id: "telegram-json",
  platform: "telegram",
  names: { "zh-CN": "Telegram 导出", "en-US": "Telegram export" },
  recognise: ({ lines }) =>
    /^\s*[{[]\s*(?:[{"]|$)/.test(lines.slice(0, 3).join("\n")) &&
    lines.some((line) => /^\s*[{[]*\s*"\w+"\s*:/.test(line))
      ? { confidence: 0.96, reasons: [{ code: "marker", marker: (lines[0] ?? "").trim().slice(0, 40) }] }
      : { confidence: 0, reasons: [] },

  read(text, options) {
    const rows = chatsOf(fieldsOf(parsed(text))).flatMap(rowsOf);
    if (rows.length === 0) throw new Problem("wrongInput", "chat.unknownJson");
    // The header is none of the file's rows.
    const reading = readTable(tableOf([header, ...rows], 0), { ...options, format: "table" });
    const { counts } = reading;
    return { ...reading, counts: { ...counts, rows: counts.rows - 1, structure: counts.structure - 1 } };
  },
};

/** @throws Problem `chat.unknownJson` */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Problem("wrongInput", "chat.unknownJson");
  }
}
