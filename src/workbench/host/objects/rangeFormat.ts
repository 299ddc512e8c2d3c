import type { CellFormat, Rect, Sheet } from "../../book";
import { intersect } from "../../geometry";
import { invalidArgument } from "../richApi/hostError";
import { HostObject } from "../richApi/hostObject";
import { colourOf } from "./colours";
import { uniform } from "./cells";
import { writable } from "./model";
import { RangeBorderCollection } from "./rangeBorders";

/** The cells that a format speaks of: those of a range or of several areas. */
export interface FormatTarget {
  sheet(location: string): Sheet;
  rects(): readonly Rect[];
}

const pointsPerPixel = 0.75;
/** An entire column has a million rows, all alike but for the first ones. */
const mostRowsLookedAt = 10_000;
const longestColumn = 400;

abstract class CellFormatPart extends HostObject {
  constructor(protected readonly target: FormatTarget) {
    super();
  }

  protected shared<K extends keyof CellFormat, V extends CellFormat[K]>(property: K, standard: V): V | null {
    return uniform(this.target.sheet(this.typeName), this.target.rects(), property, standard);
  }

  protected change(format: CellFormat, location: string): void {
    const sheet = writable(this.target.sheet(location), location);
    for (const rect of this.target.rects()) sheet.setFormat(rect, format);
  }
}

export class RangeFormat extends CellFormatPart {
  readonly typeName = "RangeFormat";
  readonly scalars = ["WrapText", "HorizontalAlignment", "VerticalAlignment", "ColumnWidth", "RowHeight"];

  get Fill(): RangeFill {
    return new RangeFill(this.target);
  }

  get Font(): RangeFont {
    return new RangeFont(this.target);
  }

  get Borders(): RangeBorderCollection {
    return new RangeBorderCollection(this.target);
  }

  get WrapText(): boolean | null {
    return this.shared("wrapText", false as boolean);
  }
  set WrapText(on: boolean) {
    this.change({ wrapText: Boolean(on) }, "RangeFormat.wrapText");
  }

  get HorizontalAlignment(): string | null {
    return this.shared("horizontalAlignment", "General" as NonNullable<CellFormat["horizontalAlignment"]>);
  }
  set HorizontalAlignment(alignment: string) {
    const known = ["General", "Left", "Center", "Right"] as const;
    const found = known.find((name) => name === alignment);
    if (!found) throw invalidArgument("RangeFormat.horizontalAlignment");
    this.change({ horizontalAlignment: found }, "RangeFormat.horizontalAlignment");
  }

  get VerticalAlignment(): string | null {
    return this.shared("verticalAlignment", "Bottom" as NonNullable<CellFormat["verticalAlignment"]>);
  }
  set VerticalAlignment(alignment: string) {
    const known = ["Top", "Center", "Bottom"] as const;
    const found = known.find((name) => name === alignment);
    if (!found) throw invalidArgument("RangeFormat.verticalAlignment");
    this.change({ verticalAlignment: found }, "RangeFormat.verticalAlignment");
  }

  /** Points; null when the columns differ. */
  get ColumnWidth(): number | null {
    const sheet = this.target.sheet("RangeFormat.columnWidth");
    const widths = new Set<number>();
    for (const { column, columns } of this.target.rects()) {
      for (let index = column; index < column + columns; index++) widths.add(sheet.columnWidth(index));
    }
    return widths.size === 1 ? [...widths][0] * pointsPerPixel : null;
  }
  set ColumnWidth(points: number) {
    const location = "RangeFormat.columnWidth";
    if (typeof points !== "number" || !(points >= 0)) throw invalidArgument(location);
    const sheet = writable(this.target.sheet(location), location);
    for (const { column, columns } of this.target.rects()) {
      sheet.setColumnWidth(column, columns, Math.round(points / pointsPerPixel));
    }
  }

  /** Points; null when the rows differ. */
  get RowHeight(): number | null {
    const sheet = this.target.sheet("RangeFormat.rowHeight");
    const heights = new Set<number>();
    for (const { row, rows } of this.target.rects()) {
      const looked = Math.min(rows, mostRowsLookedAt);
      for (let index = row; index < row + looked; index++) heights.add(sheet.rowHeight(index));
    }
    return heights.size === 1 ? [...heights][0] * pointsPerPixel : null;
  }
  set RowHeight(points: number) {
    const location = "RangeFormat.rowHeight";
    if (typeof points !== "number" || !(points >= 0 && points <= 409.5)) throw invalidArgument(location);
    const sheet = writable(this.target.sheet(location), location);
    for (const { row, rows } of this.target.rects()) {
      sheet.setRowHeight(row, rows, Math.round(points / pointsPerPixel));
    }
  }

  AutofitColumns(): null {
    const sheet = writable(this.target.sheet("RangeFormat.autofitColumns"), "RangeFormat.autofitColumns");
    const used = sheet.used(true);
    for (const rect of this.target.rects()) {
      const filled = used && intersect(used, rect);
      if (!filled) continue;
      const texts = sheet.text(filled);
      for (let offset = 0; offset < filled.columns; offset++) {
        const longest = Math.max(...texts.map((row) => textWidth(row[offset])));
        if (longest > 0)
          sheet.setColumnWidth(filled.column + offset, 1, Math.min(longest + 12, longestColumn));
      }
    }
    return null;
  }

  AutofitRows(): null {
    const sheet = writable(this.target.sheet("RangeFormat.autofitRows"), "RangeFormat.autofitRows");
    for (const { row, rows } of this.target.rects()) sheet.setRowHeight(row, rows, null);
    return null;
  }
}

/** Pixels of a text in the standard font, about: Chinese characters are twice as wide as Latin letters. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! > 0x2e7f ? 14 : 7.5;
  return Math.ceil(width);
}

class RangeFill extends CellFormatPart {
  readonly typeName = "RangeFill";
  readonly scalars = ["Color"];

  /** Excel reads no fill as white: a painted fill can never be told from none. */
  get Color(): string | null {
    const fill = this.shared("fill", "#FFFFFF" as string | null);
    return fill === null ? "" : fill;
  }
  set Color(colour: string) {
    this.change({ fill: colourOf(colour, "RangeFill.color") }, "RangeFill.color");
  }

  Clear(): null {
    this.change({ fill: undefined }, "RangeFill.clear");
    return null;
  }
}

class RangeFont extends CellFormatPart {
  readonly typeName = "RangeFont";
  readonly scalars = ["Name", "Size", "Color", "Italic", "Bold", "Underline", "Strikethrough"];

  get Name(): string | null {
    return this.shared("fontName", "Calibri" as string);
  }
  set Name(name: string) {
    this.change({ fontName: String(name) }, "RangeFont.name");
  }

  get Size(): number | null {
    return this.shared("fontSize", 11 as number);
  }
  set Size(points: number) {
    if (typeof points !== "number" || points < 1 || points > 409) throw invalidArgument("RangeFont.size");
    this.change({ fontSize: points }, "RangeFont.size");
  }

  get Color(): string | null {
    return this.shared("fontColor", "#000000" as string | null);
  }
  set Color(colour: string) {
    this.change({ fontColor: colourOf(colour, "RangeFont.color") }, "RangeFont.color");
  }

  get Bold(): boolean | null {
    return this.shared("bold", false as boolean);
  }
  set Bold(on: boolean) {
    this.change({ bold: Boolean(on) }, "RangeFont.bold");
  }

  get Italic(): boolean | null {
    return this.shared("italic", false as boolean);
  }
  set Italic(on: boolean) {
    this.change({ italic: Boolean(on) }, "RangeFont.italic");
  }

  get Strikethrough(): boolean | null {
    return this.shared("strikethrough", false as boolean);
  }
  set Strikethrough(on: boolean) {
    this.change({ strikethrough: Boolean(on) }, "RangeFont.strikethrough");
  }

  get Underline(): string | null {
    const underline = this.shared("underline", false as boolean);
    return underline === null ? null : underline ? "Single" : "None";
  }
  set Underline(style: string) {
    if (style !== "Single" && style !== "None") throw invalidArgument("RangeFont.underline");
    this.change({ underline: style === "Single" }, "RangeFont.underline");
  }
}
