import { invalidArgument } from "./hostError";

/**
 * An object that the add-in reaches over the wire. Members with a capital ("Values", "GetCell", "_KeepReference") are
 * the wire's own names and nothing else can be reached; members with a small letter are the host's.
 */
export abstract class HostObject {
  /** Name in Excel's API, for error locations: "Range". */
  abstract readonly typeName: string;
  /** Scalar properties that `load()` without names returns. */
  abstract readonly scalars: readonly string[];
  /** Objects that are a place rather than an item (ranges) live on between batches by a reference id. */
  readonly byReference: boolean = false;
  readonly isNull: boolean = false;
}

/** What `…OrNullObject` members answer when there is nothing. */
export class NullObject extends HostObject {
  readonly typeName = "NullObject";
  readonly scalars = [];
  override readonly isNull = true;
}

/** A collection of items; Excel's clients reach an item by `GetItemAt` or by `Indexer` with its id. */
export abstract class Collection<Item extends HostObject = HostObject> extends HostObject {
  readonly scalars: readonly string[] = [];

  abstract items(): readonly Item[];

  get Count(): number {
    return this.items().length;
  }

  GetCount(): number {
    return this.items().length;
  }

  GetItemAt(index: number): Item {
    const item = this.items()[index];
    if (!item) throw invalidArgument(`${this.typeName}.getItemAt`);
    return item;
  }
}
