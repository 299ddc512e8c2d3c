import { Button, Field, Select } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { asLabel } from "../../language";
import { useEditorText } from "../useEditorText";
import { useEditorStyles } from "./Editor.styles";

interface PickListProps {
  readonly label: string;
  /** All that can be chosen, by id. */
  readonly options: ReadonlyMap<string, string>;
  /** Chosen, in their order. */
  readonly picked: readonly string[];
  readonly hint?: string | undefined;
  readonly onChange: (picked: string[]) => void;
}

/** Several of many: the rest to be added, and below it what is chosen as lines. */
export function PickList({ label, options, picked, hint, onChange }: PickListProps) {
  const text = useEditorText();
  const styles = useEditorStyles();
  return (
    <div role="group" aria-label={label} className={styles.section}>
      <Field label={label} hint={hint}>
        <Select
          size="small"
          className={styles.select}
          value=""
          onChange={(_, { value }) => value !== "" && onChange([...picked, value])}
        >
          <option value="">{text("pick.add")}</option>
          {[...options]
            .filter(([id]) => !picked.includes(id))
            .map(([id, name]) => (
              <option key={id} value={id}>
                {asLabel(name)}
              </option>
            ))}
        </Select>
      </Field>
      {picked.length > 0 && (
        <ul className={styles.picked} aria-label={label}>
          {picked.map((id) => {
            const name = asLabel(options.get(id) ?? id);
            return (
              <li key={id} className={styles.pickedItem}>
                <span>{name}</span>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DismissRegular />}
                  aria-label={text("pick.remove", { name })}
                  onClick={() => onChange(picked.filter((each) => each !== id))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
