import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { TableKind, TablesTrace } from "../../excel";
import type { SheetContent } from "../../report";
import { useDoor } from "../door";

/** What is being done to tables in sheets of their own, and how the last thing that a person asked for ended. */
export interface TablesState {
  readonly phase: "ready" | "writing" | "removing";
  readonly notice:
    | { readonly kind: "written" | "removed"; readonly kept: readonly string[] }
    | { readonly kind: "writeFailed" | "removeFailed" | "showFailed"; readonly trouble: unknown }
    | null;
  /** What stands in the workbook. */
  readonly trace: TablesTrace | null;
}

type TablesAction =
  | { readonly type: "found"; readonly trace: TablesTrace | null }
  | { readonly type: "started"; readonly phase: "writing" | "removing" }
  | { readonly type: "written"; readonly trace: TablesTrace; readonly kept: readonly string[] }
  | { readonly type: "removed"; readonly kept: readonly string[] }
  | {
      readonly type: "failed";
      readonly kind: "writeFailed" | "removeFailed" | "showFailed";
      readonly trouble: unknown;
    }
  | { readonly type: "dismissed" };

function tablesReducer(state: TablesState, action: TablesAction): TablesState {
  switch (action.type) {
    case "found":
      return { ...state, trace: action.trace };
    case "started":
      return { ...state, phase: action.phase, notice: null };
    case "written":
      return { phase: "ready", trace: action.trace, notice: { kind: "written", kept: action.kept } };
    case "removed":
      return { phase: "ready", trace: null, notice: { kind: "removed", kept: action.kept } };
    case "failed":
      return { ...state, phase: "ready", notice: { kind: action.kind, trouble: action.trouble } };
    case "dismissed":
      return { ...state, notice: null };
  }
}

export interface TablesCommands {
  /** @param chats id of the sheet to which rows lead */
  write(sheets: readonly SheetContent[], chats: string | null): void;
  remove(): void;
  show(sheetId: string): void;
  dismiss(): void;
}

/** The tables of a kind in the workbook; what stands is looked at again whenever sheets come or go. */
export function useTables(kind: TableKind): {
  readonly state: TablesState;
  readonly commands: TablesCommands;
} {
  const { tables, onSheetsChange } = useDoor();
  const [state, dispatch] = useReducer(tablesReducer, { phase: "ready", notice: null, trace: null });
  const working = useRef(false);

  const look = useCallback(() => {
    if (working.current) return;
    // What cannot be read now is looked at again with the next change.
    tables.lastTables(kind).then(
      (trace) => dispatch({ type: "found", trace }),
      () => undefined,
    );
  }, [tables, kind]);
  useEffect(() => {
    look();
    return onSheetsChange((change) => {
      if (change.kind === "sheets") look();
    });
  }, [look, onSheetsChange]);

  const commands = useMemo<TablesCommands>(() => {
    const run = async (phase: "writing" | "removing", work: () => Promise<TablesAction>) => {
      if (working.current) return;
      working.current = true;
      dispatch({ type: "started", phase });
      try {
        dispatch(await work());
      } catch (trouble) {
        dispatch({ type: "failed", kind: phase === "writing" ? "writeFailed" : "removeFailed", trouble });
      } finally {
        working.current = false;
      }
    };
    return {
      write: (sheets, chats) =>
        void run("writing", async () => {
          const { kept, ...trace } = await tables.writeTables({ kind, sheets, chats, made: new Date() });
          return { type: "written", trace, kept };
        }),
      remove: () =>
        void run("removing", async () => ({ type: "removed", kept: await tables.removeTables(kind) })),
      show: (sheetId) =>
        void tables
          .showSheet(sheetId)
          .catch((trouble: unknown) => dispatch({ type: "failed", kind: "showFailed", trouble })),
      dismiss: () => dispatch({ type: "dismissed" }),
    };
  }, [tables, kind]);
  return { state, commands };
}
