import { invalidArgument } from "../richApi/hostError";
import { HostObject } from "../richApi/hostObject";

/** Properties with their values before anything is set, and objects below that are kept likewise. */
export interface KeptShape {
  /** Name in Excel's API. */
  readonly typeName: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly parts?: Readonly<Record<string, KeptShape>>;
  /** Methods that set values: the name of the property, or what to set. */
  readonly setters?: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
}

/** What was set, by property; the parts by theirs. */
export interface KeptValues {
  [name: string]: unknown;
}

/**
 * An object whose properties are kept and answered and do nothing else here: the looks of a chart, the set-up of a page. A
 * value is refused when it is not of the kind that stands there before.
 *
 * @example new Kept({ typeName: "ChartTitle", values: { Text: "", Visible: true } }, record)
 */
export class Kept extends HostObject {
  readonly typeName: string;
  readonly scalars: readonly string[];

  constructor(shape: KeptShape, store: KeptValues) {
    super();
    this.typeName = shape.typeName;
    this.scalars = Object.keys(shape.values);
    for (const [name, standard] of Object.entries(shape.values)) {
      Object.defineProperty(this, name, {
        get: () => (Object.hasOwn(store, name) ? store[name] : standard),
        set: (value: unknown) => {
          if (standard !== null && value !== null && typeof value !== typeof standard) {
            throw invalidArgument(`${shape.typeName}.${name.slice(0, 1).toLowerCase()}${name.slice(1)}`);
          }
          store[name] = value;
        },
      });
    }
    for (const [name, part] of Object.entries(shape.parts ?? {})) {
      Object.defineProperty(this, name, {
        get: () => new Kept(part, (store[name] ??= {}) as KeptValues),
      });
    }
    for (const [name, effect] of Object.entries(shape.setters ?? {})) {
      Object.defineProperty(this, name, {
        value: (value: unknown): null => {
          if (typeof effect === "string") store[effect] = value;
          else Object.assign(store, effect);
          return null;
        },
      });
    }
  }
}
