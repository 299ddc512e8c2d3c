/**
 * Records of CSV in UTF-8 bytes, one after another, without holding more than a piece of the file. A record is told by where
 * its cells begin and end; only the cells that are wanted become texts. Records, cells and broken quotations are those of
 * `tableOfCsv` (src/chat/csv.ts), of which this is the form for files that are larger than memory.
 */

const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;

/** A file with so many broken quotations uses them as plain marks. */
const mostRecoveries = 20;

export interface CsvCursorOptions {
  readonly delimiter: string;
  /** The column of the texts when it is the last one: what a record holds beyond it is text too. */
  readonly lastText?: number | null;
  /** Line of the first record, 1-based; 1 when left out. */
  readonly line?: number;
  /** Broken quotations that were met above; 0 when left out. */
  readonly recoveries?: number;
  /** Bytes after which a quotation is taken for one that is never closed; 1 MiB when left out. */
  readonly longestQuotation?: number;
}

/**
 * Walks over the records of a piece of a file, and of the pieces that follow.
 *
 * @example
 * const cursor = new CsvCursor({ delimiter: "," });
 * cursor.feed(Buffer.from('时间,内容\n"9:05","好的,谢谢"\n'), true);
 * cursor.next(); cursor.next();
 * cursor.cell(1) //=> "好的,谢谢"
 */
export class CsvCursor {
  /** The piece that is walked over, with what was left of the piece before. */
  bytes: Buffer = Buffer.alloc(0);
  /** Cells of the current record, and where they begin and end in `bytes`, quotation marks excluded. */
  count = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  /** 1 where the cell was quoted. */
  quoted = new Uint8Array(64);
  /** Where the current record begins in `bytes`. */
  from = 0;
  /** Line on which the current record begins, 1-based. */
  line: number;
  /** Broken quotations met so far. */
  recoveries: number;
  /** 1-based line of the first broken quotation; null when there is none. */
  firstBroken: number | null = null;
  /** Place of the current record in the whole of the bytes that were fed. */
  get offset(): number {
    return this.origin + this.from;
  }

  private readonly recent = new RecentTexts();
  private readonly delimiter: number;
  private readonly lastText: number;
  private readonly longest: number;
  private position = 0;
  private origin = 0;
  private nextLine: number;
  private isLast = false;

  constructor(options: CsvCursorOptions) {
    const { delimiter, lastText = null, line = 1, recoveries = 0, longestQuotation = 1 << 20 } = options;
    this.delimiter = delimiter.charCodeAt(0);
    this.lastText = lastText ?? Infinity;
    this.line = this.nextLine = line;
    this.recoveries = recoveries;
    this.longest = longestQuotation;
  }

  /** Appends a piece. `isLast` lets the last record end without a line end. */
  feed(piece: Buffer, isLast: boolean): void {
    const left = this.bytes.subarray(this.position);
    this.origin += this.position;
    this.bytes = left.length === 0 ? piece : Buffer.concat([left, piece]);
    this.position = 0;
    this.isLast = isLast;
  }

  /** Goes to the next record; false when the rest of the piece holds no whole one. */
  next(): boolean {
    if (this.position >= this.bytes.length) return false;
    this.from = this.position;
    this.line = this.nextLine;
    const quotes = this.recoveries < mostRecoveries;
    let found = this.read(quotes);
    if (found === "broken") {
      this.recoveries++;
      this.firstBroken ??= this.line;
      this.nextLine = this.line;
      found = this.read(false);
    }
    if (found === "more") {
      this.nextLine = this.line;
      return false;
    }
    return true;
  }

  /** Text of a cell of the current record; null where the record has none. */
  cell(column: number): string | null {
    if (column >= this.count) return null;
    return column === this.lastText && this.count > column + 1 ? this.fromOn(column) : this.textOf(column);
  }

  /** Texts of the cells from a column on as one, delimiters between them; null where all are blank. */
  beyond(column: number): string | null {
    for (let at = column; at < this.count; at++)
      if (this.textOf(at).trim() !== "")
        return this.textsFrom(column).join(String.fromCharCode(this.delimiter));
    return null;
  }

  /** The texts of a cell and of those that follow as one, blank ends aside. */
  private fromOn(column: number): string {
    const texts = this.textsFrom(column);
    while (texts.length > 1 && texts.at(-1) === "") texts.pop();
    return texts.join(String.fromCharCode(this.delimiter));
  }

  private textsFrom(column: number): string[] {
    return Array.from({ length: this.count - column }, (_, at) => this.textOf(column + at));
  }

  private textOf(column: number): string {
    const start = this.starts[column];
    const end = this.ends[column];
    const text =
      end - start <= longestRecent
        ? this.recent.text(this.bytes, start, end)
        : this.bytes.toString("utf8", start, end);
    if (this.quoted[column] === 0) return text;
    const unquoted = text.includes('"') ? text.replaceAll('""', '"') : text;
    return unquoted.includes("\r") ? unquoted.replace(/\r\n?/g, "\n") : unquoted;
  }

  /** Reads the record at `from`; "more" when the piece ends within it. */
  private read(quotes: boolean): "record" | "broken" | "more" {
    const { bytes, delimiter, isLast } = this;
    const length = bytes.length;
    let at = this.from;
    this.count = 0;
    for (;;) {
      let start = at;
      let end: number;
      const isQuoted = quotes && at < length && bytes[at] === quote;
      if (isQuoted) {
        const close = this.closing(at + 1);
        if (close < 0) return close === unclosed ? "broken" : "more";
        start++;
        end = close;
        at = close + 1;
        while (at < length && (bytes[at] === space || bytes[at] === tab) && bytes[at] !== delimiter) at++;
        if (at === length && at !== close + 1 && isLast) return "broken";
      } else {
        let byte = 0;
        while (at < length && (byte = bytes[at]) !== delimiter && byte !== newline && byte !== carriageReturn)
          at++;
        end = at;
      }
      if (at === length) {
        if (!isLast) return "more";
        this.push(start, end, isQuoted);
        this.position = at;
        return "record";
      }
      const byte = bytes[at];
      if (byte === delimiter) {
        this.push(start, end, isQuoted);
        at++;
        continue;
      }
      if (byte !== newline && byte !== carriageReturn) return "broken";
      if (byte === carriageReturn) {
        if (at + 1 === length && !isLast) return "more";
        if (bytes[at + 1] === newline) at++;
      }
      this.push(start, end, isQuoted);
      this.position = at + 1;
      this.nextLine++;
      return "record";
    }
  }

  /** Place of the mark that closes a quotation; `unclosed` or `unfinished`. Counts the lines within. */
  private closing(from: number): number {
    const { bytes } = this;
    for (let at = from; ; at += 2) {
      at = bytes.indexOf(quote, at);
      if (at < 0 || at - from > this.longest) {
        const tooLong = (at < 0 ? bytes.length : at) - from > this.longest;
        return tooLong || this.isLast ? unclosed : unfinished;
      }
      if (at + 1 === bytes.length && !this.isLast) return unfinished;
      if (bytes[at + 1] === quote) continue;
      for (let i = from; i < at; i++) {
        if (bytes[i] === newline || (bytes[i] === carriageReturn && bytes[i + 1] !== newline))
          this.nextLine++;
      }
      return at;
    }
  }

  private push(start: number, end: number, isQuoted: boolean): void {
    const at = this.count++;
    if (at === this.starts.length) {
      const wider = <A extends Int32Array | Uint8Array>(to: A, from: A): A => {
        to.set(from as never);
        return to;
      };
      this.starts = wider(new Int32Array(at * 2), this.starts);
      this.ends = wider(new Int32Array(at * 2), this.ends);
      this.quoted = wider(new Uint8Array(at * 2), this.quoted);
    }
    this.starts[at] = start;
    this.ends[at] = end;
    this.quoted[at] = isQuoted ? 1 : 0;
  }
}

/** Bytes of the longest text that is remembered: names and codes are short. */
const longestRecent = 32;
/** So many are remembered; a power of two. */
const mostRecent = 256;

/** Texts of short cells that were read of late: names, roles and codes come again in the next row, and need not be decoded anew. */
class RecentTexts {
  private readonly texts: string[] = new Array<string>(mostRecent).fill("");
  private readonly lengths = new Uint8Array(mostRecent);
  private readonly bytes = new Uint8Array(mostRecent * longestRecent);

  text(source: Buffer, start: number, end: number): string {
    const length = end - start;
    let hash = length;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ source[i], 0x01000193);
    const slot = ((hash >>> 16) ^ hash) & (mostRecent - 1);
    const own = slot * longestRecent;
    if (this.lengths[slot] === length) {
      let same = 0;
      while (same < length && this.bytes[own + same] === source[start + same]) same++;
      if (same === length) return this.texts[slot];
    }
    this.lengths[slot] = length;
    for (let i = 0; i < length; i++) this.bytes[own + i] = source[start + i];
    return (this.texts[slot] = source.toString("utf8", start, end));
  }
}

const unclosed = -1;
const unfinished = -2;
