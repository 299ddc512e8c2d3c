/** Numbers that point at a person: mobile phones, identity cards, social security, bank cards. */
import { foldWithOffsets } from "./fold";

export const personalNumberKinds = ["mobile", "idNumber", "socialSecurity", "bankCard"] as const;
export type PersonalNumberKind = (typeof personalNumberKinds)[number];

export interface PersonalNumber {
  readonly kind: PersonalNumberKind;
  /** Offsets into the original text. */
  readonly start: number;
  readonly end: number;
}

const run = /\d[\d-]{9,24}x?/g;
/** +44 7700 900123, (415) 555-0199, 07700 900123: written as nobody writes the number of an order. */
const abroad =
  /(?<![\w+.-])(?:\+(?!86)\d{1,3}(?:[ .-]?\(\d{1,4}\))?(?:[ .-]?\d{2,5}){2,5}|\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[ .-]\d{4}|07[1-9]\d{2} \d{3} ?\d{3})(?![\w-])/g;
/** Numbers that are free to call belong to firms. */
const tollFree = /^1?8(?:00|33|44|55|66|77|88)/;

/**
 * Finds numbers of persons in a text: mobile numbers of the mainland (11 digits), telephones of other countries (with a plus, or
 * as North America and the United Kingdom write them), identity numbers (18 characters, GB 11643
 * check character), social security numbers of the United States (123-45-6789, as the Social Security Administration assigns
 * them), bank cards (16 to 19 digits, Luhn's check digit, ISO/IEC 7812). Spaces and hyphens within are allowed.
 *
 * @example personalNumbersIn("他的电话 138-0013-8000").map(({ kind }) => kind) //=> ["mobile"]
 * @example personalNumbersIn("订单号 2026112200011234567") //=> []
 */
export function personalNumbersIn(original: string): PersonalNumber[] {
  if (!mayHold(original)) return [];
  const { text, offsets } = foldWithOffsets(original);
  const found = telephonesAbroad(original);
  for (const match of text.matchAll(run)) {
    // A parcel's number begins with letters (SF138…); the word of a sentence stands apart.
    const first = offsets[match.index];
    if (/[a-zA-Zａ-ｚＡ-Ｚ]/.test(original[first - 1] ?? "")) continue;
    if (found.some(({ start, end }) => start <= first && first < end)) continue;
    const kind = isSocialSecurity(match[0]) ? "socialSecurity" : kindOf(match[0].replaceAll("-", ""));
    if (kind)
      found.push({
        kind,
        start: first,
        end: offsets[match.index + match[0].length - 1] + 1,
      });
  }
  return found;
}

function telephonesAbroad(original: string): PersonalNumber[] {
  return [...original.matchAll(abroad)]
    .filter(([number]) => {
      const all = number.replace(/\D/g, "");
      return all.length >= 8 && all.length <= 15 && !tollFree.test(all);
    })
    .map(({ index, 0: number }) => ({ kind: "mobile", start: index, end: index + number.length }));
}

/** Most messages hold fewer than nine digits. */
function mayHold(text: string): boolean {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) && ++count === 9) return true;
  }
  return false;
}

function kindOf(number: string): PersonalNumberKind | null {
  if (/^(?:86)?1[3-9]\d{9}$/.test(number)) return "mobile";
  if (/^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx]$/.test(number))
    return isIdNumber(number) ? "idNumber" : null;
  return /^[3-6]\d{15,18}$/.test(number) && isLuhn(number) ? "bankCard" : null;
}

/** No area is 000, 666 or above 899, no group 00, no serial number 0000; without hyphens any nine digits would do. */
function isSocialSecurity(number: string): boolean {
  return /^(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/.test(number);
}

function isIdNumber(number: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return "10x98765432"[sum % 11] === number[17];
}

function isLuhn(number: string): boolean {
  let sum = 0;
  for (let i = number.length - 1, isDoubled = false; i >= 0; i--, isDoubled = !isDoubled) {
    const value = Number(number[i]) * (isDoubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
