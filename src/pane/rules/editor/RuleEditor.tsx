import { Button, Checkbox, Field, Input, Select, Switch, Text, Textarea } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { useMemo, useState } from "react";
import type { Dictionary, Rule } from "../../../inspection";
import { severities, type Severity } from "../../../inspection/finding";
import { resultWords } from "../../../locales/excel";
import { locales } from "../../../locales/translate";
import { PageTitle } from "../../explain/PageTitle";
import { labelsOf } from "../../explain/labels";
import { useLanguage } from "../../language";
import { Message } from "../../shared/Message";
import { sayTrouble } from "../../trouble";
import { EffectOfRule } from "../EffectView";
import { groupName } from "../groups";
import { AppliesEditor } from "../AppliesEditor";
import { LevelsEditor } from "../LevelsEditor";
import { NumberField } from "../NumberField";
import { canonical, freeCondition, ownGroup, unusedConditions, withBothLanguages } from "../ownRules";
import { ParameterField } from "../ParameterField";
import { useRules } from "../RulesProvider";
import { useEditorText } from "../useEditorText";
import { ConditionEditor } from "./ConditionEditor";
import { DraftContext, type RuleDraft } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import { operatorForms } from "./operatorForms";
import { troubleWith } from "./troubles";
import { WhenEditor } from "./WhenEditor";
import { treeOf, whenOf, withoutCondition, type Group } from "./whenTree";

interface RuleEditorProps {
  /** A rule of the shop's own. */
  readonly id: string;
  /** The rule to begin with, where it is new and not kept yet. */
  readonly made?: Rule | undefined;
  /** The built-in rule that it was made from. */
  readonly copiedFrom?: string | undefined;
  readonly onBack: () => void;
}

/** What was edited since the rule stood as it does; lists that were made for it come along. */
interface Edited {
  /** The rule as it stands, as one text; undefined before it is kept. */
  readonly of: string | undefined;
  readonly rule: Rule;
  readonly dictionaries: Readonly<Record<string, Dictionary>>;
}

/** A rule of the shop's own, in forms. It is kept whenever it can be used; until then it is said what is missing. */
export function RuleEditor({ id, made, copiedFrom, onBack }: RuleEditorProps) {
  const language = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { ruleset, changes, replaceRule, canUndo, undo } = useRules();
  const [edited, setEdited] = useState<Edited | null>(
    made ? { of: undefined, rule: made, dictionaries: {} } : null,
  );
  const standing = ruleset.rules.find((rule) => rule.id === id);
  const of = useMemo(() => standing && canonical(standing), [standing]);
  // What is undone, or comes from elsewhere, takes the place of the draft.
  const draft = edited?.of === of ? edited : null;
  const rule = draft?.rule ?? standing;
  const own = draft?.dictionaries ?? {};
  const trouble = useMemo(
    () => (draft && changes ? troubleWith(changes, withBothLanguages(draft.rule), draft.dictionaries) : null),
    [draft, changes],
  );
  if (!rule || !changes) return <Gone onBack={onBack} />;

  const change: RuleDraft["change"] = (next, made = {}) => {
    const dictionaries = { ...own, ...made };
    const kept = withBothLanguages(next);
    if (troubleWith(changes, kept, dictionaries) === null) {
      setEdited({ of: canonical(kept), rule: next, dictionaries: {} });
      replaceRule(kept, dictionaries);
    } else setEdited({ of, rule: next, dictionaries });
  };
  return (
    <section
      className={styles.page}
      aria-label={text("editor.title")}
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.key !== "Escape") return;
        event.preventDefault();
        onBack();
      }}
    >
      <PageTitle title={text("editor.title")} back={text("editor.back")} onBack={onBack} />
      <p className={styles.quiet}>{text("editor.saved")}</p>
      {copiedFrom !== undefined && <CopiedFrom id={copiedFrom} />}
      {canUndo && standing && (
        <Button size="small" className={styles.action} onClick={undo}>
          {text("undo")}
        </Button>
      )}
      <DraftContext value={{ rule, dictionaries: { ...ruleset.dictionaries, ...own }, change }}>
        <RuleForm rule={rule} change={change} />
      </DraftContext>
      {trouble && (
        <div className={styles.trouble}>
          <Message intent="warning" title={text(standing ? "editor.invalid" : "editor.unsaved")}>
            {"key" in trouble
              ? text(trouble.key, { name: labelsOf(rule.conditions)(trouble.name) })
              : sayTrouble(language, trouble.problem)}
          </Message>
        </div>
      )}
      <EffectOfRule rule={id} />
    </section>
  );
}

/** The rule that was copied still judges: two rules that find the same are one too many. */
function CopiedFrom({ id }: { readonly id: string }) {
  const text = useEditorText();
  const { ruleset, editRule } = useRules();
  if (ruleset.rules.find((rule) => rule.id === id)?.enabled !== true) return null;
  return (
    <Message
      intent="info"
      actions={
        <Button size="small" onClick={() => editRule(id, { enabled: false })}>
          {text("copy.off")}
        </Button>
      }
    >
      {text("copy.done")}
    </Message>
  );
}

function Gone({ onBack }: Pick<RuleEditorProps, "onBack">) {
  const text = useEditorText();
  const styles = useEditorStyles();
  return (
    <section className={styles.page}>
      <PageTitle title={text("editor.title")} back={text("editor.back")} onBack={onBack} />
      <Text>{text("editor.gone")}</Text>
    </section>
  );
}

interface RuleFormProps {
  readonly rule: Rule;
  readonly change: RuleDraft["change"];
}

function RuleForm({ rule, change }: RuleFormProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const labelOf = labelsOf(rule.conditions);
  const names = Object.keys(rule.conditions);
  const unused = new Set(unusedConditions(rule));
  const tree = treeOf(rule.when);
  const add = () => {
    const name = freeCondition(rule);
    const items = [...tree.items, { kind: "condition", prefix: "", name } as const];
    change({
      ...rule,
      conditions: { ...rule.conditions, [name]: operatorForms.phrases.blank },
      when: whenOf({ ...tree, items }),
    });
  };
  return (
    <>
      <Basics rule={rule} change={change} />
      <section className={styles.section} aria-labelledby="rule-conditions">
        <h3 id="rule-conditions" className={styles.heading}>
          {text("conditions")}
        </h3>
        <p className={styles.quiet}>{text("conditions.hint")}</p>
        {Object.entries(rule.conditions).map(([name, condition]) => (
          <ConditionEditor
            key={name}
            name={name}
            condition={condition}
            isUnused={unused.has(name)}
            labelOf={labelOf}
            onRemove={() => change(withoutConditionOf(rule, name))}
          />
        ))}
        <Button size="small" icon={<AddRegular />} className={styles.action} onClick={add}>
          {text("condition.add")}
        </Button>
      </section>
      <section className={styles.section} aria-labelledby="rule-when">
        <h3 id="rule-when" className={styles.heading}>
          {text("when")}
        </h3>
        <WhenEditor
          group={tree}
          conditions={names}
          labelOf={labelOf}
          onChange={(group: Group) => change({ ...rule, when: whenOf(group) })}
        />
        <Judged rule={rule} change={change} labelOf={labelOf} />
      </section>
      {Object.keys(rule.parameters).length > 0 && (
        <section className={styles.section} aria-labelledby="rule-parameters">
          <h3 id="rule-parameters" className={styles.heading}>
            {text("parameters")}
          </h3>
          {Object.entries(rule.parameters).map(([name, parameter]) => (
            <ParameterField
              key={name}
              parameter={parameter}
              builtIn={parameter}
              onChange={(value) =>
                change({ ...rule, parameters: { ...rule.parameters, [name]: { ...parameter, value } } })
              }
            />
          ))}
        </section>
      )}
      <LevelsEditor rule={rule} />
      <AppliesEditor
        rule={rule}
        onChange={(limits) => {
          const { active: _, appliesTo: __, ...rest } = rule;
          change({ ...rest, ...limits });
        }}
      />
    </>
  );
}

/** Name, advice, and what a finding weighs. */
function Basics({ rule, change }: RuleFormProps) {
  const { t, locale } = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { ruleset } = useRules();
  const words = resultWords(locale);
  const groups = [...new Set([ownGroup, ...ruleset.rules.map(({ group }) => group)])];
  return (
    <section className={styles.section}>
      {locales.map((each) => (
        <Field key={each} label={text(`name.${each}`)}>
          <Input
            size="small"
            lang={each}
            value={rule.names[each]}
            onChange={(_, { value }) => change({ ...rule, names: { ...rule.names, [each]: value } })}
          />
        </Field>
      ))}
      {locales.map((each, i) => (
        <Field key={each} label={text(`advice.${each}`)} hint={i === 0 ? text("advice.hint") : undefined}>
          <Textarea
            size="small"
            lang={each}
            resize="vertical"
            value={rule.advice[each]}
            onChange={(_, { value }) => change({ ...rule, advice: { ...rule.advice, [each]: value } })}
          />
        </Field>
      ))}
      <Field label={text("severity")} orientation="horizontal" className={styles.number}>
        <Select
          size="small"
          className={styles.select}
          value={rule.severity}
          onChange={(_, { value }) => change({ ...rule, severity: value as Severity })}
        >
          {severities.toReversed().map((severity) => (
            <option key={severity} value={severity}>
              {words.severity(severity)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text("group")} orientation="horizontal" className={styles.number}>
        <Select
          size="small"
          className={styles.select}
          value={rule.group}
          onChange={(_, { value }) => change({ ...rule, group: value })}
        >
          {groups.map((group) => (
            <option key={group} value={group}>
              {groupName(t, text, group)}
            </option>
          ))}
        </Select>
      </Field>
      <NumberField
        label={text("points")}
        orientation="horizontal"
        className={styles.number}
        value={rule.points}
        minimum={-100}
        maximum={100}
        onChange={(points) => change({ ...rule, points: points ?? 0 })}
      />
      <Switch
        label={text("fatal")}
        checked={rule.fatal}
        onChange={(_, { checked }) => change({ ...rule, fatal: checked })}
      />
      <Switch
        label={text("needsReview")}
        checked={rule.needsReview}
        onChange={(_, { checked }) => change({ ...rule, needsReview: checked })}
      />
    </section>
  );
}

/** What is judged by itself, and what a finding shows. */
function Judged({ rule, change, labelOf }: RuleFormProps & { readonly labelOf: (name: string) => string }) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const names = Object.keys(rule.conditions);
  return (
    <>
      <Field label={text("forEach")}>
        <Select
          size="small"
          className={styles.select}
          value={rule.forEach ?? ""}
          onChange={(_, { value }) => change(judgedBy(rule, value === "" ? undefined : value))}
        >
          <option value="">{text("forEach.whole")}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {text("forEach.one", { name: labelOf(name) })}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={text("occasion")}>
        <Select
          size="small"
          className={styles.select}
          value={rule.occasion ?? ""}
          onChange={(_, { value }) => change(withOccasion(rule, value === "" ? undefined : value))}
        >
          <option value="">{text("occasion.auto")}</option>
          {names.map((name) => (
            <option key={name} value={name}>
              {text("occasion.one", { name: labelOf(name) })}
            </option>
          ))}
          {rule.occasion !== undefined && !names.includes(rule.occasion) && (
            <option value={rule.occasion}>
              {text("occasion.other", { expression: inLabels(rule, labelOf) })}
            </option>
          )}
        </Select>
      </Field>
      <Field label={text("evidence")}>
        <div role="group" aria-label={text("evidence")} className={styles.checks}>
          {names.map((name) => (
            <Checkbox
              key={name}
              label={text("evidence.one", { name: labelOf(name) })}
              checked={rule.evidence.includes(name)}
              onChange={(_, { checked }) =>
                change({
                  ...rule,
                  evidence: names.filter((each) => (each === name ? checked : rule.evidence.includes(each))),
                })
              }
            />
          ))}
        </div>
      </Field>
    </>
  );
}

function withOccasion({ occasion: _, ...rest }: Rule, occasion: string | undefined): Rule {
  return { ...rest, ...(occasion !== undefined && { occasion }) };
}

/** An occasion of several conditions, by the letters of the form. */
function inLabels({ occasion = "", conditions }: Rule, labelOf: (name: string) => string): string {
  return occasion.replace(/\w+/g, (word) => (Object.hasOwn(conditions, word) ? labelOf(word) : word));
}

/** The rule judged by another condition's places; anchors to the place that is judged become anchors to the first. */
function judgedBy(rule: Rule, forEach: string | undefined): Rule {
  const { forEach: _, ...rest } = rule;
  const conditions = Object.fromEntries(
    Object.entries(rule.conditions).map(([name, condition]) => {
      const anchor = "anchor" in condition ? condition.anchor : undefined;
      const loses = anchor?.hit === "each" && anchor.condition !== forEach;
      return [name, loses ? { ...condition, anchor: { ...anchor, hit: "first" as const } } : condition];
    }),
  );
  return { ...rest, conditions, ...(forEach !== undefined && { forEach }) };
}

/** The rule without a condition and all that speaks of it. */
function withoutConditionOf(rule: Rule, name: string): Rule {
  const { [name]: _, ...others } = rule.conditions;
  const conditions = Object.fromEntries(
    Object.entries(others).map(([other, condition]) => {
      if (!("anchor" in condition) || condition.anchor?.condition !== name) return [other, condition];
      const { anchor: __, ...free } = condition;
      return [other, free];
    }),
  ) as Rule["conditions"];
  const evidence = rule.evidence.filter((each) => each !== name);
  const { forEach, occasion: ___, ...rest } = rule;
  return {
    ...rest,
    conditions,
    when: whenOf(withoutCondition(treeOf(rule.when), name)),
    evidence: evidence.length > 0 ? evidence : Object.keys(conditions).slice(0, 1),
    variants: rule.variants.filter(
      (variant) =>
        variant.evidence?.includes(name) !== true && !new RegExp(`\\b${name}\\b`).test(variant.when),
    ),
    ...(forEach !== undefined && forEach !== name && { forEach }),
  };
}
