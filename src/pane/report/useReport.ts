import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { ReportProgress, ReportTrace } from "../../excel";
import type { RulesetChanges } from "../../inspection";
import type { Locale } from "../../locales/translate";
import type { RecordPart } from "../../report";
import { useDoor } from "../door";
import type { Finished } from "../scan/scanState";

/** What the view is doing, and how the last thing that a person asked for ended. */
export interface ReportState {
  readonly phase:
    | { readonly name: "ready" }
    | { readonly name: "writing"; readonly progress: ReportProgress | null; readonly cancelling: boolean }
    | { readonly name: "removing" };
  readonly notice:
    | { readonly kind: "written" | "cancelled" | "removed" }
    | { readonly kind: "failed"; readonly trouble: unknown }
    | null;
  /** The report that stands in the workbook. */
  readonly trace: ReportTrace | null;
}

type ReportAction =
  | { readonly type: "found"; readonly trace: ReportTrace | null }
  | { readonly type: "started" | "cancelAsked" | "cancelled" | "removeStarted" | "removed" | "dismissed" }
  | { readonly type: "progressed"; readonly progress: ReportProgress }
  | { readonly type: "written"; readonly trace: ReportTrace }
  | { readonly type: "failed"; readonly trouble: unknown };

const ready = { name: "ready" } as const;

function reportReducer(state: ReportState, action: ReportAction): ReportState {
  switch (action.type) {
    case "found":
      return { ...state, trace: action.trace };
    case "started":
      return { ...state, phase: { name: "writing", progress: null, cancelling: false }, notice: null };
    case "progressed":
      return state.phase.name === "writing"
        ? { ...state, phase: { ...state.phase, progress: action.progress } }
        : state;
    case "cancelAsked":
      return state.phase.name === "writing"
        ? { ...state, phase: { ...state.phase, cancelling: true } }
        : state;
    case "written":
      return { phase: ready, notice: { kind: "written" }, trace: action.trace };
    case "cancelled":
      return { ...state, phase: ready, notice: { kind: "cancelled" } };
    case "failed":
      return { ...state, phase: ready, notice: { kind: "failed", trouble: action.trouble } };
    case "removeStarted":
      return { ...state, phase: { name: "removing" }, notice: null };
    case "removed":
      return { phase: ready, notice: { kind: "removed" }, trace: null };
    case "dismissed":
      return { ...state, notice: null };
  }
}

export interface ReportCommands {
  write(finished: Finished, locale: Locale, mask: boolean, part: RecordPart): void;
  cancel(): void;
  remove(): void;
  show(sheetId: string): void;
  dismiss(): void;
}

export function useReport(): { readonly state: ReportState; readonly commands: ReportCommands } {
  const { reports, onSheetsChange } = useDoor();
  const [state, dispatch] = useReducer(reportReducer, { phase: ready, notice: null, trace: null });
  const running = useRef<AbortController | null>(null);

  // What stands is looked at again whenever sheets come or go; a person may delete some of them.
  const look = useCallback(() => {
    if (running.current) return;
    // What cannot be read now is looked at again with the next change.
    reports.lastReport().then(
      (trace) => dispatch({ type: "found", trace }),
      () => undefined,
    );
  }, [reports]);
  useEffect(() => {
    look();
    return onSheetsChange(({ kind }) => {
      if (kind === "sheets") look();
    });
  }, [look, onSheetsChange]);

  const commands = useMemo<ReportCommands>(() => {
    const failed = (trouble: unknown) => dispatch({ type: "failed", trouble });
    return {
      write(finished, locale, mask, part) {
        if (running.current) return;
        const controller = new AbortController();
        running.current = controller;
        dispatch({ type: "started" });
        reports
          .writeReport(
            {
              result: finished.result,
              rules: JSON.parse(finished.rules) as RulesetChanges,
              locale,
              mask,
              part,
              made: new Date(),
            },
            {
              onProgress: (progress) => dispatch({ type: "progressed", progress }),
              signal: controller.signal,
            },
          )
          .then(
            (trace) => dispatch({ type: "written", trace }),
            (trouble: unknown) =>
              controller.signal.aborted ? dispatch({ type: "cancelled" }) : failed(trouble),
          )
          .finally(() => {
            running.current = null;
          });
      },
      cancel() {
        running.current?.abort();
        dispatch({ type: "cancelAsked" });
      },
      remove() {
        dispatch({ type: "removeStarted" });
        reports.removeReport().then(() => dispatch({ type: "removed" }), failed);
      },
      show(sheetId) {
        reports.showSheet(sheetId).catch(failed);
      },
      dismiss: () => dispatch({ type: "dismissed" }),
    };
  }, [reports]);
  return { state, commands };
}
