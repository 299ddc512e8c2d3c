import type { DefinedName, Rect, Sheet } from "../../book";
import { absoluteAddressOf, parseAddress, quoteSheetName } from "../../address";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
import { addressIn, sheetById, sheetByKey, type HostModel } from "./model";
import type { Range } from "./range";
import { isRange } from "./references";
import type { Worksheet } from "./worksheet";

class NamedItem extends HostObject {
  readonly typeName = "NamedItem";
  readonly scalars = ["Name", "Type", "Value", "Visible", "Comment", "Scope", "Formula"];

  constructor(
    private readonly model: HostModel,
    private readonly scope: string | null,
    private readonly key: string,
  ) {
    super();
  }

  private get known(): DefinedName {
    const known = nameIn(this.model, this.scope, this.key);
    if (!known) throw itemNotFound("NamedItem");
    return known;
  }

  get _Id(): string {
    return this.known.name;
  }
  get Name(): string {
    return this.known.name;
  }
  get Scope(): "Worksheet" | "Workbook" {
    return this.scope === null ? "Workbook" : "Worksheet";
  }
  /** The seam keeps no comments. */
  get Comment(): string {
    return "";
  }

  get Visible(): boolean {
    return this.known.visible;
  }
  set Visible(visible: boolean) {
    this.model.book.setName({ ...this.known, visible: Boolean(visible) });
  }

  get Formula(): string {
    return this.known.formula;
  }
  set Formula(formula: string) {
    if (typeof formula !== "string" || !formula.startsWith("=")) throw invalidArgument("NamedItem.formula");
    this.model.book.setName({ ...this.known, formula });
  }

  get Type(): string {
    if (this.place) return "Range";
    const content = this.known.formula.slice(1);
    if (content.includes("#REF!")) return "Error";
    if (/^".*"$/s.test(content)) return "String";
    if (/^(TRUE|FALSE)$/i.test(content)) return "Boolean";
    return content.trim() !== "" && Number.isFinite(Number(content)) ? "Double" : "Error";
  }

  get Value(): string | number | boolean {
    const { place } = this;
    if (place) return addressIn(place.sheet, place.rect);
    const content = this.known.formula.slice(1);
    switch (this.Type) {
      case "String":
        return content.slice(1, -1).replaceAll('""', '"');
      case "Double":
        return Number(content);
      case "Boolean":
        return content.toUpperCase() === "TRUE";
      default:
        return "#REF!";
    }
  }

  GetRange(): Range {
    const { place } = this;
    if (!place) throw itemNotFound("NamedItem.getRange");
    return this.model.objects.range(place.sheet.id, place.rect);
  }

  GetRangeOrNullObject(): Range | NullObject {
    const { place } = this;
    return place ? this.model.objects.range(place.sheet.id, place.rect) : new NullObject();
  }

  get Worksheet(): Worksheet {
    if (this.scope === null) throw itemNotFound("NamedItem.worksheet");
    return this.model.objects.worksheet(this.scope);
  }
  get WorksheetOrNullObject(): Worksheet | NullObject {
    return this.scope === null ? new NullObject() : this.model.objects.worksheet(this.scope);
  }

  Delete(): null {
    this.model.book.removeName(this.known.name, this.scope);
    return null;
  }

  private get place(): { sheet: Sheet; rect: Rect } | null {
    const parsed = parseAddress(this.known.formula.slice(1));
    if (!parsed) return null;
    const sheet = parsed.sheet === null ? undefined : sheetByKey(this.model, parsed.sheet);
    return sheet ? { sheet, rect: parsed.rect } : null;
  }
}

/** The names of the workbook, or of one sheet. */
export class NamedItemCollection extends Collection<NamedItem> {
  readonly typeName = "NamedItemCollection";

  constructor(
    private readonly model: HostModel,
    private readonly scope: string | null,
  ) {
    super();
  }

  items(): readonly NamedItem[] {
    return this.model.book
      .names()
      .filter((name) => name.sheetId === this.scope)
      .map((name) => new NamedItem(this.model, this.scope, name.name));
  }

  Add(name: string, reference: unknown): NamedItem {
    const location = "NamedItemCollection.add";
    checkName(name, location);
    if (nameIn(this.model, this.scope, name)) throw itemAlreadyExists(location);
    this.model.book.setName({
      name,
      sheetId: this.scope,
      formula: this.formulaOf(reference, location),
      visible: true,
    });
    return new NamedItem(this.model, this.scope, name);
  }

  GetItem(name: string): NamedItem {
    if (!nameIn(this.model, this.scope, name)) throw itemNotFound("NamedItemCollection.getItem");
    return new NamedItem(this.model, this.scope, name);
  }
  Indexer(name: string): NamedItem {
    return this.GetItem(name);
  }
  GetItemOrNullObject(name: string): NamedItem | NullObject {
    return nameIn(this.model, this.scope, name)
      ? new NamedItem(this.model, this.scope, name)
      : new NullObject();
  }

  private formulaOf(reference: unknown, location: string): string {
    if (isRange(reference)) {
      const sheet = sheetById(this.model, reference.sheetId, location);
      return `=${quoteSheetName(sheet.name)}!${absoluteAddressOf(reference.rect)}`;
    }
    if (typeof reference !== "string" || reference === "") throw invalidArgument(location);
    return reference.startsWith("=") ? reference : `="${reference.replaceAll('"', '""')}"`;
  }
}

function nameIn(model: HostModel, scope: string | null, name: string): DefinedName | undefined {
  const key = String(name).toLowerCase();
  return model.book.names().find((known) => known.sheetId === scope && known.name.toLowerCase() === key);
}

/** Excel's rules for a name: letters, digits, _ . \ and never something that reads as a reference. */
function checkName(name: unknown, location: string): void {
  const text = String(name);
  const legal = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(text);
  const reference = parseAddress(text) !== null || /^(?:R\d*)?(?:C\d*)?$/i.test(text);
  if (!legal || reference) throw invalidArgument(location);
}
