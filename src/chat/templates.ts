/** Lines that fit a template, such as 由*转交给*. */
import { foldLine, isInvisible, isSpace } from "./fold";

/** Width, case, spaces and the marks at the end do not matter, and Chinese commas are commas. */
export function foldForTemplate(text: string): string {
  return foldLine(text)
    .replace(/、/g, ",")
    .replace(/[.。!~…]+$/g, "");
}

export interface TemplateMatcher {
  /** Whether a text, not folded yet, may fit a template by how it begins and ends: nearly all messages may not. */
  mayFit(text: string): boolean;
  /** Whether a folded line fits a template. */
  fits(line: string): boolean;
}

const matchers = new WeakMap<readonly string[], TemplateMatcher>();

/**
 * Templates with `*`, which stands for one or more characters, looked up by what they begin or end with and matched without
 * backtracking. Kept by list: the same list is prepared once.
 *
 * @example templateMatcher(["由*转交给*"]).fits("由服务助手转交给小美") //=> true
 */
export function templateMatcher(templates: readonly string[]): TemplateMatcher {
  const known = matchers.get(templates);
  if (known) return known;
  const whole = new Set<string>();
  const byFirst = new Map<string, string[][]>();
  const byLast = new Map<string, string[][]>();
  const open: string[][] = [];
  for (const template of templates) {
    const folded = foldForTemplate(template);
    if (folded.replace(/\*/g, "") === "") continue;
    const parts = folded.split(/\*+/);
    const first = parts[0]?.at(0);
    const last = parts.at(-1)?.at(-1);
    if (parts.length === 1) whole.add(folded);
    else if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), parts]);
    else if (last !== undefined) byLast.set(last, [...(byLast.get(last) ?? []), parts]);
    else open.push(parts);
  }
  // One search for what stands in the middle spares nearly every line the open templates.
  const middle = open.map((parts) => parts.reduce((a, b) => (b.length > a.length ? b : a)));
  const mayBeOpen = new RegExp(
    middle.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|") || "(?!)",
  );
  const anyFits = (line: string, list: readonly string[][] | undefined) =>
    list !== undefined && list.some((parts) => fits(line, parts));
  const starts = new Leads([...whole, ...[...byFirst.values()].flat().map(([first]) => first as string)]);
  const ends = new Leads([...byLast.values()].flat().map((parts) => reversed(parts.at(-1) as string)));
  const openLetters = commonLetters(middle);
  const openParts = middle.map((part) => part.match(/[\u4e00-\u9fff]/g) ?? []);
  const matcher: TemplateMatcher = {
    mayFit(text) {
      if (starts.mayHold(text, 1) || ends.mayHold(text, -1)) return true;
      for (const letter of openLetters) {
        if (text.includes(letter)) {
          return openParts.some((letters) => letters.every((one) => text.includes(one)));
        }
      }
      return false;
    },
    fits: (line) =>
      line !== "" &&
      (whole.has(line) ||
        anyFits(line, byFirst.get(line[0])) ||
        anyFits(line, byLast.get(line[line.length - 1])) ||
        (mayBeOpen.test(line) && anyFits(line, open))),
  };
  matchers.set(templates, matcher);
  return matcher;
}

/** So many characters at the start of a template, or at its end, tell nearly every text from it. */
const leadLength = 5;

/** The beginnings of templates, or their ends turned round, found in texts that are not folded. */
class Leads {
  private readonly byFirst = new Map<number, string[]>();
  /** 1 by code of a first character: nearly every text is told by it. */
  private readonly isFirst = new Uint8Array(0x10000);

  constructor(words: readonly string[]) {
    for (const word of words) {
      const lead = word.slice(0, leadLength);
      const first = lead.charCodeAt(0);
      this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), lead]);
      this.isFirst[first] = 1;
    }
  }

  /** @param step 1 to look from the start of the text, -1 from its end, where marks that end a sentence do not count */
  mayHold(text: string, step: 1 | -1): boolean {
    let i = nextVisible(text, step === 1 ? 0 : text.length - 1, step);
    if (step === -1) while (i >= 0 && isSentenceEnd(text.charCodeAt(i))) i = nextVisible(text, i - 1, -1);
    if (i < 0 || i >= text.length) return false;
    const first = foldedCode(text.charCodeAt(i));
    if (this.isFirst[first] === 0) return false;
    return (this.byFirst.get(first) ?? []).some((lead) => {
      let at = i;
      for (let k = 1; k < lead.length; k++) {
        at = nextVisible(text, at + step, step);
        if (at < 0 || at >= text.length || foldedCode(text.charCodeAt(at)) !== lead.charCodeAt(k))
          return false;
      }
      return true;
    });
  }
}

/** One of .。!~… in half or full width. */
function isSentenceEnd(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x3002 ||
    code === 0x21 ||
    code === 0x7e ||
    code === 0x2026 ||
    code === 0xff0e ||
    code === 0xff01 ||
    code === 0xff5e
  );
}

function nextVisible(text: string, from: number, step: 1 | -1): number {
  let i = from;
  while (i >= 0 && i < text.length && isHidden(text.charCodeAt(i))) i += step;
  return i;
}

function isHidden(code: number): boolean {
  // Most characters of a chat are told at once.
  if ((code > 0x20 && code < 0x80) || (code >= 0x4e00 && code <= 0x9fff)) return false;
  return isSpace(code) || isInvisible(code);
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}

/** As `foldForTemplate` leaves the character. */
function foldedCode(code: number): number {
  if (code === 0x3001) return 0x2c;
  if (code >= 0x2e80 && code < 0xff01) return code;
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return half < 0x80 && (half < 65 || half > 90)
    ? half
    : String.fromCharCode(half).toLowerCase().charCodeAt(0);
}

/** Few letters of which every part holds one: a text without any of them holds no part. */
function commonLetters(parts: readonly string[]): string[] {
  const letters: string[] = [];
  let left = [...parts];
  while (left.length > 0) {
    const counts = new Map<string, number>();
    // Letters alone: width, case and commas are not settled in a text that is not folded.
    for (const part of left)
      for (const letter of new Set(part.match(/[\u4e00-\u9fff]/g))) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    // A part without a Chinese letter may stand in any text.
    if (best === undefined) return [""];
    letters.push(best[0]);
    left = left.filter((part) => !part.includes(best[0]));
  }
  return letters;
}

/** Whether the parts stand in the line in their order, the first at its start, the last at its end, something between each. */
function fits(line: string, parts: readonly string[]): boolean {
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (!line.startsWith(first) || !line.endsWith(last)) return false;
  let at = first.length;
  const end = line.length - last.length;
  for (let i = 1; i < parts.length - 1; i++) {
    const part = parts[i];
    const place = line.indexOf(part, at + 1);
    if (place < 0) return false;
    at = place + part.length;
  }
  return at < end;
}
