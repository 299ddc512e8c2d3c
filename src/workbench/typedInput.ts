import { parseValue } from "numfmt";
import type { CellValue } from "./book";

/**
 * What a cell holds after something was typed into it (or written through the API, which reads strings the same way).
 * `numberFormat` is the format that the way of writing brings along ("12%" → "0%"); Excel gives it to cells that have
 * none of their own.
 */
export type TypedInput =
  | { readonly kind: "empty" }
  | { readonly kind: "value"; readonly value: CellValue; readonly numberFormat?: string }
  | { readonly kind: "error"; readonly value: ErrorText }
  | { readonly kind: "formula"; readonly formula: string };

const errorTexts = [
  "#N/A",
  "#VALUE!",
  "#DIV/0!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
  "#GETTING_DATA",
] as const;
export type ErrorText = (typeof errorTexts)[number];

/** Whether a cell's value is one of Excel's errors. A text that merely reads so cannot be told apart in `values`. */
export function isErrorText(value: CellValue): value is ErrorText {
  return typeof value === "string" && value.startsWith("#") && errorTexts.includes(value as ErrorText);
}

// Nothing longer is a number or a date; keeps chat texts away from the parsers.
const longestNumber = 64;
/** A number or a date has a digit, and of all Han characters only those of a date. */
const mayBeNumber = /^(?=.*[0-9])[^\u3005-\u9fff年月日]*(?:[年月日][^\u3005-\u9fff年月日]*)*$/u;
/** Latin words that a number or a date may hold: exponents, hours ("p m" is read too), months, days. */
const numberWords =
  /^(?:e|t|z|am?|pm?|m|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)$/i;
const mayBeNumberWords = (input: string) =>
  (input.match(/[a-z]+/gi) ?? []).every((word) => numberWords.test(word));
const chineseDate = /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\s*(\d{1,2}:\d{2}(?::\d{2})?))?$/;

/**
 * Reads an input as Excel reads what is typed into a cell.
 *
 * @param numberFormat the cell's own number format; a cell formatted as text ("@") takes every string as it is
 * @param today the year that dates without one belong to
 * @example readTypedInput("12") //=> { kind: "value", value: 12 }
 * @example readTypedInput("12", "@") //=> { kind: "value", value: "12" }
 * @example readTypedInput("'=1+1") //=> { kind: "value", value: "=1+1" }
 * @example readTypedInput("2024/5/1") //=> { kind: "value", value: 45413, numberFormat: "yyyy/m/d" }
 * @example readTypedInput("-好的") //=> { kind: "formula", formula: "=-好的" }
 */
export function readTypedInput(input: CellValue, numberFormat = "General", today = new Date()): TypedInput {
  if (typeof input !== "string") return { kind: "value", value: input };
  if (input === "") return { kind: "empty" };
  if (numberFormat === "@") return { kind: "value", value: input };
  if (input.startsWith("'")) return { kind: "value", value: input.slice(1) };
  if (input.startsWith("=") && input.length > 1) return { kind: "formula", formula: input };
  if (input.length <= longestNumber) {
    const upper = input.trim().toUpperCase();
    if (upper === "TRUE" || upper === "FALSE") return { kind: "value", value: upper === "TRUE" };
    if (isErrorText(upper)) return { kind: "error", value: upper };
    const number =
      mayBeNumber.test(input) && mayBeNumberWords(input) ? readNumber(input.trim(), today) : null;
    if (number) return number;
  }
  // Excel takes a leading + or - for the beginning of a formula: texts that begin so need the apostrophe.
  if (/^[+-]./su.test(input)) return { kind: "formula", formula: `=${input}` };
  return { kind: "value", value: input };
}

function readNumber(input: string, today: Date): TypedInput | null {
  const chinese = chineseDate.exec(input);
  if (chinese) {
    const [, year = String(today.getFullYear()), month, day, time] = chinese;
    const parsed = parseValue(`${year}-${month}-${day}${time ? ` ${time}` : ""}`);
    if (typeof parsed?.v !== "number") return null;
    const date = chinese[1] ? 'yyyy"年"m"月"d"日"' : 'm"月"d"日"';
    return { kind: "value", value: parsed.v, numberFormat: time ? `${date} h:mm` : date };
  }
  const parsed = parseValue(input.replace(/^([-+]?)￥/, "$1¥"));
  if (typeof parsed?.v !== "number" || !Number.isFinite(parsed.v)) return null;
  // Excel keeps 15 significant digits: a long order number that is typed as a number loses its end.
  const value = /\d{16}/.test(input.replace(/[,.]/g, "")) ? Number(parsed.v.toPrecision(15)) : parsed.v;
  return parsed.z ? { kind: "value", value, numberFormat: parsed.z } : { kind: "value", value };
}
