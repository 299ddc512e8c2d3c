import type { Format } from "./format";
import { longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** `[LINE] Chat history with Hana`, 與小花的聊天記錄, はなことのトーク履歴: whose chat it is. */
const title =
  /^\[LINE\] ?(?:Chat history (?:with|in) (.+)|[与與](.+?)的聊天[记記][录錄]|(.+?)との?トーク履歴|(.*))$/i;
const saved = /^(?:Saved on|保存日時|保存日期|儲存日期|저장한 날짜)\s?[:：]/i;
/** `2024/04/14(日)`, `2024.04.14 日曜日` */
const yearFirst = /^(\d{4})[./](\d{1,2})[./](\d{1,2}) ?(?:[(（][^)）]{1,3}[)）]|[^\s\d]{2,9})?$/;
/** `Sun, 04/14/2024` */
const weekdayFirst = /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*, ?(\d{1,2})\/(\d{1,2})\/(\d{4})$/i;
const headLine =
  /^((?:上午|下午|午前|午後|오전|오후)? ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)\t(?:([^\t]{0,60})\t)?/;

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** A line such as `2024/04/14(日)` as a day that cannot be mistaken; null for every other line. */
function dayOf(line: string): string | null {
  const plain = yearFirst.exec(line);
  if (plain) return plain.slice(1, 4).join("-");
  const named = weekdayFirst.exec(line);
  if (!named) return null;
  const [, weekday, first, second, year] = named;
  // The weekday tells which of the two is the month.
  const isOn = (month: string, day: string) =>
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay() ===
    weekdays.indexOf(weekday.toLowerCase());
  return !isOn(first, second) && isOn(second, first)
    ? `${year}-${second}-${first}`
    : `${year}-${first}-${second}`;
}

const shape: LineShape = {
  head(line) {
    const match = headLine.exec(line.slice(0, longestHead));
    if (!match) return null;
    const [head, time, sender = ""] = match;
    const text = line.slice(head.length);
    const clock = time.replace("午前", "上午").replace("午後", "下午");
    // What the app itself says has no name.
    return sender === "" ? { sender, time: clock, text, system: true } : { sender, time: clock, text };
  },
  mark(line) {
    const named = title.exec(line);
    if (named) return { conversation: named.slice(1).find(Boolean)?.trim() ?? null };
    if (saved.test(line)) return {};
    const day = dayOf(line);
    return day === null ? null : { day };
  },
  // Several lines stand in quotation marks, as in a table.
  tidy: (text) => (/^"[^]*\n[^]*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text),
};

/** LINE's chat export: a day on a line of its own, then clock, name and text with tabs between. */
export const line: Format = {
  id: "line",
  platform: "line",
  names: { "zh-CN": "LINE", "en-US": "LINE" },
  recognise: (sample) => recogniseLines(sample, shape, 0.95, { line: /^\[LINE\] / }),
  read: (text, options, chapters) => readLines(text, shape, options, chapters),
};
