import { createContext, useContext, useEffect, useMemo, useReducer, type ReactNode } from "react";
import type { ExcelDoor } from "../../excel";
import { applyChanges, builtInRuleset, compileRuleset, parseChanges } from "../../inspection";
import type { Dictionary, Rule, Ruleset } from "../../inspection";
import { useDoor } from "../door";
import {
  countDifferences,
  editPhrases,
  editRule,
  resetPhrases,
  resetRule,
  type Changes,
  type PhraseEdit,
  type RuleEdit,
} from "./edits";
import { addRule, removeRule, replaceRule } from "./ownRules";
import { withoutRuleInCard } from "./scorecard/cards";
import { editedFields, goesOn, type Edited } from "./steps";

export type Saving =
  { readonly name: "idle" | "saving" | "saved" } | { readonly name: "failed"; readonly trouble: unknown };

interface RulesState {
  /** Null until the workbook's changes were read. */
  readonly changes: Changes | null;
  readonly loadTrouble: unknown;
  readonly saving: Saving;
  readonly canUndo: boolean;
}

export interface RulesAccess extends RulesState {
  readonly builtIn: Ruleset;
  /** The built-in rules with the workbook's changes. */
  readonly ruleset: Ruleset;
  readonly differences: number;
  /** The changes as one text: equal texts mean equal rules. */
  readonly signature: string;
  editRule(id: string, edit: RuleEdit): void;
  resetRule(id: string): void;
  editPhrases(name: string, edit: PhraseEdit): void;
  resetPhrases(name: string): void;
  resetAll(): void;
  /** Rules of the shop's own; each is a step of its own. */
  addRule(rule: Rule): void;
  removeRule(id: string): void;
  /** Takes over what was edited of a rule of the shop's own, with the phrase lists that it brings along. */
  replaceRule(rule: Rule, dictionaries?: Readonly<Record<string, Dictionary>>): void;
  /** Takes other changes over as a whole: from a file, or with another scorecard. */
  replace(changes: Changes): void;
  /** Takes the last step back; what was typed in one go into one field is one step. */
  undo(): void;
  reload(): void;
  /** Saves what is not saved yet; resolves when the workbook holds it or has refused it. */
  flush(): Promise<void>;
}

type RulesAction =
  | { readonly type: "loaded"; readonly changes: Changes }
  | { readonly type: "loadFailed"; readonly trouble: unknown }
  | { readonly type: "changed"; readonly changes: Changes; readonly canUndo: boolean }
  | { readonly type: "saving"; readonly saving: Saving };

/** While a person types or holds a button down nothing is saved; so long after the last change it is. */
const pauseMilliseconds = 600;

const noChanges = parseChanges({});

const initialState: RulesState = {
  changes: null,
  loadTrouble: null,
  saving: { name: "idle" },
  canUndo: false,
};

function rulesReducer(state: RulesState, action: RulesAction): RulesState {
  switch (action.type) {
    case "loaded":
      return { changes: action.changes, loadTrouble: null, saving: { name: "idle" }, canUndo: false };
    case "loadFailed":
      return { ...state, loadTrouble: action.trouble };
    case "changed":
      return {
        changes: action.changes,
        loadTrouble: null,
        saving: { name: "saving" },
        canUndo: action.canUndo,
      };
    case "saving":
      return { ...state, saving: action.saving };
  }
}

/** Keeps the workbook's changes, and saves them a moment after the last edit. */
function makeKeeper(door: ExcelDoor, dispatch: (action: RulesAction) => void) {
  let changes = noChanges;
  let unsaved = false;
  /** What the last edit changed, until it is saved: typing on in the same field is undone together. */
  let last: readonly Edited[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(): Promise<void> {
    if (!unsaved) return;
    unsaved = false;
    last = [];
    const written = changes;
    try {
      // A phrase that cannot be matched would only fail in the next scan: say it now, and keep the last good rules.
      compileRuleset(applyChanges(builtInRuleset, written));
      await door.saveRules(written);
      if (written === changes) dispatch({ type: "saving", saving: { name: "saved" } });
    } catch (trouble) {
      unsaved ||= written === changes;
      dispatch({ type: "saving", saving: { name: "failed", trouble } });
    }
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    // One write after the other: a slow earlier one must not land on a later one.
    writing = writing.then(write);
    return writing;
  };

  /** What held before each step, the last one at the end. */
  const history: Changes[] = [];

  const change = (next: Changes): void => {
    if (next === changes) return;
    const edited = editedFields(changes, next);
    if (!goesOn(last, edited)) history.push(changes);
    last = edited;
    hold(next);
  };

  /** A step of its own, however soon after the last. */
  const step = (next: Changes): void => {
    history.push(changes);
    last = editedFields(changes, next);
    hold(next);
  };

  const hold = (next: Changes): void => {
    changes = next;
    unsaved = true;
    dispatch({ type: "changed", changes, canUndo: history.length > 0 });
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pauseMilliseconds);
  };

  const reload = (): void => {
    door
      .loadRules()
      .then((loaded) => {
        if (unsaved) return;
        changes = parseChanges(loaded);
        history.length = 0;
        dispatch({ type: "loaded", changes });
      })
      .catch((trouble: unknown) => dispatch({ type: "loadFailed", trouble }));
  };

  return {
    editRule: (id: string, edit: RuleEdit) => change(editRule(changes, builtInRuleset, id, edit)),
    resetRule: (id: string) => change(resetRule(changes, id)),
    editPhrases: (name: string, edit: PhraseEdit) => change(editPhrases(changes, builtInRuleset, name, edit)),
    resetPhrases: (name: string) => change(resetPhrases(changes, name)),
    resetAll: () => step(noChanges),
    addRule: (rule: Rule) => step(addRule(changes, rule)),
    removeRule: (id: string) => step(withoutRuleInCard(removeRule(changes, id), id)),
    replaceRule: (rule: Rule, dictionaries?: Readonly<Record<string, Dictionary>>) =>
      change(replaceRule(changes, rule, dictionaries)),
    replace: change,
    undo: () => {
      const before = history.pop();
      last = [];
      if (before) hold(before);
    },
    reload,
    flush,
  };
}

const RulesContext = createContext<RulesAccess | null>(null);

export function RulesProvider(props: { readonly children: ReactNode }) {
  const door = useDoor();
  const [state, dispatch] = useReducer(rulesReducer, initialState);
  const keeper = useMemo(() => makeKeeper(door, dispatch), [door]);

  useEffect(() => {
    keeper.reload();
    // A pane that is closed right after an edit still saves it.
    const onLeave = () => void keeper.flush();
    window.addEventListener("pagehide", onLeave);
    return () => {
      window.removeEventListener("pagehide", onLeave);
      void keeper.flush();
    };
  }, [keeper]);

  const access = useMemo<RulesAccess>(() => {
    const changes = state.changes ?? noChanges;
    let { loadTrouble } = state;
    let ruleset = builtInRuleset;
    try {
      ruleset = applyChanges(builtInRuleset, changes);
    } catch (trouble) {
      // Changes that another version of the add-in made, for rules that are no more.
      loadTrouble = trouble;
    }
    return {
      ...state,
      ...keeper,
      loadTrouble,
      builtIn: builtInRuleset,
      ruleset,
      differences: countDifferences(changes),
      signature: JSON.stringify(changes),
    };
  }, [state, keeper]);

  return <RulesContext value={access}>{props.children}</RulesContext>;
}

export function useRules(): RulesAccess {
  const access = useContext(RulesContext);
  if (!access) throw new Error("useRules needs a RulesProvider above it");
  return access;
}
