/** How dates and clocks are written: the patterns and words behind `TimeReader`. Texts are tidied before. */
import { isInvisible, isSpace } from "./fold";
import { halvesOfLanguages } from "./languages";

export const monthNames = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];
const month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
const end = "(?![\\d:])";

export const dateYearFirst = new RegExp(
  `^(\\d{4})(?:[-/]|\\. ?|[年년] ?)(\\d{1,2})(?:[-/]|\\. ?|[月월] ?)(\\d{1,2})(?:[日号일]|\\.(?= |$)|${end})`,
);
/** 20240414 before a clock. */
export const dateCompact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?=[ t]\d{1,2}:)/;
export const dateYearLast = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${end}`);
export const dateNamedMonth = new RegExp(
  `^(?:(\\d{1,2})[- ]${month}|${month} (\\d{1,2})(?:st|nd|rd|th)?,?)[- ](\\d{4}|\\d{2})${end}`,
);
export const dateWithoutYear = /^(\d{1,2})(?:月 ?(\d{1,2})[日号]|-(\d{1,2})(?= \d{1,2}:))/;
export const dateRelative = /^(?:今天|今日|昨天|昨日|前天|前日|today|yesterday)/;
export const weekday = /^(?:星期|周|礼拜)([一二三四五六日天])/;
export const weekdayWord =
  /^[ ,]*\(?(?:(?:星期|周|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?(?![a-z]))\)?/;

/** Sun, 14 Apr 2024; 星期日 2024-04-14: the day itself says more. */
export const weekdayBefore = new RegExp(
  `^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\.?,?|(?:星期|周|礼拜)[一二三四五六日天],?) ?(?=\\d{1,4}[-/. 年]|${month} \\d)`,
);

export const relativeDays: ReadonlyMap<string, number> = new Map([
  ["今天", 0],
  ["今日", 0],
  ["today", 0],
  ["昨天", 1],
  ["昨日", 1],
  ["yesterday", 1],
  ["前天", 2],
  ["前日", 2],
]);

export const halves: ReadonlyMap<string, "am" | "pm" | "noon"> = new Map([
  ["上午", "am"],
  ["凌晨", "am"],
  ["早上", "am"],
  ["清晨", "am"],
  ["am", "am"],
  ["下午", "pm"],
  ["晚上", "pm"],
  ["傍晚", "pm"],
  ["pm", "pm"],
  ["中午", "noon"],
  ["午前", "am"],
  ["午後", "pm"],
  ...Object.entries(halvesOfLanguages),
]);

/** Halves of a day as alternatives of a pattern, in lower case: with the dots and spaces in which they are written. */
export const halfBefore = "上午|下午|午前|午後|凌晨|早上|清晨|中午|傍晚|晚上|오전|오후|[ap]\\.?m\\.?";
export const halfAfter =
  "[ap]\\.? ?m\\.?|上午|下午|[صم]|صباحًا|مساءً|[قب]\\.?ظ\\.?|d[ae] (?:la )?(?:manhã|mañana|tarde|noite|noche)|पूर्वाह्न|अपराह्न|ö[ös]";

/** 上午9:05, 9:05:07 PM, 9.05, 9点05分07秒, 09:05:07.25+08:00, 09:05 GMT+8, 09:05:07 GMT+0800 (中国标准时间); the last group is the offset. */
export const clockShape = new RegExp(
  `^(${halfBefore})? ?` +
    "(\\d{1,2})(?:[:.]|[时点] ?)(\\d{2}|\\d(?=分))分?(?:(?:[:.] ?|(?<=分))(\\d{1,2}(?:[.,]\\d+)?)秒?)?" +
    ` ?(${halfAfter})?` +
    "(?: ?(z|[+-]\\d{2}:?\\d{2}|(?:utc|gmt)(?: ?[+-]\\d{1,2}(?::?\\d{2})?)?)(?: \\([^()]{1,40}\\))?)?$",
);

/**
 * Seconds east of UTC that an offset of `clockShape` names.
 *
 * @returns NaN when there is no such offset
 * @example offsetOf("+08:00") //=> 28800
 * @example offsetOf("z") //=> 0
 */
export function offsetOf(text: string): number {
  const match = /^(?:z|utc|gmt)?(?: ?([+-])(\d{1,2}):?(\d{2})?)?$/.exec(text);
  if (!match) return NaN;
  const [, sign, hours = "0", minutes = "0"] = match;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  const isOffset = seconds <= mostOffset && Number(minutes) < 60;
  return isOffset ? (sign === "-" && seconds > 0 ? -seconds : seconds) : NaN;
}

/** Clocks are at most fourteen hours apart from UTC; a few parts of the world were fifteen. */
const mostOffset = 15 * 3600;

/** 69 and below are of this century, as in spreadsheets and POSIX. */
export function century(year: number, digits: number): number {
  return digits > 2 ? year : year <= 69 ? 2000 + year : 1900 + year;
}

/** Half width and Latin digits, lower case, plain single spaces, no direction marks, no brackets around. */
export function tidy(text: string): string {
  let tidied = "";
  let space = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) space = tidied !== "";
    else if (!isInvisible(code)) {
      if (space) tidied += " ";
      space = false;
      if (code >= 0xff01 && code <= 0xff5e) tidied += String.fromCharCode(code - 0xfee0);
      else if (isArabicDigit(code)) tidied += String(code & 15);
      else if (code === arabicComma) tidied += ",";
      else tidied += text[i];
    }
  }
  return tidied
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/ ?([:/]) ?/g, "$1")
    .toLowerCase();
}

const arabicComma = 0x060c;

/** Digits of Arabic and of Persian, whose last four bits are their value. */
function isArabicDigit(code: number): boolean {
  return (code >= 0x0660 && code <= 0x0669) || (code >= 0x06f0 && code <= 0x06f9);
}

/**
 * A text with Latin digits and commas where Arabic ones stand; every character keeps its place.
 *
 * @example latinDigits("[٠٣/٠١/٢٠٢٤، ١٥:٠٥]") //=> "[03/01/2024, 15:05]"
 */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u060c]/g, (character) => {
    const code = character.charCodeAt(0);
    return code === arabicComma ? "," : String(code & 15);
  });
}
