import { Button, Field, Input, Select } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { Level, Rule } from "../../inspection";
import { severities, type Severity } from "../../inspection/finding";
import { resultWords } from "../../locales/excel";
import { ruleEditorText } from "../../locales/ruleEditor";
import { locales } from "../../locales/translate";
import { asLabel, useLanguage } from "../language";
import { draftsOf, levelsOf, measureOf, troublesOf, withNextLevel, type LevelDraft } from "./levels";
import { canonical, renamed } from "./ownRules";
import { NumberField } from "./NumberField";
import { useRules } from "./RulesProvider";
import { useRulesStyles } from "./Rules.styles";
import { meant, scaleOf, shown } from "./scale";
import { useEditorText } from "./useEditorText";

/** The levels of a rule as rows; kept as soon as all of them can be used. Nothing where the rule measures nothing. */
export function LevelsEditor({ rule }: { readonly rule: Rule }) {
  const { t, locale } = useLanguage();
  const text = useEditorText();
  const styles = useRulesStyles();
  const { editRule } = useRules();
  const [edited, setEdited] = useState<{ readonly of: string; readonly drafts: LevelDraft[] } | null>(null);
  const measure = measureOf(rule);
  if (!measure) return null;
  // What was changed elsewhere meanwhile, or undone, takes the place of the draft.
  const standing = canonical(rule.levels ?? []);
  const drafts = edited?.of === standing ? edited.drafts : draftsOf(rule.levels);
  const troubles = troublesOf(drafts);
  const scale = scaleOf({ unit: measure.unit, value: measure.limit });
  const words = resultWords(locale);

  const take = (next: LevelDraft[]) => {
    const levels = levelsOf(next);
    setEdited({ of: levels ? canonical(levels) : standing, drafts: next });
    if (levels) editRule(rule.id, { levels });
  };
  const change = (i: number, fields: Partial<LevelDraft>) =>
    take(drafts.map((draft, k) => (k === i ? { ...draft, ...fields } : draft)));
  const newName = (number: number) =>
    Object.fromEntries(
      locales.map((each) => [each, ruleEditorText(each, "levels.new", { number })]),
    ) as Level["names"];

  return (
    <div className={styles.advice}>
      <span className={styles.label}>{text("levels")}</span>
      <span className={styles.caption}>{text("levels.hint")}</span>
      {drafts.map((draft, i) => {
        const trouble = troubles[i];
        const name = asLabel(draft.names[locale]);
        return (
          <div
            key={draft.id}
            role="group"
            aria-label={text("levels.one", { number: i + 1 })}
            className={styles.level}
          >
            <Field
              label={text("levels.name")}
              validationMessage={trouble?.code === "noName" ? text("levels.noName") : undefined}
            >
              <Input
                size="small"
                input={{ className: styles.narrow }}
                value={draft.names[locale]}
                onChange={(_, { value }) => change(i, { names: renamed(draft.names, locale, value) })}
              />
            </Field>
            <NumberField
              label={text("levels.upTo")}
              unit={t(scale.unit)}
              value={draft.upTo === undefined ? undefined : shown(scale, draft.upTo)}
              wrong={
                trouble?.code === "order"
                  ? text("levels.order", { above: shown(scale, trouble.above) })
                  : undefined
              }
              onChange={(value) => change(i, { upTo: value === undefined ? undefined : meant(scale, value) })}
            />
            <Select
              size="small"
              className={styles.select}
              aria-label={text("levels.severity")}
              value={draft.severity ?? ""}
              onChange={(_, { value }) => change(i, { severity: value === "" ? null : (value as Severity) })}
            >
              <option value="">{text("levels.asRule", { severity: words.severity(rule.severity) })}</option>
              {severities.toReversed().map((severity) => (
                <option key={severity} value={severity}>
                  {words.severity(severity)}
                </option>
              ))}
            </Select>
            <Button
              size="small"
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={text("levels.remove", { name })}
              onClick={() => take(drafts.filter((_, k) => k !== i))}
            />
          </div>
        );
      })}
      <Button
        size="small"
        icon={<AddRegular />}
        className={styles.reset}
        onClick={() => take(withNextLevel(drafts, measure.limit, rule, newName))}
      >
        {text("levels.add")}
      </Button>
    </div>
  );
}
