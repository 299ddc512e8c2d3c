import { foldLine } from "./fold";
import { Role } from "./role";
import type { Transcript } from "./transcript";

/** Hours of silence after which the next message begins another session, when nothing else is asked. */
export const defaultSessionGap = 24;

/** Hours after which a message begins another session where 京东 had closed the one before: ten minutes. */
export const jingdongClosedGap = 1 / 6;

export interface SessionSplit {
  readonly transcript: Transcript;
  /** How many conversations were split. */
  readonly split: number;
}

/**
 * Splits conversations into sessions where nobody speaks for longer than a limit: who comes back the next week begins anew,
 * and no agent is late by days. The sessions of `X` are `X`, `X #2`, `X #3`. A conversation in which any time is unknown
 * stays whole.
 *
 * Source of the limit: the field's usage, one day.
 *
 * @param gap hours; a pause of exactly so long does not split, `Infinity` never does
 * @param closedGap hours that are enough where the platform's line above says that the session is closed
 * @example
 * const { transcript } = readTable(tableOf([
 *   ["会话", "时间", "发送者", "内容"],
 *   ["S1", "2024-4-14 9:00", "t***1", "在吗"],
 *   ["S1", "2024-4-16 9:00", "t***1", "在吗"],
 * ]), { sessionGap: Infinity });
 * splitSessions(transcript, 24).transcript.conversations //=> ["S1", "S1 #2"]
 */
export function splitSessions(transcript: Transcript, gap: number, closedGap = gap): SessionSplit {
  const starts = startsOf(transcript, gap * 3600, Math.min(gap, closedGap) * 3600);
  const { length, conversations, offsets } = transcript;
  if (starts.length === 0) return { transcript, split: 0 };
  const taken = new Set(conversations);
  const names: string[] = [];
  const bounds: number[] = [];
  let next = 0;
  let split = 0;
  conversations.forEach((name, c) => {
    names.push(name);
    bounds.push(offsets[c]);
    if (next < starts.length && starts[next] < offsets[c + 1]) split++;
    for (let number = 2; next < starts.length && starts[next] < offsets[c + 1]; number++, next++) {
      while (taken.has(`${name} #${number}`)) number++;
      names.push(`${name} #${number}`);
      bounds.push(starts[next]);
    }
  });
  bounds.push(length);
  const conversation = new Int32Array(length);
  for (let c = 0; c < names.length; c++) conversation.fill(c, bounds[c], bounds[c + 1]);
  return {
    transcript: { ...transcript, conversations: names, offsets: Int32Array.from(bounds), conversation },
    split,
  };
}

/**
 * The conversation of which a session is a part: its name without the number.
 *
 * @example conversationOfSession("t******7 #2") //=> "t******7"
 */
export function conversationOfSession(name: string): string {
  return name.replace(/ #\d+$/, "");
}

/** 会话结束_时间：…, [客服关闭会话], 本次会话已结束. */
const closing = /会话(?:已)?(?:结束|关闭)|(?:结束|关闭)(?:了)?(?:本次)?会话/;

/** Indices of the messages that begin a second or later session, ascending. */
function startsOf({ offsets, time, role, text }: Transcript, gap: number, closedGap: number): number[] {
  const starts: number[] = [];
  if (gap === Infinity) return starts;
  const isClosed = (i: number) => role[i] === Role.system && closing.test(foldLine(text[i]));
  for (let c = 0; c + 1 < offsets.length; c++) {
    const found = starts.length;
    for (let i = offsets[c] + 1; i < offsets[c + 1]; i++) {
      const pause = time[i] - time[i - 1];
      if (Number.isNaN(pause)) {
        starts.length = found;
        break;
      }
      if (pause > gap || (pause > closedGap && isClosed(i - 1))) starts.push(i);
    }
  }
  return starts;
}
