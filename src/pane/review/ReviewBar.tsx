import {
  Button,
  Field,
  Input,
  Text,
  Tooltip,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { CheckmarkRegular, DismissRegular, ShieldRegular } from "@fluentui/react-icons";
import { useState, type FormEvent } from "react";
import { markOf, type Mark } from "../../inspection/review";
import { useLanguage } from "../language";
import { Message } from "../shared/Message";
import { useFocusMove } from "../shared/useFocusMove";
import { useThreadText } from "../thread/useThreadText";
import { sayTrouble } from "../trouble";
import { useReviews } from "./ReviewProvider";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  /** A form, or what was said, takes the width; buttons stand beside others. */
  wide: { flexBasis: "100%" },
  actions: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  state: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  // Beside the one that collects, in either language.
  action: {
    minWidth: 0,
    paddingLeft: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalXS,
  },
});

/** Confirms, dismisses or exempts a finding; what was said can be taken back. */
export function ReviewBar({ reviewKey }: { readonly reviewKey: string }) {
  const language = useLanguage();
  const text = useThreadText();
  const styles = useStyles();
  const { reviews, loadTrouble, saveTrouble, mark, retry, reset } = useReviews();
  const [asking, setAsking] = useState<"dismissed" | "exempted" | null>(null);
  const { part, move } = useFocusMove<HTMLDivElement>();

  if (loadTrouble !== null)
    return (
      <Message
        intent="warning"
        title={text("review.unreadable")}
        actions={<Button onClick={reset}>{text("review.reset")}</Button>}
      >
        {text("review.unreadable.do")}
      </Message>
    );
  if (!reviews) return null;

  const say = (next: Mark | null) => {
    move();
    setAsking(null);
    mark(reviewKey, next);
  };
  const ask = (status: typeof asking) => {
    move();
    setAsking(status);
  };
  const said = markOf(reviews, reviewKey);
  return (
    <div
      ref={part}
      role="group"
      aria-label={text("review.group")}
      className={mergeClasses(styles.root, (asking ?? said ?? saveTrouble) !== null && styles.wide)}
    >
      {asking ? (
        <ReasonForm
          optional={asking === "exempted"}
          onCancel={() => ask(null)}
          onSave={(reason) =>
            say(
              asking === "dismissed"
                ? { status: "dismissed", reason }
                : { status: "exempted", ...(reason && { reason }) },
            )
          }
        />
      ) : said ? (
        <div className={styles.actions}>
          <Text role="status" size={200} weight="semibold" className={styles.state}>
            {sayMark(text, said)}
          </Text>
          <Button size="small" className={styles.action} onClick={() => say(null)}>
            {text("review.undo")}
          </Button>
        </div>
      ) : (
        <div className={styles.actions}>
          <Tooltip content={text("review.confirm.hint")} relationship="description">
            <Button
              size="small"
              className={styles.action}
              icon={<CheckmarkRegular />}
              onClick={() => say({ status: "confirmed" })}
            >
              {text("review.confirm")}
            </Button>
          </Tooltip>
          <Tooltip content={text("review.dismiss.hint")} relationship="description">
            <Button
              size="small"
              className={styles.action}
              icon={<DismissRegular />}
              onClick={() => ask("dismissed")}
            >
              {text("review.dismiss")}
            </Button>
          </Tooltip>
          <Tooltip content={text("review.exempt.hint")} relationship="description">
            <Button
              size="small"
              className={styles.action}
              icon={<ShieldRegular />}
              onClick={() => ask("exempted")}
            >
              {text("review.exempt")}
            </Button>
          </Tooltip>
        </div>
      )}
      {saveTrouble !== null && (
        <Message
          intent="error"
          title={text("review.failed")}
          actions={<Button onClick={retry}>{text("retry")}</Button>}
        >
          {sayTrouble(language, saveTrouble)}
        </Message>
      )}
    </div>
  );
}

function sayMark(text: ReturnType<typeof useThreadText>, mark: Mark): string {
  switch (mark.status) {
    case "confirmed":
      return text("review.confirmed");
    case "dismissed":
      return text("review.dismissed", { reason: mark.reason });
    case "exempted":
      return mark.reason === undefined
        ? text("review.exempted")
        : text("review.exempted.because", { reason: mark.reason });
  }
}

interface ReasonFormProps {
  readonly optional: boolean;
  readonly onSave: (reason: string) => void;
  readonly onCancel: () => void;
}

function ReasonForm({ optional, onSave, onCancel }: ReasonFormProps) {
  const text = useThreadText();
  const styles = useStyles();
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const missing = !optional && reason.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing) onSave(reason.trim());
  };
  return (
    <form
      className={styles.root}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onCancel();
      }}
    >
      <Field
        label={text(optional ? "review.reason.optional" : "review.reason")}
        required={!optional}
        validationMessage={asked && missing ? text("review.reason.needed") : undefined}
      >
        <Input size="small" maxLength={200} value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" size="small" appearance="primary">
          {text("review.save")}
        </Button>
        <Button size="small" onClick={onCancel}>
          {text("review.cancel")}
        </Button>
      </div>
    </form>
  );
}
