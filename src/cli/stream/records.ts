/** Records of a file of chats, be it CSV or JSON lines, and how its columns are read. */
import type { Field } from "../../chat/columns";
import { cellOfKey, objectOf } from "../../chat/jsonRecords";
import { isErrorCell } from "../../chat/table";
import { CsvCursor } from "./csvCursor";

/** Walks over the records of a file, piece by piece. */
export interface RecordCursor {
  readonly line: number;
  /** Place of the record in the whole of the bytes. */
  readonly offset: number;
  /** What a cursor that begins here must know of the file above. */
  readonly recoveries: number;
  /** Line of the first broken quotation so far; null when there is none. */
  readonly firstBroken: number | null;
  feed(piece: Buffer, isLast: boolean): void;
  next(): boolean;
  /** Text of a column of the current record; null where it has none. */
  cell(column: number): string | null;
  /** What the current record holds from a column on, as the file writes it; null where nothing but blanks. */
  beyond(column: number): string | null;
}

export interface LayoutColumn {
  readonly field: Field;
  /** Zero-based column of the file, or place of the key in `Layout.keys`. */
  readonly column: number;
  /** As the header row writes it, "" when there is none. */
  readonly header: string;
}

/** How a file of chats is laid out; the same from its first record to its last. */
export interface Layout {
  readonly kind: "csv" | "jsonl";
  readonly delimiter: string;
  /** Keys of JSON lines by column. */
  readonly keys: readonly string[];
  readonly hasHeader: boolean;
  readonly columns: readonly LayoutColumn[];
  /** A column of days beside clocks; null when there is none. */
  readonly dayColumn: number | null;
  /** A column of AM and PM beside clocks; null when there is none. */
  readonly halfColumn: number | null;
  /** The column of the texts of CSV when it is the last one (`CsvTable.lastText`). */
  readonly lastText: number | null;
  /** How many columns the header of CSV has, where what stands beyond them is not read; null where nothing is lost. */
  readonly headed: number | null;
  /** A column that tells in which line of the chat a record stood; null where its own place tells it. */
  readonly lineColumn: number | null;
}

export function columnOf({ columns }: Layout, field: Field): number | undefined {
  return columns.find((column) => column.field === field)?.column;
}

/**
 * Whether a record repeats the header, as exports do that were joined.
 *
 * @param name the record's cell of the conversation
 */
export function repeatsHeader(cursor: RecordCursor, { columns, hasHeader }: Layout, name: string): boolean {
  if (!hasHeader || columns.find(({ field }) => field === "conversation")?.header !== name) return false;
  return columns.every(({ column, header }) => (cursor.cell(column) ?? "").trim() === header);
}

/**
 * To which conversation the records of a file belong, one after another: a blank cell goes with the one above, and where a
 * column names several shops a conversation is one of its shop.
 */
export class ConversationOfRecord {
  /** Of the record read last; "" before the first is named. */
  name = "";
  shop = "";
  /** Whether the record read last names its conversation itself. */
  isNamed = false;
  /** A column names several shops, so far. */
  severalShops = false;
  private firstShop = "";
  private readonly conversation: number;
  private readonly shopColumn: number | undefined;

  constructor(private readonly layout: Layout) {
    this.conversation = columnOf(layout, "conversation") as number;
    this.shopColumn = columnOf(layout, "shop");
  }

  read(cursor: RecordCursor): void {
    const name = cursor.cell(this.conversation)?.trim() ?? "";
    this.isNamed = name !== "" && !isErrorCell(name) && !repeatsHeader(cursor, this.layout, name);
    if (this.isNamed) this.name = name;
    if (this.shopColumn === undefined || (name !== "" && !this.isNamed)) return;
    const shop = cursor.cell(this.shopColumn)?.trim() ?? "";
    if (shop === "") return;
    this.shop = shop;
    if (this.firstShop === "") this.firstShop = shop;
    else if (shop !== this.firstShop) this.severalShops = true;
  }

  /** Another for each conversation; "" before the first is named. What stands above the first shop is taken for its own. */
  get key(): string {
    return this.shop === this.firstShop || this.name === "" ? this.name : `${this.name}\n${this.shop}`;
  }
}

/** A cursor that begins at some record of a file. */
export function cursorOf(layout: Layout, line = 1, recoveries = 0): RecordCursor {
  return layout.kind === "csv"
    ? new CsvCursor({ delimiter: layout.delimiter, lastText: layout.lastText, line, recoveries })
    : new JsonLinesCursor(layout.keys, line);
}

/** One JSON object a line. What a key holds is read as a cell would be: a text, a number; anything else as its JSON. */
export class JsonLinesCursor implements RecordCursor {
  line: number;
  offset = 0;
  readonly recoveries = 0;
  readonly firstBroken = null;
  /** Lines that are neither blank nor an object, and the first of them. */
  unread = 0;
  firstUnread: number | null = null;
  private bytes: Buffer = Buffer.alloc(0);
  private position = 0;
  private origin = 0;
  private nextLine: number;
  private isLast = false;
  private record: Readonly<Record<string, unknown>> = {};

  constructor(
    private readonly keys: readonly string[],
    line = 1,
  ) {
    this.line = this.nextLine = line;
  }

  feed(piece: Buffer, isLast: boolean): void {
    const left = this.bytes.subarray(this.position);
    this.origin += this.position;
    this.bytes = left.length === 0 ? piece : Buffer.concat([left, piece]);
    this.position = 0;
    this.isLast = isLast;
  }

  next(): boolean {
    for (;;) {
      if (this.position >= this.bytes.length) return false;
      const end = this.bytes.indexOf(0x0a, this.position);
      if (end < 0 && !this.isLast) return false;
      const stop = end < 0 ? this.bytes.length : end;
      const text = this.bytes.toString("utf8", this.position, stop).trim();
      this.line = this.nextLine++;
      this.offset = this.origin + this.position;
      this.position = stop + 1;
      if (text === "") continue;
      const record = objectOf(text);
      if (record !== null) {
        this.record = record;
        return true;
      }
      this.unread++;
      this.firstUnread ??= this.line;
    }
  }

  cell(column: number): string | null {
    const key = this.keys[column];
    return key === undefined ? null : cellOfKey(this.record, key);
  }

  beyond(): null {
    return null;
  }
}
