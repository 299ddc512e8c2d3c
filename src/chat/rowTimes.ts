import type { ChatBuilder } from "./builder";
import { settleClockOffset } from "./clockOffset";
import type { ColumnDetection } from "./columns";
import { settleDateOrder } from "./dateOrder";
import type { DecisionTally } from "./decisionTally";
import { halfOfDay, hoursToAdd } from "./halfOfDay";
import type { ReadOptions } from "./reading";
import { isBlank, type Cell, type Table } from "./table";
import { offsetText, TimeReader, type DateOrder, type ParsedTime } from "./time";
import { TimePrecision } from "./transcript";

/** So many serial numbers on the full minute are no chance: the source wrote no seconds. */
const enoughForMinutes = 10;

/** Times of a table, from one column or from a day and a clock side by side. */
export class RowTimes {
  readonly order: DateOrder | undefined;
  private readonly reader: TimeReader;
  private readonly days: TimeReader | null;
  private readonly combined = { seconds: NaN, precision: 0, clockOnly: false };
  /** Among serial numbers with a fraction, one without is midnight; a column of whole numbers holds days. */
  private readonly wholeIsMidnight: boolean;
  private serials = 0;
  private fullMinutes = 0;

  constructor(
    private readonly table: Table,
    private readonly columns: ColumnDetection,
    firstRow: number,
    private readonly options: ReadOptions,
    private readonly decisions: DecisionTally,
  ) {
    const { time } = columns.fields;
    const dated = columns.dayColumn ?? time;
    const settled =
      options.dateOrder === undefined && dated !== undefined
        ? settleDateOrder(columnCells(table, dated, firstRow), columns.columns[time ?? dated]?.header)
        : null;
    this.order = options.dateOrder ?? settled?.order;
    if (settled) decisions.add(settled.assumed ? "dateOrderAssumed" : "dateOrder", null, settled.order);
    const clockOffset =
      options.clockOffset ??
      (time === undefined || options.timeZone !== undefined
        ? undefined
        : settleClockOffset(columnCells(table, time, firstRow, carriesOffset)));
    this.reader = new TimeReader({ ...options, order: this.order, clockOffset });
    this.wholeIsMidnight = time !== undefined && hasFraction(table, time, firstRow);
    this.days = columns.dayColumn === null ? null : new TimeReader({ ...options, order: this.order });
  }

  read(row: number, cell: Cell): ParsedTime {
    const { reader, days, combined } = this;
    reader.read(cell);
    if (Number.isNaN(reader.seconds)) return reader;
    this.addHalf(row);
    if (!Number.isNaN(reader.offset) && !reader.clockOnly) this.tellOffset(row);
    if (typeof cell === "number" && (reader.precision === TimePrecision.second || this.wholeIsMidnight)) {
      reader.precision = TimePrecision.second;
      this.serials++;
      if (reader.seconds % 60 === 0) this.fullMinutes++;
    }
    if (days === null || !reader.clockOnly) return reader;
    days.read(this.table.cell(row, this.columns.dayColumn as number));
    if (Number.isNaN(days.seconds)) return reader;
    combined.seconds = days.seconds + (((reader.seconds % 86_400) + 86_400) % 86_400);
    combined.precision = reader.precision;
    return combined;
  }

  /** 9:05 | PM: the clock stands in one column, the half of the day in another. */
  private addHalf(row: number): void {
    const { reader, columns, table } = this;
    if (columns.halfColumn === undefined || reader.precision === TimePrecision.day) return;
    const half = halfOfDay(table.cell(row, columns.halfColumn));
    if (half === null) return;
    const hour = Math.floor((((reader.seconds % 86_400) + 86_400) % 86_400) / 3600);
    reader.seconds += 3600 * hoursToAdd(half, hour);
  }

  /** Tells of a message whose time is none; footnotes below the messages stand in the column too. */
  tellUnread(row: number, cell: Cell): void {
    if (!isBlank(cell)) this.decisions.add("timesUnread", this.table.sourceRow(row));
  }

  /** A reader of other times of the same source. */
  another(): TimeReader {
    const { clockOffset, order } = this;
    return new TimeReader({
      ...this.options,
      order,
      clockOffset: Number.isNaN(clockOffset) ? undefined : clockOffset,
    });
  }

  /** Seconds east of UTC; NaN when no time carries an offset. */
  get clockOffset(): number {
    return this.reader.clockOffset;
  }

  private tellOffset(row: number): void {
    const { offset, clockOffset } = this.reader;
    const { timeZone } = this.options;
    if (timeZone !== undefined) this.decisions.add("timeZone", this.table.sourceRow(row), timeZone);
    else if (offset !== clockOffset)
      this.decisions.add("otherOffsets", this.table.sourceRow(row), offsetText(clockOffset));
    else if (offset === 0) this.decisions.add("utcTimes", this.table.sourceRow(row));
  }

  /** Serial numbers do not tell whether seconds were written; the whole column does. */
  settlePrecision(builder: ChatBuilder): void {
    if (this.serials < enoughForMinutes || this.fullMinutes < this.serials) return;
    for (let i = 0; i < builder.length; i++) {
      if (builder.precision[i] === TimePrecision.second) builder.precision[i] = TimePrecision.minute;
    }
  }
}

/** Dates whose day and month may change places. */
const isShortDate = /^\D*\d{1,2}[-/.]\d{1,2}[-/.]\d/;
const carriesOffset = /\d ?(?:z|utc|gmt|[+-]\d{2}:?\d{2})\S*\s*$/i;

/** Only a column that has such times among its first cells is looked through. */
function* columnCells(table: Table, column: number, firstRow: number, shape = isShortDate): Iterable<Cell> {
  const head = Math.min(table.rowCount, firstRow + 50);
  let isFound = false;
  for (let row = firstRow; row < head && !isFound; row++) {
    const cell = table.cell(row, column);
    isFound = typeof cell === "string" && shape.test(cell);
  }
  if (!isFound) return;
  for (let row = firstRow; row < table.rowCount; row++) yield table.cell(row, column);
}

function hasFraction(table: Table, column: number, firstRow: number): boolean {
  for (let row = firstRow; row < table.rowCount; row++) {
    const cell = table.cell(row, column);
    if (typeof cell === "number" && cell > 1 && cell % 1 !== 0) return true;
  }
  return false;
}
