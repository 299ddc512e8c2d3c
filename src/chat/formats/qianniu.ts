import { isSystemLine } from "../messages";
import type { Format } from "./format";
import { isTimeAlone, longestHead, nameThenTime, readLines, recogniseLines, type LineShape } from "./lines";

/** `A --> B 2024-4-14 9:06:00`: A speaks. */
const arrow = /^(.{1,60}?) *-{1,2}> *.{1,60}$/;
/** `[昵称] 2024-01-01 10:00:00` and `[昵称] 10:30`. */
const bracketed = /^\[([^[\]]{1,60})\] *((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2} +)?\d{1,2}:\d{2}(?::\d{2})?)$/;
const longestName = 40;

const shape: LineShape = {
  head(line, next) {
    if (line.length > longestHead) return null;
    const inBrackets = bracketed.exec(line);
    if (inBrackets) return { sender: inBrackets[1].trim(), time: inBrackets[2] };
    const named = nameThenTime(line);
    if (named) return { ...named, sender: arrow.exec(named.sender)?.[1] ?? named.sender };
    const nameAbove =
      isTimeAlone(next) && line.length <= longestName && !isTimeAlone(line) && !isSystemLine(line);
    return nameAbove ? { sender: line, time: next, lines: 2 } : null;
  },
};

/** Chats copied from the 千牛 desktop client: a name and a time, then lines of text, then read marks. */
export const qianniu: Format = {
  id: "qianniu",
  names: { "zh-CN": "千牛（桌面端复制）", "en-US": "Qianniu desktop" },
  recognise: (sample) =>
    recogniseLines(
      sample,
      shape,
      0.8,
      /^(?:已读|未读|发送中)$|^当前用户来自|^由 ?服务助手 ?转交给|【离线留言自动分配】| --> /,
    ),
  read: (text, options) => readLines(text, shape, options),
};
