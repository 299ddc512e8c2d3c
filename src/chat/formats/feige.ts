import type { ReadOptions } from "../reading";
import { Role } from "../role";
import type { Transcript } from "../transcript";
import type { Format, FormatReading } from "./format";
import { nameThenTime } from "./heads";
import type { Chapters, LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

const shape: LineShape = { head: nameThenTime };

/** Nobody types so many characters within so many seconds of a customer's first words. */
const fewestCharacters = 6;
const quickSeconds = 3;
const welcome = /欢迎|您好.{0,12}为您服务|很高兴(?:为您|能为您)/;

/**
 * Welcomes that the platform sends in the agent's name and does not mark: the first answer, too quick to be typed, with words
 * of welcome or the same in several conversations.
 */
function welcomesIn({ conversations, offsets, role, time, text }: Transcript): string[] {
  const counts = new Map<string, number>();
  for (let c = 0; c < conversations.length; c++) {
    let asked = -1;
    let answered = -1;
    for (let i = offsets[c]; i < offsets[c + 1] && answered < 0; i++) {
      // A card that the customer sends opens the chat as words do, and the platform's line carries its time.
      if (role[i] !== Role.agent) asked = asked < 0 ? i : asked;
      else answered = i;
    }
    if (asked < 0 || answered < 0 || text[answered].length < fewestCharacters) continue;
    if (!(time[answered] - time[asked] <= quickSeconds)) continue;
    counts.set(text[answered], (counts.get(text[answered]) ?? 0) + 1);
  }
  return [...counts].filter(([words, count]) => count > 1 || welcome.test(words)).map(([words]) => words);
}

function read(text: string, options: ReadOptions, chapters?: Chapters): FormatReading {
  const reading = readLines(text, shape, options, chapters);
  const welcomes = welcomesIn(reading.transcript);
  if (welcomes.length === 0) return reading;
  const automaticReplies = [...(options.automaticReplies ?? []), ...welcomes];
  return readLines(text, shape, { ...options, automaticReplies }, chapters);
}

/** Chats copied from 抖店飞鸽: `昵称 time` with 今天 and 昨天, cards as placeholders. */
export const feige: Format = {
  id: "feige",
  platform: "douyin",
  names: { "zh-CN": "抖店飞鸽", "en-US": "Doudian Feige" },
  recognise: (sample) =>
    recogniseLines(sample, shape, 0.69, {
      line: /^\[(?:客服关闭会话|订单卡片|商品)\]$|用户超时未回复，系统关闭会话/,
    }),
  read,
};
