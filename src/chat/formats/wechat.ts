import type { Format } from "./format";
import { Role } from "../role";
import { NameJudge } from "../roles";
import { nameThenClock, nameThenTime } from "./heads";
import { cleanLine, longestHead, type Head, type LineShape } from "./lineShape";
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

/** `—————  2024-01-01  —————`: the day of the clocks below, as chats are sent by mail. */
const dayRule = /^[—–-]{3,} *(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?) *[—–-]{3,}$/;
/** What stands between a quoted message and the answer to it. */
const quoteRule = /^(?:- ){8,}-?$/;
const shopAccount = /(?:旗舰店|专卖店|专营店|官方店|企业店)[:：]/;

/** People quote on other platforms too: where a shop's sub-account speaks the chat is none of 微信. */
function quotes(lines: readonly string[]): boolean {
  return lines.some((line) => quoteRule.test(line.trim())) && !lines.some((line) => shopAccount.test(line));
}
/** A name that nothing else tells counts when so many lines show it. */
const often = 2;

/** What words with a colon or a clock at their end are, only the whole text tells. */
function shapeOf(lines: readonly string[]): LineShape {
  const hasRules = lines.some((line) => dayRule.test(cleanLine(line)));
  let known: Names | undefined;
  const isName = (name: string) => (known ??= namesOf(lines, hasRules)).has(name);
  return {
    head(line, next): Head | null {
      const inline = timeFirst.head(line, next);
      if (inline) return inline;
      if (line.length > longestHead) return null;
      const match = timeInBrackets.exec(line) ?? chineseDate.exec(line);
      if (match) return { sender: match[1].trim(), time: match[2] };
      const named = nameThenTime(line);
      if (named) return named;
      const clock = hasRules ? nameThenClock(line) : null;
      if (clock && isName(clock.sender)) return clock;
      const alone = nameAlone.exec(line);
      return alone && next !== "" && isName(alone[1].trim()) ? { sender: alone[1].trim(), time: null } : null;
    },
    mark(line) {
      const day = dayRule.exec(line)?.[1];
      return day === undefined ? null : { day };
    },
  };
}

type Names = Pick<ReadonlySet<string>, "has">;

/** Who speaks, where the line is a head with a day and a clock. */
function timedSpeaker(line: string): string | undefined {
  const inline = timeFirst.head(line, "");
  if (inline) return inline.sender;
  if (line.length > longestHead) return undefined;
  const match = timeInBrackets.exec(line) ?? chineseDate.exec(line);
  return match ? match[1].trim() : nameThenTime(line)?.sender;
}

/**
 * Names that stand alone before a colon, or before a clock below the rule of a day: those that return, that a shop gives, or
 * that stand below a blank line as messages do. 价格如下： is none where two others return, or where heads have their times.
 */
function namesOf(lines: readonly string[], beforeClocks: boolean): Names {
  const counts = new Map<string, number>();
  const set = new Set<string>();
  const timed: string[] = [];
  const judge = new NameJudge({});
  let above = "";
  for (const raw of lines) {
    const line = cleanLine(raw);
    const speaker = beforeClocks ? undefined : timedSpeaker(line);
    if (speaker !== undefined) timed.push(speaker);
    const name = nameAlone.exec(line)?.[1].trim() ?? (beforeClocks ? nameThenClock(line)?.sender : undefined);
    if (name !== undefined) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (above === "") set.add(name);
    }
    above = line;
  }
  // Beside heads with times, who speaks without one has spoken with one too.
  if (timed.length >= often) return new Set(timed);
  const returning = [...counts].filter(([, count]) => count >= often);
  // Until both sides have spoken twice nothing is told: every one is a name.
  if (returning.length < 2) return counts;
  for (const [name] of returning) set.add(name);
  for (const name of counts.keys()) if (judge.judge(name).role !== Role.unknown) set.add(name);
  return set;
}

/** Chats copied or exported from 微信. */
export const wechat: Format = {
  id: "wechat",
  platform: "wechat",
  names: { "zh-CN": "微信", "en-US": "WeChat" },
  recognise: (sample) =>
    recogniseLines(sample, shapeOf(sample.lines), quotes(sample.lines) ? 0.81 : 0.75, {
      line: new RegExp(`${ownHead.source}|${dayRule.source}`),
    }),
  read: (text, options, chapters) => readLines(text, shapeOf, options, chapters),
};
