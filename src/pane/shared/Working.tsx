import {
  Button,
  ProgressBar,
  Subtitle2,
  Text,
  makeStyles,
  tokens,
  useAnnounce,
} from "@fluentui/react-components";
import { useEffect, useId, useRef, type ReactNode } from "react";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  title: { margin: 0, overflowWrap: "anywhere" },
  hint: { color: tokens.colorNeutralForeground3, textAlign: "center" },
});

interface WorkingProps {
  readonly title: string;
  /** What is announced when it changes; counts are not, they would talk without end. Absent: the title. */
  readonly announced?: string;
  /** From 0 to 1; undefined while nobody knows. */
  readonly value: number | undefined;
  /** How far it is, in words. */
  readonly valueText: string | null;
  /** What stands below the bar. */
  readonly children?: ReactNode;
  readonly cancel: string;
  /** It was cancelled and is about to end. */
  readonly cancelling: boolean;
  readonly onCancel: () => void;
  /** What cancelling leaves behind. */
  readonly hint: string;
}

/** A step that takes its time: how far it is, and the way out, which is Escape too. */
export function Working(props: WorkingProps) {
  const { title, announced = title, value, valueText, children, cancel, cancelling, onCancel, hint } = props;
  const styles = useStyles();
  const id = useId();
  const { announce } = useAnnounce();
  const cancelButton = useRef<HTMLButtonElement>(null);

  // What was there to be done is gone; the focus goes to what can be done now.
  useEffect(() => cancelButton.current?.focus(), []);
  useEffect(() => announce(announced, { batchId: "working" }), [announce, announced]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      onCancel();
    };
    // Wherever the focus is, and before Office hears of it.
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [onCancel]);

  return (
    <section className={styles.root} aria-labelledby={id}>
      <Subtitle2 as="h2" id={id} className={styles.title}>
        {title}
      </Subtitle2>
      <ProgressBar
        aria-labelledby={id}
        aria-valuetext={valueText ?? undefined}
        thickness="large"
        // Without a value the bar says that it does not know yet.
        value={value}
      />
      {children}
      <Button ref={cancelButton} disabledFocusable={cancelling} onClick={onCancel}>
        {cancel}
      </Button>
      <Text size={200} className={styles.hint}>
        {hint}
      </Text>
    </section>
  );
}
