import { Field, Input, type FieldProps } from "@fluentui/react-components";
import { useState } from "react";
import { useEditorText } from "./useEditorText";

interface NumberFieldProps {
  readonly label: string;
  /** What assistive technology calls it, where the label alone says too little. */
  readonly accessibleName?: string;
  /** Undefined: left empty. */
  readonly value: number | undefined;
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** May be left empty. */
  readonly optional?: boolean;
  readonly hint?: string;
  /** What else is wrong with the value that stands. */
  readonly wrong?: string | undefined;
  readonly orientation?: FieldProps["orientation"];
  readonly className?: string;
  readonly onChange: (value: number | undefined) => void;
}

/** A number that is typed. What is none, or out of bounds, is said and not taken. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, unit, minimum = 0, maximum, optional = false, hint, wrong, onChange } = props;
  const text = useEditorText();
  const [typed, setTyped] = useState<string | null>(null);
  const trouble = (entered: string): string | null => {
    const trimmed = entered.normalize("NFKC").trim();
    if (trimmed === "") return optional ? null : text("number.wanted");
    const number = Number(trimmed);
    if (Number.isNaN(number)) return text("number.wanted");
    if (maximum !== undefined && (number < minimum || number > maximum))
      return text("number.bounds", { minimum, maximum });
    return number < minimum ? text("number.least", { minimum }) : null;
  };
  const refused = typed === null ? null : trouble(typed);
  return (
    <Field
      label={label}
      hint={hint}
      orientation={props.orientation}
      className={props.className}
      validationMessage={refused ?? wrong}
    >
      <Input
        size="small"
        aria-label={props.accessibleName}
        inputMode="decimal"
        input={{ style: { minWidth: 0, width: "100%" } }}
        value={typed ?? (value === undefined ? "" : String(value))}
        contentAfter={unit ? <span>{unit}</span> : undefined}
        onChange={(_, { value: entered }) => {
          setTyped(entered);
          if (trouble(entered) !== null) return;
          const trimmed = entered.normalize("NFKC").trim();
          onChange(trimmed === "" ? undefined : Number(trimmed));
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}
