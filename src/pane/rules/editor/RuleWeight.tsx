import { Field, Select, Switch } from "@fluentui/react-components";
import type { Rule } from "../../../inspection";
import { severities, type Severity } from "../../../inspection/finding";
import { resultWords } from "../../../locales/excel";
import { useLanguage } from "../../language";
import { NumberField } from "../NumberField";
import { useEditorText } from "../useEditorText";
import { useEditorStyles } from "./Editor.styles";

type Weight = Pick<Rule, "severity" | "points" | "fatal" | "needsReview">;

interface SeverityFieldProps {
  readonly severity: Severity;
  readonly onChange: (severity: Severity) => void;
}

/** How severe a finding is. */
export function SeverityField({ severity, onChange }: SeverityFieldProps) {
  const { t, locale } = useLanguage();
  const styles = useEditorStyles();
  const words = resultWords(locale);
  return (
    <Field label={t("rules.severity")} orientation="horizontal" className={styles.number}>
      <Select
        size="small"
        className={styles.select}
        value={severity}
        onChange={(_, { value }) => onChange(value as Severity)}
      >
        {severities.toReversed().map((each) => (
          <option key={each} value={each}>
            {words.severity(each)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

interface RuleWeightProps {
  readonly rule: Omit<Weight, "severity">;
  readonly onChange: (edit: Partial<Omit<Weight, "severity">>) => void;
}

/** What a finding costs, and who has to look at it. */
export function RuleWeight({ rule, onChange }: RuleWeightProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  return (
    <>
      <NumberField
        label={text("points")}
        orientation="horizontal"
        className={styles.number}
        value={rule.points}
        minimum={-100}
        maximum={100}
        onChange={(points) => onChange({ points: points ?? 0 })}
      />
      <Switch
        label={text("fatal")}
        checked={rule.fatal}
        onChange={(_, { checked }) => onChange({ fatal: checked })}
      />
      <Switch
        label={text("needsReview")}
        checked={rule.needsReview}
        onChange={(_, { checked }) => onChange({ needsReview: checked })}
      />
    </>
  );
}
