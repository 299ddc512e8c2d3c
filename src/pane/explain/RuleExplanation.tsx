import { Text, ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import { customerOf } from "../../excel/thread";
import type { Thread } from "../../excel/types";
import type { ExplainedCondition, ExplainedHit, Explanation, Judgement } from "../../inspection/explain";
import type { Rule, Ruleset } from "../../inspection";
import {
  conditionText,
  explainText,
  expressionWords,
  placeText,
  resultSentence,
  whySentence,
} from "../../locales/explain";
import { findingSentence } from "../../locales/findings";
import { useLanguage } from "../language";
import { useMask } from "../settings/useMask";
import { ExplainedThread } from "./ExplainedThread";
import { useExplainStyles } from "./Explain.styles";
import { labelsOf } from "./labels";
import { useTryingText } from "./useTryingText";
import { ResultIcon, TruthIcon } from "./VerdictIcon";

interface RuleExplanationProps {
  readonly thread: Thread;
  readonly explanation: Explanation;
  readonly rule: Rule;
  readonly ruleset: Ruleset;
  readonly onSelectRow?: ((row: number) => void) | undefined;
}

/** More judgements than these are but counted: one is enough to understand a rule. */
const mostJudgements = 8;

/** How a rule came to its verdict: every condition with what it found or why it did not, and the chat with it marked. */
export function RuleExplanation({ thread, explanation, rule, ruleset, onSelectRow }: RuleExplanationProps) {
  const { locale } = useLanguage();
  const text = useTryingText();
  const mask = useMask();
  const styles = useExplainStyles();
  const hide = (words: string) => mask.text(words, customerOf(thread));
  // What of it is marked in the chat: one condition of one judgement; null: all that holds.
  const [marked, setMarked] = useState<string | null>(null);
  const { findings, judgements, result } = explanation;
  const ordered = [...judgements].sort((a, b) => Number(b.truth === true) - Number(a.truth === true));
  const shown = ordered.slice(0, mostJudgements);
  const chosen = shown.flatMap((judgement, i) =>
    judgement.conditions.filter(({ name }) => marked === null || marked === markOf(i, name)),
  );
  const hits = chosen.filter(({ truth }) => marked !== null || truth === true).flatMap((each) => each.hits);

  return (
    <>
      <section className={styles.section} aria-live="polite">
        <span className={styles.verdict}>
          <ResultIcon result={result} />
          {text("formula.then", { result: resultSentence(locale, explanation) })}
        </span>
        {!rule.enabled && <p className={styles.quiet}>{text("off")}</p>}
        {findings.length > 0 && (
          <ul className={styles.findings}>
            {findings.map((finding, i) => (
              <li key={i}>{hide(findingSentence(locale, finding, rule))}</li>
            ))}
          </ul>
        )}
        {judgements.length === 0 && <Text>{text("notForIt")}</Text>}
      </section>
      {shown.map((judgement, i) => (
        <JudgementView
          key={i}
          number={i + 1}
          judgement={judgement}
          rule={rule}
          ruleset={ruleset}
          hide={hide}
          marked={marked}
          markOf={(name) => markOf(i, name)}
          onMark={setMarked}
        />
      ))}
      {judgements.length > shown.length && (
        <Text>{text("judgements.more", { count: judgements.length - shown.length })}</Text>
      )}
      <section className={styles.section}>
        <h3 className={styles.heading}>{text("chat")}</h3>
        <ExplainedThread thread={thread} hits={hits} onSelectRow={onSelectRow} />
      </section>
    </>
  );
}

const markOf = (judgement: number, condition: string) => `${judgement} ${condition}`;

interface JudgementViewProps {
  readonly number: number;
  readonly judgement: Judgement;
  readonly rule: Rule;
  readonly ruleset: Ruleset;
  /** Words of the chat as they may be shown. */
  readonly hide: (words: string) => string;
  readonly marked: string | null;
  readonly markOf: (condition: string) => string;
  readonly onMark: (mark: string | null) => void;
}

function JudgementView(props: JudgementViewProps) {
  const { number, judgement, rule, ruleset, hide, marked, markOf, onMark } = props;
  const { locale } = useLanguage();
  const text = useTryingText();
  const styles = useExplainStyles();
  const labelOf = labelsOf(rule.conditions);
  const { each, when, conditions } = judgement;
  const place = each && hide(explainText(locale, "each", { number, place: placeText(locale, each) }));
  return (
    <section className={styles.judgement} aria-label={place ?? text("conditions")}>
      {place && <Text>{place}</Text>}
      <Text className={styles.formula}>
        {text("formula", { words: expressionWords(locale, when, labelOf) })}
      </Text>
      <ul className={styles.conditions}>
        {conditions.map((condition) => (
          <ConditionItem
            key={condition.name}
            condition={condition}
            label={labelOf(condition.name)}
            what={conditionText(locale, condition.condition, rule, ruleset, labelOf)}
            why={hide(whySentence(locale, condition, labelOf))}
            isMarked={marked === markOf(condition.name)}
            onMark={(on) => onMark(on ? markOf(condition.name) : null)}
          />
        ))}
      </ul>
    </section>
  );
}

interface ConditionItemProps {
  readonly condition: ExplainedCondition;
  readonly label: string;
  readonly what: string;
  readonly why: string;
  readonly isMarked: boolean;
  readonly onMark: (on: boolean) => void;
}

function ConditionItem({ condition, label, what, why, isMarked, onMark }: ConditionItemProps) {
  const text = useTryingText();
  const styles = useExplainStyles();
  const { truth, hits } = condition;
  const rows = rowsOf(hits);
  return (
    <li className={styles.condition}>
      <span className={styles.letter}>{label}</span>
      <TruthIcon truth={truth} label={text(truth === null ? "unknown" : truth ? "holds" : "fails")} />
      <span className={styles.conditionText}>
        <span>{what}</span>
        {why !== "" && <span className={styles.quiet}>{why}</span>}
        {rows !== "" && (
          <ToggleButton size="small" appearance="subtle" checked={isMarked} onClick={() => onMark(!isMarked)}>
            {text("mark", { rows })}
          </ToggleButton>
        )}
      </span>
    </li>
  );
}

/** Rows as a person reads them, at most a few. */
function rowsOf(hits: readonly ExplainedHit[]): string {
  const rows = [...new Set(hits.flatMap((hit) => hit.rows))];
  const few = rows.slice(0, 6).join(", ");
  return rows.length > 6 ? `${few} …` : few;
}
