import { Button, ProgressBar, Text, useAnnounce } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { ReportProgress } from "../../excel";
import { useReportStyles } from "./Report.styles";
import { useReportText } from "./useReportText";

interface WritingReportProps {
  readonly progress: ReportProgress | null;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

/** A report that is being written: how far it is, and the way out. */
export function WritingReport({ progress, cancelling, onCancel }: WritingReportProps) {
  const t = useReportText();
  const styles = useReportStyles();
  const { announce } = useAnnounce();
  const cancelButton = useRef<HTMLButtonElement>(null);
  // The button that started it is gone; the focus goes to what can be done now.
  useEffect(() => cancelButton.current?.focus(), []);
  useEffect(() => announce(t("view.writing"), { batchId: "report" }), [announce, t]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") onCancel();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [onCancel]);
  const counts =
    progress && progress.total > 0 ? t("view.rows", { done: progress.done, total: progress.total }) : null;
  return (
    <section className={styles.root} aria-labelledby="report-writing">
      <h2 id="report-writing" className={styles.title}>
        {t("view.writing")}
      </h2>
      <ProgressBar
        aria-labelledby="report-writing"
        aria-valuetext={counts ?? undefined}
        thickness="large"
        max={progress?.total || 1}
        value={counts === null ? undefined : progress?.done}
      />
      <Text size={200} className={styles.counts}>
        {counts}
      </Text>
      <Button ref={cancelButton} disabledFocusable={cancelling} onClick={onCancel}>
        {t(cancelling ? "view.cancelling" : "view.cancel")}
      </Button>
      <Text size={200} className={styles.quiet}>
        {t("view.cancelHint")}
      </Text>
    </section>
  );
}
