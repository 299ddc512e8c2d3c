import { Checkbox, Label } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import { useEditorStyles } from "./Editor.styles";

interface ChecksProps<Option extends string> {
  readonly label: string;
  /** All that can be chosen, with its name. */
  readonly options: readonly (readonly [option: Option, name: string])[];
  readonly chosen: readonly string[];
  readonly hint?: string | undefined;
  /** Receives what is chosen, in the order of the options. */
  readonly onChange: (chosen: Option[]) => void;
  /** What belongs to the choice. */
  readonly children?: ReactNode;
}

/** Several of a few. No Field: that gives every box in it the same id, and clicks on any label to the first. */
export function Checks<Option extends string>(props: ChecksProps<Option>) {
  const { label, options, chosen, hint, onChange, children } = props;
  const styles = useEditorStyles();
  const id = useId();
  return (
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      className={styles.checks}
    >
      <Label id={id}>{label}</Label>
      {options.map(([option, name]) => (
        <Checkbox
          key={option}
          label={name}
          checked={chosen.includes(option)}
          onChange={(_, { checked }) =>
            onChange(
              options
                .map(([each]) => each)
                .filter((each) => (each === option ? checked === true : chosen.includes(each))),
            )
          }
        />
      ))}
      {hint !== undefined && (
        <span id={`${id}-hint`} className={styles.quiet}>
          {hint}
        </span>
      )}
      {children}
    </div>
  );
}
