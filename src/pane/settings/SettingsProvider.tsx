import { createContext, useContext, useEffect, useMemo, useReducer, type ReactNode } from "react";
import type { ExcelDoor } from "../../excel";
import { defaultSettings, type Settings } from "../../excel/settingsStore";
import { useDoor } from "../door";
import { LanguageProvider, useLanguage } from "../language";

export type Saving =
  { readonly name: "idle" | "saving" | "saved" } | { readonly name: "failed"; readonly trouble: unknown };

interface SettingsState {
  /** Null until the workbook's settings were read; the defaults while they cannot be. */
  readonly settings: Settings | null;
  readonly loadTrouble: unknown;
  readonly saving: Saving;
}

export interface SettingsAccess extends SettingsState {
  /** What holds for reading chats, as one text: equal texts read alike. */
  readonly signature: string;
  change(settings: Partial<Settings>): void;
  /** Saves again what could not be saved. */
  retry(): void;
  /** Resolves when the workbook holds what was changed, or has refused it. */
  flush(): Promise<void>;
}

type SettingsAction =
  | { readonly type: "loaded" | "changed"; readonly settings: Settings }
  | { readonly type: "loadFailed"; readonly trouble: unknown }
  | { readonly type: "saving"; readonly saving: Saving };

function settingsReducer(state: SettingsState, action: SettingsAction): SettingsState {
  switch (action.type) {
    case "loaded":
      return { settings: action.settings, loadTrouble: null, saving: { name: "idle" } };
    case "changed":
      return { settings: action.settings, loadTrouble: null, saving: { name: "saving" } };
    case "loadFailed":
      return { ...state, settings: defaultSettings, loadTrouble: action.trouble };
    case "saving":
      return { ...state, saving: action.saving };
  }
}

function makeKeeper(door: ExcelDoor, dispatch: (action: SettingsAction) => void) {
  let settings: Settings | null = null;
  let writing: Promise<void> = Promise.resolve();

  // One write after the other, each with what holds then: a slow earlier one must not land on a later one.
  const save = () => {
    writing = writing.then(async () => {
      if (!settings) return;
      const written = settings;
      try {
        await door.saveSettings(written);
        if (written === settings) dispatch({ type: "saving", saving: { name: "saved" } });
      } catch (trouble) {
        dispatch({ type: "saving", saving: { name: "failed", trouble } });
      }
    });
  };

  return {
    load: () => {
      door.loadSettings().then(
        (loaded) => {
          settings ??= loaded;
          dispatch({ type: "loaded", settings });
        },
        (trouble: unknown) => dispatch({ type: "loadFailed", trouble }),
      );
    },
    change: (part: Partial<Settings>) => {
      settings = { ...(settings ?? defaultSettings), ...part };
      dispatch({ type: "changed", settings });
      save();
    },
    retry: save,
    flush: () => writing,
  };
}

const SettingsContext = createContext<SettingsAccess | null>(null);

/** The workbook's settings, and the language that they ask for. */
export function SettingsProvider(props: { readonly children: ReactNode }) {
  const door = useDoor();
  const { locale } = useLanguage();
  const [state, dispatch] = useReducer(settingsReducer, {
    settings: null,
    loadTrouble: null,
    saving: { name: "idle" },
  });
  const keeper = useMemo(() => makeKeeper(door, dispatch), [door]);
  useEffect(() => keeper.load(), [keeper]);

  const language = state.settings?.language ?? locale;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const access = useMemo<SettingsAccess>(() => {
    const { agents, robots, automaticReplies, sessionGap, serviceHours } = state.settings ?? defaultSettings;
    const signature = JSON.stringify([agents, robots, automaticReplies, sessionGap, serviceHours]);
    return { ...state, ...keeper, signature };
  }, [state, keeper]);
  return (
    <SettingsContext value={access}>
      <LanguageProvider locale={language}>{props.children}</LanguageProvider>
    </SettingsContext>
  );
}

export function useSettings(): SettingsAccess {
  const access = useContext(SettingsContext);
  if (!access) throw new Error("useSettings needs a SettingsProvider above it");
  return access;
}
