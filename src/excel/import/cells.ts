import type { Cell } from "../../chat/table";
import { cellText, longestCellText } from "../../report/cellText";
import type { ImportColumnKind } from "./types";

/** The mark that keeps a text a text counts as one of the characters that a cell holds. */
const maxCellText = longestCellText - 1;

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

/**
 * A text as a cell shows it (`cellText`), with room for the mark.
 *
 * @returns whether more than `maxCellText` characters came, of which the first were kept
 * @example shownText("a\r\nb") //=> { text: "a\nb", cut: false }
 */
export function shownText(source: string): { text: string; cut: boolean } {
  return cellText(source, maxCellText);
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
