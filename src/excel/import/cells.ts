import type { Cell } from "../../chat/table";
import type { ImportColumnKind } from "./types";

/** A cell holds so many characters; the mark that keeps a text a text counts as one of them. */
export const maxCellText = 32_766;

/** Excel's grid, the header row left out. */
export const maxDataRows = 1_048_575;

export const numberFormats: Readonly<Record<ImportColumnKind, string>> = {
  text: "General",
  time: "yyyy-mm-dd hh:mm:ss",
  clock: "hh:mm:ss",
  number: "General",
  seconds: "General",
  share: "0.00%",
  amount: "#,##0.00",
};

// Excel's files cannot hold them, and nobody sees them.
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const loneSurrogates = /\p{Surrogate}/gu;

/**
 * A text as a cell shows it: line ends are line feeds, characters that a workbook cannot hold are left out.
 *
 * @returns whether more than `maxCellText` characters came, of which the first were kept
 * @example shownText("a\r\nb") //=> { text: "a\nb", cut: false }
 */
export function shownText(source: string): { text: string; cut: boolean } {
  const text = source.replace(/\r\n?/g, "\n").replace(controls, "").replace(loneSurrogates, "\ufffd");
  if (text.length <= maxCellText) return { text, cut: false };
  // Not in the middle of an emoji.
  const half = /[\ud800-\udbff]/.test(text[maxCellText - 1]);
  return { text: text.slice(0, maxCellText - (half ? 1 : 0)), cut: true };
}

/**
 * What is given to Excel so that the cell holds the text itself: the apostrophe keeps =1+1, -好的, 00123 and 3-4 from being
 * calculated or counted, and is no part of what the cell holds. The text format "@" would do as well, but a formula that a
 * person writes into the next column would inherit it and stay a text.
 *
 * @example writtenText("=1+1") //=> "'=1+1"
 */
export function writtenText(text: string): string {
  return text === "" ? "" : `'${text}`;
}

/** Takes cells one by one, writes them as Excel wants them, and keeps count of what was cut. */
export class CellWriter {
  /** How many texts were cut, and the row (as `write` was told) of the first. */
  cut = 0;
  firstCut: number | null = null;

  write(cell: Cell, row: number): string | number | boolean {
    if (cell === null) return "";
    if (typeof cell !== "string") return cell;
    const { text, cut } = shownText(cell);
    if (cut) {
      this.cut++;
      this.firstCut ??= row;
    }
    return writtenText(text);
  }
}

/**
 * A fingerprint of rows as they stand in a sheet, by which an undo knows them again. Numbers are taken to the nearest
 * millionth, since a file may round their last digit.
 */
export class Fingerprint {
  private hash = 0x811c9dc5;

  add(cell: Cell): void {
    const text = typeof cell === "number" ? String(Math.round(cell * 1e6)) : String(cell ?? "");
    for (let i = 0; i < text.length; i++) this.mix(text.charCodeAt(i));
    this.mix(0x1f);
  }

  /** FNV-1a over UTF-16 units. */
  private mix(unit: number): void {
    this.hash = Math.imul(this.hash ^ unit, 0x01000193);
  }

  get value(): string {
    return (this.hash >>> 0).toString(16);
  }
}
