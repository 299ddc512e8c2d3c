import { Problem } from "../problem";
import { ChatBuilder } from "./builder";
import type { ColumnDetection } from "./columns";
import { rowCells } from "./headers";
import { textOfHtml } from "./html";
import { readOrderEvents, withToldAmounts } from "./orderEvents";
import { customerOf, nearestConversation, paidTime, type Order } from "./orders";
import type { FormatReading } from "./formats/format";
import type { Decision, ReadOptions, Skipped, SkipReason } from "./reading";
import { saysEvent } from "./messageKind";
import { parseRole, Role } from "./role";
import { settle, type Settled } from "./settle";
import { cellText, isBlank, isErrorCell, type Cell, type Table } from "./table";
import { settleClockOffset } from "./clockOffset";
import { settleDateOrder } from "./dateOrder";
import { offsetText, TimeReader, unknownTime, type DateOrder } from "./time";
import { TimePrecision } from "./transcript";

/** Reads a table that holds one message per row; `readTable` is the door, which tells such tables from others. */
export function readRows(table: Table, columns: ColumnDetection, options: ReadOptions): FormatReading {
  const scan = scanRows(table, columns, options);
  const settled = settle(scan.builder, options);
  const { transcript, duplicates, senders } = settled;
  const { order, orderTime, paidTime: paidColumn } = columns.fields;
  const hasColumns = order !== undefined || orderTime !== undefined || paidColumn !== undefined;
  // Columns know more than the platform's lines between the messages.
  const events = hasColumns ? null : readOrderEvents(transcript);
  return {
    transcript,
    columns,
    ...(Number.isNaN(scan.clockOffset) ? {} : { clockOffset: scan.clockOffset }),
    orders: events?.orders ?? withToldAmounts(ordersOfRows(scan.orderRows, settled), transcript),
    hasOrders: events?.settled ?? (orderTime !== undefined && paidColumn !== undefined),
    skipped: scan.skipped,
    duplicates,
    senders,
    decisions: [...scan.decisions, ...settled.decisions],
    counts: {
      rows: table.rowCount,
      messages: transcript.length,
      skipped: scan.skipped.length,
      duplicates: duplicates.length,
      blank: scan.blank,
      structure: scan.structure,
      continuation: 0,
    },
  };
}

interface OrderRow {
  /** Index in the builder. */
  readonly message: number;
  readonly id: string;
  readonly placed: number;
  readonly paid: number;
  readonly row: number;
}

interface RowScan {
  readonly builder: ChatBuilder;
  readonly skipped: Skipped[];
  readonly decisions: Decision[];
  readonly orderRows: readonly OrderRow[];
  readonly blank: number;
  readonly structure: number;
  /** Seconds east of UTC of the clock; NaN when no time carries an offset. */
  readonly clockOffset: number;
}

function scanRows(table: Table, columns: ColumnDetection, options: ReadOptions): RowScan {
  const { fields } = columns;
  const firstRow = columns.headerRow === null ? 0 : columns.headerRow + 1;
  if (fields.text === undefined) {
    const empty = allBlank(table, firstRow);
    throw empty
      ? new Problem("notEvaluable", "chat.noRows")
      : new Problem("wrongInput", "chat.noTextColumn", { columns: headerNames(columns) });
  }

  const builder = new ChatBuilder(Math.max(16, table.rowCount - firstRow));
  const skipped: Skipped[] = [];
  const orderRows: OrderRow[] = [];
  const decisions = new DecisionTally();
  const {
    text: textColumn,
    time,
    sender,
    role,
    conversation,
    order,
    orderTime,
    paidTime: paidColumn,
    customer,
    agent,
    kind,
  } = fields;
  const headerOfKind = kind === undefined ? "" : (columns.columns[kind]?.header ?? "");
  const read = [conversation, time, sender, role, textColumn].filter((column) => column !== undefined);
  const hasOrders = order !== undefined || orderTime !== undefined || paidColumn !== undefined;
  const clock = new ClockReader(table, columns, firstRow, options, decisions);
  const orderReader = clock.another();
  const at = (row: number, column: number | undefined): Cell =>
    column === undefined ? null : table.cell(row, column);
  const headerOfText = columns.columns[textColumn]?.header ?? "";
  const roleOf = rolesByWord();
  const skip = (row: number, reason: SkipReason) =>
    skipped.push({ row: table.sourceRow(row), text: rowText(table, row), reason });
  let blank = 0;
  let structure = firstRow;
  let lastConversation: string | null = null;

  for (let row = firstRow; row < table.rowCount; row++) {
    const text = table.cell(row, textColumn);
    if (isBlank(text) && isBlankRow(table, row)) {
      blank++;
      continue;
    }
    const mayBeHeader = headerOfText !== "" && typeof text === "string" && text.length < longestHeader;
    if (mayBeHeader && text.trim() === headerOfText && repeatsHeader(table, row, columns, read)) {
      structure++;
      continue;
    }
    const timeCell = at(row, time);
    const senderCell = at(row, sender);
    const roleCell = at(row, role);
    const conversationCell = at(row, conversation);
    if (
      isErrorCell(text) ||
      isErrorCell(timeCell) ||
      isErrorCell(senderCell) ||
      isErrorCell(roleCell) ||
      isErrorCell(conversationCell)
    ) {
      skip(row, "chat.errorCell");
      continue;
    }
    const senderName = cellText(senderCell).trim();
    const nobody = senderName === "" && isBlank(roleCell);
    const when = time === undefined ? unknownTime : clock.read(row, timeCell);
    // A picture leaves its text empty, but somebody sent it at some time.
    if (isBlank(text) && (nobody || Number.isNaN(when.seconds))) {
      skip(row, "chat.noText");
      continue;
    }
    // Totals and footnotes stand below many exports.
    if (nobody && (sender !== undefined || role !== undefined) && Number.isNaN(when.seconds)) {
      skip(row, "chat.noSender");
      continue;
    }
    const spoken = role === undefined ? roleOf(senderName) : roleOf(roleCell);
    const stated =
      kind !== undefined && saysEvent(headerOfKind, table.cell(row, kind)) ? Role.system : spoken;
    let name = senderName;
    // Where a role says which side speaks, the sides have their names in columns of their own.
    if (name === "") {
      const side = spoken === Role.customer ? customer : spoken === Role.agent ? agent : undefined;
      name = cellText(at(row, side)).trim();
    }
    if (name === "" && !isBlank(roleCell)) {
      name = cellText(roleCell).trim();
      const isNamed = sender !== undefined || customer !== undefined || agent !== undefined;
      if (!isNamed) decisions.add("senderFromRole", table.sourceRow(row));
    }
    let conversationName: string | null = null;
    if (conversation !== undefined) {
      const cell = cellText(conversationCell).trim();
      if (cell !== "") conversationName = lastConversation = cell;
      else {
        conversationName = lastConversation;
        if (conversationName !== null) decisions.add("filledDown", table.sourceRow(row));
      }
    }
    const written = cellText(text);
    const words = textOfHtml(written);
    if (words !== written) decisions.add("htmlText", table.sourceRow(row));
    const message = builder.add(conversationName, when, name, stated, words, table.sourceRow(row));
    if (!hasOrders) continue;
    const id = cellText(at(row, order)).trim();
    const placed = orderReader.read(at(row, orderTime));
    const paid = paidTime(at(row, paidColumn), orderReader);
    // An order of which nobody knows whether it was paid is none that could be judged.
    if (paid === null) continue;
    if (id !== "" || !Number.isNaN(placed) || !Number.isNaN(paid)) {
      orderRows.push({ message, id, placed, paid, row: table.sourceRow(row) });
    }
  }
  if (builder.length === 0 && skipped.length === 0) throw new Problem("notEvaluable", "chat.noRows");
  clock.settlePrecision(builder);
  const { clockOffset } = clock;
  return { builder, skipped, decisions: decisions.list, orderRows, blank, structure, clockOffset };
}

/** Longer texts are no headers. */
const longestHeader = 80;
/** A role column holds a few words again and again; names are many. */
const mostRoles = 500;

/** `parseRole`, each word read once. */
function rolesByWord(): (cell: Cell) => Role {
  const known = new Map<Cell, Role>();
  return (cell) => {
    let role = known.get(cell);
    if (role === undefined) {
      role = parseRole(cell);
      if (known.size < mostRoles) known.set(cell, role);
    }
    return role;
  };
}

/** Counts rows by decision. */
class DecisionTally {
  private readonly counts = new Map<
    Decision["code"],
    { count: number; row: number | null; value?: string }
  >();

  add(code: Decision["code"], row: number | null, value?: string): void {
    const known = this.counts.get(code);
    if (known) known.count++;
    else this.counts.set(code, { count: 1, row, ...(value === undefined ? {} : { value }) });
  }

  get list(): Decision[] {
    return [...this.counts].map(([code, tally]) => ({ code, ...tally }));
  }
}

/** So many serial numbers on the full minute are no chance: the source wrote no seconds. */
const enoughForMinutes = 10;

/** Times of a table, from one column or from a day and a clock side by side. */
class ClockReader {
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
        ? settleDateOrder(columnCells(table, dated, firstRow))
        : null;
    this.order = options.dateOrder ?? settled?.order;
    if (settled) decisions.add(settled.assumed ? "dateOrderAssumed" : "dateOrder", null, settled.order);
    const clockOffset =
      options.clockOffset ??
      (time === undefined ? undefined : settleClockOffset(columnCells(table, time, firstRow, carriesOffset)));
    this.reader = new TimeReader({ ...options, order: this.order, clockOffset });
    this.wholeIsMidnight = time !== undefined && hasFraction(table, time, firstRow);
    this.days = columns.dayColumn === null ? null : new TimeReader({ ...options, order: this.order });
  }

  read(row: number, cell: Cell) {
    const { reader, days, combined } = this;
    reader.read(cell);
    if (Number.isNaN(reader.seconds)) {
      if (!isBlank(cell)) this.decisions.add("timesUnread", this.table.sourceRow(row));
      return reader;
    }
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
    if (offset !== clockOffset)
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

function isBlankRow(table: Table, row: number): boolean {
  for (let column = 0; column < table.columnCount; column++) {
    if (!isBlank(table.cell(row, column))) return false;
  }
  return true;
}

function allBlank(table: Table, firstRow: number): boolean {
  for (let row = firstRow; row < table.rowCount; row++) if (!isBlankRow(table, row)) return false;
  return true;
}

/** Exports that were pasted below one another repeat their header. */
function repeatsHeader(
  table: Table,
  row: number,
  columns: ColumnDetection,
  read: readonly (number | undefined)[],
): boolean {
  if (read.length < 2) return false;
  for (const column of read) {
    const header = columns.columns[column as number]?.header ?? "";
    if (header === "" || cellText(table.cell(row, column as number)).trim() !== header) return false;
  }
  return true;
}

export function rowText(table: Table, row: number): string {
  return rowCells(table, row)
    .filter((cell) => !isBlank(cell))
    .map(cellText)
    .join("\t");
}

function headerNames(columns: ColumnDetection): string {
  const names = columns.columns
    .map(({ header }) => header)
    .filter((header) => header !== "")
    .slice(0, 12);
  // "none" leaves the list out of the sentence.
  return names.length === 0 ? "none" : names.join(", ");
}

/**
 * One order per conversation and number (or, without numbers, per conversation and placing). Where a conversation was split,
 * the order belongs to the session nearest to its placing.
 */
function ordersOfRows(rows: readonly OrderRow[], settled: Settled): Order[] {
  const { transcript, conversation, source } = settled;
  const byKey = new Map<
    string,
    { order: { -readonly [K in keyof Order]: Order[K] }; sessions: Set<number> }
  >();
  for (const { message, id, placed, paid, row } of rows) {
    const session = conversation[message];
    const key = `${source[message]}\n${id === "" ? placed : id}`;
    const known = byKey.get(key);
    if (!known) {
      const order = { id, customer: "", conversation: session, placed, paid, closed: NaN, amount: NaN, row };
      byKey.set(key, { order, sessions: new Set([session]) });
      continue;
    }
    known.sessions.add(session);
    if (Number.isNaN(known.order.placed)) known.order.placed = placed;
    if (Number.isNaN(known.order.paid)) known.order.paid = paid;
  }
  return [...byKey.values()].map(({ order, sessions }) => {
    const near = sessions.size > 1 ? nearestConversation(sessions, order.placed, transcript) : -1;
    if (near >= 0) order.conversation = near;
    order.customer = customerOf(transcript, order.conversation);
    return order;
  });
}
