import { useEditorText } from "../useEditorText";
import { Checks } from "./Checks";

interface EvidenceFieldProps {
  /** Names of all conditions of the rule. */
  readonly conditions: readonly string[];
  readonly evidence: readonly string[];
  readonly hint?: string;
  readonly labelOf: (name: string) => string;
  readonly onChange: (evidence: string[]) => void;
}

/** The conditions whose places a finding shows, in their order. */
export function EvidenceField({ conditions, evidence, hint, labelOf, onChange }: EvidenceFieldProps) {
  const text = useEditorText();
  return (
    <Checks
      label={text("evidence")}
      options={conditions.map((name) => [name, text("evidence.one", { name: labelOf(name) })])}
      chosen={evidence}
      hint={hint}
      onChange={onChange}
    />
  );
}
