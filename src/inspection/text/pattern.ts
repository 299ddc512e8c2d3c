/**
 * The writing of a phrase in a dictionary:
 *
 *     催付                        as it stands
 *     (尽快|记得|别忘了)*(付款|拍下)   alternatives in parentheses, `*` a gap of up to 8 characters inside one sentence
 *     能(再|)便宜                  an empty alternative: 能再便宜, 能便宜
 *     ^不行$                      `^` and `$` beginning and end of a clause (modal particles and 亲 aside)
 *     便宜(吗|呗|$)                … also as an alternative
 *     \*                         a backslash takes the next character as it is
 *
 * No repetition and no nesting without bound: whatever a person types is found in linear time.
 */
import { Problem } from "../../problem";
import { dropped, fold, foldedUnit } from "./fold";

/** A folded text of a slot, and whether it must begin or end a clause. */
export interface SlotText {
  readonly text: string;
  readonly clauseStart: boolean;
  readonly clauseEnd: boolean;
}

export interface Slot {
  readonly texts: readonly SlotText[];
  /** How far it may lie behind the slot before, in UTF-16 units of the original text; 0: right behind. */
  readonly gap: number;
}

/** A phrase ready to match: one text of each slot, in order. */
export type Pattern = readonly Slot[];

/** Longest gap, in UTF-16 units of the original text. */
const longestGap = 8;
/** A slot of more texts than this is cut in two where it can be, so that products of groups stay small. */
const comfortable = 12;
const mostAlternatives = 5000;
const deepest = 20;

/** Stand-ins for `^` and `$` while a phrase is taken apart; private-use characters that fold to themselves. */
const startMark = "\uf8f0";
const endMark = "\uf8f1";

/**
 * Parses a phrase of a dictionary; its texts are folded.
 *
 * @param path where the phrase stands in the ruleset, for the error
 * @throws Problem `inspection.phrase` for unbalanced parentheses or nothing to match, `inspection.phraseTooWide` for more
 *   than 5,000 alternatives in one place
 * @example parsePattern("(尽快|记得)*付款").map((slot) => slot.texts.map(({ text }) => text)) //=> [["尽快", "记得"], ["付款"]]
 */
export function parsePattern(source: string, path = "phrases"): Pattern {
  let at = 0;

  const wrong = (): Problem => new Problem("wrongInput", "inspection.phrase", { path, phrase: source });

  function join(left: readonly string[], right: readonly string[]): string[] {
    if (left.length === 1 && left[0] === "") return [...right];
    if (left.length * right.length > mostAlternatives)
      throw new Problem("wrongInput", "inspection.phraseTooWide", {
        path,
        phrase: source,
        most: mostAlternatives,
      });
    return left.flatMap((start) => right.map((end) => start + end));
  }

  /** One row of literals and groups, up to `*`, `|`, `)` or the end: the alternatives of each part. */
  function sequence(depth: number): string[][] {
    const parts: string[][] = [];
    let literal = "";
    const flush = (): void => {
      if (literal !== "") parts.push([literal]);
      literal = "";
    };
    while (at < source.length) {
      const sign = source[at];
      if (sign === "|" || sign === ")" || sign === "*") break;
      at++;
      if (sign === "(") {
        flush();
        parts.push(group(depth + 1));
      } else if (sign === "\\" && at < source.length) literal += source[at++];
      else literal += sign === "^" ? startMark : sign === "$" ? endMark : sign;
    }
    flush();
    return parts;
  }

  function group(depth: number): string[] {
    if (depth > deepest) throw wrong();
    const texts = sequence(depth).reduce<string[]>(join, [""]);
    while (source[at] === "|") {
      at++;
      texts.push(...sequence(depth).reduce<string[]>(join, [""]));
    }
    if (source[at] !== ")") throw wrong();
    at++;
    return [...new Set(texts)];
  }

  /** Joins parts to as few slots as stay small; a part that may be empty always joins a neighbour. */
  function slotsOf(parts: readonly string[][]): string[][] {
    const slots: string[][] = [];
    for (const part of parts) {
      const last = slots[slots.length - 1];
      const isWide = last !== undefined && last.length * part.length > comfortable;
      if (last === undefined || (isWide && isSolid(last) && isSolid(part))) slots.push(part);
      else slots[slots.length - 1] = join(last, part);
    }
    return slots;
  }

  const slots: Slot[] = [];
  for (;;) {
    const parts = sequence(0);
    if (parts.length === 0) throw wrong();
    slotsOf(parts).forEach((texts, i) =>
      slots.push({
        texts: distinct([...new Set(texts)].map(slotText)),
        gap: i === 0 && slots.length > 0 ? longestGap : 0,
      }),
    );
    if (at >= source.length) break;
    if (source[at] !== "*") throw wrong();
    at++;
  }
  const misplaced = ({ texts }: Slot, i: number): boolean =>
    texts.some(
      ({ text, clauseStart, clauseEnd }) =>
        text === "" ||
        text.includes(startMark) ||
        text.includes(endMark) ||
        (clauseStart && i > 0) ||
        (clauseEnd && i < slots.length - 1),
    );
  if (slots.some(misplaced)) throw wrong();
  return slots;
}

/** Whether none of the texts is empty but for marks. */
function isSolid(texts: readonly string[]): boolean {
  return texts.every((text) => {
    for (let i = 0; i < text.length; i++)
      if (text[i] !== startMark && text[i] !== endMark && foldedUnit[text.charCodeAt(i)] !== dropped)
        return true;
    return false;
  });
}

/** Folding makes one of 您 and 你. */
function distinct(texts: readonly SlotText[]): readonly SlotText[] {
  if (new Set(texts.map(({ text }) => text)).size === texts.length) return texts;
  const keyOf = ({ text, clauseStart, clauseEnd }: SlotText): string => `${clauseStart} ${clauseEnd} ${text}`;
  return [...new Map(texts.map((one) => [keyOf(one), one])).values()];
}

function slotText(raw: string): SlotText {
  const clauseStart = raw.startsWith(startMark);
  const clauseEnd = raw.endsWith(endMark);
  return {
    text: fold(raw.slice(clauseStart ? 1 : 0, clauseEnd ? -1 : undefined)),
    clauseStart,
    clauseEnd,
  };
}
