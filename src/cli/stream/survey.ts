/**
 * How a file is put together, told by reading it once: whether conversations stand in one piece, how dates are meant, and where
 * the file can be cut.
 */
import type { Surplus } from "../../chat/csv";
import { halfOfDay, hoursToAdd } from "../../chat/halfOfDay";
import { isBlank } from "../../chat/table";
import { settleDateOrder } from "../../chat/dateOrder";
import { TimeReader, type DateOrder } from "../../chat/time";
import { HashCounts } from "./hashCounts";
import {
  columnOf,
  ConversationOfRecord,
  cursorOf,
  JsonLinesCursor,
  type Layout,
  type RecordCursor,
} from "./records";

/** A piece of a file that holds whole conversations. */
export interface BlockPlace {
  readonly offset: number;
  readonly end: number;
  readonly line: number;
  readonly recoveries: number;
  /** The shop that was named last above; "" when there was none. */
  readonly shop: string;
  readonly rows: number;
}

export interface Survey {
  readonly rows: number;
  readonly blocks: readonly BlockPlace[];
  /** The first conversation that goes on after another has begun; null when all stand in one piece. */
  readonly apart: { readonly conversation: string; readonly line: number } | null;
  /** null when no date leaves it open. */
  readonly dateOrder: { readonly order: DateOrder; readonly assumed: boolean } | null;
  /** Lines of JSON that could not be read, and the first of them. */
  readonly unread: { readonly count: number; readonly line: number } | null;
  /** Whether a column names several shops. */
  readonly severalShops: boolean;
  /** 1-based line of the first broken quotation. */
  readonly brokenQuote: number | null;
  /** Rows with cells beyond those of the header; null where there is none. */
  readonly surplus: Omit<Surplus, "columns"> | null;
}

export interface SurveyOptions {
  /** Rows after which a block ends with the conversation. */
  readonly blockRows: number;
  /** The order of dates is settled already. */
  readonly dateOrder?: DateOrder;
  onRows?(rows: number): void;
  readonly signal?: AbortSignal;
}

/**
 * Surveys a file.
 *
 * @param above records above the first message
 */
export async function survey(
  pieces: AsyncIterable<Buffer>,
  layout: Layout,
  above: number,
  options: SurveyOptions,
): Promise<Survey> {
  const surveyor = new Surveyor(layout, cursorOf(layout), above, options);
  let piece: Buffer | null = null;
  let bytes = 0;
  for await (const next of pieces) {
    options.signal?.throwIfAborted();
    if (piece !== null) surveyor.read(piece, false);
    piece = next;
    bytes += next.length;
    options.onRows?.(surveyor.rows);
  }
  surveyor.read(piece ?? Buffer.alloc(0), true);
  return surveyor.result(bytes);
}

class Surveyor {
  rows = 0;
  private skip: number;
  private readonly blocks: BlockPlace[] = [];
  private block: { offset: number; line: number; recoveries: number; shop: string; rows: number } | null =
    null;
  private readonly names = new HashCounts();
  private current = "";
  private apart: Survey["apart"] = null;
  private surplus: { rows: number; line: number; text: string } | null = null;
  private readonly headed: number;
  private readonly dates: DateOrderSearch;
  private readonly conversation: ConversationOfRecord;
  /** Where dates stand; -1 when there is nothing to settle. */
  private readonly dated: number;

  constructor(
    layout: Layout,
    private readonly cursor: RecordCursor,
    above: number,
    private readonly options: SurveyOptions,
  ) {
    this.skip = above;
    this.dates = new DateOrderSearch(layout.columns.find(({ field }) => field === "time")?.header ?? "");
    this.headed = layout.headed ?? Infinity;
    this.conversation = new ConversationOfRecord(layout);
    const dated = layout.dayColumn ?? columnOf(layout, "time") ?? -1;
    this.dated = options.dateOrder === undefined ? dated : -1;
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
    const { cursor, conversation } = this;
    this.rows++;
    const shopAbove = conversation.shop;
    conversation.read(cursor);
    const { key } = conversation;
    if (key !== this.current) {
      if (this.names.add(key) > 0) this.apart ??= { conversation: conversation.name, line: cursor.line };
      const isFirst = this.current === "";
      this.current = key;
      // A piece that began without a name would not know to which conversation it belongs.
      const mayEnd = !isFirst && conversation.isNamed;
      if (mayEnd && this.block !== null && this.block.rows >= this.options.blockRows) this.cut();
    }
    this.block ??= {
      offset: cursor.offset,
      line: cursor.line,
      recoveries: cursor.recoveries,
      shop: shopAbove,
      rows: 0,
    };
    this.block.rows++;
    if (this.dated >= 0 && this.dates.isOpen) this.dates.read(cursor.cell(this.dated));
    const text = cursor.beyond(this.headed);
    if (text === null) return;
    this.surplus ??= { rows: 0, line: cursor.line, text };
    this.surplus.rows++;
  }

  private cut(): void {
    if (this.block !== null) this.blocks.push({ ...this.block, end: this.cursor.offset });
    this.block = null;
  }

  result(bytes: number): Survey {
    if (this.block !== null) this.blocks.push({ ...this.block, end: bytes });
    const { cursor } = this;
    const unread = cursor instanceof JsonLinesCursor ? cursor.firstUnread : null;
    return {
      rows: this.rows,
      blocks: this.blocks,
      apart: this.apart,
      dateOrder: this.dates.order,
      unread: unread === null ? null : { count: (cursor as JsonLinesCursor).unread, line: unread },
      severalShops: this.conversation.severalShops,
      brokenQuote: cursor.firstBroken,
      surplus: this.surplus,
    };
  }
}

/** A time as one text whose day, or half of the day, stands in a column of its own. */
export function joinedTime(
  clock: string | null,
  cursor: RecordCursor,
  { dayColumn, halfColumn }: Layout,
): string | null {
  if (clock === null || isBlank(clock) || (dayColumn === null && halfColumn === null)) return clock;
  clockReader.read(clock);
  const half = halfColumn === null ? null : halfOfDay(cursor.cell(halfColumn));
  const hour = Math.floor((((clockReader.seconds % 86_400) + 86_400) % 86_400) / 3600);
  const added = half === null || Number.isNaN(hour) ? 0 : hoursToAdd(half, hour);
  const whole = added === 0 ? clock : `${clock.trim()} ${added > 0 ? "PM" : "AM"}`;
  const day = dayColumn === null ? null : cursor.cell(dayColumn);
  if (day === null || isBlank(day) || !clockReader.clockOnly) return whole;
  return `${day.trim().replace(midnight, "")} ${whole.trim().replace(noDay, "")}`;
}

/** Databases write a day with the clock of its beginning, and a clock with the day on which Excel's calendar begins. */
const midnight = /[ T]0?0:00(?::00(?:\.0+)?)?(?: ?AM)?$/i;
const noDay = /^(?:1899[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]1899)[ T]+(?=\S)/;

const clockReader = new TimeReader();

const shortDate = /^\D*\d{1,2}[-/.]\d{1,2}[-/.]\d/;
/** Only a column that has such dates among its first cells is looked through for the order of day and month. */
const datedHead = 50;
const datesAtOnce = 10_000;
const orders = ["dmy", "mdy", "ymd"] as const;

/** The order of dates, settled over a column as `readTable` does: what one date says for sure, else what most parts of it suggest. */
class DateOrderSearch {
  private seen = 0;
  private dates: string[] = [];
  private hasShortDates = false;
  private sure: DateOrder | null = null;
  private readonly votes = { dmy: 0, mdy: 0, ymd: 0 };

  /** @param header of the column of times */
  constructor(private readonly header: string) {}

  get isOpen(): boolean {
    return this.sure === null && (this.hasShortDates || this.seen < datedHead);
  }

  read(cell: string | null): void {
    this.seen++;
    if (cell === null) return;
    if (this.seen <= datedHead && shortDate.test(cell)) this.hasShortDates = true;
    if (this.dates.push(cell) >= datesAtOnce) this.settle();
  }

  private settle(): void {
    const settled = this.hasShortDates ? settleDateOrder(this.dates, this.header) : null;
    this.dates = [];
    if (settled === null) return;
    if (settled.assumed) this.votes[settled.order]++;
    else this.sure = settled.order;
  }

  get order(): Survey["dateOrder"] {
    if (this.sure === null) this.settle();
    if (this.sure !== null) return { order: this.sure, assumed: false };
    const most = Math.max(...orders.map((order) => this.votes[order]));
    const order = orders.find((one) => most > 0 && this.votes[one] === most);
    return order === undefined ? null : { order, assumed: true };
  }
}
