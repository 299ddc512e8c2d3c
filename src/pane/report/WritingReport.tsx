import { Text } from "@fluentui/react-components";
import type { ReportProgress } from "../../excel";
import { Working } from "../shared/Working";
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
  const isCounted = progress !== null && progress.total > 0;
  const counts = isCounted ? t("view.rows", { done: progress.done, total: progress.total }) : null;
  return (
    <Working
      title={t("view.writing")}
      value={isCounted ? progress.done / progress.total : undefined}
      valueText={counts}
      cancel={t(cancelling ? "view.cancelling" : "view.cancel")}
      cancelling={cancelling}
      onCancel={onCancel}
      hint={t("view.cancelHint")}
    >
      <Text size={200} className={styles.counts}>
        {counts}
      </Text>
    </Working>
  );
}
