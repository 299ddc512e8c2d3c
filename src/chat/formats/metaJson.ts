import type { Cell } from "../table";
import type { Format } from "./format";
import { fieldsOf, listOf, readJson, recogniseJson, textOf, type Fields } from "./jsonFields";

/** What is sent without words, by the key under which it stands. */
const media: Readonly<Record<string, string>> = {
  photos: "photo",
  videos: "video",
  audio_files: "audio",
  gifs: "gif",
  files: "file",
  sticker: "sticker",
  share: "share",
  call_duration: "call",
  media: "file",
};

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * A text as it was written: the export holds each byte of its UTF-8 as a character of its own.
 *
 * @example unscrambled("caf\u00c3\u00a9") //=> "café"
 */
function unscrambled(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  try {
    return utf8.decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  } catch {
    return text;
  }
}

function rowsOf(root: Fields): Cell[][] {
  const name = unscrambled(
    textOf(root.title) || textOf(root.threadName).replace(/_\d+$/, "") || textOf(root.thread_path),
  );
  return listOf(root.messages)
    .map(fieldsOf)
    .filter((message) => "sender_name" in message || "senderName" in message)
    .map((message) => [
      name,
      textOf(message.timestamp_ms) || textOf(message.timestamp),
      unscrambled(textOf(message.sender_name) || textOf(message.senderName)),
      "message",
      wordsOf(message),
    ]);
}

/** The words, and the address of what was shared; what was sent without words is named in brackets. */
function wordsOf(message: Fields): string {
  const share = fieldsOf(message.share);
  const words = [
    textOf(message.content) || textOf(message.text),
    textOf(share.share_text),
    textOf(share.link),
  ];
  const said = words.filter((text) => text !== "").join("\n");
  if (said !== "") return unscrambled(said);
  const kind = Object.keys(media).find((key) => !isEmpty(message[key]));
  return kind === undefined ? "" : `[${media[kind]}]`;
}

const isEmpty = (value: unknown) =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** `message_1.json` of the export of Instagram and of Facebook Messenger: one chat, the newest first. Rows are messages. */
export const metaJson: Format = {
  id: "meta-json",
  names: { "zh-CN": "Instagram / Messenger 导出", "en-US": "Instagram / Messenger export" },
  recognise: (sample) =>
    recogniseJson(sample, 0.97, [/"messages"\s*:\s*\[/, /"sender_?[nN]ame"\s*:/, /"timestamp(?:_ms)?"\s*:/]),
  read: (text, options) => readJson(text, rowsOf, options),
};
