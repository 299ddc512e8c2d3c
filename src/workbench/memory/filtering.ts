import type { BookFilter, CellFormat, CellValue, FilterCriterion, FilterDate, Rect } from "../book";

/** What a filter looks at. */
export interface FilterCells {
  values(rect: Rect): CellValue[][];
  text(rect: Rect): string[][];
  format(row: number, column: number): CellFormat;
}

interface FilterCell {
  readonly value: CellValue;
  readonly text: string;
  readonly format: CellFormat;
}

type Test = (cell: FilterCell) => boolean;

/**
 * The rows that a filter hides.
 *
 * @throws RangeError for criteria that are none, or that cannot be judged here (icons, stretches of time relative to today)
 */
export function filteredOut({ rect, criteria }: BookFilter, cells: FilterCells): Set<number> {
  const out = new Set<number>();
  const body = { ...rect, row: rect.row + 1, rows: rect.rows - 1, columns: 1 };
  criteria.forEach((criterion, offset) => {
    if (!criterion || body.rows < 1) return;
    const column = { ...body, column: rect.column + offset };
    const values = cells.values(column);
    const texts = cells.text(column);
    const keeps = testOf(
      criterion,
      values.map(([value]) => value),
    );
    values.forEach(([value], index) => {
      const row = body.row + index;
      const format = cells.format(row, column.column);
      if (!keeps({ value, text: texts[index][0], format })) out.add(row);
    });
  });
  return out;
}

function testOf(criterion: FilterCriterion, column: readonly CellValue[]): Test {
  const { filterOn, color } = criterion;
  const numbers = column.filter((value) => typeof value === "number");
  switch (filterOn) {
    case "Values":
      return oneOf(criterion.values ?? []);
    case "Custom":
      return custom(criterion);
    case "CellColor":
      return ({ format }) => same(format.fill ?? null, color ?? null);
    case "FontColor":
      return ({ format }) => same(format.fontColor ?? null, color ?? null);
    case "TopItems":
      return atLeast(numbers, countOf(criterion));
    case "TopPercent":
      return atLeast(numbers, Math.floor((numbers.length * countOf(criterion)) / 100));
    case "BottomItems":
      return atMost(numbers, countOf(criterion));
    case "BottomPercent":
      return atMost(numbers, Math.floor((numbers.length * countOf(criterion)) / 100));
    case "Dynamic":
      return besideAverage(criterion, numbers);
    default:
      throw new RangeError(`A filter on ${filterOn} is not known`);
  }
}

const same = (a: string | null, b: string | null) => a?.toUpperCase() === b?.toUpperCase();

function oneOf(values: readonly (string | FilterDate)[]): Test {
  const texts = new Set(
    values.filter((value) => typeof value === "string").map((text) => text.toLowerCase()),
  );
  const dates = values.filter((value) => typeof value === "object");
  return ({ value, text }) =>
    texts.has(text.toLowerCase()) || (typeof value === "number" && dates.some((date) => within(value, date)));
}

const digitsOf = { Year: 4, Month: 7, Day: 10, Hour: 13, Minute: 16, Second: 19 } as const;
const millisecondsOfDay = 86_400_000;
/** 1899-12-30, where Excel's days are counted from. */
const dayZero = Date.UTC(1899, 11, 30);

function within(serial: number, { date, specificity }: FilterDate): boolean {
  // To the second: a serial number is a fraction of a day and rarely exact.
  const time = new Date(Math.round((dayZero + serial * millisecondsOfDay) / 1000) * 1000);
  if (Number.isNaN(time.getTime())) return false;
  const digits = digitsOf[specificity];
  return time.toISOString().slice(0, digits) === date.replace(" ", "T").slice(0, digits);
}

function countOf({ filterOn, criterion1 }: FilterCriterion): number {
  const count = Number(criterion1);
  if (!(count >= 1)) throw new RangeError(`A filter on ${filterOn} needs a number`);
  return count;
}

function atLeast(numbers: readonly number[], count: number): Test {
  const limit = [...numbers].sort((a, b) => b - a)[Math.max(1, count) - 1] ?? -Infinity;
  return ({ value }) => typeof value === "number" && value >= limit;
}

function atMost(numbers: readonly number[], count: number): Test {
  const limit = [...numbers].sort((a, b) => a - b)[Math.max(1, count) - 1] ?? Infinity;
  return ({ value }) => typeof value === "number" && value <= limit;
}

function besideAverage({ dynamicCriteria }: FilterCriterion, numbers: readonly number[]): Test {
  const average = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  if (dynamicCriteria === "AboveAverage") return ({ value }) => typeof value === "number" && value > average;
  if (dynamicCriteria === "BelowAverage") return ({ value }) => typeof value === "number" && value < average;
  throw new RangeError(`A filter on ${dynamicCriteria ?? "nothing"} cannot be judged here`);
}

function custom({ criterion1, criterion2, operator }: FilterCriterion): Test {
  if (criterion1 === undefined) throw new RangeError("A custom filter needs a criterion");
  const first = comparison(criterion1);
  if (criterion2 === undefined) return first;
  const second = comparison(criterion2);
  return operator === "Or" ? (cell) => first(cell) || second(cell) : (cell) => first(cell) && second(cell);
}

function comparison(criterion: string): Test {
  const [, operator, operand] = /^(<>|<=|>=|<|>|=|)(.*)$/s.exec(criterion) ?? [];
  const number = operand.trim() === "" ? NaN : Number(operand);
  const pattern = wildcards(operand);
  const equal: Test = ({ value, text }) =>
    typeof value === "number" && !Number.isNaN(number) ? value === number : pattern.test(text);
  switch (operator) {
    case "<>":
      return (cell) => !equal(cell);
    case "<":
      return ({ value }) => typeof value === "number" && value < number;
    case "<=":
      return ({ value }) => typeof value === "number" && value <= number;
    case ">":
      return ({ value }) => typeof value === "number" && value > number;
    case ">=":
      return ({ value }) => typeof value === "number" && value >= number;
    default:
      return equal;
  }
}

/** Excel's wildcards: "*" any characters, "?" one, "~" takes the next as it is. */
function wildcards(operand: string): RegExp {
  const source = operand.replace(/~([*?~])|[*]|[?]|[\\^$.|+()[\]{}]/g, (found, literal?: string) => {
    if (literal) return literal === "~" ? "~" : `\\${literal}`;
    if (found === "*") return ".*";
    return found === "?" ? "." : `\\${found}`;
  });
  return new RegExp(`^${source}$`, "isu");
}
