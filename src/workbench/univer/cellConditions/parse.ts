/**
 * Formulas of conditional formats that look only at single cells of their own sheet, read once and answered cell by cell.
 *
 * Univer's engine gives every cell under a conditional format a formula of its own and calculates them all at once: 50,000
 * rows × 6 columns × 4 severities held the page for half a minute. What is read here is calculated when a cell is drawn.
 * Anything else (ranges, other sheets, names, other functions) reads as null and stays with Univer.
 */

/** What a cell holds; null is an empty cell. */
export type Plain = string | number | boolean | null;

/** Where the formula stands, and how far it is from the cell it was written for. */
export interface Surroundings {
  /** The value at a zero-based place of the sheet. Throws a `CellError` for an error cell. */
  readonly cell: (row: number, column: number) => Plain;
  /** Rows and columns between the cell that the formula was written for and the one that asks. */
  readonly down: number;
  readonly right: number;
}

/** A formula whose result is an error colours nothing. */
export class CellError extends Error {}

export type Condition = (at: Surroundings) => Plain;

const token =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|"((?:[^"]|"")*)"|(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\w(.!])|([A-Za-z]+)(?=\s*\()|(TRUE|FALSE)\b|(<>|<=|>=|[-+*/^&=<>%(),]))/iy;

type Token =
  | { readonly kind: "value"; readonly value: Plain }
  | { readonly kind: "cell"; readonly of: Condition }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "sign"; readonly sign: string };

/**
 * Reads a formula.
 *
 * @returns null when it holds anything but single cells, constants, operators and the functions below
 * @example parseCondition('=LEFT($F2,2)="严重"') // answers per cell
 * @example parseCondition("=SUM(A1:A9)>3") //=> null
 */
export function parseCondition(formula: string): Condition | null {
  const tokens = tokensOf(formula.replace(/^\s*=/, ""));
  return tokens && new Reader(tokens).whole();
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const match = token.exec(text);
    if (!match) return null;
    const [, number, quoted, fixedColumn, letters, fixedRow, digits, name, truth, sign] = match;
    if (number !== undefined) tokens.push({ kind: "value", value: Number(number) });
    else if (quoted !== undefined) tokens.push({ kind: "value", value: quoted.replaceAll('""', '"') });
    else if (letters !== undefined)
      tokens.push({ kind: "cell", of: cellOf(letters, Number(digits), fixedColumn !== "", fixedRow !== "") });
    else if (name !== undefined) tokens.push({ kind: "name", name: name.toUpperCase() });
    else if (truth !== undefined) tokens.push({ kind: "value", value: truth.toUpperCase() === "TRUE" });
    else tokens.push({ kind: "sign", sign });
  }
  return tokens;
}

function cellOf(letters: string, row: number, fixedColumn: boolean, fixedRow: boolean): Condition {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return ({ cell, down, right }) =>
    cell(row - 1 + (fixedRow ? 0 : down), column - 1 + (fixedColumn ? 0 : right));
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "<>": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** Excel's precedences, loosest first; all of them bind to the left. */
const levels: readonly Readonly<Record<string, (a: Plain, b: Plain) => Plain>>[] = [
  Object.fromEntries(
    Object.entries(comparisons).map(([sign, holds]) => [sign, (a: Plain, b: Plain) => holds(compare(a, b))]),
  ),
  { "&": (a, b) => textOf(a) + textOf(b) },
  { "+": (a, b) => numberOf(a) + numberOf(b), "-": (a, b) => numberOf(a) - numberOf(b) },
  {
    "*": (a, b) => numberOf(a) * numberOf(b),
    "/": (a, b) => {
      if (numberOf(b) === 0) throw new CellError("#DIV/0!");
      return numberOf(a) / numberOf(b);
    },
  },
  { "^": (a, b) => numberOf(a) ** numberOf(b) },
];

interface KnownFunction {
  readonly least: number;
  readonly most: number;
  readonly answer: (values: readonly Plain[]) => Plain;
}

/** The functions that conditional formats over rows use; arguments are calculated before the call. */
const functions: Readonly<Record<string, KnownFunction>> = {
  LEFT: { least: 1, most: 2, answer: ([text, count = 1]) => textOf(text).slice(0, lengthOf(count)) },
  RIGHT: {
    least: 1,
    most: 2,
    answer: ([text, count = 1]) => (lengthOf(count) === 0 ? "" : textOf(text).slice(-lengthOf(count))),
  },
  MID: {
    least: 3,
    most: 3,
    answer: ([text, from, count]) =>
      textOf(text).slice(lengthOf(from) - 1, lengthOf(from) - 1 + lengthOf(count)),
  },
  LEN: { least: 1, most: 1, answer: ([text]) => textOf(text).length },
  NOT: { least: 1, most: 1, answer: ([value]) => !truthOf(value) },
  AND: { least: 1, most: 255, answer: (values) => values.every(truthOf) },
  OR: { least: 1, most: 255, answer: (values) => values.some(truthOf) },
  ISBLANK: { least: 1, most: 1, answer: ([value]) => value === null },
  ISTEXT: { least: 1, most: 1, answer: ([value]) => typeof value === "string" },
  ISNUMBER: { least: 1, most: 1, answer: ([value]) => typeof value === "number" },
  MOD: {
    least: 2,
    most: 2,
    answer: ([value, by]) => {
      const divisor = numberOf(by);
      if (divisor === 0) throw new CellError("#DIV/0!");
      return numberOf(value) - divisor * Math.floor(numberOf(value) / divisor);
    },
  },
};

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Condition | null {
    const read = this.level(0);
    return this.at === this.tokens.length ? read : null;
  }

  private level(depth: number): Condition | null {
    if (depth === levels.length) return this.signed();
    let left = this.level(depth + 1);
    for (;;) {
      const sign = this.sign();
      const combine = sign === null || !Object.hasOwn(levels[depth], sign) ? null : levels[depth][sign];
      if (!left || !combine) return left;
      this.at++;
      const [first, second] = [left, this.level(depth + 1)];
      left = second && ((at) => combine(first(at), second(at)));
    }
  }

  private signed(): Condition | null {
    const sign = this.sign();
    if (sign === "-" || sign === "+") {
      this.at++;
      const value = this.signed();
      return value && (sign === "+" ? value : (at) => -numberOf(value(at)));
    }
    let value = this.single();
    while (value && this.sign() === "%") {
      this.at++;
      const whole = value;
      value = (at) => numberOf(whole(at)) / 100;
    }
    return value;
  }

  private single(): Condition | null {
    const next = this.tokens[this.at++];
    switch (next?.kind) {
      case "value":
        return () => next.value;
      case "cell":
        return next.of;
      case "name":
        return this.call(next.name);
      case "sign": {
        if (next.sign !== "(") return null;
        const inner = this.level(0);
        return this.take(")") ? inner : null;
      }
      default:
        return null;
    }
  }

  private call(name: string): Condition | null {
    if (!Object.hasOwn(functions, name) || !this.take("(")) return null;
    const { least, most, answer } = functions[name];
    const inputs: Condition[] = [];
    do {
      const input = this.level(0);
      if (!input) return null;
      inputs.push(input);
    } while (this.take(","));
    if (!this.take(")") || inputs.length < least || inputs.length > most) return null;
    return (at) => answer(inputs.map((input) => input(at)));
  }

  private sign(): string | null {
    const next = this.tokens[this.at];
    return next?.kind === "sign" ? next.sign : null;
  }

  private take(sign: string): boolean {
    if (this.sign() !== sign) return false;
    this.at++;
    return true;
  }
}

function textOf(value: Plain): string {
  if (value === null) return "";
  return typeof value === "boolean" ? (value ? "TRUE" : "FALSE") : String(value);
}

function numberOf(value: Plain): number {
  const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw new CellError("#VALUE!");
  return number;
}

function lengthOf(value: Plain): number {
  const length = Math.trunc(numberOf(value));
  if (length < 0) throw new CellError("#VALUE!");
  return length;
}

/** Whether a result colours its cell, as Excel takes it: any number but 0, and TRUE. */
export function truthOf(value: Plain): boolean {
  if (typeof value === "string") throw new CellError("#VALUE!");
  return Boolean(value);
}

const rank = (value: Plain) => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);

/** Excel's order: numbers, then texts whatever their case, then FALSE and TRUE; an empty cell is the other's nothing. */
function compare(a: Plain, b: Plain): number {
  const [left, right] = [a ?? nothingLike(b), b ?? nothingLike(a)];
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === "string" && typeof right === "string") {
    const [one, other] = [left.toUpperCase(), right.toUpperCase()];
    return one === other ? 0 : one < other ? -1 : 1;
  }
  return Number(left) - Number(right);
}

function nothingLike(other: Plain): string | number | boolean {
  return typeof other === "string" ? "" : typeof other === "boolean" ? false : 0;
}
