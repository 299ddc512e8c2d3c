import { Field, Input } from "@fluentui/react-components";
import type { Parameter } from "../../../inspection";
import { asLabel, useLanguage } from "../../language";
import { NumberField } from "../NumberField";
import { ParameterField } from "../ParameterField";
import { meant, scaleOf, shown } from "../scale";
import { useEditorText } from "../useEditorText";
import { useDraft } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import { Fold } from "./Fold";

/** The numbers of a rule that can be changed where the rules are listed: their values, what they are called and between which bounds. */
export function ParametersEditor() {
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule, change } = useDraft();
  const parameters = Object.entries(rule.parameters);
  if (parameters.length === 0) return null;
  const put = (name: string, edit: Partial<Parameter>) =>
    change({
      ...rule,
      parameters: { ...rule.parameters, [name]: { ...rule.parameters[name], ...edit } },
    });
  return (
    <section className={styles.section} aria-labelledby="rule-parameters">
      <h3 id="rule-parameters" className={styles.heading}>
        {text("parameters")}
      </h3>
      {parameters.map(([name, parameter]) => (
        <ParameterEditor key={name} parameter={parameter} onChange={(edit) => put(name, edit)} />
      ))}
    </section>
  );
}

interface ParameterEditorProps {
  readonly parameter: Parameter;
  readonly onChange: (edit: Partial<Parameter>) => void;
}

function ParameterEditor({ parameter, onChange }: ParameterEditorProps) {
  const { t, locale } = useLanguage();
  const text = useEditorText();
  const styles = useEditorStyles();
  const { names, value, minimum, maximum } = parameter;
  const scale = scaleOf(parameter);
  const unit = t(scale.unit);
  const number = { orientation: "horizontal", className: styles.number, unit } as const;
  return (
    <>
      <ParameterField
        parameter={parameter}
        builtIn={parameter}
        onChange={(next) => onChange({ value: next })}
      />
      <Fold label={text("parameter.bounds", { name: asLabel(names[locale]) })}>
        <Field label={text("parameter.name")}>
          <Input
            size="small"
            className={styles.date}
            value={names[locale]}
            onChange={(_, data) => onChange({ names: { ...names, [locale]: data.value } })}
          />
        </Field>
        <NumberField
          {...number}
          label={text("parameter.minimum")}
          value={shown(scale, minimum)}
          minimum={-Infinity}
          maximum={shown(scale, value)}
          onChange={(next) => onChange({ minimum: meant(scale, next ?? 0) })}
        />
        <NumberField
          {...number}
          label={text("parameter.maximum")}
          value={shown(scale, maximum)}
          minimum={shown(scale, value)}
          onChange={(next) => onChange({ maximum: meant(scale, next ?? 0) })}
        />
      </Fold>
    </>
  );
}
