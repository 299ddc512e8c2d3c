import { Button, Field, Radio, RadioGroup, Textarea } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { exampleKinds, longestNote, type ExampleKind } from "../../excel/coaching/examples";
import { useCoachingStyles } from "./Coaching.styles";
import { useCoachingText } from "./useCoachingText";

/** What a person says of an example. */
export interface ExampleRemark {
  readonly kind: ExampleKind;
  readonly note: string;
}

interface ExampleFormProps {
  readonly begin: ExampleRemark;
  readonly onSave: (remark: ExampleRemark) => void;
  readonly onCancel: () => void;
}

/** Asks of what kind an example is, and why it is one. Escape leaves it, Ctrl and Enter save from the note. */
export function ExampleForm({ begin, onSave, onCancel }: ExampleFormProps) {
  const text = useCoachingText();
  const styles = useCoachingStyles();
  const [kind, setKind] = useState(begin.kind);
  const [note, setNote] = useState(begin.note);
  const save = () => onSave({ kind, note: note.trim() });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <form
      className={styles.form}
      aria-label={text("form")}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        else return;
        event.preventDefault();
      }}
    >
      <RadioGroup
        aria-label={text("kind")}
        layout="horizontal"
        className={styles.kinds}
        value={kind}
        onChange={(_, { value }) => setKind(value as ExampleKind)}
      >
        {exampleKinds.map((each) => (
          <Radio key={each} value={each} label={text(`kind.${each}`)} />
        ))}
      </RadioGroup>
      <Field label={text("note")} hint={text("note.hint")}>
        <Textarea
          size="small"
          resize="vertical"
          maxLength={longestNote}
          value={note}
          onChange={(_, { value }) => setNote(value)}
        />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" size="small" appearance="primary">
          {text("save")}
        </Button>
        <Button size="small" onClick={onCancel}>
          {text("cancel")}
        </Button>
      </div>
    </form>
  );
}
