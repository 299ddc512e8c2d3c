import type { Format } from "./format";
import { isTimeAlone, nameThenTime } from "./heads";
import { Role } from "../role";
import { NameJudge } from "../roles";
import { cleanLine, longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** A shop's name and its sub-account; the second colon parts them from the words. */
const shopName = /^([^:：\s]{1,40}(?:旗舰店|专卖店|专营店|官方店|企业店)[:：][^:：\s]{1,20})[:：]/;
/** Before a full-width colon, half-width ones belong to the name. */
const wideColon = /^([^：\s][^：]{0,39})：/;
const plainColon = /^([^:\s][^:]{0,39}):/;

const shape: LineShape = {
  head(line, next) {
    if (!isTimeAlone(line) && !isTimeAlone(line, "clock")) return null;
    const named = nameThenWords(next);
    return named && { ...named, time: line, lines: 2 };
  },
};

function nameThenWords(line: string): { sender: string; text: string } | null {
  const start = line.slice(0, longestHead);
  const match = shopName.exec(start) ?? wideColon.exec(start) ?? plainColon.exec(start);
  // A name and a clock: 云朵 今天 9:05 is no 云朵 今天 9 who says 05.
  if (!match || /^https?$/i.test(match[1]) || nameThenTime(start)) return null;
  return { sender: match[1].trim(), text: line.slice(match[0].length).trim() };
}

/** Below one time several people may speak: a line of a name that is known is theirs, and of the same time. */
function shapeOf(lines: readonly string[]): LineShape {
  const judge = new NameJudge({});
  const below = new Set<string>();
  lines.forEach((line, i) => {
    const named = shape.head(cleanLine(line), cleanLine(lines[i + 1] ?? ""));
    if (named) below.add(named.sender);
  });
  let time: string | null = null;
  return {
    head(line, next) {
      const first = shape.head(line, next);
      if (first) time = first.time;
      if (first || time === null) return first;
      const named = nameThenWords(line);
      const isName = named && (below.has(named.sender) || judge.judge(named.sender).role !== Role.unknown);
      return isName ? { ...named, time } : null;
    },
  };
}

/** A time on a line of its own, then `名字：内容`: how 千牛 puts a customer's whole chat into one cell. */
export const timeAbove: Format = {
  id: "time-above",
  names: { "zh-CN": "时间独占一行，下一行为“名字：内容”", "en-US": "Time on its own line, then name: text" },
  recognise: (sample) => recogniseLines(sample, shape, 0.88),
  read: (text, options, chapters) => readLines(text, shapeOf, options, chapters),
};
