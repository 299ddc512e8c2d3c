import { parseRole, Role } from "../role";
import type { Head } from "./lineShape";

/** `—————— 聊天记录 ——————`, `---- Forwarded chat ----`: what stands up to the next rule was forwarded. */
const frameStart =
  /^[—–─=-]{3,} *[^—–─=]{0,30}(?:聊天记录|转发|引用|chat history|forwarded)[^—–─=]{0,30}[—–─=-]{3,}$/i;
const frameEnd = /^[—–─=-]{3,}$/;
/** `群聊的聊天记录`, `[聊天记录]`, `Chat history:` alone on a line: the title of a forwarded chat. */
const title = /^[[【「]?.{0,30}(?:聊天记录|对话记录|chat history|forwarded messages?)[\]】」]?[:：]?$/i;
const quoteEnd = /」$/;
const quoteRule = /^(?:- ){4,}-?$/;
const firstOfRule = "—–─=-";
const quoteMark = /^[>＞]/;
const indent = /^(?:\t| {2,}|\u3000)/;

/** A quotation in 「」 or between rules goes on no further. */
const longestQuote = 200;
/** Times within a conversation lie no further apart; what a quotation repeats is older. */
const near = 3600;
/** Whoever spoke in so many messages above is in the conversation. */
const recentHeads = 6;

export interface QuotedSource {
  /** As they were written: indentation is a sign. */
  readonly lines: readonly string[];
  /** Without marks that hide heads. */
  readonly cleaned: readonly string[];
  readonly heads: readonly (Head | null)[];
  /** Seconds of a head's time; NaN when it tells none. */
  readonly timeOf: (head: Head) => number;
  /** Whether a name is an agent's or a robot's by its look or by a person's word. */
  readonly isShop: (name: string) => boolean;
  /** Whether a line ends a conversation or begins one: nothing is quoted across it. */
  readonly isBoundary: (line: number) => boolean;
}

/**
 * Heads that stand inside of somebody's message, because a whole chat was quoted or forwarded in it: behind `>`, in 「」, between
 * rules with a title, indented with what stands below, or older than the message and the one that answers it.
 *
 * @returns lines whose head begins no message, ascending
 */
export function quotedHeads(source: QuotedSource): number[] {
  const quoted = markedLines(source);
  for (const line of olderHeads(source, quoted)) quoted.add(line);
  return [...quoted].sort((a, b) => a - b);
}

/** Heads in a quotation that its signs show. Above the first message there is nobody who quotes. */
function markedLines({ lines, cleaned, heads }: QuotedSource): Set<number> {
  const quoted = new Set<number>();
  const first = heads.findIndex((head) => head !== null);
  if (first < 0) return quoted;
  const indented = indentedHeads(lines, heads);
  const take = (from: number, to: number) => {
    for (let line = Math.max(from, first + 1); line <= to; line++) if (heads[line] !== null) quoted.add(line);
  };
  for (let i = first + 1; i < cleaned.length; i++) {
    const line = cleaned[i];
    if (line === "") continue;
    if (heads[i] !== null && (quoteMark.test(line) || indented.has(i))) quoted.add(i);
    const ends = endsOf(line);
    if (ends === null) continue;
    const end = endOf(cleaned, i, ends);
    if (end < 0) continue;
    take(i, end);
    i = end;
  }
  return quoted;
}

/** What ends the quotation that a line begins; null where it begins none. */
function endsOf(line: string): RegExp | null {
  if (line[0] === "「") return line.includes("」") ? null : quoteEnd;
  return firstOfRule.includes(line[0]) && frameStart.test(line) ? frameEnd : null;
}

/** Where a quotation that begins at a line ends; -1 where it does not. */
function endOf(cleaned: readonly string[], from: number, end: RegExp): number {
  const last = Math.min(cleaned.length, from + longestQuote);
  for (let i = from + 1; i < last; i++) {
    // 微信 rules a line below; a bracket that somebody left open must not take the messages up to another one.
    if (end.test(cleaned[i]) && (end !== quoteEnd || quoteRule.test(cleaned[i + 1] ?? ""))) return i;
  }
  return -1;
}

/** Indented heads where most stand at the margin, and all below them is indented as well. */
function indentedHeads(lines: readonly string[], heads: readonly (Head | null)[]): Set<number> {
  const found: number[] = [];
  let count = 0;
  for (let i = 0; i < heads.length; i++) {
    if (heads[i] === null) continue;
    count++;
    if (lines[i].charCodeAt(0) <= 0x20 || lines[i][0] === "\u3000") {
      if (indent.test(lines[i])) found.push(i);
    }
  }
  const quoted = new Set<number>();
  if (found.length === 0 || 2 * found.length >= count) return quoted;
  for (const head of found) {
    let below = head + 1;
    let isIndented = heads[head]?.text !== undefined;
    while (
      below < lines.length &&
      heads[below] === null &&
      (lines[below].trim() === "" || indent.test(lines[below]))
    ) {
      if (lines[below].trim() !== "") isIndented = true;
      below++;
    }
    if (isIndented && (below >= lines.length || heads[below] !== null)) quoted.add(head);
  }
  return quoted;
}

interface Timed {
  readonly line: number;
  readonly time: number;
  readonly sender: string;
}

/**
 * Heads of an older conversation between a message and its answer: all of those who speak there are in the chat or of the shop, or
 * a title says what it is. A message that comes late stands alone; what was copied twice stands in the text twice.
 */
function olderHeads(
  { cleaned, heads, timeOf, isShop, isBoundary }: QuotedSource,
  known: ReadonlySet<number>,
): number[] {
  const times = new Float64Array(heads.length).fill(NaN);
  let count = 0;
  let back = 0;
  let last = -Infinity;
  for (let line = 0; line < heads.length; line++) {
    const head = heads[line];
    if (head === null || known.has(line)) continue;
    const time = (times[line] = timeOf(head));
    if (Number.isNaN(time)) continue;
    if (time < last - near) back++;
    last = time;
    count++;
  }
  // Nothing is older, or the newest message stands first.
  if (back === 0 || 2 * back >= count) return [];
  const timed: Timed[] = [];
  heads.forEach((head, line) => {
    const time = times[line];
    if (head !== null && !Number.isNaN(time)) timed.push({ line, time, sender: head.sender });
  });
  const found: number[] = [];
  const seen = new Set<string>();
  const boundaries = new Int32Array(cleaned.length + 1);
  for (let i = 0; i < cleaned.length; i++) boundaries[i + 1] = boundaries[i] + (isBoundary(i) ? 1 : 0);
  const keyOf = ({ time, sender }: Timed) => `${time} ${sender}`;
  for (let k = 0; k < timed.length; k++) {
    const end = k === 0 ? -1 : endOfOlder(timed, k);
    if (end > 0 && boundaries[timed[k - 1].line] === boundaries[timed[end].line]) {
      const block = timed.slice(k, end);
      const recent = new Set(timed.slice(Math.max(0, k - recentHeads), k).map(({ sender }) => sender));
      const isTitled = cleaned
        .slice(timed[k - 1].line, timed[k].line)
        .slice(0, longestQuote)
        .some(isTitle);
      const speakers = new Set(block.map(({ sender }) => sender));
      // 客户 and 客服 are called so in every conversation.
      const isOfThis = (name: string) =>
        (recent.has(name) || isShop(name)) && parseRole(name) === Role.unknown;
      const isTheirs = speakers.size >= 2 && [...speakers].every(isOfThis);
      const isAnswered = recent.has(timed[end].sender) || isShop(timed[end].sender);
      if (isAnswered && (isTitled || isTheirs) && !block.some((head) => seen.has(keyOf(head)))) {
        for (const { line } of block) found.push(line);
        k = end;
      }
    }
    seen.add(keyOf(timed[k]));
  }
  return found;
}

function isTitle(line: string): boolean {
  return line.length <= 48 && title.test(line);
}

/** The head after an older conversation that begins at `k`; -1 where none begins there, or it does not end in time. */
function endOfOlder(timed: readonly Timed[], k: number): number {
  const quoting = timed[k - 1].time;
  if (!(timed[k].time < quoting - near)) return -1;
  for (let j = k + 1; j < timed.length && j - k <= longestQuote; j++) {
    const { time } = timed[j];
    if (time >= quoting) return time - quoting <= near ? j : -1;
    if (time >= quoting - near || time < timed[j - 1].time) return -1;
  }
  return -1;
}
