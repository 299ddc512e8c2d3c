import type { Sheet } from "../../book";
import { EventType, workbookTarget } from "../events";
import { itemAlreadyExists } from "../richApi/hostError";
import { Collection, NullObject } from "../richApi/hostObject";
import { sheetByKey, type HostModel } from "./model";
import { registrars, sheetEvents } from "./registrars";
import { Worksheet, checkSheetName, found } from "./worksheet";

export class WorksheetCollection extends Collection<Worksheet> {
  readonly typeName = "WorksheetCollection";

  constructor(private readonly model: HostModel) {
    super();
    const { events } = model;
    const own = { Added: EventType.worksheetAdded, Deleted: EventType.worksheetDeleted };
    const register = (type: EventType) => events.register(type, workbookTarget);
    const unregister = (type: EventType) => events.unregister(type, workbookTarget);
    Object.assign(this, registrars({ ...sheetEvents, ...own }, register, unregister));
  }

  items(): readonly Worksheet[] {
    return this.model.book.sheets().map((sheet) => new Worksheet(this.model, sheet.id));
  }

  override GetCount(visibleOnly?: boolean): number {
    return this.shown(visibleOnly).length;
  }

  Add(name?: string | null): Worksheet {
    const location = "WorksheetCollection.add";
    if (name === undefined || name === null || name === "") {
      return new Worksheet(this.model, this.model.book.addSheet().id);
    }
    checkSheetName(name, location);
    if (sheetByKey(this.model, name)) throw itemAlreadyExists(location);
    return new Worksheet(this.model, this.model.book.addSheet(name).id);
  }

  GetActiveWorksheet(): Worksheet {
    return new Worksheet(this.model, this.model.book.activeSheet().id);
  }

  GetItem(key: string): Worksheet {
    return found(this.byKey(key), "WorksheetCollection.getItem");
  }
  Indexer(key: string): Worksheet {
    return this.GetItem(key);
  }
  GetItemOrNullObject(key: string): Worksheet | NullObject {
    return this.byKey(key) ?? new NullObject();
  }

  GetFirst(visibleOnly?: boolean): Worksheet {
    return new Worksheet(this.model, this.shown(visibleOnly)[0].id);
  }
  GetLast(visibleOnly?: boolean): Worksheet {
    return new Worksheet(this.model, this.shown(visibleOnly).at(-1)!.id);
  }

  private byKey(key: string): Worksheet | null {
    const sheet = sheetByKey(this.model, key);
    return sheet ? new Worksheet(this.model, sheet.id) : null;
  }

  private shown(visibleOnly?: boolean): readonly Sheet[] {
    return this.model.book.sheets().filter((sheet) => !visibleOnly || sheet.visibility === "Visible");
  }
}
