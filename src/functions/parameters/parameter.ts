import { isBlank, type Cell } from "../../chat/table";
import { Problem } from "../../problem";
import { beginning } from "../beginning";
import type { Range } from "../cell";

/** What a parameter is, for the reference pages. */
export type ParameterType =
  | "number"
  | "count"
  | "rate"
  | "money"
  | "seconds"
  | "days"
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
  /** No 0 is ever meant: where the parameter is optional, 0 is a blank cell of desktop Excel. */
  readonly neverZero?: boolean;
}

/** Takes one cell; a range of cells broadcasts. */
export interface ScalarParameter<T> extends Described {
  readonly kind: "scalar";
  /** @throws Problem that names the parameter, what came and what is wanted */
  read(cell: Cell, name: string): T;
  /** Whether a text heads a column of such cells; by default a text that cannot be read does. */
  isHeader?(cell: Cell): boolean;
  /** Whether a word that can be read heads such columns as well: beside other headers it is one. */
  mayHead?(cell: Cell): boolean;
}

/** Takes a range as a whole. */
export interface RangeParameter<T> extends Described {
  readonly kind: "range";
  read(range: Range, name: string): T;
}

export type Parameter<T> = ScalarParameter<T> | RangeParameter<T>;

const shown = (cell: Cell) => (cell === null ? "" : beginning(String(cell)));

/** The problem of a cell that a parameter cannot read: names the parameter and what came. */
export function wrong(
  code: string,
  name: string,
  cell: Cell,
  values: Record<string, string | number> = {},
): Problem {
  return new Problem("wrongInput", code, { parameter: name, came: shown(cell), ...values });
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
  // Desktop Excel hands a blank cell over as 0, which no choice, no hours and no date can be. A limit of 0 seconds means
  // nothing, and below a minimum 0 is no number that was meant.
  const zeroIsBlank =
    ["choice", "hours", "flag", "time", "day", "seconds"].includes(parameter.type) ||
    (parameter.minimum ?? 0) > 0 ||
    parameter.neverZero === true;
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
