import type { CellValue, Rect, Sheet } from "../../book";
import { Collection, HostObject } from "../richApi/hostObject";
import { numberFormats, readable, valueType } from "./cells";
import { addressIn, sheetById, type HostModel } from "./model";
import type { Range } from "./range";

/** The rows and columns of a range that are shown: `range.getVisibleView()`. */
export class RangeView extends HostObject {
  readonly typeName = "RangeView";
  readonly scalars = [
    "NumberFormat",
    "Values",
    "Text",
    "Formulas",
    "FormulasLocal",
    "ValueTypes",
    "RowCount",
    "ColumnCount",
    "CellAddresses",
    "Index",
  ];

  constructor(
    private readonly model: HostModel,
    private readonly sheetId: string,
    private readonly rect: Rect,
    readonly Index = 0,
  ) {
    super();
  }

  private get sheet(): Sheet {
    return sheetById(this.model, this.sheetId, "RangeView");
  }

  private get shownRows(): number[] {
    return shown(this.rect.row, this.rect.rows, this.sheet.hiddenRows());
  }

  private get shownColumns(): number[] {
    return shown(this.rect.column, this.rect.columns, this.sheet.hiddenColumns());
  }

  private visible<T>(read: (sheet: Sheet, rect: Rect) => T[][]): T[][] | null {
    if (!readable(this.rect, this.model.limits)) return null;
    const all = read(this.sheet, this.rect);
    const columns = this.shownColumns;
    return this.shownRows.map((row) =>
      columns.map((column) => all[row - this.rect.row][column - this.rect.column]),
    );
  }

  get Values(): CellValue[][] | null {
    return this.visible((sheet, rect) => sheet.values(rect));
  }
  get Formulas(): CellValue[][] | null {
    return this.visible((sheet, rect) => sheet.formulas(rect));
  }
  get FormulasLocal(): CellValue[][] | null {
    return this.Formulas;
  }
  get Text(): string[][] | null {
    return this.visible((sheet, rect) => sheet.text(rect));
  }
  get ValueTypes(): string[][] | null {
    return this.Values?.map((row) => row.map(valueType)) ?? null;
  }
  get NumberFormat(): string[][] | null {
    return this.visible(numberFormats);
  }
  get RowCount(): number {
    return this.shownRows.length;
  }
  get ColumnCount(): number {
    return this.shownColumns.length;
  }
  get CellAddresses(): string[][] {
    const columns = this.shownColumns;
    return this.shownRows.map((row) =>
      columns.map((column) => addressIn(this.sheet, { row, column, rows: 1, columns: 1 })),
    );
  }
  get Rows(): RangeViewCollection {
    const views = this.shownRows.map(
      (row, index) => new RangeView(this.model, this.sheetId, { ...this.rect, row, rows: 1 }, index),
    );
    return new RangeViewCollection(views);
  }

  GetRange(): Range {
    return this.model.objects.range(this.sheetId, this.rect);
  }
}

class RangeViewCollection extends Collection<RangeView> {
  readonly typeName = "RangeViewCollection";

  constructor(private readonly views: readonly RangeView[]) {
    super();
  }

  items(): readonly RangeView[] {
    return this.views;
  }
}

function shown(start: number, count: number, hidden: readonly number[]): number[] {
  const hiddenSet = new Set(hidden);
  return Array.from({ length: count }, (_, offset) => start + offset).filter(
    (index) => !hiddenSet.has(index),
  );
}
