/** Events of Excel's object model on the wire: their numbers, and who asked for them. */

export const EventType = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetRowSorted: 19,
  worksheetColumnSorted: 20,
  worksheetSingleClicked: 21,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  /** Pane shown or hidden; needs no registration. */
  visibilityChanged: 65539,
} as const;
export type EventType = (typeof EventType)[keyof typeof EventType];

/** Target of events of the whole workbook. */
export const workbookTarget = "Workbook";

/** Category of all events of the object model; custom functions have their own. */
export const eventCategory = 65536;

/** One entry of a `richApiMessage`. */
export interface RichApiMessage {
  readonly category: number;
  readonly type: number;
  readonly target: string;
  readonly message: unknown;
}

/** Delivers events to an add-in that registered for them. */
export class EventHub {
  /** `context.runtime.enableEvents` */
  enabled = true;
  private readonly registrations = new Map<string, number>();

  constructor(private readonly send: (message: RichApiMessage) => void) {}

  register(type: EventType, target: string): void {
    this.registrations.set(key(type, target), this.count(type, target) + 1);
  }

  unregister(type: EventType, target: string): void {
    this.registrations.set(key(type, target), Math.max(0, this.count(type, target) - 1));
  }

  registered(type: EventType, target: string): boolean {
    return this.count(type, target) > 0;
  }

  raise(type: EventType, target: string, message: Readonly<Record<string, unknown>>): void {
    if (this.enabled && this.registered(type, target)) {
      this.send({ category: eventCategory, type, target, message });
    }
  }

  /** Forgets who registered: another page listens now. */
  reset(): void {
    this.registrations.clear();
    this.enabled = true;
  }

  /** Raises the event for its object and for its collection. */
  raiseBoth(type: EventType, target: string, message: Readonly<Record<string, unknown>>): void {
    this.raise(type, target, message);
    this.raise(type, workbookTarget, message);
  }

  private count(type: EventType, target: string): number {
    return this.registrations.get(key(type, target)) ?? 0;
  }
}

const key = (type: number, target: string) => `${type} ${target}`;
