import { createContext, useContext, useEffect, useMemo, useReducer, useRef, type ReactNode } from "react";
import type { RoleId } from "../../chat/role";
import type { ExcelDoor, ImportPlace, SavedImportCorrections, SourceChoice } from "../../excel";
import { importingText } from "../../locales/importing";
import type { Locale } from "../../locales/translate";
import { useDoor } from "../door";
import { useLanguage } from "../language";
import {
  importReducer,
  initialImportState,
  withPart,
  withRole,
  type ImportAction,
  type ImportState,
} from "./importState";
import { tablesToWrite } from "./importTables";
import type { ImportDigest, PartCorrections, ReadCorrections, SourceInput } from "./reader/digest";
import { createImportReader, type ImportReader } from "./reader/reader";
import { correctionsFrom, rememberedAfter } from "./remembered";

export interface ImportCommands {
  addFiles(files: readonly File[]): void;
  addText(text: string): void;
  addSheet(choice: SourceChoice): void;
  removeSource(id: number): void;
  correctPart(key: string, change: PartCorrections): void;
  correctNames(names: Pick<ReadCorrections, "agents" | "robots">): void;
  correctRole(sender: string, role: RoleId): void;
  correctDate(referenceDate: string): void;
  /** Leaves out what an earlier import of the format was corrected to. */
  forgetCorrections(): void;
  startOver(): void;
  pickPlace(place: ImportPlace): void;
  write(): void;
  cancel(): void;
  undo(): void;
  dismissNotice(): void;
  /** Looks at what the workbook holds of the last import. */
  refreshTrace(): void;
}

const ImportContext = createContext<{
  readonly state: ImportState;
  readonly commands: ImportCommands;
} | null>(null);

/** A person who types or clicks on is not read after every step. */
const settleMilliseconds = 300;

const isAbort = (error: unknown) =>
  (error instanceof Error || error instanceof DOMException) && error.name === "AbortError";

function makeCommands(
  door: ExcelDoor,
  reader: ImportReader,
  draw: (action: ImportAction) => void,
  localeNow: () => Locale,
) {
  // The page draws when it comes to it; what a person asked for counts at once.
  let state = initialImportState;
  const dispatch = (action: ImportAction) => {
    state = importReducer(state, action);
    draw(action);
  };
  let nextId = 0;
  let pastes = 0;
  let working: AbortController | null = null;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What the workbook remembers of formats; null until it was asked. */
  let saved: SavedImportCorrections | null = null;
  /** Sources whose remembered corrections are in use, or were declined. */
  const settled = new Set<number>();

  function add(inputs: readonly Pick<SourceInput, "name" | "content">[]): void {
    const sources = inputs.map((input) => ({ ...input, id: ++nextId }));
    for (const source of sources) reader.add(source);
    dispatch({ type: "sourcesAdded", sources: sources.map(({ id, name }) => ({ id, name })) });
    read();
  }

  /** Reads what is chosen by then, once the page has taken the change in. */
  function read(wait = 0): void {
    clearTimeout(timer);
    turn++;
    dispatch({ type: "readingStarted" });
    timer = setTimeout(() => void readNow(turn), wait);
  }

  async function readNow(mine: number): Promise<void> {
    // Another reading replaces one that is under way: its answer is not waited for.
    const controller = new AbortController();
    working = controller;
    const ask = (corrections: ReadCorrections) => {
      const locale = localeNow();
      const sources = state.sources.map(({ id }) => id);
      return reader.read(
        { sources, corrections, locale },
        (progress) => mine === turn && dispatch({ type: "readProgressed", progress }),
        controller.signal,
      );
    };
    try {
      let digest = await ask(state.corrections);
      if (mine !== turn) return;
      const known = await rememberedFor(digest);
      if (mine !== turn) return;
      if (known) {
        dispatch({ type: "corrected", corrections: known, remembered: true });
        digest = await ask(known);
        if (mine !== turn) return;
      }
      dispatch({ type: "read", digest });
    } catch (trouble) {
      if (mine !== turn) return;
      dispatch(isAbort(trouble) ? { type: "readCancelled" } : { type: "readFailed", trouble });
    } finally {
      if (working === controller) working = null;
    }
  }

  /** What the workbook remembers about sources that are new; null when nothing is, or a person has corrected already. */
  async function rememberedFor(digest: ImportDigest): Promise<ReadCorrections | null> {
    const { sources, corrections } = state;
    const fresh = new Set(sources.map(({ id }) => id).filter((id) => !settled.has(id)));
    if (fresh.size === 0) return null;
    for (const id of fresh) settled.add(id);
    // Without what the workbook remembers, the data still says enough.
    saved ??= await door.imports.loadImportCorrections().catch(() => ({}));
    const parts = digest.parts.filter(({ source }) => fresh.has(source));
    const known = correctionsFrom(saved, { ...digest, parts });
    if (!known) return null;
    const unite = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];
    return {
      agents: unite(corrections.agents, known.agents),
      robots: unite(corrections.robots, known.robots),
      roles: { ...known.roles, ...corrections.roles },
      parts: { ...known.parts, ...corrections.parts },
      referenceDate: corrections.referenceDate,
    };
  }

  function correct(corrections: ReadCorrections, remembered?: boolean): void {
    dispatch({ type: "corrected", corrections, ...(remembered !== undefined && { remembered }) });
    read(settleMilliseconds);
  }

  async function write(): Promise<void> {
    const locale = localeNow();
    if (state.phase.name !== "preview" || state.phase.again || working) return;
    const { digest } = state.phase;
    const { corrections, place } = state;
    const controller = new AbortController();
    working = controller;
    dispatch({ type: "writingStarted" });
    try {
      const outcome = await door.imports.writeImport(
        { tables: tablesToWrite(digest, reader, locale), place },
        {
          signal: controller.signal,
          onProgress: (progress) => dispatch({ type: "writeProgressed", progress }),
        },
      );
      dispatch({ type: "written", outcome });
      remember(corrections, digest);
    } catch (trouble) {
      dispatch(isAbort(trouble) ? { type: "writeCancelled" } : { type: "writeFailed", trouble });
    } finally {
      working = null;
      commands.refreshTrace();
    }
  }

  function remember(corrections: ReadCorrections, digest: ImportDigest): void {
    const before = saved ?? {};
    saved = rememberedAfter(before, corrections, digest);
    if (JSON.stringify(saved) === JSON.stringify(before)) return;
    // The rows stand in the sheet, whether the workbook can keep the corrections or not.
    door.imports.saveImportCorrections(saved).catch(() => undefined);
  }

  const commands: ImportCommands = {
    addFiles: (files) => {
      if (files.length === 0) return;
      add(files.map((file) => ({ name: file.name, content: { kind: "file", file } })));
    },
    addText: (text) => {
      if (text.trim() === "") return;
      const name = importingText(localeNow(), "paste.name", { number: ++pastes });
      add([{ name, content: { kind: "text", text } }]);
    },
    addSheet: (choice) => {
      dispatch({ type: "readingStarted" });
      const controller = new AbortController();
      working = controller;
      door.imports.readCells(choice, { signal: controller.signal }).then(
        (cells) => {
          working = null;
          add([{ name: cells.name, content: { kind: "cells", cells } }]);
        },
        (trouble: unknown) => {
          working = null;
          dispatch(isAbort(trouble) ? { type: "readCancelled" } : { type: "readFailed", trouble });
        },
      );
    },
    removeSource: (id) => {
      const others = state.sources.filter((source) => source.id !== id);
      dispatch({ type: "sourceRemoved", id });
      if (others.length > 0) read(settleMilliseconds);
    },
    correctPart: (key, change) => correct(withPart(state.corrections, key, change)),
    correctNames: (names) => correct({ ...state.corrections, ...names }),
    correctRole: (sender, role) => correct(withRole(state.corrections, sender, role)),
    correctDate: (referenceDate) => correct({ ...state.corrections, referenceDate }),
    forgetCorrections: () => {
      const { referenceDate } = state.corrections;
      correct({ ...initialImportState.corrections, referenceDate }, false);
    },
    startOver: () => {
      turn++;
      clearTimeout(timer);
      working?.abort();
      dispatch({ type: "chooseShown" });
    },
    pickPlace: (place) => dispatch({ type: "placePicked", place }),
    write: () => void write(),
    cancel: () => {
      const { phase } = state;
      if (phase.name === "writing") {
        dispatch({ type: "writeCancelAsked" });
        working?.abort();
      } else if (phase.name === "reading") {
        turn++;
        clearTimeout(timer);
        working?.abort();
        dispatch({ type: "readCancelled" });
      }
    },
    undo: () => {
      dispatch({ type: "undoStarted" });
      door.imports.undoImport().then(
        () => {
          dispatch({ type: "undone" });
          commands.refreshTrace();
        },
        (trouble: unknown) => dispatch({ type: "undoFailed", trouble }),
      );
    },
    dismissNotice: () => dispatch({ type: "noticeDismissed" }),
    refreshTrace: () => {
      door.imports.lastImport().then(
        (trace) => dispatch({ type: "traced", trace }),
        // What is left of the last import is an offer: without it a new sheet can still be filled.
        () => undefined,
      );
    },
  };
  return commands;
}

export function ImportProvider(props: {
  /** A test reads in its own thread. */
  readonly makeReader?: () => ImportReader;
  readonly children: ReactNode;
}) {
  const { makeReader = createImportReader, children } = props;
  const door = useDoor();
  const { locale } = useLanguage();
  const [state, dispatch] = useReducer(importReducer, initialImportState);

  const latestLocale = useRef(locale);
  useEffect(() => {
    latestLocale.current = locale;
  });
  const reader = useMemo(() => makeReader(), [makeReader]);
  const commands = useMemo(
    () => makeCommands(door, reader, dispatch, () => latestLocale.current),
    [door, reader],
  );

  useEffect(() => {
    commands.refreshTrace();
    return door.onSheetsChange((change) => {
      if (change.kind === "sheets") commands.refreshTrace();
    });
  }, [door, commands]);
  useEffect(() => () => reader.dispose(), [reader]);

  const value = useMemo(() => ({ state, commands }), [state, commands]);
  return <ImportContext value={value}>{children}</ImportContext>;
}

export function useImport(): { readonly state: ImportState; readonly commands: ImportCommands } {
  const access = useContext(ImportContext);
  if (!access) throw new Error("useImport needs an ImportProvider above it");
  return access;
}
