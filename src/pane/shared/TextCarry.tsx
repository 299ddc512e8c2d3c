import { Button, Textarea, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useId, useState, type ReactNode } from "react";
import { Message } from "./Message";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  body: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  text: { "& > textarea": { minHeight: "120px", maxHeight: "45vh", fontFamily: tokens.fontFamilyMonospace } },
  action: { alignSelf: "start" },
});

interface TextCarryProps {
  readonly heading: string;
  readonly headingLevel: 2 | 3;
  readonly body: ReactNode;
  /** What the field is called; the heading by default. */
  readonly label?: string;
  /** What stands now. */
  readonly text: string;
  /** What the button says, and what is said when the text was taken over, or was not. */
  readonly words: { readonly take: string; readonly taken: string; readonly wrong: string };
  /** Takes another text over; throws when it is none. */
  readonly onTake: (text: string) => void;
  readonly sayTrouble: (trouble: unknown) => string;
}

/** What is set, as a text: copied out of one workbook, pasted into another, checked before it is taken over. */
export function TextCarry(props: TextCarryProps) {
  const { heading, headingLevel, body, label, text, words, onTake, sayTrouble } = props;
  const styles = useStyles();
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<"taken" | { readonly trouble: unknown } | null>(null);
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const take = () => {
    try {
      onTake(draft ?? "");
      setDraft(null);
      setOutcome("taken");
    } catch (trouble) {
      setOutcome({ trouble });
    }
  };
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Heading id={id} className={styles.heading}>
        {heading}
      </Heading>
      <p className={styles.body}>{body}</p>
      <Textarea
        {...(label === undefined ? { "aria-labelledby": id } : { "aria-label": label })}
        className={styles.text}
        resize="vertical"
        spellCheck={false}
        value={draft ?? text}
        onChange={(_, { value }) => {
          setDraft(value);
          setOutcome(null);
        }}
      />
      <Button className={styles.action} disabledFocusable={draft === null} onClick={take}>
        {words.take}
      </Button>
      {outcome === "taken" && <Message intent="success">{words.taken}</Message>}
      {outcome !== null && outcome !== "taken" && (
        <Message intent="error" title={words.wrong}>
          {sayTrouble(outcome.trouble)}
        </Message>
      )}
    </section>
  );
}
