import { useEffect, useMemo, useReducer } from "react";
import type { ExcelDoor } from "../../excel";
import { useDoor } from "../door";

/** What the workbook keeps for a team, as far as it could be read and saved. */
export interface Kept<Value> {
  /** Null until it was read, and while it cannot be. */
  readonly value: Value | null;
  readonly loadTrouble: unknown;
  readonly saveTrouble: unknown;
  /** Changes it at once, and saves it; nothing while it was not read. What `next` throws is the caller's. */
  change(next: (value: Value) => Value): void;
  /** Saves again what could not be saved. */
  retry(): void;
  /** Begins anew where it cannot be read. */
  reset(): void;
}

type State<Value> = Pick<Kept<Value>, "value" | "loadTrouble" | "saveTrouble">;

type Action<Value> =
  | { readonly type: "loaded" | "changed"; readonly value: Value }
  | { readonly type: "loadFailed" | "saveFailed"; readonly trouble: unknown }
  | { readonly type: "saved" };

function keptReducer<Value>(state: State<Value>, action: Action<Value>): State<Value> {
  switch (action.type) {
    case "loaded":
      return { value: action.value, loadTrouble: null, saveTrouble: null };
    case "changed":
      return { ...state, value: action.value };
    case "loadFailed":
      return { ...state, value: null, loadTrouble: action.trouble };
    case "saveFailed":
      return { ...state, saveTrouble: action.trouble };
    case "saved":
      return { ...state, saveTrouble: null };
  }
}

/** Where it is kept. */
export interface Keeping<Value> {
  readonly load: () => Promise<Value>;
  readonly save: (value: Value) => Promise<void>;
  /** What there is before anything was kept. */
  readonly empty: Value;
}

function makeKeeper<Value>(keeping: Keeping<Value>, dispatch: (action: Action<Value>) => void) {
  let value: { readonly now: Value } | null = null;
  let writing: Promise<void> = Promise.resolve();

  // One write after the other, each with what holds then: a slow earlier one must not land on a later one.
  const save = () => {
    writing = writing.then(async () => {
      if (!value) return;
      try {
        await keeping.save(value.now);
        dispatch({ type: "saved" });
      } catch (trouble) {
        dispatch({ type: "saveFailed", trouble });
      }
    });
  };

  return {
    load: () => {
      keeping.load().then(
        (loaded) => {
          value ??= { now: loaded };
          dispatch({ type: "loaded", value: value.now });
        },
        (trouble: unknown) => dispatch({ type: "loadFailed", trouble }),
      );
    },
    change: (next: (value: Value) => Value) => {
      if (!value) return;
      value = { now: next(value.now) };
      dispatch({ type: "changed", value: value.now });
      save();
    },
    retry: save,
    reset: () => {
      value = { now: keeping.empty };
      dispatch({ type: "loaded", value: value.now });
      save();
    },
  };
}

/**
 * Something that is read from the workbook once and kept there at each change.
 *
 * @param keepingOf the same function as long as the pane lives
 */
export function useKept<Value>(keepingOf: (door: ExcelDoor) => Keeping<Value>): Kept<Value> {
  const door = useDoor();
  const [state, dispatch] = useReducer(keptReducer<Value>, {
    value: null,
    loadTrouble: null,
    saveTrouble: null,
  });
  const keeper = useMemo(() => makeKeeper(keepingOf(door), dispatch), [door, keepingOf]);
  useEffect(() => keeper.load(), [keeper]);
  return useMemo(() => ({ ...state, ...keeper }), [state, keeper]);
}
