import type { CellValue } from "../../book";
import { apiNotFound, invalidArgument, invalidOperation } from "../richApi/hostError";
import { HostObject } from "../richApi/hostObject";
import { clearRects, matrixFor, numberFormats, readable, valueType, writeNumberFormats } from "./cells";
import type { ConditionalFormatCollection } from "./conditionalFormats";
import { copyCells } from "./copying";
import { linkOf, setLink, type Hyperlink } from "./hyperlinks";
import { sheetById, writable } from "./model";
import { RangeFormat } from "./rangeFormat";
import { RangePlace } from "./rangePlace";
import { placeOf } from "./references";
import { sortFields, sortRows } from "./sorting";

/** A rectangle of a sheet: what it holds, and what can be done with it. */
export class Range extends RangePlace {
  readonly typeName = "Range";
  readonly scalars = [
    "NumberFormat",
    "NumberFormatLocal",
    "Values",
    "Text",
    "Formulas",
    "FormulasLocal",
    "RowIndex",
    "ColumnIndex",
    "RowCount",
    "ColumnCount",
    "Address",
    "AddressLocal",
    "CellCount",
    "ValueTypes",
    "Hidden",
    "RowHidden",
    "ColumnHidden",
    "IsEntireColumn",
    "IsEntireRow",
    "HasSpill",
  ];
  get Values(): CellValue[][] | null {
    return this.readable() ? this.sheet("Range.values").values(this.rect) : null;
  }
  set Values(values: unknown) {
    this.write(values, "Range.values");
  }

  get Formulas(): CellValue[][] | null {
    return this.readable() ? this.sheet("Range.formulas").formulas(this.rect) : null;
  }
  set Formulas(formulas: unknown) {
    this.write(formulas, "Range.formulas");
  }

  get FormulasLocal(): CellValue[][] | null {
    return this.Formulas;
  }
  set FormulasLocal(formulas: unknown) {
    this.write(formulas, "Range.formulasLocal");
  }

  get Text(): string[][] | null {
    return this.readable() ? this.sheet("Range.text").text(this.rect) : null;
  }

  get ValueTypes(): string[][] | null {
    if (!this.readable()) return null;
    return this.sheet("Range.valueTypes")
      .values(this.rect)
      .map((row) => row.map(valueType));
  }

  get NumberFormat(): string[][] | null {
    return this.readable() ? numberFormats(this.sheet("Range.numberFormat"), this.rect) : null;
  }
  set NumberFormat(formats: unknown) {
    const location = "Range.numberFormat";
    writeNumberFormats(writable(this.sheet(location), location), this.rect, formats, location);
  }

  get NumberFormatLocal(): string[][] | null {
    return this.NumberFormat;
  }
  set NumberFormatLocal(formats: unknown) {
    this.NumberFormat = formats;
  }

  /** Whether the one cell begins an array that spills; the local workbook does not tell. */
  get HasSpill(): boolean | null {
    return this.rect.rows * this.rect.columns === 1 ? false : null;
  }

  private readable(): boolean {
    return readable(this.rect, this.model.limits);
  }

  private write(input: unknown, location: string): void {
    const { rect } = this;
    writable(this.sheet(location), location).write(rect, matrixFor<CellValue>(input, rect, location));
  }

  /** The client checks a large write before it sends it in pieces. */
  _ValidateArraySize(rows: number, columns: number): null {
    if (rows !== this.rect.rows || columns !== this.rect.columns) {
      throw invalidArgument(
        "Range.values",
        "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
      );
    }
    return null;
  }

  get RowHidden(): boolean | null {
    return allOf(this.rect.row, this.rect.rows, this.sheet("Range.rowHidden").hiddenRows());
  }
  set RowHidden(hidden: boolean) {
    writable(this.sheet("Range.rowHidden"), "Range.rowHidden").setRowsHidden(
      this.rect.row,
      this.rect.rows,
      hidden,
    );
  }

  get ColumnHidden(): boolean | null {
    return allOf(this.rect.column, this.rect.columns, this.sheet("Range.columnHidden").hiddenColumns());
  }
  set ColumnHidden(hidden: boolean) {
    const sheet = writable(this.sheet("Range.columnHidden"), "Range.columnHidden");
    sheet.setColumnsHidden(this.rect.column, this.rect.columns, hidden);
  }

  get Hidden(): boolean | null {
    const rows = this.RowHidden;
    const columns = this.ColumnHidden;
    if (rows === true || columns === true) return true;
    return rows === null || columns === null ? null : false;
  }

  get Format(): RangeFormat {
    return new RangeFormat(this);
  }

  get ConditionalFormats(): ConditionalFormatCollection {
    return this.model.objects.conditionalFormats(this);
  }

  /** The link of the first cell; null when it has none. */
  get Hyperlink(): Hyperlink | null {
    return linkOf(this.model, this.sheetId, this.rect);
  }
  set Hyperlink(link: Hyperlink | null) {
    const sheet = writable(this.sheet("Range.hyperlink"), "Range.hyperlink");
    setLink(this.model, sheet, this.rect, link, "Range.hyperlink");
  }

  get Sort(): RangeSort {
    return new RangeSort(this);
  }

  Select(): null {
    const sheet = this.sheet("Range.select");
    if (sheet.visibility !== "Visible") throw invalidOperation("Range.select");
    this.model.book.select(sheet.id, this.rect);
    return null;
  }

  Calculate(): null {
    return null;
  }

  Clear(applyTo: string | null = "All"): null {
    clearRects(this, applyTo, "Range.clear");
    return null;
  }

  CopyFrom(
    source: unknown,
    copyType: string | null = "All",
    skipBlanks?: boolean,
    transpose?: boolean,
  ): null {
    const location = "Range.copyFrom";
    if (skipBlanks || transpose) throw apiNotFound(`${location} (skipBlanks, transpose)`);
    const sheet = this.sheet(location);
    const { sheetId, rect } = placeOf(this.model, sheet, source, location);
    const from = { sheet: sheetById(this.model, sheetId, location), rect };
    copyCells(from, { sheet, rect: this.rect }, copyType, location);
    return null;
  }

  Insert(shift: string): Range {
    const location = "Range.insert";
    if (shift !== "Down" && shift !== "Right") throw invalidArgument(location);
    const { rect } = this;
    writable(this.sheet(location), location).insert(rect, shift);
    return this.model.objects.range(this.sheetId, rect);
  }

  Delete(shift: string): null {
    const location = "Range.delete";
    if (shift !== "Up" && shift !== "Left") throw invalidArgument(location);
    writable(this.sheet(location), location).remove(this.rect, shift);
    return null;
  }

  Merge(across?: boolean): null {
    const sheet = writable(this.sheet("Range.merge"), "Range.merge");
    if (across) {
      for (let row = 0; row < this.rect.rows; row++)
        sheet.merge({ ...this.rect, row: this.rect.row + row, rows: 1 });
    } else sheet.merge(this.rect);
    return null;
  }

  Unmerge(): null {
    writable(this.sheet("Range.unmerge"), "Range.unmerge").unmerge(this.rect);
    return null;
  }
}

/** `range.sort` */
class RangeSort extends HostObject {
  readonly typeName = "RangeSort";
  readonly scalars = [];

  constructor(private readonly range: Range) {
    super();
  }

  Apply(fields: unknown, matchCase?: boolean, hasHeaders?: boolean, orientation?: string): null {
    const location = "RangeSort.apply";
    if (orientation === "Columns") throw apiNotFound(`${location} (columns)`);
    const { rect } = this.range;
    const body = hasHeaders ? { ...rect, row: rect.row + 1, rows: rect.rows - 1 } : rect;
    const sheet = writable(this.range.sheet(location), location);
    sortRows(sheet, body, sortFields(fields, rect.columns, location), matchCase === true);
    return null;
  }
}

function allOf(start: number, count: number, hidden: readonly number[]): boolean | null {
  const within = hidden.filter((index) => index >= start && index < start + count).length;
  return within === 0 ? false : within === count ? true : null;
}
