import { Button, Field, Select } from "@fluentui/react-components";
import { AddRegular, ArrowUpRegular, DeleteRegular } from "@fluentui/react-icons";
import type { Rule } from "../../../inspection";
import { findingSample, findingSentenceKeys } from "../../../locales/findings";
import { useLanguage } from "../../language";
import { useRules } from "../RulesProvider";
import { useEditorText } from "../useEditorText";
import { useDraft } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import { EvidenceField } from "./EvidenceField";
import { WhenEditor } from "./WhenEditor";
import { treeOf, whenOf } from "./whenTree";

type Variant = Rule["variants"][number];

interface WordingEditorProps {
  readonly labelOf: (name: string) => string;
}

/** How a finding is put and what it shows; in special cases otherwise. The first case that holds counts. */
export function WordingEditor({ labelOf }: WordingEditorProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule, change } = useDraft();
  const names = Object.keys(rule.conditions);
  const setVariants = (variants: Variant[]) => change({ ...rule, variants });
  const add = () =>
    setVariants([...rule.variants, { when: names.at(-1) ?? "", sentence: rule.sentence } satisfies Variant]);
  return (
    <section className={styles.section} aria-labelledby="rule-wording">
      <h3 id="rule-wording" className={styles.heading}>
        {text("wording")}
      </h3>
      <SentenceField sentence={rule.sentence} onChange={(sentence) => change({ ...rule, sentence })} />
      <EvidenceField
        conditions={names}
        evidence={rule.evidence}
        labelOf={labelOf}
        onChange={(evidence) => change({ ...rule, evidence })}
      />
      {rule.variants.map((variant, at) => (
        <VariantEditor
          key={at}
          number={at + 1}
          variant={variant}
          labelOf={labelOf}
          onChange={(next) => setVariants(rule.variants.map((each, i) => (i === at ? next : each)))}
          onRemove={() => setVariants(rule.variants.filter((_, i) => i !== at))}
          onMoveUp={at === 0 ? undefined : () => setVariants(movedUp(rule.variants, at))}
        />
      ))}
      {names.length > 0 && (
        <Button size="small" icon={<AddRegular />} className={styles.action} onClick={add}>
          {text("variant.add")}
        </Button>
      )}
    </section>
  );
}

interface VariantEditorProps extends WordingEditorProps {
  /** From 1. */
  readonly number: number;
  readonly variant: Variant;
  readonly onChange: (variant: Variant) => void;
  readonly onRemove: () => void;
  /** Undefined for the first. */
  readonly onMoveUp: (() => void) | undefined;
}

function VariantEditor(props: VariantEditorProps) {
  const { number, variant, labelOf, onChange, onRemove, onMoveUp } = props;
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule } = useDraft();
  const names = Object.keys(rule.conditions);
  const { evidence = [], ...rest } = variant;
  return (
    <div role="group" aria-label={text("variant", { number })} className={styles.card}>
      <div className={styles.cardHead}>
        <span className={styles.heading}>{text("variant", { number })}</span>
        <span>
          {onMoveUp && (
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowUpRegular />}
              aria-label={text("variant.up", { number })}
              onClick={onMoveUp}
            />
          )}
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={text("variant.remove", { number })}
            onClick={onRemove}
          />
        </span>
      </div>
      <WhenEditor
        label={text("variant.when")}
        group={treeOf(variant.when)}
        conditions={names}
        labelOf={labelOf}
        onChange={(group) => onChange({ ...variant, when: whenOf(group) })}
      />
      <SentenceField
        sentence={variant.sentence}
        onChange={(sentence) => onChange({ ...variant, sentence })}
      />
      <EvidenceField
        conditions={names}
        evidence={evidence}
        hint={text("variant.evidence")}
        labelOf={labelOf}
        onChange={(next) => onChange({ ...rest, ...(next.length > 0 && { evidence: next }) })}
      />
    </div>
  );
}

interface SentenceFieldProps {
  /** Key of a sentence; one that no catalogue knows is the general one. */
  readonly sentence: string;
  readonly onChange: (sentence: string) => void;
}

/** A sentence of the product's; what it will quote and count is left open. */
function SentenceField({ sentence, onChange }: SentenceFieldProps) {
  const { locale } = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { builtIn } = useRules();
  const { rule } = useDraft();
  const isGeneral = !findingSentenceKeys.includes(sentence);
  return (
    <Field label={text("sentence")} hint={findingSample(locale, sentence, rule)}>
      <Select
        size="small"
        className={styles.select}
        value={isGeneral ? "" : sentence}
        onChange={(_, { value }) => onChange(value === "" ? rule.id : value)}
      >
        <option value="">{text("sentence.general")}</option>
        {builtIn.rules.map(({ id, names }) => {
          const own = findingSentenceKeys.filter((key) => key === id || key.startsWith(`${id}.`));
          return own.length === 0 ? null : (
            <optgroup key={id} label={names[locale]}>
              {own.map((key) => (
                <option key={key} value={key}>
                  {findingSample(locale, key, rule)}
                </option>
              ))}
            </optgroup>
          );
        })}
      </Select>
    </Field>
  );
}

function movedUp(variants: readonly Variant[], at: number): Variant[] {
  const next = [...variants];
  [next[at - 1], next[at]] = [next[at], next[at - 1]];
  return next;
}
