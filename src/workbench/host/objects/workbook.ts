import { addressOf } from "../../address";
import type { Rect } from "../../book";
import { invalidArgument } from "../richApi/hostError";
import { HostObject, NullObject } from "../richApi/hostObject";
import { CustomXmlPartCollection } from "./customXmlParts";
import { sheetByKey, type HostModel } from "./model";
import { NamedItemCollection } from "./names";
import type { Range } from "./range";
import type { RangeAreas } from "./rangeAreas";
import { placeOf } from "./references";
import { SettingCollection } from "./settings";
import { TableCollection } from "./tables";
import { WorksheetCollection } from "./worksheets";

export class Workbook extends HostObject {
  readonly typeName = "Workbook";
  readonly scalars = ["Name", "ReadOnly", "IsDirty", "AutoSave", "PreviouslySaved"];

  constructor(private readonly model: HostModel) {
    super();
  }

  get Name(): string {
    return this.model.book.name;
  }
  get ReadOnly(): boolean {
    return false;
  }
  get IsDirty(): boolean {
    return true;
  }
  get AutoSave(): boolean {
    return false;
  }
  get PreviouslySaved(): boolean {
    return false;
  }

  get Worksheets(): WorksheetCollection {
    return new WorksheetCollection(this.model);
  }
  get Tables(): TableCollection {
    return new TableCollection(this.model, null);
  }
  get Names(): NamedItemCollection {
    return new NamedItemCollection(this.model, null);
  }
  get Settings(): SettingCollection {
    return new SettingCollection(this.model);
  }
  get CustomXmlParts(): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this.model);
  }
  get Application(): Application {
    return new Application();
  }
  get _Runtime(): Runtime {
    return new Runtime(this.model);
  }

  GetSelectedRange(): Range {
    const { sheetId, rect } = this.model.book.selection();
    return this.model.objects.range(sheetId, rect);
  }

  GetSelectedRanges(): RangeAreas {
    const { sheetId, rect } = this.model.book.selection();
    return this.model.objects.areas(sheetId, [rect]);
  }

  GetActiveCell(): Range {
    const { sheetId, rect } = this.model.book.selection();
    return this.model.objects.range(sheetId, { ...rect, rows: 1, columns: 1 });
  }

  /** The range that an event speaks of; see `eventRangeId`. */
  _GetRangeForEventByReferenceId(id: string): Range {
    const range = this.eventRange(id);
    if (!range) throw invalidArgument("Workbook._GetRangeForEventByReferenceId");
    return range;
  }
  _GetRangeOrNullObjectForEventByReferenceId(id: string): Range | NullObject {
    return this.eventRange(id) ?? new NullObject();
  }

  private eventRange(id: string): Range | null {
    const [sheetId, address] = String(id).split("\n");
    const sheet = sheetByKey(this.model, sheetId);
    if (!sheet || !address) return null;
    const place = placeOf(this.model, sheet, address, "Workbook._GetRangeForEventByReferenceId");
    return this.model.objects.range(place.sheetId, place.rect);
  }
}

/** Names the range of an event, so that `args.getRange(context)` finds it. */
export function eventRangeId(sheetId: string, rect: Rect): string {
  return `${sheetId}\n${addressOf(rect)}`;
}

class Application extends HostObject {
  readonly typeName = "Application";
  readonly scalars = [
    "CalculationMode",
    "CalculationState",
    "CalculationEngineVersion",
    "DecimalSeparator",
    "ThousandsSeparator",
    "UseSystemSeparators",
  ];

  get CalculationMode(): string {
    return "Automatic";
  }
  get CalculationState(): string {
    return "Done";
  }
  get CalculationEngineVersion(): number {
    return 191029;
  }
  get DecimalSeparator(): string {
    return ".";
  }
  get ThousandsSeparator(): string {
    return ",";
  }
  get UseSystemSeparators(): boolean {
    return true;
  }

  // Formulas calculate by themselves, and a batch is calculated and drawn once at its end.
  Calculate(): null {
    return null;
  }
  SuspendApiCalculationUntilNextSync(): null {
    return null;
  }
  SuspendScreenUpdatingUntilNextSync(): null {
    return null;
  }
}

class Runtime extends HostObject {
  readonly typeName = "Runtime";
  readonly scalars = ["EnableEvents"];

  constructor(private readonly model: HostModel) {
    super();
  }

  get EnableEvents(): boolean {
    return this.model.events.enabled;
  }
  set EnableEvents(enabled: boolean) {
    this.model.events.enabled = Boolean(enabled);
  }
}
