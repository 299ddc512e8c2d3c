import type { ConditionalFormat as Format, Rect, Sheet } from "../../book";
import { translateFormula } from "../../address";
import { intersect, subtract } from "../../geometry";
import { apiNotFound, invalidArgument, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
import { colourOf } from "./colours";
import { newId, writable, type HostModel } from "./model";
import type { Range } from "./range";
import type { RangeAreas } from "./rangeAreas";
import type { FormatTarget } from "./rangeFormat";

/** Conditional formats with a formula (`Excel.ConditionalFormatType.custom`), the only kind that is modelled. */
export class ConditionalFormatCollection extends Collection<ConditionalFormat> {
  readonly typeName = "ConditionalFormatCollection";

  constructor(
    private readonly model: HostModel,
    private readonly target: FormatTarget,
  ) {
    super();
  }

  /** All formats that touch the range, the highest priority first. */
  items(): readonly ConditionalFormat[] {
    const sheet = this.target.sheet(this.typeName);
    return sheet
      .conditionalFormats()
      .filter((format) => touches(format, this.target.rects()))
      .map((format) => new ConditionalFormat(this.model, sheet, format.id));
  }

  Add(type: string): ConditionalFormat {
    const location = "ConditionalFormatCollection.add";
    if (type !== "Custom") throw apiNotFound(`${location}(${type})`);
    const sheet = writable(this.target.sheet(location), location);
    const id = newId(this.model);
    sheet.setConditionalFormat({
      id,
      ranges: this.target.rects(),
      formula: "",
      fill: null,
      fontColor: null,
      bold: null,
      stopIfTrue: false,
    });
    return new ConditionalFormat(this.model, sheet, id);
  }

  GetItem(id: string): ConditionalFormat {
    const format = this.byId(id);
    if (!format) throw itemNotFound("ConditionalFormatCollection.getItem");
    return format;
  }
  Indexer(id: string): ConditionalFormat {
    return this.GetItem(id);
  }
  GetItemOrNullObject(id: string): ConditionalFormat | NullObject {
    return this.byId(id) ?? new NullObject();
  }

  /** Takes the range out of every format; a format without ranges is gone. */
  ClearAll(): null {
    const location = "ConditionalFormatCollection.clearAll";
    const sheet = writable(this.target.sheet(location), location);
    for (const format of [...sheet.conditionalFormats()]) {
      if (!touches(format, this.target.rects())) continue;
      let ranges = [...format.ranges];
      for (const rect of this.target.rects()) ranges = ranges.flatMap((range) => subtract(range, rect));
      if (ranges.length === 0) sheet.removeConditionalFormat(format.id);
      else {
        // The formula is the first cell's: it is rewritten for the cell that is the first one now.
        const [before] = format.ranges;
        const [after] = ranges;
        const formula = translateFormula(
          format.formula,
          after.row - before.row,
          after.column - before.column,
        );
        sheet.setConditionalFormat({ ...format, ranges, formula });
      }
    }
    return null;
  }

  private byId(id: string): ConditionalFormat | undefined {
    return this.items().find((format) => format.Id === id);
  }
}

const touches = (format: Format, rects: readonly Rect[]) =>
  format.ranges.some((range) => rects.some((rect) => intersect(range, rect)));

export class ConditionalFormat extends HostObject {
  readonly typeName = "ConditionalFormat";
  readonly scalars = ["StopIfTrue", "Priority", "Type", "Id"];

  constructor(
    private readonly model: HostModel,
    readonly sheet: Sheet,
    readonly Id: string,
  ) {
    super();
  }

  get format(): Format {
    const format = this.sheet.conditionalFormats().find(({ id }) => id === this.Id);
    if (!format) throw itemNotFound("ConditionalFormat");
    return format;
  }

  change(change: Partial<Format>, location: string): void {
    writable(this.sheet, location).setConditionalFormat({ ...this.format, ...change });
  }

  get Type(): "Custom" {
    return "Custom";
  }

  get Priority(): number {
    return this.sheet.conditionalFormats().findIndex(({ id }) => id === this.Id);
  }
  set Priority(priority: number) {
    const location = "ConditionalFormat.priority";
    if (!Number.isInteger(priority)) throw invalidArgument(location);
    writable(this.sheet, location).prioritizeConditionalFormat(this.Id, Math.max(0, priority));
  }

  get StopIfTrue(): boolean {
    return this.format.stopIfTrue;
  }
  set StopIfTrue(stop: boolean) {
    this.change({ stopIfTrue: Boolean(stop) }, "ConditionalFormat.stopIfTrue");
  }

  get Custom(): CustomConditionalFormat {
    return new CustomConditionalFormat(this);
  }
  get CustomOrNullObject(): CustomConditionalFormat {
    return this.Custom;
  }
  // Kinds that are not modelled: a custom format is none of them.
  get CellValueOrNullObject(): NullObject {
    return new NullObject();
  }
  get ColorScaleOrNullObject(): NullObject {
    return new NullObject();
  }
  get DataBarOrNullObject(): NullObject {
    return new NullObject();
  }
  get IconSetOrNullObject(): NullObject {
    return new NullObject();
  }
  get PresetOrNullObject(): NullObject {
    return new NullObject();
  }
  get TextComparisonOrNullObject(): NullObject {
    return new NullObject();
  }
  get TopBottomOrNullObject(): NullObject {
    return new NullObject();
  }

  GetRange(): Range {
    const [range, ...more] = this.format.ranges;
    if (!range || more.length > 0) throw itemNotFound("ConditionalFormat.getRange");
    return this.model.objects.range(this.sheet.id, range);
  }

  /** The null object when the format covers several areas. */
  GetRangeOrNullObject(): Range | NullObject {
    const [range, ...more] = this.format.ranges;
    return range && more.length === 0 ? this.model.objects.range(this.sheet.id, range) : new NullObject();
  }

  GetRanges(): RangeAreas {
    return this.model.objects.areas(this.sheet.id, this.format.ranges);
  }

  Delete(): null {
    const location = "ConditionalFormat.delete";
    writable(this.sheet, location).removeConditionalFormat(this.format.id);
    return null;
  }
}

class CustomConditionalFormat extends HostObject {
  readonly typeName = "CustomConditionalFormat";
  readonly scalars = [];

  constructor(private readonly owner: ConditionalFormat) {
    super();
  }

  get Rule(): ConditionalFormatRule {
    return new ConditionalFormatRule(this.owner);
  }
  get Format(): ConditionalRangeFormat {
    return new ConditionalRangeFormat(this.owner);
  }
}

class ConditionalFormatRule extends HostObject {
  readonly typeName = "ConditionalFormatRule";
  readonly scalars = ["Formula", "FormulaLocal"];

  constructor(private readonly owner: ConditionalFormat) {
    super();
  }

  get Formula(): string {
    return this.owner.format.formula;
  }
  set Formula(formula: string) {
    const text = String(formula);
    const withSign = text.startsWith("=") ? text : `=${text}`;
    this.owner.change({ formula: withSign }, "ConditionalFormatRule.formula");
  }

  get FormulaLocal(): string {
    return this.Formula;
  }
  set FormulaLocal(formula: string) {
    this.Formula = formula;
  }
}

class ConditionalRangeFormat extends HostObject {
  readonly typeName = "ConditionalRangeFormat";
  readonly scalars = [];

  constructor(private readonly owner: ConditionalFormat) {
    super();
  }

  get Fill(): ConditionalRangeFill {
    return new ConditionalRangeFill(this.owner);
  }
  get Font(): ConditionalRangeFont {
    return new ConditionalRangeFont(this.owner);
  }
}

class ConditionalRangeFill extends HostObject {
  readonly typeName = "ConditionalRangeFill";
  readonly scalars = ["Color"];

  constructor(private readonly owner: ConditionalFormat) {
    super();
  }

  get Color(): string {
    return this.owner.format.fill ?? "";
  }
  set Color(colour: string) {
    const location = "ConditionalRangeFill.color";
    this.owner.change({ fill: colourOf(colour, location) }, location);
  }

  Clear(): null {
    this.owner.change({ fill: null }, "ConditionalRangeFill.clear");
    return null;
  }
}

class ConditionalRangeFont extends HostObject {
  readonly typeName = "ConditionalRangeFont";
  readonly scalars = ["Color", "Bold"];

  constructor(private readonly owner: ConditionalFormat) {
    super();
  }

  get Color(): string {
    return this.owner.format.fontColor ?? "";
  }
  set Color(colour: string) {
    const location = "ConditionalRangeFont.color";
    this.owner.change({ fontColor: colourOf(colour, location) }, location);
  }

  get Bold(): boolean | null {
    return this.owner.format.bold;
  }
  set Bold(bold: boolean) {
    this.owner.change({ bold: Boolean(bold) }, "ConditionalRangeFont.bold");
  }

  Clear(): null {
    this.owner.change({ fontColor: null, bold: null }, "ConditionalRangeFont.clear");
    return null;
  }
}
