import { foldName } from "../../chat/fold";
import type { Cell } from "../../chat/table";
import { wrong, type ParameterType, type ScalarParameter } from "./parameter";

/**
 * A number as people write it in a cell: full-width digits, spaces, thousands separators, currency signs, percent, and 万
 * and 亿 as the platforms' own reports have them.
 *
 * @returns NaN when the text is no number
 * @example numberOfText("８％") //=> 0.08
 * @example numberOfText("¥1,234.50") //=> 1234.5
 * @example numberOfText("1.2万") //=> 12000
 */
export function numberOfText(text: string): number {
  let digits = foldName(text)
    .replace(/\s/g, "")
    .replace(/^\u2212/, "-");
  digits = digits.replace(/^([+-]?)[¥￥$]/, "$1").replace(/元$/, "");
  const exponent = exponents[digits.slice(-1)] ?? 0;
  if (exponent !== 0) digits = digits.slice(0, -1);
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits)) digits = digits.replace(/,/g, "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/.test(digits)) return NaN;
  const value = Number(digits);
  // 8.2 % as 8.2 / 100 would be 0.08199999999999999.
  return exponent === 0 ? value : Number(`${value}e${exponent}`) || value * 10 ** exponent;
}

/** Powers of ten that a last character stands for. */
const exponents: Readonly<Record<string, number>> = { "%": -2, 万: 4, 亿: 8 };

/**
 * A number as Excel shows it, to 15 digits: a formula hands over =0.08*1.1 as 0.08800000000000001, of which 1000 customers
 * would be 89 orders and not 88.
 *
 * @example asShown(0.1 + 0.2) //=> 0.3
 */
export function asShown(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function numberOf(cell: Cell, name: string): number {
  // A blank cell is 0, as everywhere in Excel: desktop Excel hands it over so.
  if (cell === null) return 0;
  if (typeof cell === "number") return asShown(cell);
  if (typeof cell === "string") {
    if (cell.trim() === "") return 0;
    const value = numberOfText(cell);
    if (Number.isFinite(value)) return value;
  }
  throw wrong("functions.notNumber", name, cell);
}

const percentOf = (share: number): string => `${Number((share * 100).toFixed(2))}%`;

export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

export function number(bounds: Bounds = {}, type: ParameterType = "number"): ScalarParameter<number> {
  const { minimum = -Infinity, maximum = Infinity } = bounds;
  return {
    kind: "scalar",
    type,
    optional: false,
    ...bounds,
    read(cell, name) {
      const value = numberOf(cell, name);
      // Who types 25 means 25%: the sentence speaks in percent.
      if (type === "rate" && !(value >= minimum && value <= maximum))
        throw wrong("functions.notRateWithin", name, cell, {
          minimum: percentOf(minimum),
          maximum: percentOf(maximum),
        });
      if (value < minimum) throw wrong("functions.tooSmall", name, cell, { minimum });
      if (value > maximum) throw wrong("functions.tooLarge", name, cell, { maximum });
      return value;
    },
  };
}

/** A whole number of at least 0. */
export function count(): ScalarParameter<number> {
  return {
    kind: "scalar",
    type: "count",
    optional: false,
    minimum: 0,
    read(cell, name) {
      const value = numberOf(cell, name);
      if (!Number.isInteger(value) || value < 0) throw wrong("functions.notWhole", name, cell);
      return value;
    },
  };
}

/** A share of 0 to 1; "8%" and "８％" are 0.08. */
export function rate(): ScalarParameter<number> {
  return {
    kind: "scalar",
    type: "rate",
    optional: false,
    minimum: 0,
    maximum: 1,
    read(cell, name) {
      const value = numberOf(cell, name);
      if (!(value >= 0 && value <= 1)) throw wrong("functions.notRate", name, cell);
      return value;
    },
  };
}

/** Money of at least 0. */
export const money = (): ScalarParameter<number> => number({ minimum: 0 }, "money");

/**
 * Seconds of at least 0, to the millisecond: what a formula makes of two times, =(B2-A2)*86400, lies up to some millionths
 * beside the whole second.
 */
export function seconds(): ScalarParameter<number> {
  const plain = number({ minimum: 0 }, "seconds");
  const measured = (cell: Cell) =>
    typeof cell === "number" && !Number.isInteger(cell) ? Number(cell.toFixed(3)) : cell;
  return { ...plain, read: (cell, name) => plain.read(measured(cell), name) };
}
