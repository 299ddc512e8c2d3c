import type { Cell } from "../table";
import type { Format } from "./format";
import { fieldsOf, listOf, readJson, recogniseJson, textOf, type Fields } from "./jsonFields";
import { telegramJsonId } from "./textFormats";

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
  id: telegramJsonId,
  platform: "telegram",
  names: { "zh-CN": "Telegram 导出", "en-US": "Telegram export" },
  recognise: (sample) => recogniseJson(sample, 0.96, [/^\s*[{[]*\s*"\w+"\s*:/]),
  read: (text, options) => readJson(text, (root) => chatsOf(root).flatMap(rowsOf), options),
};
