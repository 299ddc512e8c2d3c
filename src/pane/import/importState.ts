import type { RoleId } from "../../chat/role";
import type { ImportOutcome, ImportPlace, ImportProgress, ImportTrace } from "../../excel/import/types";
import type { ImportDigest, PartCorrections, ReadCorrections, ReadProgress } from "./reader/digest";

/** A source as the pane lists it. */
export interface ListedSource {
  readonly id: number;
  readonly name: string;
}

/** What the view is doing. A preview stays while a person corrects it: `again` says that it is being read anew. */
export type Phase =
  | { readonly name: "choose" }
  | { readonly name: "reading"; readonly progress: ReadProgress | null }
  | { readonly name: "preview"; readonly digest: ImportDigest; readonly again: boolean }
  | {
      readonly name: "writing";
      readonly digest: ImportDigest;
      readonly progress: ImportProgress | null;
      readonly cancelling: boolean;
    }
  | { readonly name: "done"; readonly outcome: ImportOutcome };

/** How the last thing that a person asked for ended. */
export type Notice =
  | { readonly kind: "cancelled" | "undone" }
  | { readonly kind: "readFailed" | "writeFailed" | "undoFailed"; readonly trouble: unknown };

export interface ImportState {
  readonly phase: Phase;
  readonly sources: readonly ListedSource[];
  readonly corrections: ReadCorrections;
  /** Corrections of an earlier import of the same format are in use. */
  readonly remembered: boolean;
  readonly place: ImportPlace;
  readonly trace: ImportTrace | null;
  readonly undoing: boolean;
  readonly notice: Notice | null;
}

export type ImportAction =
  | { readonly type: "sourcesAdded"; readonly sources: readonly ListedSource[] }
  | { readonly type: "sourceRemoved"; readonly id: number }
  | { readonly type: "readingStarted" }
  | { readonly type: "readProgressed"; readonly progress: ReadProgress }
  | { readonly type: "read"; readonly digest: ImportDigest }
  | { readonly type: "readFailed"; readonly trouble: unknown }
  | { readonly type: "readCancelled" }
  | { readonly type: "corrected"; readonly corrections: ReadCorrections; readonly remembered?: boolean }
  | { readonly type: "chooseShown" }
  | { readonly type: "placePicked"; readonly place: ImportPlace }
  | { readonly type: "writingStarted" }
  | { readonly type: "writeProgressed"; readonly progress: ImportProgress }
  | { readonly type: "writeCancelAsked" }
  | { readonly type: "writeCancelled" }
  | { readonly type: "writeFailed"; readonly trouble: unknown }
  | { readonly type: "written"; readonly outcome: ImportOutcome }
  | { readonly type: "traced"; readonly trace: ImportTrace | null }
  | { readonly type: "undoStarted" }
  | { readonly type: "undone" }
  | { readonly type: "undoFailed"; readonly trouble: unknown }
  | { readonly type: "noticeDismissed" };

export const noCorrections: ReadCorrections = {
  agents: [],
  robots: [],
  roles: {},
  referenceDate: "",
  parts: {},
};

export const initialImportState: ImportState = {
  phase: { name: "choose" },
  sources: [],
  corrections: noCorrections,
  remembered: false,
  place: "new",
  trace: null,
  undoing: false,
  notice: null,
};

/** Begins a fresh import; what the workbook holds of the last one stays known. */
function afresh(state: ImportState): ImportState {
  return { ...initialImportState, trace: state.trace };
}

export function importReducer(state: ImportState, action: ImportAction): ImportState {
  const { phase } = state;
  switch (action.type) {
    case "sourcesAdded": {
      const standing = phase.name === "done" ? afresh(state) : state;
      return { ...standing, sources: [...standing.sources, ...action.sources], notice: null };
    }
    case "sourceRemoved": {
      const sources = state.sources.filter(({ id }) => id !== action.id);
      return sources.length > 0 ? { ...state, sources } : afresh(state);
    }
    case "readingStarted":
      return phase.name === "preview"
        ? { ...state, phase: { ...phase, again: true }, notice: null }
        : { ...state, phase: { name: "reading", progress: null }, notice: null };
    case "readProgressed":
      return phase.name === "reading" ? { ...state, phase: { ...phase, progress: action.progress } } : state;
    case "read":
      return { ...state, phase: { name: "preview", digest: action.digest, again: false } };
    case "readFailed":
      return {
        ...state,
        phase: { name: "choose" },
        notice: { kind: "readFailed", trouble: action.trouble },
      };
    case "readCancelled":
      return { ...afresh(state), notice: { kind: "cancelled" } };
    case "corrected":
      return {
        ...state,
        corrections: action.corrections,
        remembered: action.remembered ?? state.remembered,
      };
    case "chooseShown":
      return afresh(state);
    case "placePicked":
      return { ...state, place: action.place };
    case "writingStarted":
      return phase.name === "preview"
        ? {
            ...state,
            phase: { name: "writing", digest: phase.digest, progress: null, cancelling: false },
            notice: null,
          }
        : state;
    case "writeProgressed":
      return phase.name === "writing" ? { ...state, phase: { ...phase, progress: action.progress } } : state;
    case "writeCancelAsked":
      return phase.name === "writing" ? { ...state, phase: { ...phase, cancelling: true } } : state;
    case "writeCancelled":
      return backToPreview(state, { kind: "cancelled" });
    case "writeFailed":
      return backToPreview(state, { kind: "writeFailed", trouble: action.trouble });
    case "written":
      return { ...state, phase: { name: "done", outcome: action.outcome } };
    case "traced": {
      // Nothing to append to or replace: only a new sheet is left.
      const place = action.trace === null ? "new" : state.place;
      return { ...state, trace: action.trace, place };
    }
    case "undoStarted":
      return { ...state, undoing: true, notice: null };
    case "undone": {
      const next = phase.name === "done" ? afresh(state) : state;
      return { ...next, undoing: false, notice: { kind: "undone" } };
    }
    case "undoFailed":
      return { ...state, undoing: false, notice: { kind: "undoFailed", trouble: action.trouble } };
    case "noticeDismissed":
      return { ...state, notice: null };
  }
}

function backToPreview(state: ImportState, notice: Notice): ImportState {
  const { phase } = state;
  return phase.name === "writing"
    ? { ...state, phase: { name: "preview", digest: phase.digest, again: false }, notice }
    : { ...state, notice };
}

export function withPart(
  corrections: ReadCorrections,
  key: string,
  change: PartCorrections,
): ReadCorrections {
  return { ...corrections, parts: { ...corrections.parts, [key]: { ...corrections.parts[key], ...change } } };
}

export function withRole(corrections: ReadCorrections, sender: string, role: RoleId): ReadCorrections {
  return { ...corrections, roles: { ...corrections.roles, [sender]: role } };
}

/**
 * Names out of a field: separated by commas, semicolons or lines, in Chinese or Latin punctuation.
 *
 * @example namesOf("小美，阿岳\n 小禾 ") //=> ["小美", "阿岳", "小禾"]
 */
export function namesOf(text: string): string[] {
  const names = text.split(/[,，、;；\r\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}
