import { Role } from "../role";
import { NameJudge } from "../roles";
import type { Format } from "./format";
import { cleanLine, longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** `2010-01-06 16:57:28 昵称(123123)` or `… 昵称<mail>`, with AM/PM or 下午 in some clients. */
const headLine =
  /^(\d{4}[-/]\d{1,2}[-/]\d{1,2} +(?:(?:上午|下午|凌晨|早上|中午|晚上) *)?\d{1,2}:\d{2}(?::\d{2})?(?: *(?:[AP]M|上午|下午))?) +(.{0,60}?)(?:[(（](\d{5,12})[)）]|<([^<>\s]{3,60})>)$/i;

/** The same, without number or address: clients leave them out of some exports. */
const bareHeadLine =
  /^(\d{4}[-/]\d{1,2}[-/]\d{1,2} +(?:(?:上午|下午|凌晨|早上|中午|晚上) *)?\d{1,2}:\d{2}:\d{2}(?: *(?:[AP]M|上午|下午))?) +((?:[^\s:：]{1,40}(?:旗舰店|专卖店|专营店|官方店|企业店)[:：])?[^\s:：，。！？,!?][^:：，。！？,!?]{0,40})$/i;
/** A name that nothing else tells counts when so many heads show it: speech begins with a time as well. */
const often = 2;
const rule = /^=+$/;
const partner = /^消息对象[:：] *(.{1,60})$/;
const recordHead = /^(?:消息记录.*|消息分组[:：].*)$/;

const clockAlone = /^(?:(?:上午|下午|凌晨|早上|中午|晚上) ?)?\d{1,2}:\d{2}:\d{2}$/;
const pageName = /^(?!(?:日期|消息记录|消息分组|消息对象)[:：]?)[^:：，。！？]{1,60}$/;
const dayLine = /^日期[:：] *(\d{4}-\d{1,2}-\d{1,2})$/;

/** What follows 消息对象 is the chat with that person. */
function shapeOf(lines: readonly string[]): LineShape {
  const isRecord = lines.some((line) => recordHead.test(line.trim()) || partner.test(line.trim()));
  let known: ReadonlySet<string> | undefined;
  const isName = (name: string) => isRecord || (known ??= namesOf(lines)).has(name);
  return {
    head(line, next) {
      // Records saved as pages have the name and the clock on lines of their own, below the day.
      if (isRecord && clockAlone.test(next) && pageName.test(line))
        return { sender: line, time: next, lines: 2 };
      if (line.length > longestHead) return null;
      const match = headLine.exec(line);
      if (match) return { sender: match[2].trim() || match[3] || match[4], time: match[1] };
      const bare = bareHeadLine.exec(line);
      return bare && isName(bare[2].trim()) ? { sender: bare[2].trim(), time: bare[1] } : null;
    },
    mark(line) {
      const name = partner.exec(line)?.[1];
      if (name !== undefined) return { conversation: name.trim() };
      const day = isRecord ? dayLine.exec(line) : null;
      if (day) return { day: day[1] };
      return rule.test(line) || recordHead.test(line) ? {} : null;
    },
  };
}

function namesOf(lines: readonly string[]): Set<string> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const name = bareHeadLine.exec(cleanLine(line))?.[2].trim();
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const judge = new NameJudge({});
  return new Set(
    [...counts]
      .filter(([name, count]) => count >= often || judge.judge(name).role !== Role.unknown)
      .map(([name]) => name),
  );
}

/** Message records of QQ: the time, the name and the number or address above each message. */
export const qq: Format = {
  id: "qq",
  platform: "qq",
  names: { "zh-CN": "QQ", "en-US": "QQ" },
  recognise: (sample) =>
    recogniseLines(
      sample,
      shapeOf(sample.lines),
      sample.lines.some((line) => headLine.test(line)) ? 0.9 : 0.79,
      { line: /^消息分组[:：]|^消息对象[:：]/ },
    ),
  read: (text, options, chapters) => readLines(text, shapeOf, options, chapters),
};
