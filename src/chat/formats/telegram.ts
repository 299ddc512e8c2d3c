import type { Format } from "./format";
import { longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** `Jane Doe, [14.04.2024 09:05]`, `Jane Doe, [14 Apr 2024 at 9:05:07 AM]`, with the text below or beside it. */
const headLine =
  /^([^\[\]]{1,80}), \[(\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2} \p{L}{3,9}\.? \d{4})(?:,| at)? (\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)\]:?/iu;

const shape: LineShape = {
  head(line) {
    const match = headLine.exec(line.slice(0, longestHead));
    if (!match) return null;
    const [head, sender, day, clock] = match;
    const text = line.slice(head.length).trim();
    return { sender: sender.trim(), time: `${day} ${clock}`, ...(text !== "" && { text }) };
  },
};

/** Messages that were selected and copied in Telegram on a computer. */
export const telegram: Format = {
  id: "telegram",
  platform: "telegram",
  names: { "zh-CN": "Telegram（复制）", "en-US": "Telegram (copied)" },
  recognise: (sample) => recogniseLines(sample, shape, 0.95),
  read: (text, options, chapters) => readLines(text, shape, options, chapters),
};
