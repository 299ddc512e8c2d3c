import { itemNotFound } from "../richApi/hostError";
import { Collection, HostObject, NullObject } from "../richApi/hostObject";
import type { HostModel } from "./model";

export class Setting extends HostObject {
  readonly typeName = "Setting";
  readonly scalars = ["Key", "Value"];

  constructor(
    private readonly model: HostModel,
    readonly Key: string,
  ) {
    super();
  }

  get _Id(): string {
    return this.Key;
  }

  get Value(): unknown {
    if (!this.model.book.settings.has(this.Key)) throw itemNotFound("Setting.value");
    return this.model.book.settings.get(this.Key);
  }
  set Value(value: unknown) {
    this.model.book.settings.set(this.Key, value);
  }

  Delete(): null {
    if (!this.model.book.settings.delete(this.Key)) throw itemNotFound("Setting.delete");
    return null;
  }
}

/** `workbook.settings`: kept in the workbook for this add-in. */
export class SettingCollection extends Collection<Setting> {
  readonly typeName = "SettingCollection";

  constructor(private readonly model: HostModel) {
    super();
  }

  items(): readonly Setting[] {
    return [...this.model.book.settings.keys()].map((key) => new Setting(this.model, key));
  }

  /** Sets a setting, whether it exists or not. */
  Add(key: string, value: unknown): Setting {
    this.model.book.settings.set(String(key), value);
    return new Setting(this.model, String(key));
  }

  GetItem(key: string): Setting {
    if (!this.model.book.settings.has(key)) throw itemNotFound("SettingCollection.getItem");
    return new Setting(this.model, key);
  }
  Indexer(key: string): Setting {
    return this.GetItem(key);
  }
  GetItemOrNullObject(key: string): Setting | NullObject {
    return this.model.book.settings.has(key) ? new Setting(this.model, key) : new NullObject();
  }
}
