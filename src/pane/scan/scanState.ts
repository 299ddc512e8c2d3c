import type {
  Corrections,
  Preview,
  ScanProgress,
  ScanResult,
  ScanTrace,
  SourceChoice,
  SourceInfo,
} from "../../excel/types";
import type { FindingFilter } from "./filter";

/** What the Check tab is doing. A result stays while a person looks at it; a scan starts from set-up or from a result. */
export type Phase =
  | { readonly name: "setup" }
  | { readonly name: "scanning"; readonly progress: ScanProgress | null; readonly cancelling: boolean }
  | {
      readonly name: "result";
      readonly result: ScanResult;
      /** The rules that the scan followed, as one text, to be compared with the rules of now. */
      readonly rules: string;
      /** The settings that it followed, likewise. */
      readonly settings: string;
      readonly sheetChanged: boolean;
    };

/** A scan that has finished. */
export type Finished = Extract<Phase, { name: "result" }>;

/** The one message above the set-up: how the last thing that a person asked for ended. */
export type Notice =
  | { readonly kind: "cancelled" | "cleared" | "columnKept" }
  | { readonly kind: "failed" | "clearFailed" | "selectFailed" | "commandFailed"; readonly trouble: unknown };

export interface ScanState {
  /** Null until the workbook was looked at. */
  readonly sources: readonly SourceInfo[] | null;
  readonly sourcesTrouble: unknown;
  readonly choice: SourceChoice | null;
  /** A person picked the source; otherwise the choice follows the active sheet. */
  readonly picked: boolean;
  /** Null until the workbook's corrections for the chosen sheet were read. */
  readonly corrections: Corrections | null;
  readonly preview: Preview | null;
  readonly previewTrouble: unknown;
  readonly traces: readonly ScanTrace[];
  readonly phase: Phase;
  /** The last scan that finished and was not cleared: other views speak of it while the Check tab is elsewhere. */
  readonly finished: Finished | null;
  /** Findings that another view leads to; a new object for every wish. */
  readonly wanted: Partial<FindingFilter> | null;
  readonly notice: Notice | null;
  readonly clearing: boolean;
}

export type ScanAction =
  | {
      readonly type: "sourcesListed";
      readonly sources: readonly SourceInfo[];
      readonly traces: readonly ScanTrace[];
    }
  | { readonly type: "sourcesFailed"; readonly trouble: unknown }
  | { readonly type: "sourcePicked"; readonly choice: SourceChoice }
  | { readonly type: "corrected"; readonly corrections: Corrections }
  | { readonly type: "previewed"; readonly preview: Preview }
  | { readonly type: "previewFailed"; readonly trouble: unknown }
  | { readonly type: "scanStarted"; readonly choice: SourceChoice }
  | { readonly type: "progressed"; readonly progress: ScanProgress }
  | { readonly type: "cancelAsked" }
  | {
      readonly type: "scanned";
      readonly result: ScanResult;
      readonly rules: string;
      readonly settings: string;
    }
  | { readonly type: "cancelled" }
  | { readonly type: "failed"; readonly trouble: unknown }
  | { readonly type: "sheetChanged" }
  | { readonly type: "clearStarted" }
  | { readonly type: "cleared"; readonly complete: boolean }
  | { readonly type: "clearFailed"; readonly trouble: unknown }
  | { readonly type: "selectFailed" | "commandFailed"; readonly trouble: unknown }
  | { readonly type: "findingsWanted"; readonly filter: Partial<FindingFilter> }
  | { readonly type: "setupShown" }
  | { readonly type: "noticeDismissed" };

export const initialScanState: ScanState = {
  sources: null,
  sourcesTrouble: null,
  choice: null,
  picked: false,
  corrections: null,
  preview: null,
  previewTrouble: null,
  traces: [],
  phase: { name: "setup" },
  finished: null,
  wanted: null,
  notice: null,
  clearing: false,
};

/** A choice as one text: equal texts are the same place. */
export function choiceKey(choice: SourceChoice): string {
  switch (choice.kind) {
    case "sheet":
      return `sheet ${choice.sheetId}`;
    case "table":
      return `table ${choice.sheetId} ${choice.tableId}`;
    case "selection":
      return `selection ${choice.sheetId} ${choice.address}`;
  }
}

function choose(state: ScanState, choice: SourceChoice | null): ScanState {
  if (choice && state.choice && choiceKey(choice) === choiceKey(state.choice)) return state;
  const sameSheet = choice !== null && choice.sheetId === state.choice?.sheetId;
  return {
    ...state,
    choice,
    corrections: sameSheet ? state.corrections : null,
    preview: null,
    previewTrouble: null,
  };
}

/** The picked source while it exists (a picked selection follows the selection), else the active one, else the first. */
function standingChoice(state: ScanState, sources: readonly SourceInfo[]): SourceChoice | null {
  const { choice } = state;
  // What is being checked keeps its name, whatever sheet a person turns to meanwhile.
  if (state.phase.name === "scanning") return choice;
  if (state.picked && choice) {
    if (sources.some((source) => choiceKey(source.choice) === choiceKey(choice))) return choice;
    const selection = sources.find((source) => source.choice.kind === "selection");
    if (choice.kind === "selection" && selection) return selection.choice;
  }
  return (sources.find((source) => source.active) ?? sources[0])?.choice ?? null;
}

export function scanReducer(state: ScanState, action: ScanAction): ScanState {
  switch (action.type) {
    case "sourcesListed": {
      const { sources, traces } = action;
      const choice = standingChoice(state, sources);
      const picked = state.picked && choice?.kind === state.choice?.kind;
      return { ...choose(state, choice), sources, traces, picked, sourcesTrouble: null };
    }
    case "sourcesFailed":
      return { ...state, sourcesTrouble: action.trouble };
    case "sourcePicked":
      return { ...choose(state, action.choice), picked: true, notice: null };
    case "corrected":
      return { ...state, corrections: action.corrections };
    case "previewed":
      return { ...state, preview: action.preview, previewTrouble: null };
    case "previewFailed":
      return { ...state, preview: null, previewTrouble: action.trouble };
    case "scanStarted":
      return {
        ...choose(state, action.choice),
        phase: { name: "scanning", progress: null, cancelling: false },
        notice: null,
      };
    case "progressed":
      return state.phase.name === "scanning"
        ? { ...state, phase: { ...state.phase, progress: action.progress } }
        : state;
    case "cancelAsked":
      return state.phase.name === "scanning"
        ? { ...state, phase: { ...state.phase, cancelling: true } }
        : state;
    case "scanned": {
      const { result, rules, settings } = action;
      const finished: Finished = { name: "result", result, rules, settings, sheetChanged: false };
      return { ...state, phase: finished, finished, wanted: null };
    }
    case "cancelled":
      return { ...state, phase: { name: "setup" }, notice: { kind: "cancelled" } };
    case "failed":
      return { ...state, phase: { name: "setup" }, notice: { kind: "failed", trouble: action.trouble } };
    case "sheetChanged": {
      if (!state.finished) return state;
      const finished: Finished = { ...state.finished, sheetChanged: true };
      return { ...state, finished, phase: state.phase.name === "result" ? finished : state.phase };
    }
    case "findingsWanted":
      // A scan that is under way is not left.
      return state.finished && state.phase.name !== "scanning"
        ? { ...state, phase: state.finished, wanted: action.filter, notice: null }
        : state;
    case "clearStarted":
      return { ...state, clearing: true, notice: null };
    case "cleared": {
      const cleared = { ...state, clearing: false, finished: null };
      // What is being checked by now was asked for after what was cleared.
      if (state.phase.name === "scanning") return cleared;
      const notice: Notice = { kind: action.complete ? "cleared" : "columnKept" };
      return { ...cleared, phase: { name: "setup" }, notice };
    }
    case "clearFailed":
      return { ...state, clearing: false, notice: { kind: "clearFailed", trouble: action.trouble } };
    case "selectFailed":
    case "commandFailed":
      return { ...state, notice: { kind: action.type, trouble: action.trouble } };
    case "setupShown":
      return { ...state, phase: { name: "setup" }, notice: null };
    case "noticeDismissed":
      return { ...state, notice: null };
  }
}

/** Whether a scan may start. Without times the response rules are not evaluable, everything else still is. */
export function canScan(state: ScanState): boolean {
  return (
    state.choice !== null &&
    state.preview !== null &&
    (state.preview.obstacle === null || state.preview.obstacle === "noTimes")
  );
}

/** The pane is still finding out what is in the workbook: what it shows of it will change by itself. */
export function isLooking({
  sources,
  sourcesTrouble,
  choice,
  preview,
  previewTrouble,
  phase,
}: ScanState): boolean {
  if (sources === null) return sourcesTrouble === null;
  return phase.name === "setup" && choice !== null && preview === null && previewTrouble === null;
}
