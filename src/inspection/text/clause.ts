/** Where clauses and sentences begin and end, in texts as they were written. */
import { dropped, foldedUnit } from "./fold";

/** What ends a clause (1) and, larger, a sentence (2), by folded unit; half of an emoji ends a clause. */
const ends = new Uint8Array(65536).fill(1, 0xd800, 0xe000);
for (const sign of ",.:、…~()[]【】{}\"'「」『』-=|/*#<>《》") ends[sign.charCodeAt(0)] = 1;
for (const sign of "。!?;\n") ends[sign.charCodeAt(0)] = 2;

/** Said before or after the words of a clause without changing them. */
const openers: readonly string[] = [
  "亲爱的",
  "亲亲",
  "亲",
  "宝贝",
  "宝宝",
  "宝",
  "哈喽",
  "你好",
  "那",
  "嗯",
  "哦",
  "额",
  "呃",
  "啊",
];
const closers = "哦呢呀啊哈啦喔噢哟嘛吧滴的了亲呐咯";
const lastOfOpener = new Set(openers.map((word) => word[word.length - 1]));

const apostrophe = 0x27;
const isLatin = (text: string, at: number): boolean => /^[a-zA-Z\u00c0-\u024f]$/.test(text[at] ?? "");

/** What ends at a place, as `ends` tells it; an apostrophe within a word (don't, l'été) ends nothing. */
function endAt(text: string, at: number): number {
  const unit = foldedUnit[text.charCodeAt(at)];
  return unit === apostrophe && isLatin(text, at - 1) && isLatin(text, at + 1) ? 0 : ends[unit];
}

const isSpace = (unit: number): boolean => unit === 0x20 || unit === 0x3000;
/** CJK unified ideographs and their extension A. */
const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;

/**
 * Whether two places have a space between them, and Chinese on both sides: who types without marks parts clauses so. It is
 * asked of beginnings only: what stands before a space often goes on behind it (没有 纯线上的).
 */
function pauses(text: string, from: number, to: number): boolean {
  if (!isHan(text.charCodeAt(from - 1)) || !isHan(text.charCodeAt(to))) return false;
  for (let at = from; at < to; at++) if (isSpace(text.charCodeAt(at))) return true;
  return false;
}

/** Whether a place is where a clause begins, forms of address and interjections aside. */
export function startsClause(text: string, index: number): boolean {
  let at = index;
  for (;;) {
    const from = at;
    while (at > 0 && foldedUnit[text.charCodeAt(at - 1)] === dropped) at--;
    if (at === 0 || endAt(text, at - 1) > 0 || pauses(text, at, from)) return true;
    if (!lastOfOpener.has(text[at - 1])) return false;
    const opener = openers.find((word) => text.endsWith(word, at));
    if (!opener) return false;
    at -= opener.length;
  }
}

/** Whether a place is where a clause ends, modal particles aside. */
export function endsClause(text: string, index: number): boolean {
  for (let at = index; at < text.length; at++) {
    const unit = foldedUnit[text.charCodeAt(at)];
    if (endAt(text, at) > 0) return true;
    if (unit !== dropped && !closers.includes(text[at])) return false;
  }
  return true;
}

/** Whether nothing but what a gap may hold lies between two places; a gap of 0 holds what folding drops. */
export function admissibleGap(text: string, from: number, to: number, longest: number): boolean {
  if (from > to || (longest > 0 && to - from > longest)) return false;
  for (let i = from; i < to; i++) {
    const unit = foldedUnit[text.charCodeAt(i)];
    if (longest > 0 ? ends[unit] === 2 : unit !== dropped) return false;
  }
  return true;
}
