import { Button, Field, Select } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons";
import type { Condition } from "../../../inspection";
import type { OperatorName } from "../../../inspection/operators";
import { conditionText, explainText } from "../../../locales/explain";
import { asLabel, useLanguage } from "../../language";
import { useEditorText } from "../useEditorText";
import { useDraft, withCondition } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import { FieldEditor } from "./FieldEditor";
import { fieldNameOf, matters, operatorForms, withOperator } from "./operatorForms";
import { ScopeEditor } from "./ScopeEditor";

interface ConditionEditorProps {
  readonly name: string;
  readonly condition: Condition;
  readonly isUnused: boolean;
  readonly labelOf: (name: string) => string;
  readonly onRemove: () => void;
}

const operators = Object.keys(operatorForms) as OperatorName[];

/** A condition: what it looks at, its settings, and where it looks; in one sentence what that comes to. */
export function ConditionEditor({ name, condition, isUnused, labelOf, onRemove }: ConditionEditorProps) {
  const { locale } = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule, dictionaries, change } = useDraft();
  const label = text("condition", { name: labelOf(name) });
  const { fields, scoped } = operatorForms[condition.operator];
  return (
    <div role="group" aria-label={label} className={styles.card}>
      <div className={styles.cardHead}>
        <span className={styles.heading}>{label}</span>
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={text("condition.remove", { name: labelOf(name) })}
          onClick={onRemove}
        />
      </div>
      <p className={styles.quiet}>{conditionText(locale, condition, rule, { dictionaries }, labelOf)}</p>
      {isUnused && <p className={styles.quiet}>{text("condition.unused")}</p>}
      <Field label={text("operator")}>
        <Select
          size="small"
          className={styles.select}
          value={condition.operator}
          onChange={(_, { value }) =>
            change(withCondition(rule, name, withOperator(condition, value as OperatorName)))
          }
        >
          {operators.map((operator) => (
            <option key={operator} value={operator}>
              {asLabel(explainText(locale, `operator.${operator}`))}
            </option>
          ))}
        </Select>
      </Field>
      {fields
        .filter((field) => matters(field, condition))
        .map((field) => (
          <FieldEditor key={fieldNameOf(field)} name={name} condition={condition} field={field} />
        ))}
      {scoped && <ScopeEditor name={name} condition={condition} labelOf={labelOf} />}
    </div>
  );
}
