import { isSystemLine } from "../messages";
import { NameJudge } from "../roles";
import { Role } from "../role";
import type { Format } from "./format";
import { isTimeAlone, nameThenClock, nameThenTime } from "./heads";
import { cleanLine, longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** `A --> B 2024-4-14 9:06:00`: A speaks. */
const arrow = /^(.{1,60}?) *-{1,2}> *.{1,60}$/;
/** `[昵称] 2024-01-01 10:00:00` and `[昵称] 10:30`. */
const bracketed = /^\[([^[\]]{1,60})\] *((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2} +)?\d{1,2}:\d{2}(?::\d{2})?)$/;
/** The day of the clocks below; words such as these stand in speech as well, where no head with a clock follows. */
const dayLine =
  /^[—–-]* ?\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年 ?\d{1,2}月 ?\d{1,2}日)(?: ?\(?(?:星期|周)[一二三四五六日天]\)?)? ?[—–-]*$/;
const longestName = 40;
/** `Bo  10:01 AM`: a client sets the clock apart from the name. */
const apart = /\S {2,}(?:[上下]午 ?)?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?$/;
/** A name that nothing else tells counts when so many lines show it before a clock. */
const often = 2;

function shapeOf(lines: readonly string[]): LineShape {
  let known: ReadonlySet<string> | undefined;
  const isKnown = (name: string) => (known ??= namesOf(lines)).has(name);
  return {
    head(line, next) {
      if (line.length > longestHead) return null;
      const inBrackets = line[0] === "[" ? bracketed.exec(line) : null;
      if (inBrackets) return { sender: inBrackets[1].trim(), time: inBrackets[2] };
      const named = nameThenTime(line);
      if (named) return { ...named, sender: speakerOf(named.sender) };
      const today = nameThenClock(line);
      if (today && isKnown(speakerOf(today.sender))) return { ...today, sender: speakerOf(today.sender) };
      if (line.length > longestName || next === "") return null;
      const above =
        (isTimeAlone(next) && !isTimeAlone(line) && !isSystemLine(line)) ||
        (isTimeAlone(next, "clock") && isKnown(speakerOf(line)));
      return above ? { sender: speakerOf(line), time: next, lines: 2, doubtful: true } : null;
    },
    mark(line, next) {
      if (line.length > longestName || !dayLine.test(line)) return null;
      const begins = bracketed.test(next) || nameThenClock(next) !== null || isKnown(speakerOf(next));
      return begins ? { day: line } : null;
    },
  };
}

function speakerOf(name: string): string {
  return name.includes(">") ? (arrow.exec(name)?.[1] ?? name) : name;
}

/**
 * Names that may stand before a clock without a day: those that stand before a whole time too, those that platforms and
 * shops give, and those that stand before a clock again and again. Speech ends in a clock as well (明天 10:30).
 */
function namesOf(lines: readonly string[]): Set<string> {
  const names = new Set<string>();
  const counts = new Map<string, number>();
  const judge = new NameJudge({});
  let above = "";
  for (const raw of lines) {
    const line = cleanLine(raw);
    const dated = nameThenTime(line);
    if (dated) names.add(speakerOf(dated.sender));
    else if (isTimeAlone(line)) names.add(speakerOf(above));
    const clock = isTimeAlone(line, "clock") ? above : nameThenClock(line)?.sender;
    if (clock !== undefined && clock.length <= longestName) {
      const name = speakerOf(clock);
      // Who writes speech does not set a clock apart.
      counts.set(name, (counts.get(name) ?? 0) + (apart.test(line) ? often : 1));
    }
    above = line;
  }
  for (const [name, count] of counts) {
    if (count >= often || judge.judge(name).role !== Role.unknown) names.add(name);
  }
  names.delete("");
  return names;
}

/** Chats copied from the 千牛 desktop client: a name and a time, then lines of text, then read marks. */
export const qianniu: Format = {
  id: "qianniu",
  platform: "taobao",
  names: { "zh-CN": "千牛（桌面端复制）", "en-US": "Qianniu desktop" },
  recognise: (sample) =>
    recogniseLines(sample, shapeOf(sample.lines), 0.8, {
      line: /^(?:已读|未读|发送中)$|^当前用户来自|^由 ?服务助手 ?转交给|【离线留言自动分配】| --> /,
    }),
  read: (text, options, chapters) => readLines(text, shapeOf, options, chapters),
};
