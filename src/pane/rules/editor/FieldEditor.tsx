import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Condition } from "../../../inspection";
import type { Amount } from "../../../inspection/language";
import { intentIds } from "../../../inspection/intents/ids";
import { explainText } from "../../../locales/explain";
import type { RuleEditorKey } from "../../../locales/ruleEditor";
import { ruleEditorText } from "../../../locales/ruleEditor";
import { resultText } from "../../../locales/results";
import { useLanguage } from "../../language";
import { phrasesOf } from "../edits";
import { NumberField } from "../NumberField";
import { freeDictionary, namesOf } from "../ownRules";
import { meant, scaleOf, shown } from "../scale";
import { useEditorText } from "../useEditorText";
import { parameterOf, useDraft, valueOf, withAmount, withCondition, withField } from "./draft";
import { Checks } from "./Checks";
import { useEditorStyles } from "./Editor.styles";
import type { FormField } from "./operatorForms";
import { PickList } from "./PickList";

interface FieldEditorProps {
  /** Name of the condition in its rule. */
  readonly name: string;
  readonly condition: Condition;
  readonly field: FormField;
}

type Settings = Condition & Readonly<Record<string, unknown>>;

/** One setting of a condition. */
export function FieldEditor({ name, condition, field }: FieldEditorProps) {
  const { locale } = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule, change } = useDraft();
  const settings = condition as Settings;
  const label = (of: string) => text(`field.${of}` as RuleEditorKey);
  const set = (of: string, value: unknown) =>
    change(withCondition(rule, name, withField(condition, of, value)));

  switch (field.kind) {
    case "role":
      return (
        <Field label={label("role")}>
          <Select
            size="small"
            className={styles.select}
            value={settings.role as string}
            onChange={(_, { value }) => set("role", value)}
          >
            {field.roles.map((role) => (
              <option key={role} value={role}>
                {explainText(locale, `role.${role}`)}
              </option>
            ))}
          </Select>
        </Field>
      );
    case "amount":
      return (
        <AmountField
          label={label(field.field)}
          amount={settings[field.field] as Amount | undefined}
          unit={condition.operator === "discount" ? condition.unit : field.unit}
          optional={field.optional}
          put={(value) => withCondition(rule, name, withField(condition, field.field, value))}
        />
      );
    case "choice":
      return (
        <Field label={label(field.field)}>
          <Select
            size="small"
            className={styles.select}
            value={(settings[field.field] as string | undefined) ?? ""}
            onChange={(_, { value }) => set(field.field, value === "" ? undefined : value)}
          >
            {field.optional && <option value="">{text("option.none")}</option>}
            {field.options.map((option) => (
              <option key={option} value={option}>
                {text(`option.${field.field}.${option}` as RuleEditorKey)}
              </option>
            ))}
          </Select>
        </Field>
      );
    case "lists":
      return <ListsField name={name} condition={condition} field={field} />;
    case "intents":
      return (
        <PickList
          label={label(field.label ?? "intents")}
          options={new Map(intentIds.map((id) => [id, resultText(locale, `intent.${id}`)]))}
          picked={settings.intents as string[]}
          onChange={(picked) => set("intents", picked)}
        />
      );
    case "kinds":
      return (
        <Checks
          label={label(field.field)}
          options={field.options.map((option) => [
            option,
            text(`option.${field.field}.${option}` as RuleEditorKey),
          ])}
          chosen={settings[field.field] as readonly string[]}
          onChange={(chosen) => set(field.field, chosen)}
        />
      );
    case "lines":
      return (
        <LinesField
          label={label(field.field)}
          lines={settings[field.field] as readonly string[]}
          onChange={(lines) => set(field.field, lines)}
        />
      );
    case "line":
    case "clock":
      return (
        <Field label={label(field.field)}>
          <Input
            size="small"
            spellCheck={false}
            value={(settings[field.field] as string | undefined) ?? ""}
            onChange={(_, { value }) =>
              set(field.field, value === "" && field.kind === "line" && field.optional ? undefined : value)
            }
          />
        </Field>
      );
    case "without":
      return <WithoutField name={name} condition={condition} />;
  }
}

interface AmountFieldProps {
  readonly label: string;
  readonly amount: Amount | undefined;
  readonly unit: Parameters<typeof scaleOf>[0]["unit"];
  readonly optional?: boolean | undefined;
  /** The rule with the number in its place, where it is no parameter. */
  readonly put: (value: number | undefined) => ReturnType<typeof useDraft>["rule"];
}

/** A number of a condition. Where it is a parameter of the rule, that is changed, within its bounds. */
export function AmountField({ label, amount, unit, optional, put }: AmountFieldProps) {
  const { t } = useLanguage();
  const styles = useEditorStyles();
  const { rule, change } = useDraft();
  const parameter = parameterOf(rule, amount);
  // Minutes would be shorter, but a number that is typed must not change its unit on the way.
  const scale = scaleOf({ unit: parameter?.unit ?? unit, value: 0 });
  const value = valueOf(rule, amount);
  return (
    <NumberField
      label={label}
      orientation="horizontal"
      className={styles.number}
      unit={t(scale.unit)}
      value={value === undefined ? undefined : shown(scale, value)}
      optional={optional === true && !parameter}
      minimum={parameter ? shown(scale, parameter.minimum) : 0}
      {...(parameter && { maximum: shown(scale, parameter.maximum) })}
      onChange={(typed) =>
        change(withAmount(rule, amount, typed === undefined ? undefined : meant(scale, typed), put))
      }
    />
  );
}

interface LinesFieldProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly hint?: string;
  readonly onChange: (lines: string[]) => void;
}

/** A list, one a line; while it has the focus it keeps what was typed, empty lines included. */
function LinesField({ label, lines, hint, onChange }: LinesFieldProps) {
  const styles = useEditorStyles();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={label} hint={hint}>
      <Textarea
        className={styles.text}
        resize="vertical"
        value={typed ?? lines.join("\n")}
        onChange={(_, { value }) => {
          setTyped(value);
          onChange(phrasesOf(value));
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}

/** Phrase lists, and words of the condition's own, which are a list that is made for it. */
function ListsField({ name, condition, field }: FieldEditorProps & { field: FormField & { kind: "lists" } }) {
  const { locale } = useLanguage();
  const text = useEditorText();
  const { rule, dictionaries, change } = useDraft();
  const value = (condition as Settings)[field.field];
  const picked = typeof value === "string" ? [value] : ((value as readonly string[] | undefined) ?? []);
  const own = picked.find((id) => /^ownWords\d+$/.test(id));
  const lists = new Map(
    Object.entries(dictionaries).flatMap(([id, { names }]) =>
      /^ownWords\d+$/.test(id) ? [] : [[id, names[locale]] as const],
    ),
  );
  const put = (ids: readonly string[], made?: Parameters<typeof change>[1]) =>
    change(
      withCondition(rule, name, withField(condition, field.field, field.one ? ids[ids.length - 1] : ids)),
      made,
    );
  const write = (phrases: string[]) => {
    const id = own ?? freeDictionary(dictionaries);
    const names = namesOf((each) => ruleEditorText(each, "words.name", { rule: rule.names[each] }));
    const made = { [id]: { names: dictionaries[id]?.names ?? names, phrases, exclusions: [] } };
    const others = picked.filter((each) => each !== id);
    put(phrases.length > 0 ? [...others, id] : others, made);
  };
  return (
    <>
      {field.words && (
        <LinesField
          label={text("words")}
          hint={text("words.hint")}
          lines={own === undefined ? [] : (dictionaries[own]?.phrases ?? [])}
          onChange={write}
        />
      )}
      <PickList
        label={text(`field.${field.field}` as RuleEditorKey)}
        options={lists}
        picked={picked.filter((id) => id !== own)}
        onChange={(ids) => put(own === undefined ? ids : [...ids, own])}
      />
    </>
  );
}

const events = ["placed", "paid", "closed"] as const;

/** What must not follow an order, and within how long. */
function WithoutField({ name, condition }: Omit<FieldEditorProps, "field">) {
  const { locale } = useLanguage();
  const text = useEditorText();
  const { rule, change } = useDraft();
  if (condition.operator !== "order") return null;
  const { without } = condition;
  const put = (next: typeof without) => withCondition(rule, name, withField(condition, "without", next));
  const choose = (chosen: (typeof events)[number][]) =>
    change(put(chosen.length > 0 ? { seconds: without?.seconds ?? 900, events: chosen } : undefined));
  return (
    <Checks
      label={text("field.without")}
      options={events
        .filter((event) => event !== condition.event)
        .map((event) => [event, explainText(locale, `event.${event}`)])}
      chosen={without?.events ?? []}
      onChange={choose}
    >
      {without && (
        <AmountField
          label={text("field.within")}
          amount={without.seconds}
          unit="seconds"
          put={(seconds) => put({ ...without, seconds: seconds ?? 0 })}
        />
      )}
    </Checks>
  );
}
