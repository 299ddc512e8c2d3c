import {
  IDefinedNamesService,
  isReferenceStrings,
  RemoveDefinedNameMutation,
  SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
  SetDefinedNameMutation,
} from "@univerjs/preset-sheets-core";
import type { IDefinedNamesServiceParam } from "@univerjs/preset-sheets-core";
import type { DefinedName } from "../book";
import type { Unit } from "./unit";

/** The book's defined names. Univer keeps a plain reference without its "=". */
export class Names {
  constructor(private readonly unit: Unit) {}

  list(): readonly DefinedName[] {
    return this.all().map((entry) => ({
      name: entry.name,
      sheetId: scopeOf(entry),
      formula: entry.formulaOrRefString.startsWith("=")
        ? entry.formulaOrRefString
        : `=${entry.formulaOrRefString}`,
      visible: !entry.hidden,
    }));
  }

  set({ name, sheetId, formula, visible }: DefinedName): void {
    const existing = this.find(name, sheetId);
    const body = formula.replace(/^=/, "");
    const entry: IDefinedNamesServiceParam = {
      id: existing?.id ?? `${sheetId ?? "workbook"}!${name.toLowerCase()}`,
      name,
      formulaOrRefString: isReferenceStrings(body) ? body : `=${body}`,
      localSheetId: sheetId ?? SCOPE_WORKBOOK_VALUE_DEFINED_NAME,
      hidden: !visible,
    };
    const before = existing
      ? { id: SetDefinedNameMutation.id, params: { unitId: this.unit.id, ...existing } }
      : { id: RemoveDefinedNameMutation.id, params: { unitId: this.unit.id, ...entry } };
    this.unit.mutate(
      [{ id: SetDefinedNameMutation.id, params: { unitId: this.unit.id, ...entry } }],
      [before],
    );
  }

  remove(name: string, sheetId: string | null): void {
    const existing = this.find(name, sheetId);
    if (!existing) return;
    const params = { unitId: this.unit.id, ...existing };
    this.unit.mutate(
      [{ id: RemoveDefinedNameMutation.id, params }],
      [{ id: SetDefinedNameMutation.id, params }],
    );
  }

  private all(): readonly IDefinedNamesServiceParam[] {
    const service = this.unit.injector.get(IDefinedNamesService);
    return Object.values(service.getDefinedNameMap(this.unit.id) ?? {});
  }

  private find(name: string, sheetId: string | null): IDefinedNamesServiceParam | undefined {
    return this.all().find(
      (entry) => entry.name.toLowerCase() === name.toLowerCase() && scopeOf(entry) === sheetId,
    );
  }
}

function scopeOf({ localSheetId }: IDefinedNamesServiceParam): string | null {
  return !localSheetId || localSheetId === SCOPE_WORKBOOK_VALUE_DEFINED_NAME ? null : localSheetId;
}
