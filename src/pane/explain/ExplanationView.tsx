import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Explained } from "../../excel/types";
import type { Ruleset } from "../../inspection";
import type { Explanation } from "../../inspection/explain";
import { useLanguage } from "../language";
import { useExplainStyles } from "./Explain.styles";
import { RuleExplanation } from "./RuleExplanation";
import { useTryingText } from "./useTryingText";
import { ResultIcon } from "./VerdictIcon";

interface ExplanationViewProps {
  readonly explained: Explained;
  readonly ruleset: Ruleset;
  readonly onSelectRow?: ((row: number) => void) | undefined;
}

const results = ["hit", "notEvaluable", "passed", "notApplicable"] as const;

/** How rules come to their verdicts on a conversation: one in full, of several the one that is chosen. */
export function ExplanationView({ explained, ruleset, onSelectRow }: ExplanationViewProps) {
  const { explanations, thread } = explained;
  const first = explanations.find(({ result }) => result === "hit") ?? explanations[0];
  const [chosen, setChosen] = useState(first?.rule);
  const explanation = explanations.find(({ rule }) => rule === chosen) ?? first;
  const rule = ruleset.rules.find(({ id }) => id === explanation?.rule);
  return (
    <>
      {explanations.length > 1 && (
        <Results
          explanations={explanations}
          ruleset={ruleset}
          chosen={explanation?.rule}
          onChoose={setChosen}
        />
      )}
      {explanation && rule && (
        <RuleExplanation
          key={rule.id}
          thread={thread}
          explanation={explanation}
          rule={rule}
          ruleset={ruleset}
          onSelectRow={onSelectRow}
        />
      )}
    </>
  );
}

interface ResultsProps {
  readonly explanations: readonly Explanation[];
  readonly ruleset: Ruleset;
  readonly chosen: string | undefined;
  readonly onChoose: (rule: string) => void;
}

/** What each rule came to, hits first. */
function Results({ explanations, ruleset, chosen, onChoose }: ResultsProps) {
  const { locale } = useLanguage();
  const text = useTryingText();
  const styles = useExplainStyles();
  const nameOf = (id: string) => ruleset.rules.find((rule) => rule.id === id)?.names[locale] ?? id;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{text("results")}</h3>
      <p className={styles.quiet}>{text("results.choose")}</p>
      {results.map((result) => {
        const own = explanations.filter((each) => each.result === result);
        if (own.length === 0) return null;
        return (
          // What does not concern the chat is there for who looks for it.
          <details key={result} open={result === "hit" || result === "notEvaluable"}>
            <summary>
              {text(`result.${result}`)} · {text("results.count", { count: own.length })}
            </summary>
            <ul className={styles.ruleList}>
              {own.map(({ rule }) => (
                <li key={rule}>
                  <Button
                    appearance={rule === chosen ? "outline" : "subtle"}
                    size="small"
                    className={styles.ruleButton}
                    icon={<ResultIcon result={result} />}
                    aria-pressed={rule === chosen}
                    onClick={() => onChoose(rule)}
                  >
                    {nameOf(rule)}
                  </Button>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
