/**
 * What must be known of a whole file before a part of it can be read as the whole would be: whether conversations stand in one
 * piece, how dates are meant, when the record ends, whether it tells of orders, and where it can be cut.
 */
import type { Reading, ReadOptions } from "../../chat/reading";
import { cellText, isBlank, isErrorCell, tableOf } from "../../chat/table";
import { readTable } from "../../chat/readTable";
import { settleDateOrder, TimeReader, type DateOrder } from "../../chat/time";
import { endOfRecord } from "../../metrics/turns";
import { HashSet } from "./hashSet";
import { columnOf, cursorOf, JsonLinesCursor, type Layout, type RecordCursor } from "./records";

/** A piece of a file that holds whole conversations. */
export interface BlockPlace {
  readonly offset: number;
  readonly end: number;
  readonly line: number;
  readonly recoveries: number;
  readonly rows: number;
}

export interface Survey {
  readonly rows: number;
  readonly conversations: number;
  readonly blocks: readonly BlockPlace[];
  /** The first conversation that goes on after another has begun; null when all stand in one piece. */
  readonly apart: { readonly conversation: string; readonly line: number } | null;
  readonly dateOrder: { readonly order: DateOrder; readonly assumed: boolean } | null;
  /** Seconds of the local wall clock; null when times without a day must be read in their conversations to tell. */
  readonly recordEnd: number | null;
  /** Whether lines of the platform tell of orders. */
  readonly tellsOfOrders: boolean;
  /** Lines of JSON that could not be read, and the first of them. */
  readonly unread: { readonly count: number; readonly line: number } | null;
  /** 1-based line of the first broken quotation. */
  readonly brokenQuote: number | null;
}

export interface SurveyOptions extends ReadOptions {
  /** Rows after which a block ends with the conversation. */
  readonly blockRows: number;
  onRows?(rows: number, bytes: number): void;
  readonly signal?: AbortSignal;
}

/**
 * Reads a file once.
 *
 * @param above records above the first message
 */
export async function survey(
  pieces: AsyncIterable<Buffer>,
  layout: Layout,
  above: number,
  options: SurveyOptions,
): Promise<Survey> {
  const cursor = cursorOf(layout);
  const surveyor = new Surveyor(layout, cursor, above, options);
  let piece: Buffer | null = null;
  let bytes = 0;
  for await (const next of pieces) {
    options.signal?.throwIfAborted();
    if (piece !== null) surveyor.read(piece, false);
    piece = next;
    bytes += next.length;
    options.onRows?.(surveyor.rows, bytes);
  }
  surveyor.read(piece ?? Buffer.alloc(0), true);
  return surveyor.result(bytes);
}

const placing = /(?:买家|用户|消费者|顾客|客户)已?(?:拍下|下单)/;

class Surveyor {
  rows = 0;
  private skip: number;
  private readonly blocks: BlockPlace[] = [];
  private block: { offset: number; line: number; recoveries: number; rows: number } | null = null;
  private readonly names = new HashSet();
  private current: string | null = null;
  private apart: Survey["apart"] = null;
  private readonly clock: SurveyClock;
  private tellsOfOrders = false;
  private readonly conversation: number;
  private readonly text: number;
  private readonly sender: number | undefined;
  private readonly role: number | undefined;
  private readonly time: number | undefined;
  private readonly looksForOrders: boolean;

  constructor(
    private readonly layout: Layout,
    private readonly cursor: RecordCursor,
    above: number,
    private readonly options: SurveyOptions,
  ) {
    this.skip = above;
    this.conversation = columnOf(layout, "conversation") as number;
    this.text = columnOf(layout, "text") as number;
    this.sender = columnOf(layout, "sender");
    this.role = columnOf(layout, "role");
    this.time = columnOf(layout, "time");
    const orderFields = ["order", "orderTime", "paidTime"] as const;
    this.looksForOrders = orderFields.every((field) => columnOf(layout, field) === undefined);
    this.clock = new SurveyClock(options);
  }

  read(piece: Buffer, isLast: boolean): void {
    const { cursor } = this;
    cursor.feed(piece, isLast);
    while (cursor.next()) {
      if (this.skip > 0) this.skip--;
      else this.record();
    }
  }

  private record(): void {
    const { cursor } = this;
    this.rows++;
    const name = cursor.cell(this.conversation)?.trim() ?? "";
    const isNew = name !== "" && name !== this.current && !isErrorCell(name) && !this.repeatsHeader(name);
    if (isNew) {
      if (!this.names.add(name)) this.apart ??= { conversation: name, line: cursor.line };
      const first = this.current === null;
      this.current = name;
      if (!first && this.block !== null && this.block.rows >= this.options.blockRows) this.cut();
    }
    this.block ??= { offset: cursor.offset, line: cursor.line, recoveries: cursor.recoveries, rows: 0 };
    this.block.rows++;
    const text = cursor.cell(this.text);
    if (this.time !== undefined) this.readTime(text);
    if (this.looksForOrders && !this.tellsOfOrders && text !== null && placing.test(text)) {
      this.tellsOfOrders = this.recordTellsOfOrders();
    }
  }

  private cut(): void {
    if (this.block !== null) this.blocks.push({ ...this.block, end: this.cursor.offset });
    this.block = null;
  }

  /** Times of rows that are no message do not count. */
  private readTime(text: string | null): void {
    const { cursor, layout } = this;
    const cell = cursor.cell(this.time as number);
    if (cell === null || cell === "") return;
    if (isBlank(text)) {
      const nobody = [this.sender, this.role].every(
        (column) => column === undefined || isBlank(cursor.cell(column)),
      );
      if (nobody) return;
    }
    const day = layout.dayColumn === null ? null : cursor.cell(layout.dayColumn);
    this.clock.read(joinedTime(cell, day), cell);
  }

  /** Exports that were joined repeat their header. */
  private repeatsHeader(name: string): boolean {
    const { columns, hasHeader } = this.layout;
    if (!hasHeader || columns.find(({ field }) => field === "conversation")?.header !== name) return false;
    return columns.every(({ column, header }) => cellText(this.cursor.cell(column)).trim() === header);
  }

  /** The core decides whether a line is the platform's and tells of an order; here it is only looked for. */
  private recordTellsOfOrders(): boolean {
    const row = this.layout.columns.map(({ column }) => this.cursor.cell(column));
    const columns = Object.fromEntries(this.layout.columns.map(({ field }, at) => [at, field]));
    return readTable(tableOf([row]), { ...this.options, columns, headerRow: null, format: "table" })
      .hasOrders;
  }

  result(bytes: number): Survey {
    if (this.block !== null) this.blocks.push({ ...this.block, end: bytes });
    const { cursor } = this;
    const unread = cursor instanceof JsonLinesCursor && cursor.firstUnread !== null;
    return {
      rows: this.rows,
      conversations: this.names.size,
      blocks: this.blocks,
      apart: this.apart,
      dateOrder: this.clock.dateOrder,
      recordEnd: this.clock.recordEnd,
      tellsOfOrders: this.tellsOfOrders,
      unread: unread ? { count: cursor.unread, line: cursor.firstUnread as number } : null,
      brokenQuote: "firstBroken" in cursor ? (cursor.firstBroken as number | null) : null,
    };
  }
}

/** A day and a clock that stand in two columns as one text; the clock alone where it names its own day. */
export function joinedTime(clock: string | null, day: string | null): string | null {
  if (clock === null || day === null || isBlank(clock) || isBlank(day)) return clock;
  separate.read(clock);
  return separate.clockOnly ? `${day.trim()} ${clock.trim()}` : clock;
}

const separate = new TimeReader();

const shortDate = /^\D*\d{1,2}[-/.]\d{1,2}[-/.]\d/;
/** Only a column that has such dates among its first cells is looked through for the order of day and month. */
const datedHead = 50;
const datesAtOnce = 10_000;
const orders = ["dmy", "mdy", "ymd"] as const;

/** The latest time and the order of dates, as `readTable` settles them over a whole column. */
class SurveyClock {
  private readonly asked: DateOrder | undefined;
  private readonly readers: readonly TimeReader[];
  private readonly latest = [NaN, NaN, NaN];
  private seen = 0;
  private shortDates = false;
  private clocks = false;
  private dates: string[] = [];
  private sure: DateOrder | null = null;
  private readonly votes = { dmy: 0, mdy: 0, ymd: 0 };

  constructor(options: ReadOptions) {
    this.asked = options.dateOrder;
    const all = options.dateOrder === undefined ? orders : [options.dateOrder];
    this.readers = all.map((order) => new TimeReader({ ...options, order }));
  }

  read(time: string | null, cell: string): void {
    if (time === null) return;
    this.seen++;
    if (this.seen <= datedHead && shortDate.test(cell)) this.shortDates = true;
    const searching = this.shortDates && this.sure === null && this.asked === undefined;
    if ((searching || this.seen <= datedHead) && this.dates.push(time) >= datesAtOnce) this.settleDates();
    const count = this.shortDates || this.seen <= datedHead ? this.readers.length : 1;
    for (let order = 0; order < count; order++) {
      const reader = this.readers[order];
      const seconds = reader.read(time);
      if (seconds === seconds && !(seconds <= this.latest[order])) this.latest[order] = seconds;
      if (reader.clockOnly) this.clocks = true;
    }
  }

  private settleDates(): void {
    const settled = this.shortDates ? settleDateOrder(this.dates) : null;
    this.dates = [];
    if (settled === null) return;
    if (!settled.assumed) this.sure ??= settled.order;
    else this.votes[settled.order]++;
  }

  get dateOrder(): Survey["dateOrder"] {
    if (this.asked !== undefined) return null;
    this.settleDates();
    if (this.sure !== null) return { order: this.sure, assumed: false };
    const most = Math.max(...orders.map((order) => this.votes[order]));
    const order = orders.find((one) => this.votes[one] === most && most > 0);
    return order === undefined ? null : { order, assumed: true };
  }

  get recordEnd(): number | null {
    if (this.clocks) return null;
    const order = this.asked === undefined ? (this.dateOrder?.order ?? "dmy") : null;
    const latest = this.latest[order === null ? 0 : orders.indexOf(order)];
    return endOfRecord({ length: 1, time: Float64Array.of(latest) });
  }
}

/** The end of a record out of the parts in which it was read. */
export function laterEnd(a: number | null, reading: Reading): number {
  const end = endOfRecord(reading.transcript);
  return a === null || !(a >= end) ? end : a;
}
