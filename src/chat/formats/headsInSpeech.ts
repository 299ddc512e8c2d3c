import type { Head } from "./lineShape";

/** Words before a day that name what the day is of: 预计发货时间 2025-11-03 18:00:00 is speech. */
const label =
  /(?:时间|日期|时刻|时效|截止|截至|预计|最晚|最迟|预售|下单|拍下|付款|支付|发货|揽收|派送|签收|送达|到货|到达|退款|到账|活动|至|到|于|在|是|为|从)[:：]?$/;

/** A customer's first and a chat's last message lie no further from their neighbours. */
const near = 3600;

/**
 * Heads that are rather lines of somebody's speech: they end in a day and a clock as heads do, but the words before stand
 * there once and are no name, and the time lies outside of the chat's, or words such as 发货时间 announce it.
 *
 * @param heads by line; the doubtful ones are judged
 * @param isName whether a name is known to be one, by its look or by a person's word
 * @param timeOf seconds of a head's time
 * @param hasWords whether words stand below the head at a line
 * @returns lines whose head is none, ascending
 */
export function headsInSpeech(
  heads: readonly (Head | null)[],
  isName: (name: string) => boolean,
  timeOf: (head: Head) => number,
  hasWords: (line: number) => boolean,
): number[] {
  const suspects = suspectsAmong(heads, isName);
  if (suspects.size === 0) return [];
  const firm: Firm[] = [];
  heads.forEach((head, line) => {
    if (head === null || suspects.has(line)) return;
    const time = timeOf(head);
    if (!Number.isNaN(time)) firm.push({ line, time });
  });
  // Where every name stands once, nothing tells a name from other words.
  if (firm.length === 0) return [];
  const forth = direction(firm);
  const found: number[] = [];
  let next = 0;
  for (const line of suspects) {
    while (next < firm.length && firm[next].line < line) next++;
    const head = heads[line] as Head;
    const at = forth * timeOf(head);
    const before = next > 0 ? forth * firm[next - 1].time : NaN;
    const after = next < firm.length ? forth * firm[next].time : NaN;
    if (isSpeech(at, before, after, label.test(head.sender), hasWords(line))) found.push(line);
  }
  return found;
}

interface Firm {
  readonly line: number;
  readonly time: number;
}

/** Lines of doubtful heads whose name stands before no other time and looks like none, or like a label. */
function suspectsAmong(heads: readonly (Head | null)[], isName: (name: string) => boolean): Set<number> {
  if (!heads.some((head) => head?.doubtful === true)) return new Set();
  const first = new Map<string, number>();
  const repeated = new Set<string>();
  heads.forEach((head, line) => {
    if (head === null || head.sender === "") return;
    if (first.has(head.sender)) repeated.add(head.sender);
    else first.set(head.sender, line);
  });
  const suspects = new Set<number>();
  const labels = new Set<string>();
  for (const [name, line] of first) {
    if (heads[line]?.doubtful !== true || isName(name)) continue;
    if (label.test(name)) labels.add(name);
    else if (!repeated.has(name)) suspects.add(line);
  }
  if (labels.size === 0) return suspects;
  heads.forEach((head, line) => {
    if (head?.doubtful === true && labels.has(head.sender)) suspects.add(line);
  });
  return new Set([...suspects].sort((a, b) => a - b));
}

/** 1 where the chat goes on in time, -1 where the newest message stands first. */
function direction(firm: readonly Firm[]): 1 | -1 {
  let back = 0;
  let forth = 0;
  for (let i = 1; i < firm.length; i++) {
    const step = firm[i].time - firm[i - 1].time;
    if (step < 0) back++;
    else if (step > 0) forth++;
  }
  return back > 9 * forth ? -1 : 1;
}

/** @param before time of the firm head above, NaN when there is none; `after` of the one below */
function isSpeech(at: number, before: number, after: number, isLabel: boolean, hasWords: boolean): boolean {
  // A time that nobody knows contradicts nothing.
  if (Number.isNaN(at)) return false;
  // The text begins with a head, unless something is dated above the chat: 导出时间：2026-03-06 10:00:00.
  if (Number.isNaN(before)) return isLabel && !hasWords;
  if (!hasWords && Math.abs(at - before) > near) return true;
  const ends = Number.isNaN(after);
  if (before <= at && (ends ? !isLabel || at - before <= near : at <= after)) return false;
  if (isLabel || ends) return true;
  const beginsAnother = at <= after && after - at <= near;
  const endsOne = after < before && before <= at && at - before <= near;
  return !beginsAnother && !endsOne;
}
