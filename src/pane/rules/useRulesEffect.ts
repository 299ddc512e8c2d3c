import { createContext, useContext, useEffect, useState } from "react";
import type { RuleEffect, SourceChoice } from "../../excel/types";
import type { RulesetChanges } from "../../inspection";
import { useDoor } from "../door";
import { useScan } from "../scan/ScanProvider";
import { useRules } from "./RulesProvider";

/** What the rules of now would find beside what the last check found. */
export type RulesEffect =
  /** `unscanned`: there is nothing to compare with; `same`: the rules are those of the last check. */
  | { readonly name: "unscanned" | "same" | "counting" }
  | {
      readonly name: "counted";
      readonly choice: SourceChoice;
      readonly effects: ReadonlyMap<string, RuleEffect>;
    }
  | { readonly name: "failed"; readonly trouble: unknown };

/** While a person types or holds a button down nothing is counted. */
const settleMilliseconds = 350;

/** Counts a moment after the last edit; another edit ends what is under way. */
export function useCountedEffect(): RulesEffect {
  const door = useDoor();
  const { finished } = useScan().state;
  const { changes, signature } = useRules();
  const [held, setHeld] = useState<{ readonly key: string; readonly effect: RulesEffect } | null>(null);
  const choice = finished?.result.source.choice;
  const before = finished?.rules;
  const key =
    choice && changes && before !== signature ? `${JSON.stringify(choice)} ${before} ${signature}` : null;

  useEffect(() => {
    if (key === null || !choice || !changes || before === undefined) return;
    const controller = new AbortController();
    const tell = (effect: RulesEffect) => {
      if (!controller.signal.aborted) setHeld({ key, effect });
    };
    const count = async () => {
      const corrections = await door.loadCorrections(choice.sheetId);
      const asked = { before: JSON.parse(before) as RulesetChanges, after: changes };
      const effects = await door.explaining.effect({ choice, corrections }, asked, controller.signal);
      return new Map(effects.map((effect) => [effect.rule, effect]));
    };
    const timer = setTimeout(() => {
      count().then(
        (effects) => tell({ name: "counted", choice, effects }),
        (trouble: unknown) => tell({ name: "failed", trouble }),
      );
    }, settleMilliseconds);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
    // `key` stands for the choice and the rules, which are new objects now and then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [door, key]);

  if (!choice) return { name: "unscanned" };
  if (key === null) return { name: "same" };
  return held?.key === key ? held.effect : { name: "counting" };
}

export const EffectContext = createContext<RulesEffect>({ name: "unscanned" });

export function useRulesEffect(): RulesEffect {
  return useContext(EffectContext);
}
