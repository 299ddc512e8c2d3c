import type { Book, BookEvent, Rect } from "../book";
import { addressOf } from "../address";
import { intersect, insertion, removal, type Shift } from "../geometry";
import { EventType, workbookTarget, type EventHub } from "./events";
import { eventRangeId } from "./objects";

/** What a shift of cells was, so that ranges which an add-in holds can follow it. */
export function shiftOf(event: Extract<BookEvent, { kind: "changed" }>): Shift | null {
  switch (event.change) {
    case "RowInserted":
      return insertion(event.rect, "Down");
    case "ColumnInserted":
      return insertion(event.rect, "Right");
    case "RowDeleted":
      return removal(event.rect, "Up");
    case "ColumnDeleted":
      return removal(event.rect, "Left");
    case "CellInserted":
      return insertion(event.rect, event.shift === "Right" ? "Right" : "Down");
    case "CellDeleted":
      return removal(event.rect, event.shift === "Left" ? "Left" : "Up");
    default:
      return null;
  }
}

const shiftDirections = {
  Down: "ShiftCellDown",
  Right: "ShiftCellRight",
  Up: "ShiftCellUp",
  Left: "ShiftCellLeft",
} as const;

/** Raises Excel's events for what happens in the book. */
export class BookEvents {
  private activeSheetId: string;

  /** @param selectionChanged raises the older `documentSelectionChanged` */
  constructor(
    private readonly book: Book,
    private readonly hub: EventHub,
    private readonly selectionChanged: () => void,
  ) {
    this.activeSheetId = book.activeSheet().id;
  }

  handle(event: BookEvent): void {
    const { sheetId } = event;
    switch (event.kind) {
      case "changed":
        return this.changed(event);
      case "selection":
        return this.selected(event);
      case "sorted":
        return this.hub.raiseBoth(EventType.worksheetRowSorted, sheetId, {
          address: addressOf(event.rect),
          source: "Local",
          worksheetId: sheetId,
        });
      case "activated":
        if (sheetId === this.activeSheetId) return;
        this.hub.raiseBoth(EventType.worksheetDeactivated, this.activeSheetId, {
          worksheetId: this.activeSheetId,
        });
        this.activeSheetId = sheetId;
        return this.hub.raiseBoth(EventType.worksheetActivated, sheetId, { worksheetId: sheetId });
      case "added":
        return this.hub.raise(EventType.worksheetAdded, workbookTarget, {
          worksheetId: sheetId,
          source: "Local",
        });
      case "deleted":
        return this.hub.raise(EventType.worksheetDeleted, workbookTarget, {
          worksheetId: sheetId,
          source: "Local",
        });
    }
  }

  private changed({ sheetId, rect, change, byHost, shift }: Extract<BookEvent, { kind: "changed" }>): void {
    const message = {
      address: addressOf(rect),
      changeType: change,
      source: "Local",
      triggerSource: byHost ? "ThisLocalAddin" : "Unknown",
      worksheetId: sheetId,
      shiftDirection: shift ? shiftDirections[shift] : "None",
      referenceId: eventRangeId(sheetId, rect),
    };
    this.hub.raiseBoth(EventType.worksheetChanged, sheetId, message);
    for (const table of this.tablesAt(sheetId, rect)) {
      this.hub.raise(EventType.tableChanged, table.id, { ...message, tableId: table.id });
    }
  }

  private selected({ sheetId, rect, byHost }: Extract<BookEvent, { kind: "selection" }>): void {
    const place = { address: addressOf(rect), worksheetId: sheetId };
    this.hub.raiseBoth(EventType.worksheetSelectionChanged, sheetId, place);
    for (const table of this.tablesAt(sheetId, rect)) {
      this.hub.raise(EventType.tableSelectionChanged, table.id, {
        ...place,
        tableId: table.id,
        isInsideTable: true,
      });
    }
    // A person selects a cell by clicking it.
    if (!byHost && rect.rows * rect.columns === 1) {
      this.hub.raiseBoth(EventType.worksheetSingleClicked, sheetId, { ...place, offsetX: 0, offsetY: 0 });
    }
    this.selectionChanged();
  }

  private tablesAt(sheetId: string, rect: Rect) {
    const sheet = this.book.sheets().find(({ id }) => id === sheetId);
    return sheet?.tables().filter((table) => intersect(table.rect, rect)) ?? [];
  }
}
