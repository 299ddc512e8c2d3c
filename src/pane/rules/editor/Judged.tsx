import { Field, Select } from "@fluentui/react-components";
import type { Rule } from "../../../inspection";
import { useEditorText } from "../useEditorText";
import { useDraft } from "./draft";
import { useEditorStyles } from "./Editor.styles";
import { judgedBy } from "./ruleParts";

/** What is judged by itself, and when the rule counts in a score. */
export function Judged({ labelOf }: { readonly labelOf: (name: string) => string }) {
  const text = useEditorText();
  const styles = useEditorStyles();
  const { rule, change } = useDraft();
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
