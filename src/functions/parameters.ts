import { Problem } from "../problem";
import { foldName } from "../chat/fold";
import { cellText, isBlank, type Cell } from "../chat/table";
import { parseTime } from "../chat/time";
import {
  defaultServiceHours,
  serviceHours,
  type ServiceHours,
  type ServiceHoursPolicy,
} from "../metrics/serviceHours";
import { resultWords, type ResultKey } from "../locales/results";
import type { Range } from "./cell";

/** What a parameter is, for the reference pages. */
export type ParameterType =
  | "number"
  | "count"
  | "rate"
  | "money"
  | "seconds"
  | "choice"
  | "flag"
  | "time"
  | "day"
  | "hours"
  | "slots"
  | "levels"
  | "times"
  | "roles"
  | "conversations"
  | "senders"
  | "texts"
  | "column"
  | "text"
  | "message"
  | "names"
  | "ruleset"
  | "orders";

interface Described {
  readonly type: ParameterType;
  readonly optional: boolean;
  /** What an omitted argument stands for. */
  readonly byDefault?: unknown;
  /** Ids that a choice accepts. */
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Takes one cell; a range of cells broadcasts. */
export interface ScalarParameter<T> extends Described {
  readonly kind: "scalar";
  /** @throws Problem that names the parameter, what came and what is wanted */
  read(cell: Cell, name: string): T;
}

/** Takes a range as a whole. */
export interface RangeParameter<T> extends Described {
  readonly kind: "range";
  read(range: Range, name: string): T;
}

export type Parameter<T> = ScalarParameter<T> | RangeParameter<T>;

const shown = (cell: Cell) => (cell === null ? "" : String(cell).slice(0, 60));

function wrong(
  code: string,
  name: string,
  cell: Cell,
  values: Record<string, string | number> = {},
): Problem {
  return new Problem("wrongInput", code, { parameter: name, came: shown(cell), ...values });
}

/**
 * A number as people write it in a cell: full-width digits, spaces, thousands separators, currency signs, percent.
 *
 * @returns NaN when the text is no number
 * @example numberOfText("８％") //=> 0.08
 * @example numberOfText("¥1,234.50") //=> 1234.5
 */
export function numberOfText(text: string): number {
  let digits = foldName(text).replace(/\s/g, "");
  digits = digits.replace(/^([+-]?)[¥￥$]/, "$1").replace(/元$/, "");
  const percent = digits.endsWith("%");
  if (percent) digits = digits.slice(0, -1);
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits)) digits = digits.replace(/,/g, "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/.test(digits)) return NaN;
  const value = Number(digits);
  // 8.2 % as 8.2 / 100 would be 0.08199999999999999.
  return percent ? Number(`${value}e-2`) || value / 100 : value;
}

function numberOf(cell: Cell, name: string): number {
  // A blank cell is 0, as everywhere in Excel: desktop Excel hands it over so.
  if (cell === null) return 0;
  if (typeof cell === "number") return cell;
  if (typeof cell === "string") {
    if (cell.trim() === "") return 0;
    const value = numberOfText(cell);
    if (Number.isFinite(value)) return value;
  }
  throw wrong("functions.notNumber", name, cell);
}

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

/** Seconds of at least 0. */
export const seconds = (): ScalarParameter<number> => number({ minimum: 0 }, "seconds");

/**
 * One of some ids, by id, by the words of both languages, or by a further word that people use. Case, width and spaces
 * do not matter.
 *
 * @param group where the words are: `<group>.<id>` in locales/<locale>/results.json
 */
export function choice<Id extends string>(
  ids: readonly Id[],
  group: string,
  synonyms?: Readonly<Partial<Record<Id, readonly string[]>>>,
): ScalarParameter<Id> {
  const fold = (word: string) => foldName(word).replace(/[\s/／、_-]/g, "");
  const byWord = new Map<string, Id>();
  for (const id of ids) {
    const words = [id, ...resultWords(`${group}.${id}` as ResultKey), ...(synonyms?.[id] ?? [])];
    for (const word of words) byWord.set(fold(word), id);
  }
  return {
    kind: "scalar",
    type: "choice",
    optional: false,
    choices: ids,
    read(cell, name) {
      const id = cell === null ? undefined : byWord.get(fold(String(cell)));
      if (!id) throw wrong("functions.notChoice", name, cell, { group, choices: ids.join(", ") });
      return id;
    },
  };
}

const flagWords: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "1", "是", "真"].map((word) => [word, true] as const),
  ...["false", "no", "0", "否", "假"].map((word) => [word, false] as const),
]);

/** TRUE or FALSE, as the value or as a word of either language. */
export function flag(): ScalarParameter<boolean> {
  return {
    kind: "scalar",
    type: "flag",
    optional: false,
    read(cell, name) {
      const value = cell === null ? undefined : flagWords.get(foldName(String(cell)));
      if (value === undefined) throw wrong("functions.notFlag", name, cell);
      return value;
    },
  };
}

/** A moment as a cell holds it. */
export interface TimeValue {
  /** Seconds of the local wall clock. */
  readonly seconds: number;
  /** The cell names a time of the day and no day. */
  readonly clockOnly: boolean;
}

/** A date and time, or a time of the day: a serial number or any text that chats use. */
export function time(): ScalarParameter<TimeValue> {
  return {
    kind: "scalar",
    type: "time",
    optional: false,
    read(cell, name) {
      const { seconds, clockOnly } = parseTime(cell);
      if (Number.isNaN(seconds)) throw wrong("functions.notTime", name, cell);
      return { seconds, clockOnly };
    },
  };
}

/** A day: midnight in seconds of the local wall clock. */
export function day(): ScalarParameter<number> {
  return {
    kind: "scalar",
    type: "day",
    optional: false,
    read(cell, name) {
      const { seconds, clockOnly } = parseTime(cell);
      if (Number.isNaN(seconds) || clockOnly) throw wrong("functions.notDate", name, cell);
      return Math.floor(seconds / 86_400) * 86_400;
    },
  };
}

const hoursPattern =
  /^(\d{1,2})(?:[:点时](\d{1,2})?分?)?\s*(?:-|–|—|~|至|到|to)\s*(\d{1,2})(?:[:点时](\d{1,2})?分?)?[\s,;]*(.*)$/;

const policyWords: Readonly<Record<string, ServiceHoursPolicy>> = {
  "": "inHours",
  inhours: "inHours",
  只计时段内: "inHours",
  时段内计时: "inHours",
  leaveout: "leaveOut",
  时段外不计: "leaveOut",
  countall: "countAll",
  全部计入: "countAll",
};

/** Service hours: "08:00-23:00", with a policy after them ("08:00-23:00 leaveOut"), or TRUE for 08:00–23:00. */
export function hours(): ScalarParameter<ServiceHours> {
  return {
    kind: "scalar",
    type: "hours",
    optional: false,
    read(cell, name) {
      if (cell === true) return defaultServiceHours;
      const match = typeof cell === "string" ? hoursPattern.exec(foldName(cell)) : null;
      const policy = match ? policyWords[match[5].replace(/\s/g, "")] : undefined;
      if (!match || !policy) throw wrong("functions.notHours", name, cell);
      const [openHour, openMinute, closeHour, closeMinute] = match
        .slice(1, 5)
        .map((part) => Number(part ?? 0));
      if (openMinute > 59 || closeMinute > 59) throw wrong("functions.notHours", name, cell);
      return serviceHours(openHour * 3600 + openMinute * 60, closeHour * 3600 + closeMinute * 60, policy);
    },
  };
}

/** A range that is read as a whole. */
export function range(type: ParameterType): RangeParameter<Range> {
  return { kind: "range", type, optional: false, read: (cells) => cells };
}

/**
 * One column of cells. A single row reads as a column, so that a list typed into a formula works.
 *
 * @throws Problem `functions.oneColumn`
 */
export function column(type: ParameterType): RangeParameter<Column> {
  return { kind: "range", type, optional: false, read: (cells, name) => columnOf(cells, name) };
}

export interface Column {
  /** Its parameter, for sentences. */
  readonly name: string;
  readonly height: number;
  /** Blank beyond its height. */
  cell(row: number): Cell;
}

function columnOf(cells: Range, name: string): Column {
  if (cells.columns === 1) return columnBy(name, cells.rows, (row) => cells.cell(row, 0));
  if (cells.rows === 1) return columnBy(name, cells.columns, (row) => cells.cell(0, row));
  throw new Problem("wrongInput", "functions.oneColumn", {
    parameter: name,
    rows: cells.rows,
    columns: cells.columns,
  });
}

/** A chat's columns are read several times over: each cell is settled once. */
function columnBy(name: string, height: number, read: (row: number) => Cell): Column {
  const settled = new Array<Cell | undefined>(height);
  return {
    name,
    height,
    cell: (row) => (row < height ? (settled[row] ??= read(row)) : null),
  };
}

/** A message as it stands in one cell; a blank one is an empty message. */
export function message(): ScalarParameter<string> {
  return { kind: "scalar", type: "message", optional: false, read: (cell) => cellText(cell) };
}

/** A text in one cell, or line by line in the cells of a column. */
export function lines(): RangeParameter<string> {
  return {
    kind: "range",
    type: "text",
    optional: false,
    read(cells, name) {
      const { height, cell } = columnOf(cells, name);
      return Array.from({ length: height }, (_, row) => cellText(cell(row))).join("\n");
    },
  };
}

/** What stands in one cell, separated ("6, 10, 15, 20"), or in the cells of a range, read item by item. */
function items<T>(
  type: ParameterType,
  separators: RegExp,
  read: (item: Cell, name: string, cell: Cell) => T,
): RangeParameter<readonly T[]> {
  return {
    kind: "range",
    type,
    optional: false,
    read(cells, name) {
      const values: T[] = [];
      for (let row = 0; row < cells.rows; row++) {
        for (let i = 0; i < cells.columns; i++) {
          const cell = cells.cell(row, i);
          const parts = typeof cell === "string" ? cell.split(separators) : [cell];
          for (const part of parts) if (!isBlank(part)) values.push(read(part, name, cell));
        }
      }
      return values;
    },
  };
}

/** Numbers of seconds: "6, 10, 15, 20" or a range. */
export function levels(): RangeParameter<readonly number[]> {
  return items("levels", /[,，;；、/\s]+/, (item, name, cell) => {
    const value = typeof item === "string" ? numberOfText(item) : Number(item);
    if (!Number.isFinite(value)) throw wrong("functions.notLevels", name, cell);
    return value;
  });
}

/** Times of the day, in seconds after midnight: "09:00, 15:00, 20:00" or a range. */
export function slots(): RangeParameter<readonly number[]> {
  return items("slots", /[,，;；、\s]+/, (item, name, cell) => {
    const { seconds, clockOnly } = parseTime(item);
    if (Number.isNaN(seconds) || !clockOnly) throw wrong("functions.notSlots", name, cell);
    return seconds;
  });
}

/** Names or words: "小美, 小迪" or a range. */
export function names(): RangeParameter<readonly string[]> {
  return items("names", /[,，;；、\n]+/, (item) => String(item).trim());
}

/** The parameter may be left out or blank, and then is null, or the default. */
export function optional<T>(parameter: ScalarParameter<T>): ScalarParameter<T | null>;
export function optional<T, D>(parameter: ScalarParameter<T>, byDefault: D): ScalarParameter<T | D>;
export function optional<T>(parameter: RangeParameter<T>): RangeParameter<T | null>;
export function optional<T, D>(parameter: RangeParameter<T>, byDefault: D): RangeParameter<T | D>;
export function optional(parameter: Parameter<unknown>, byDefault: unknown = null): Parameter<unknown> {
  return parameter.kind === "scalar"
    ? optionalScalar(parameter, byDefault)
    : optionalRange(parameter, byDefault);
}

function optionalScalar(parameter: ScalarParameter<unknown>, byDefault: unknown): ScalarParameter<unknown> {
  // Desktop Excel hands a blank cell over as 0, which no choice, no hours and no date can be.
  const zeroIsBlank = ["choice", "hours", "flag", "time", "day"].includes(parameter.type);
  return {
    ...parameter,
    optional: true,
    byDefault,
    read: (cell, name) =>
      isBlank(cell) || (zeroIsBlank && cell === 0) ? byDefault : parameter.read(cell, name),
  };
}

function optionalRange(parameter: RangeParameter<unknown>, byDefault: unknown): RangeParameter<unknown> {
  return {
    ...parameter,
    optional: true,
    byDefault,
    // A blank cell in place of a range means that there is none.
    read: (cells, name) =>
      cells.isSingle && isBlankOrZero(cells.cell(0, 0)) ? byDefault : parameter.read(cells, name),
  };
}

const isBlankOrZero = (cell: Cell) => cell === 0 || isBlank(cell);
