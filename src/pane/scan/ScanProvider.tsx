import {
  createContext,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  type ReactNode,
} from "react";
import type { ExcelDoor } from "../../excel";
import type { Corrections, Field, SourceChoice } from "../../excel/types";
import type { RoleId } from "../../chat/role";
import { CoachingProvider } from "../coaching/CoachingProvider";
import { useDoor } from "../door";
import { useLanguage } from "../language";
import { ReviewProvider } from "../review/ReviewProvider";
import { SettingsProvider, useSettings, type SettingsAccess } from "../settings/SettingsProvider";
import { useRules, type RulesAccess } from "../rules/RulesProvider";
import type { Locale } from "../../locales/translate";
import type { FindingFilter } from "./filter";
import { choiceKey, initialScanState, scanReducer, type ScanAction, type ScanState } from "./scanState";

export interface ScanCommands {
  refresh(): void;
  pickSource(choice: SourceChoice): void;
  correctColumn(column: number, field: Field | null): void;
  correctRole(sender: string, role: RoleId): void;
  forgetColumnCorrections(): void;
  retryPreview(): void;
  scan(choice?: SourceChoice): void;
  cancel(): void;
  clear(sheetId: string): void;
  showSetup(): void;
  /** Shows those findings of the last scan in the Check tab; nothing while there is none. */
  showFindings(filter: Partial<FindingFilter>): void;
  dismissNotice(): void;
  /** Resolves to whether the rows are selected; when not, the state says why. */
  selectRows(sheetId: string, rows: readonly number[]): Promise<boolean>;
}

const ScanContext = createContext<{ readonly state: ScanState; readonly commands: ScanCommands } | null>(
  null,
);

/** Changes of cells and selections come in bursts; the sources are listed once they pause. */
const settleMilliseconds = 250;

function isAbort(error: unknown): boolean {
  return error instanceof Error || error instanceof DOMException ? error.name === "AbortError" : false;
}

function makeCommands(
  door: ExcelDoor,
  dispatch: (action: ScanAction) => void,
  now: () => { state: ScanState; locale: Locale; rules: RulesAccess; settings: SettingsAccess },
) {
  let scanning: { readonly controller: AbortController; readonly choice: SourceChoice } | null = null;
  /** Asked for on the ribbon while another is being checked: its turn comes next. */
  let next: SourceChoice | null = null;
  let listing = 0;
  let previewing = 0;

  async function list(): Promise<void> {
    const turn = ++listing;
    try {
      const [sources, traces] = await Promise.all([door.listSources(), door.lastScans()]);
      if (turn === listing) dispatch({ type: "sourcesListed", sources, traces });
    } catch (trouble) {
      if (turn === listing) dispatch({ type: "sourcesFailed", trouble });
    }
  }

  async function preview(choice: SourceChoice, known: Corrections | null): Promise<void> {
    const turn = ++previewing;
    try {
      const corrections = known ?? (await door.loadCorrections(choice.sheetId));
      if (turn !== previewing) return;
      const found = await door.preview(choice, corrections);
      if (turn !== previewing) return;
      if (!known) dispatch({ type: "corrected", corrections });
      dispatch({ type: "previewed", preview: found });
    } catch (trouble) {
      if (turn === previewing) dispatch({ type: "previewFailed", trouble });
    }
  }

  function correct(corrections: Corrections): void {
    const { choice } = now().state;
    if (!choice) return;
    dispatch({ type: "corrected", corrections });
    void preview(choice, corrections);
    // The corrections hold as long as the pane is open, even when the workbook cannot keep them.
    door.saveCorrections(choice.sheetId, corrections).catch(() => undefined);
  }

  async function scan(asked?: SourceChoice): Promise<void> {
    const choice = asked ?? now().state.choice;
    if (!choice) return;
    if (scanning) {
      next = choiceKey(choice) === choiceKey(scanning.choice) ? null : choice;
      return;
    }
    const controller = new AbortController();
    scanning = { controller, choice };
    previewing++;
    const { state, locale, rules, settings } = now();
    dispatch({ type: "scanStarted", choice });
    try {
      await Promise.all([rules.flush(), settings.flush()]);
      const followed = now().rules.signature;
      const followedSettings = now().settings.signature;
      const corrections =
        choice.sheetId === state.choice?.sheetId && state.corrections
          ? state.corrections
          : await door.loadCorrections(choice.sheetId);
      const result = await door.scan(
        { choice, corrections, locale },
        { signal: controller.signal, onProgress: (progress) => dispatch({ type: "progressed", progress }) },
      );
      // A long list is drawn in slices, so that the pane answers meanwhile.
      startTransition(() =>
        dispatch({ type: "scanned", result, rules: followed, settings: followedSettings }),
      );
    } catch (trouble) {
      dispatch(isAbort(trouble) ? { type: "cancelled" } : { type: "failed", trouble });
    } finally {
      scanning = null;
      void list();
      const following = next;
      next = null;
      if (following) void scan(following);
    }
  }

  const commands: ScanCommands = {
    refresh: () => void list(),
    pickSource: (choice) => dispatch({ type: "sourcePicked", choice }),
    correctColumn: (column, field) => {
      const { corrections } = now().state;
      correct({ ...corrections, columns: { ...corrections?.columns, [column]: field } });
    },
    correctRole: (sender, role) => {
      const { corrections } = now().state;
      correct({ ...corrections, roles: { ...corrections?.roles, [sender]: role } });
    },
    forgetColumnCorrections: () => {
      const { corrections } = now().state;
      correct(corrections?.roles ? { roles: corrections.roles } : {});
    },
    retryPreview: () => {
      const { choice, corrections } = now().state;
      if (choice) void preview(choice, corrections);
    },
    scan: (choice) => void scan(choice),
    cancel: () => {
      if (!scanning) return;
      next = null;
      dispatch({ type: "cancelAsked" });
      scanning.controller.abort();
    },
    clear: (sheetId) => {
      dispatch({ type: "clearStarted" });
      door.clearScan(sheetId).then(
        (complete) => {
          dispatch({ type: "cleared", complete });
          void list();
        },
        (trouble: unknown) => dispatch({ type: "clearFailed", trouble }),
      );
    },
    showSetup: () => dispatch({ type: "setupShown" }),
    showFindings: (filter) => dispatch({ type: "findingsWanted", filter: { ...filter } }),
    dismissNotice: () => dispatch({ type: "noticeDismissed" }),
    selectRows: async (sheetId, rows) => {
      try {
        await door.selectRows(sheetId, rows);
        return true;
      } catch (trouble) {
        dispatch({ type: "selectFailed", trouble });
        return false;
      }
    },
  };
  return { commands, preview };
}

/** Scans follow the workbook's settings and rules; what is found is reviewed, and collected for coaching. */
export function ScanProvider(props: { readonly children: ReactNode }) {
  return (
    <SettingsProvider>
      <ScanKeeper>
        <ReviewProvider>
          <CoachingProvider>{props.children}</CoachingProvider>
        </ReviewProvider>
      </ScanKeeper>
    </SettingsProvider>
  );
}

function ScanKeeper(props: { readonly children: ReactNode }) {
  const door = useDoor();
  const { locale } = useLanguage();
  const rules = useRules();
  const settings = useSettings();
  const [state, dispatch] = useReducer(scanReducer, initialScanState);

  const latest = useRef({ state, locale, rules, settings });
  useEffect(() => {
    latest.current = { state, locale, rules, settings };
  });
  const { commands, preview } = useMemo(() => makeCommands(door, dispatch, () => latest.current), [door]);

  useEffect(() => {
    commands.refresh();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopSheets = door.onSheetsChange((change) => {
      const { finished } = latest.current.state;
      if (change.kind === "cells" && finished) {
        const { sheetId } = finished.result.source.choice;
        if (change.sheetId === null || change.sheetId === sheetId) dispatch({ type: "sheetChanged" });
      }
      clearTimeout(timer);
      timer = setTimeout(commands.refresh, settleMilliseconds);
    });
    const stopRequests = door.onPaneRequest((request) => {
      switch (request.kind) {
        case "scan":
          commands.scan(request.choice);
          break;
        case "cleared":
          dispatch({ type: "cleared", complete: request.complete });
          commands.refresh();
          break;
        case "failed":
          dispatch({ type: "commandFailed", trouble: request.error });
          break;
      }
    });
    return () => {
      clearTimeout(timer);
      stopSheets();
      stopRequests();
    };
  }, [door, commands]);

  // Looks at the source again when another is chosen, or when its size has changed (chats were pasted).
  const source = state.sources?.find(
    (candidate) => state.choice && choiceKey(candidate.choice) === choiceKey(state.choice),
  );
  const place = source ? `${choiceKey(source.choice)} ${source.rows}×${source.columns}` : null;
  const settingUp = state.phase.name === "setup";
  useEffect(() => {
    const { choice, corrections } = latest.current.state;
    if (place !== null && choice && settingUp) void preview(choice, corrections);
  }, [place, settingUp, preview, settings.signature]);

  const value = useMemo(() => ({ state, commands }), [state, commands]);
  return <ScanContext value={value}>{props.children}</ScanContext>;
}

export function useScan(): { readonly state: ScanState; readonly commands: ScanCommands } {
  const scan = useContext(ScanContext);
  if (!scan) throw new Error("useScan needs a ScanProvider above it");
  return scan;
}
