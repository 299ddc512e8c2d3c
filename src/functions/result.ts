import { formatTime } from "../chat/time";
import { resultText, type ResultKey } from "../locales/results";
import type { Locale } from "../locales/translate";
import type { CellError } from "./cell";
import type { Problem } from "../problem";

/** A text result with a stable English id and a wording per language. */
export class Term {
  constructor(
    readonly id: string,
    readonly wording: (locale: Locale) => string,
  ) {}
}

/**
 * A word of locales/<locale>/results.json as a result; what follows the last dot of its key is its stable id.
 *
 * @example term("option.coupon").id //=> "coupon"
 */
export function term(key: ResultKey): Term {
  return new Term(key.slice(key.lastIndexOf(".") + 1), (locale) => resultText(locale, key));
}

/** Names side by side in one cell, as the language separates them. */
export function list(names: readonly string[]): string | Term {
  if (names.length < 2) return names[0] ?? "";
  return new Term(names.join(", "), (locale) => names.join(resultText(locale, "list.separator")));
}

/** Columns that have a word in every language: `column.<name>` in locales/<locale>/results.json. */
export type ColumnName = ResultKey extends infer Key
  ? Key extends `column.${infer Name}`
    ? Name
    : never
  : never;

/** A header row: words of `column.<name>`. */
export function header(names: readonly ColumnName[]): Term[] {
  return names.map((name) => term(`column.${name}`));
}

/** A moment of the local wall clock, seconds since 1970; NaN when unknown. */
export class Moment {
  /** @param shows the day, the time of the day, or both */
  constructor(
    readonly seconds: number,
    readonly shows: "both" | "day" | "clock" = "both",
  ) {}
}

/** What a function computes for one cell. NaN and null stand for nothing and leave the cell empty. */
export type ResultCell = string | number | boolean | null | Term | Moment;

/** A cell of a spilled result; one bad row does not take the others with it. */
export type SpilledCell = ResultCell | Problem | CellError;

export interface Wording {
  readonly locale: Locale;
  /** Stable ids and ISO times in place of the language's words. */
  readonly ids: boolean;
}

/**
 * A result as a sheet takes it: "" for nothing (a null would show as 0), words in the language asked for.
 *
 * @example plain(term("option.coupon"), { locale: "zh-CN", ids: false }) //=> "优惠券"
 */
export function plain(cell: ResultCell, { locale, ids }: Wording): string | number | boolean {
  if (cell instanceof Term) return ids ? cell.id : cell.wording(locale);
  if (cell instanceof Moment) {
    if (Number.isNaN(cell.seconds)) return "";
    const text = formatTime(cell.seconds);
    const [day, clock] = text.split("T");
    if (cell.shows !== "both") return (cell.shows === "day" ? day : clock) ?? "";
    return ids ? text : text.replace("T", " ");
  }
  if (cell === null || (typeof cell === "number" && Number.isNaN(cell))) return "";
  return cell;
}
