import type { Format } from "./format";
import { nameThenTime } from "./heads";
import { longestHead, type Head, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";
import { timeFirst } from "./wangwangManager";

/** `昵称(2024-01-01 12:00)` */
const timeInBrackets =
  /^(.{1,60}?) *[(（](\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? +\d{1,2}:\d{2}(?::\d{2})?)[)）][:：]?$/;
/** `昵称 2024年1月1日 12:00` */
const chineseDate =
  /^(.{1,60}?) +(\d{4}年\d{1,2}月\d{1,2}日 *(?:上午|下午|凌晨|早上|中午|晚上)? *\d{1,2}:\d{2}(?::\d{2})?)$/;
/** The two heads that no other platform writes. */
const ownHead = new RegExp(`${timeInBrackets.source}|${chineseDate.source}`);
/** `昵称:` alone on its line. */
const nameAlone = /^([^\s:：，。！？,!?][^:：，。！？,!?]{0,29})[:：]$/;

const shape: LineShape = {
  head(line, next): Head | null {
    const inline = timeFirst.head(line, next);
    if (inline) return inline;
    if (line.length > longestHead) return null;
    const match = timeInBrackets.exec(line) ?? chineseDate.exec(line);
    if (match) return { sender: match[1].trim(), time: match[2] };
    const named = nameThenTime(line);
    if (named) return named;
    const alone = nameAlone.exec(line);
    return alone && next !== "" ? { sender: alone[1].trim(), time: null } : null;
  },
};

/** Chats copied or exported from 微信. */
export const wechat: Format = {
  id: "wechat",
  platform: "wechat",
  names: { "zh-CN": "微信", "en-US": "WeChat" },
  recognise: (sample) => recogniseLines(sample, shape, 0.75, { line: ownHead }),
  read: (text, options, chapters) => readLines(text, shape, options, chapters),
};
