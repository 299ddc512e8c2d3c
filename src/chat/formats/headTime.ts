/** Times with which the head line of a message ends, in the ways that platforms write them. */

const clock = String.raw`(?:(?:上午|下午|凌晨|早上|清晨|中午|傍晚|晚上) ?)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?`;
const wholeDay = String.raw`(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年 ?\d{1,2}月 ?\d{1,2}日)(?: ?\(?(?:星期|周)[一二三四五六日天]\)?)?`;
/** 4/14/24, 14.04.2024: as clients of other countries write the day. */
const shortDay = String.raw`(?<![^ ])\d{1,2}(?<mark>[/.])\d{1,2}\k<mark>(?:\d{4}|\d{2})(?= |, ),?`;
/** Behind a whole day alone: 我9点05分到 is speech. */
const spelledClock = String.raw`\d{1,2}[时点] ?\d{1,2}分(?: ?\d{1,2}秒)?`;
/** Days that need a day of reference. They stand in speech as well, so a space or the line's start must come before. */
const relativeDay = String.raw`(?<![^ ])(?:今天|今日|昨天|昨日|前天|(?:星期|周)[一二三四五六日天]|\d{1,2}[-/]\d{1,2}(?= )|\d{1,2}月 ?\d{1,2}日)`;
const dated = new RegExp(
  `(?:(${wholeDay})[ T]*(?:${clock}|${spelledClock})|(${shortDay})[ ]*${clock}|${relativeDay}[ T]*${clock})$`,
);
const clockAlone = new RegExp(`(?<![^ ])${clock}$`);
const readMark = / *[([（]?(?:已读|未读|发送中|已?送达)[)\]）]?$/;

/** No time is longer. */
const longestTime = 44;

export interface HeadTime {
  /** Index at which the time begins in the line. */
  readonly start: number;
  readonly time: string;
  /** `day`: with year, month and day; `relative`: 昨天, 周一, 4月14日; `clock`: no day. */
  readonly kind: "day" | "relative" | "clock";
}

/**
 * The time with which a line ends, a read mark behind it left out; null when it ends in none.
 *
 * @example timeAtEnd("tb_92026-03-05 9:08:07") //=> { start: 4, time: "2026-03-05 9:08:07", kind: "day" }
 */
export function timeAtEnd(line: string): HeadTime | null {
  if (!mayEndInTime(line)) return null;
  const plain = plainStart(line);
  if (plain >= 0) return { start: plain, time: line.slice(plain), kind: "day" };
  const offset = Math.max(0, line.length - longestTime);
  const last = line.charCodeAt(line.length - 1);
  let tail = halfWidth(line.slice(offset));
  if (last < 48 || last > 57) tail = tail.replace(readMark, "");
  const match = dated.exec(tail);
  if (match) {
    const kind = match[1] === undefined && match[2] === undefined ? "relative" : "day";
    // 4/14 of 企业微信 is in April, whatever the order of dates elsewhere.
    const time = kind === "relative" ? match[0].replace("/", "-") : match[0];
    return { start: offset + match.index, time, kind };
  }
  const alone = clockAlone.exec(tail);
  return alone && { start: offset + alone.index, time: alone[0], kind: "clock" };
}

const second = "秒".charCodeAt(0);
const minute = "分".charCodeAt(0);

/** Tells nearly every line of speech from a head by its last characters, before any pattern is tried. */
function mayEndInTime(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (last === second || last === minute) return line.includes("年") || line.includes("20");
  const isDigit = (last >= 48 && last <= 57) || (last >= 0xff10 && last <= 0xff19);
  if (!isDigit && !"mM.读中达])）".includes(line[line.length - 1] as string)) return false;
  // The colon of a clock stands among the last characters, a fraction of the second and a mark behind it.
  for (let i = line.length - 2; i >= 0 && i >= line.length - 20; i--) {
    const code = line.charCodeAt(i);
    if (code === 58 || code === 0xff1a) return true;
  }
  return false;
}

/**
 * Where `2024-4-14 9:05:07` begins, with which nearly every head ends; read from the end, digit by digit, as the patterns
 * would.
 *
 * @returns -1 for every other end
 */
function plainStart(line: string): number {
  let i = line.length - 1;
  const isDigitAt = (at: number) => {
    const code = line.charCodeAt(at);
    return code >= 48 && code <= 57;
  };
  if (!isDigitAt(i) || !isDigitAt(i - 1) || line.charCodeAt(i - 2) !== 58) return -1;
  i -= 3;
  if (!isDigitAt(i) || !isDigitAt(i - 1) || line.charCodeAt(i - 2) !== 58) return -1;
  i -= 3;
  for (let part = 0; part < 3; part++) {
    if (!isDigitAt(i)) return -1;
    i -= isDigitAt(i - 1) ? 2 : 1;
    const code = line.charCodeAt(i--);
    if (part === 0 ? code !== 32 : code !== 45 && code !== 47 && code !== 46) return -1;
  }
  for (let digit = 0; digit < 4; digit++) if (!isDigitAt(i - digit)) return -1;
  const start = i - 3;
  const century = (line.charCodeAt(start) - 48) * 10 + line.charCodeAt(start + 1) - 48;
  return century === 19 || century === 20 ? start : -1;
}

const wide = /[！-～]/;

function halfWidth(text: string): string {
  if (!wide.test(text)) return text;
  return text.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
