/**
 * The text that the model takes runs from: numbers are all one number, signs that end a clause one sign, and a form of
 * address at the beginning is passed over. `normalise` is the definition; `normaliseQuickly` does the same for most texts
 * in one pass, without a string.
 */
import { dropped, fold, foldedUnit } from "../text/fold";

/** Of a long message the beginning decides; a pasted page must not cost more than a message. */
export const mostCharacters = 300;

/** Forms of address; of two that begin alike the longer comes first. */
const addresses =
  "亲爱的|亲亲|亲|宝贝|宝宝|宝|小主|你好|哈喽|请问|老板|掌柜|店家|客服|嗯嗯|嗯|哦|那个|hi|hello";
const marksOfAddress = ",!。.~呀啊哦呢_";
const address = new RegExp(`^(?:(?:${addresses})[${marksOfAddress}]*)+(?=.{2})`);
/** Numbers that are names. */
const named = new Set(["618", "12315", "886", "88"]);

/**
 * The text that runs are taken from: `^` and `$` are its ends, `,` and `?` the ends of clauses and questions, `0` a number,
 * `_` stands between words of Latin letters.
 *
 * @example normalise("亲，便宜 20 塊吧！") //=> "^便宜0块吧$"
 * @example normalise("Can't you do 40?") //=> "^cant_you_do_0?$"
 */
export function normalise(text: string): string {
  const spaced = text
    .slice(0, mostCharacters * 2)
    .replace(/([A-Za-z])['’](?=[A-Za-z])/g, "$1")
    .replace(/([A-Za-z0-9])[ \t]+(?=[A-Za-z])|([A-Za-z])[ \t]+(?=[0-9])/g, "$1$2_");
  return `^${plain(fold(spaced).slice(0, mostCharacters).replace(address, ""))}$`;
}

/** A folded text without markup of platforms, numbers and marks made one. */
export function plain(folded: string): string {
  return folded
    .replace(/\[[^\]\n]{1,8}\]|#e-s\[?[^\]\s]{1,6}\]?/g, "")
    .replace(/[0-9]+(?:\.[0-9]+)?|[*×xX]{2,}/g, (digits) => (named.has(digits) ? digits : "0"))
    .replace(/[?？]+/g, "?")
    .replace(/[^\p{L}\p{N}?_]+/gu, ",")
    .replace(/^[,_]+|[,_]+$/g, "");
}

/** What a folded unit is to `plain`; `difficult` may be part of more than a mark. */
const sorts = { unknown: 0, letter: 1, latin: 2, number: 3, digit: 4, question: 5, mark: 6, difficult: 7 };
const sortByUnit = new Uint8Array(65536);

/** Told for a unit when it first comes. */
function sortOf(unit: number): number {
  const known = sortByUnit[unit];
  if (known !== sorts.unknown) return known;
  const sign = String.fromCharCode(unit);
  const isDifficult = "[#*×_".includes(sign) || (unit >= 0xd800 && unit <= 0xdfff);
  const sort = isDifficult
    ? "difficult"
    : /[a-z]/.test(sign)
      ? "latin"
      : /[0-9]/.test(sign)
        ? "digit"
        : sign === "?"
          ? "question"
          : /\p{L}/u.test(sign)
            ? "letter"
            : /\p{N}/u.test(sign)
              ? "number"
              : "mark";
  return (sortByUnit[unit] = sorts[sort]);
}

const unitsOf = (text: string): Uint16Array => Uint16Array.from(text, (sign) => sign.charCodeAt(0));
/** Forms of address by their first unit; of each its other units. */
const listed = new Map<number, Uint16Array[]>();
const beginsAddress = new Uint8Array(65536);
for (const [first, ...others] of addresses.split("|").map(unitsOf)) {
  beginsAddress[first] = 1;
  listed.set(first, [...(listed.get(first) ?? []), Uint16Array.from(others)]);
}
const followsAddress = new Uint8Array(65536);
for (const unit of unitsOf(marksOfAddress)) followsAddress[unit] = 1;
/** Between Latin letters these make words, or one word of two. */
const joins = new Uint8Array(65536);
for (const unit of unitsOf(" \t'’")) joins[unit] = 1;

/** Names as numbers, a 1 before them because 088 is not 88. */
const names = new Set([...named].map((name) => Number(`1${name}`)));
const longestName = Math.max(...[...named].map(({ length }) => length));

const [comma, fullStop, questionMark, zero, circumflex, dollar, lineBreak, x] = unitsOf(",.?0^$\nx");
const folded = new Uint16Array(mostCharacters);

/**
 * Fills a buffer with what `normalise` makes of a text.
 *
 * @param into has room for `mostCharacters + 2` units
 * @returns its length; 0 for a text without a letter, -1 for one that only `normalise` can tell (markup in brackets, spaces
 *   between Latin letters, emoji, a long text)
 */
export function normaliseQuickly(text: string, into: Uint16Array): number {
  if (text.length > mostCharacters) return -1;
  let length = 0;
  let hasLatin = false;
  let hasJoin = false;
  for (let i = 0; i < text.length; i++) {
    const original = text.charCodeAt(i);
    if (joins[original]) hasJoin = true;
    const unit = foldedUnit[original];
    if (unit === dropped) continue;
    const sort = sortByUnit[unit] || sortOf(unit);
    if (sort === sorts.difficult) return -1;
    if (sort === sorts.latin) {
      hasLatin = true;
      if (unit === x && folded[length - 1] === x && length > 0) return -1;
    }
    folded[length++] = unit;
  }
  if (hasLatin && hasJoin) return -1;
  const start = beginsAddress[folded[0]] && length > 0 ? endOfAddress(length) : 0;
  return start < 0 ? -1 : plainUnits(start, length, into);
}

/** Where the forms of address end that the folded text begins with; -1 where too little is left behind them. */
function endOfAddress(length: number): number {
  let at = 0;
  while (at < length && beginsAddress[folded[at]]) {
    const end = endOfOneAddress(at, length);
    if (end < 0) break;
    at = end;
    while (at < length && followsAddress[folded[at]]) at++;
  }
  if (at === 0) return 0;
  return at + 2 <= length && folded[at] !== lineBreak && folded[at + 1] !== lineBreak ? at : -1;
}

/** Where the form of address ends that begins at a place; -1 for none. */
function endOfOneAddress(start: number, length: number): number {
  for (const others of listed.get(folded[start]) ?? []) {
    const end = start + 1 + others.length;
    let at = start + 1;
    while (at < end && folded[at] === others[at - start - 1]) at++;
    if (at === end && end <= length) return end;
  }
  return -1;
}

/** `plain` of the folded text from a place on, between `^` and `$`; 0 without a letter. */
function plainUnits(start: number, length: number, into: Uint16Array): number {
  let hasLetter = false;
  let size = 0;
  into[size++] = circumflex;
  for (let i = start; i < length; i++) {
    const unit = folded[i];
    switch (sortByUnit[unit]) {
      case sorts.letter:
      case sorts.latin:
        hasLetter = true;
        into[size++] = unit;
        break;
      case sorts.number:
        into[size++] = unit;
        break;
      case sorts.question:
        if (into[size - 1] !== questionMark) into[size++] = questionMark;
        break;
      case sorts.digit: {
        const end = endOfNumber(i, length);
        if (isNamed(i, end)) while (i < end) into[size++] = folded[i++];
        else into[size++] = zero;
        i = end - 1;
        break;
      }
      default:
        if (size > 1 && into[size - 1] !== comma) into[size++] = comma;
    }
  }
  if (into[size - 1] === comma) size--;
  into[size++] = dollar;
  return hasLetter ? size : 0;
}

/** Whether a number is a name. */
function isNamed(start: number, end: number): boolean {
  if (end - start > longestName) return false;
  let name = 1;
  for (let i = start; i < end; i++) {
    if (folded[i] === fullStop) return false;
    name = name * 10 + folded[i] - zero;
  }
  return names.has(name);
}

function endOfNumber(start: number, length: number): number {
  const isDigit = (at: number): boolean => at < length && sortByUnit[folded[at]] === sorts.digit;
  let end = start;
  while (isDigit(end)) end++;
  if (!(end < length && folded[end] === fullStop && isDigit(end + 1))) return end;
  end++;
  while (isDigit(end)) end++;
  return end;
}
