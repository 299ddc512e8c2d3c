import { Text, makeStyles } from "@fluentui/react-components";
import type { ImportProgress } from "../../excel";
import { Working } from "../shared/Working";
import { useImport } from "./ImportProvider";
import type { ReadProgress } from "./reader/digest";
import { useImportText, type ImportText } from "./useImportText";

const useStyles = makeStyles({
  detail: { overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
});

export function Reading({ progress }: { readonly progress: ReadProgress | null }) {
  const { t } = useImportText();
  const opening = progress?.stage === "opening" ? progress : null;
  const several = progress !== null && progress.sources > 1;
  return (
    <ImportWorking
      title={t("reading.title")}
      detail={progress && readingDetail(t, progress)}
      place={several ? t("reading.place", { source: progress.source, sources: progress.sources }) : null}
      value={opening && opening.total > 0 ? opening.done / opening.total : undefined}
      cancelling={false}
    />
  );
}

export function Writing(props: { readonly progress: ImportProgress | null; readonly cancelling: boolean }) {
  const { progress, cancelling } = props;
  const { t } = useImportText();
  return (
    <ImportWorking
      title={t("writing.title")}
      detail={progress && t("writing.rows", { done: progress.done, total: progress.total })}
      place={null}
      value={progress && progress.total > 0 ? progress.done / progress.total : undefined}
      cancelling={cancelling}
    />
  );
}

interface ImportWorkingProps {
  readonly title: string;
  readonly detail: string | null;
  readonly place: string | null;
  /** From 0 to 1; left out while nobody knows. */
  readonly value: number | undefined;
  readonly cancelling: boolean;
}

function ImportWorking({ title, detail, place, value, cancelling }: ImportWorkingProps) {
  const { t } = useImportText();
  const { commands } = useImport();
  const styles = useStyles();
  return (
    <Working
      title={title}
      value={value}
      valueText={detail}
      cancel={t(cancelling ? "work.cancelling" : "work.cancel")}
      cancelling={cancelling}
      onCancel={commands.cancel}
      hint={t("work.hint")}
    >
      <Text size={200} className={styles.detail}>
        {[detail, place].filter(Boolean).join(" · ")}
      </Text>
    </Working>
  );
}

function readingDetail(t: ImportText["t"], { stage, name, done, total }: ReadProgress): string {
  if (stage === "reading") return t("reading.reading", { name });
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return t("reading.opening", { name, done: megabytes(done), total: megabytes(total) });
}
