import { Button, Field, Select } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { labelsOf } from "../../explain/labels";
import { useLanguage } from "../../language";
import { AppliesEditor } from "../AppliesEditor";
import { groupName } from "../groups";
import { LevelsEditor } from "../LevelsEditor";
import { freeCondition, ownGroup, unusedConditions } from "../ownRules";
import { useRules } from "../RulesProvider";
import { useEditorText } from "../useEditorText";
import { ConditionEditor } from "./ConditionEditor";
import { useDraft } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import { ExamplesEditor } from "./ExamplesEditor";
import { Fold } from "./Fold";
import { Judged } from "./Judged";
import { operatorForms } from "./operatorForms";
import { ParametersEditor } from "./ParametersEditor";
import { withoutConditionOf } from "./ruleParts";
import { RuleTexts } from "./RuleTexts";
import { RuleWeight, SeverityField } from "./RuleWeight";
import { WhenEditor } from "./WhenEditor";
import { treeOf, whenOf, type Group } from "./whenTree";
import { WordingEditor } from "./WordingEditor";

/** All of a rule, in the order in which one thinks of it. */
export function RuleForm() {
  const { rule, change } = useDraft();
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
      <Basics />
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
          label={text("when")}
          group={tree}
          conditions={names}
          labelOf={labelOf}
          onChange={(group: Group) => change({ ...rule, when: whenOf(group) })}
        />
        <Judged labelOf={labelOf} />
      </section>
      <WordingEditor labelOf={labelOf} />
      <ParametersEditor />
      <LevelsEditor rule={rule} />
      <AppliesEditor
        rule={rule}
        onChange={(limits) => {
          const { active: _, appliesTo: __, ...rest } = rule;
          change({ ...rest, ...limits });
        }}
      />
      <ExamplesEditor />
    </>
  );
}

/** Name, advice, and what a finding weighs. */
function Basics() {
  const { t } = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { ruleset } = useRules();
  const { rule, change } = useDraft();
  const groups = [...new Set([ownGroup, ...ruleset.rules.map(({ group }) => group)])];
  const edit = (fields: Partial<typeof rule>) => change({ ...rule, ...fields });
  return (
    <section className={styles.section}>
      <RuleTexts texts={rule} shown={["names", "advice"]} takesEmpty onChange={edit} />
      <Fold label={text("meanings")}>
        <RuleTexts texts={rule} shown={["meaning", "why"]} takesEmpty onChange={edit} />
      </Fold>
      <SeverityField severity={rule.severity} onChange={(severity) => edit({ severity })} />
      <Field label={text("group")} orientation="horizontal" className={styles.number}>
        <Select
          size="small"
          className={styles.select}
          value={rule.group}
          onChange={(_, { value }) => edit({ group: value })}
        >
          {groups.map((group) => (
            <option key={group} value={group}>
              {groupName(t, text, group)}
            </option>
          ))}
        </Select>
      </Field>
      <RuleWeight rule={rule} onChange={edit} />
    </section>
  );
}
