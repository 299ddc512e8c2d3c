import { halfAfter, halfBefore, latinDigits } from "../timePatterns";
import type { Format } from "./format";
import { cleanLine, type Head, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** 14/04/2024, and 2024. 1. 3. or 2024년 1월 3일 in Korea. */
const day = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}(?:\. ?|년 )\d{1,2}(?:\. ?|월 )\d{1,2}(?:\.|일))`;
/** Between day and clock: a comma, or the word of a language. */
const gap = String.raw`(?:,|\.| à| às| um| klo| kl\.?| at)?`;
const clock = String.raw`(?:(?:${halfBefore}) ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:${halfAfter}))?`;
/** `[14/04/24, 21:05:07] 名: 内容` and `14/04/2024, 21:05 - 名: 内容`. */
const inBrackets = new RegExp(`^\\[${day}(${gap}) ${clock}\\] `, "i");
const beforeDash = new RegExp(`^${day}(${gap}) ${clock} - `, "i");
/** `2024년 1월 3일 오후 3:05, 민준 : 안녕하세요` */
const beforeComma = new RegExp(`^\\d{4}년 \\d{1,2}월 \\d{1,2}일() ${clock}, (?=[^:]{1,40} : )`);
/** `[21:05, 14/4/2024] 名: 内容`, as its web page copies. */
const clockFirst = new RegExp(`^\\[(${clock}), (${day})\\] `, "i");
/** A name may hold a colon with no space behind it, as 某旗舰店:小美 does. */
const speaker = /^([^:：]{1,60}(?::[^:：\s]{1,20})?)(?::(?= |$)|：)/;

const appVerb =
  / (?:changed|created|added|removed|joined|left|pinned|turned (?:on|off)) |(?:更改了|修改了|创建了|添加了|移除了|建立了|已將|變更了|新增了|加入了群組)/;

/** What the app adds to a text that was changed. */
const edited = / ?<(?:This message was edited|此消息已编辑|已编辑此消息|消息已编辑)>$/i;

/** Lines of the app itself, which name nobody, begin as the other heads of the text: a time in speech may look otherwise. */
function shapeOf(lines: readonly string[]): LineShape {
  const brackets = bracketed(lines);
  return {
    head(line) {
      const found = shape.head(line, "");
      return found?.system && brackets !== null && (line.charCodeAt(0) === 91) !== brackets ? null : found;
    },
    tidy: (text) => (text.endsWith(">") ? text.replace(edited, "") : text),
  };
}

const firstLines = 50;

/** Whether the heads of a text stand in brackets; null where both sorts begin messages, or neither. */
function bracketed(lines: readonly string[]): boolean | null {
  let inside = 0;
  let outside = 0;
  for (const raw of lines.slice(0, firstLines)) {
    const line = cleanLine(raw);
    const head = shape.head(line, "");
    if (head === null || head.system) continue;
    if (line.charCodeAt(0) === 91) inside++;
    else outside++;
  }
  return inside > 0 && outside > 0 ? null : inside + outside === 0 ? null : inside > 0;
}

/** No time of a head goes on further. */
const longestTime = 60;

const shape: LineShape = {
  head(line) {
    const first = line.charCodeAt(0);
    const bracket = first === 91;
    const digit = bracket ? line.charCodeAt(1) : first;
    // Arabic digits begin at U+0660.
    if (digit >= 0x0660) {
      const latin = latinDigits(line.slice(0, longestTime)) + line.slice(longestTime);
      return isDigit(latin.charCodeAt(bracket ? 1 : 0)) ? spokenHead(latin, line, bracket) : null;
    }
    if (!isDigit(digit)) return null;
    const plain = plainTimeEnd(line, bracket ? 1 : 0);
    if (plain >= 0) return headOf(line.slice(bracket ? 1 : 0, plain), line, plain + (bracket ? 2 : 3));
    return spokenHead(line, line, bracket);
  },
};

/**
 * A head by the patterns.
 *
 * @param line with Latin digits, character by character the one that was written
 */
function spokenHead(line: string, written: string, bracket: boolean): Head | null {
  let match = bracket ? inBrackets.exec(line) : (beforeDash.exec(line) ?? beforeComma.exec(line));
  if (match !== null) {
    const end = bracket || match[0].endsWith(", ") ? 2 : 3;
    const time = line.slice(bracket ? 1 : 0, match[0].length - end);
    // A word of a language between day and clock says nothing.
    const spoken = match[1] !== "" && match[1] !== ",";
    return headOf(spoken ? time.replace(match[1], "") : time, written, match[0].length);
  }
  match = bracket ? clockFirst.exec(line) : null;
  return match && headOf(`${match[2]}, ${match[1]}`, written, match[0].length);
}

/** @param start where the name or the app's own words begin */
function headOf(time: string, line: string, start: number): Head {
  const colon = plainColon(line, start);
  const name = colon < 0 ? (speaker.exec(line.slice(start)) ?? null) : null;
  const sender = colon < 0 ? name?.[1] : line.slice(start, colon);
  // What the app itself says has no name and no colon, but for the titles and names that it quotes.
  if (sender === undefined || appVerb.test(sender)) {
    return { sender: "", time, text: line.slice(start), system: true };
  }
  const words = colon < 0 ? start + (name?.[0].length ?? 0) : colon + 1;
  return { sender: sender.trim(), time, text: line.slice(words).trimStart() };
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** Past the digits that begin at `i`, `most` of them; -1 when there is none. */
function pastDigits(line: string, i: number, most: number): number {
  let at = i;
  while (at - i < most && isDigit(line.charCodeAt(at))) at++;
  return at === i ? -1 : at;
}

/**
 * Where the time of `14/04/2024, 21:05 - ` or `[14/04/24, 21:05:07] ` ends, with which nearly every message begins; read
 * character by character, as the patterns would.
 *
 * @returns -1 for every other line
 */
function plainTimeEnd(line: string, start: number): number {
  let i = pastDigits(line, start, 4);
  if (i < 0 || !"./-".includes(line[i])) return -1;
  i = pastDigits(line, i + 1, 2);
  if (i < 0 || !"./-".includes(line[i])) return -1;
  i = pastDigits(line, i + 1, 4);
  if (i < 0) return -1;
  if (line.charCodeAt(i) === 44) i++;
  if (line.charCodeAt(i) !== 32) return -1;
  i = pastDigits(line, i + 1, 2);
  for (let part = 0; part < 2 && i >= 0 && line.charCodeAt(i) === 58; part++) {
    if (!isDigit(line.charCodeAt(i + 1)) || !isDigit(line.charCodeAt(i + 2))) return -1;
    i += 3;
    const isEnd = start === 1 ? line.startsWith("] ", i) : line.startsWith(" - ", i);
    if (isEnd) return i;
  }
  return -1;
}

const longestSender = 60;

/** Where the colon of `name: ` stands; -1 where the pattern has to look for another sort of name, or for none. */
function plainColon(line: string, start: number): number {
  const last = Math.min(line.length, start + longestSender + 1);
  for (let i = start; i < last; i++) {
    const code = line.charCodeAt(i);
    if (code === 0xff1a) return -1;
    if (code === 58) return i > start && (i + 1 === line.length || line.charCodeAt(i + 1) === 32) ? i : -1;
  }
  return -1;
}

/** WhatsApp's chat export, in the header families of its languages. */
export const whatsapp: Format = {
  id: "whatsapp",
  platform: "whatsapp",
  names: { "zh-CN": "WhatsApp", "en-US": "WhatsApp" },
  recognise: (sample) => recogniseLines(sample, shape, 0.95),
  read: (text, options, chapters) => readLines(text, shapeOf, options, chapters),
};
