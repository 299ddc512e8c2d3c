import type { Sheet } from "../../book";
import { EventType, workbookTarget } from "../events";
import { itemAlreadyExists } from "../richApi/hostError";
import { Collection, NullObject } from "../richApi/hostObject";
import { sheetByKey, type HostModel } from "./model";
import { Worksheet, checkSheetName, found } from "./worksheet";

export class WorksheetCollection extends Collection<Worksheet> {
  readonly typeName = "WorksheetCollection";

  constructor(private readonly model: HostModel) {
    super();
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

  readonly _RegisterDataChangedEvent = () => this.register(EventType.worksheetChanged);
  readonly _UnregisterDataChangedEvent = () => this.unregister(EventType.worksheetChanged);
  readonly _RegisterSelectionChangedEvent = () => this.register(EventType.worksheetSelectionChanged);
  readonly _UnregisterSelectionChangedEvent = () => this.unregister(EventType.worksheetSelectionChanged);
  readonly _RegisterRowSortedEvent = () => this.register(EventType.worksheetRowSorted);
  readonly _UnregisterRowSortedEvent = () => this.unregister(EventType.worksheetRowSorted);
  readonly _RegisterColumnSortedEvent = () => this.register(EventType.worksheetColumnSorted);
  readonly _UnregisterColumnSortedEvent = () => this.unregister(EventType.worksheetColumnSorted);
  readonly _RegisterSingleClickedEvent = () => this.register(EventType.worksheetSingleClicked);
  readonly _UnregisterSingleClickedEvent = () => this.unregister(EventType.worksheetSingleClicked);
  readonly _RegisterActivatedEvent = () => this.register(EventType.worksheetActivated);
  readonly _UnregisterActivatedEvent = () => this.unregister(EventType.worksheetActivated);
  readonly _RegisterDeactivatedEvent = () => this.register(EventType.worksheetDeactivated);
  readonly _UnregisterDeactivatedEvent = () => this.unregister(EventType.worksheetDeactivated);
  readonly _RegisterAddedEvent = () => this.register(EventType.worksheetAdded);
  readonly _UnregisterAddedEvent = () => this.unregister(EventType.worksheetAdded);
  readonly _RegisterDeletedEvent = () => this.register(EventType.worksheetDeleted);
  readonly _UnregisterDeletedEvent = () => this.unregister(EventType.worksheetDeleted);

  private register(type: EventType): null {
    this.model.events.register(type, workbookTarget);
    return null;
  }
  private unregister(type: EventType): null {
    this.model.events.unregister(type, workbookTarget);
    return null;
  }
}
