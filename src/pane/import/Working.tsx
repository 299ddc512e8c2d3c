import {
  Button,
  ProgressBar,
  Subtitle2,
  Text,
  makeStyles,
  tokens,
  useAnnounce,
} from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { ImportProgress } from "../../excel";
import { useImportStyles } from "./Import.styles";
import { useImport } from "./ImportProvider";
import type { ReadProgress } from "./reader/digest";
import { useImportText, type ImportText } from "./useImportText";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  detail: { overflowWrap: "anywhere", fontVariantNumeric: "tabular-nums" },
});

export function Reading({ progress }: { readonly progress: ReadProgress | null }) {
  const { t } = useImportText();
  const opening = progress?.stage === "opening" ? progress : null;
  const several = progress !== null && progress.sources > 1;
  return (
    <Working
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
    <Working
      title={t("writing.title")}
      detail={progress && t("writing.rows", { done: progress.done, total: progress.total })}
      place={null}
      value={progress && progress.total > 0 ? progress.done / progress.total : undefined}
      cancelling={cancelling}
    />
  );
}

interface WorkingProps {
  readonly title: string;
  readonly detail: string | null;
  readonly place: string | null;
  /** From 0 to 1; left out while nobody knows. */
  readonly value: number | undefined;
  readonly cancelling: boolean;
}

/** A step that takes its time: how far it is, and the way out. */
function Working({ title, detail, place, value, cancelling }: WorkingProps) {
  const { t } = useImportText();
  const { commands } = useImport();
  const common = useImportStyles();
  const styles = useStyles();
  const { announce } = useAnnounce();
  const cancelButton = useRef<HTMLButtonElement>(null);

  // What was there to be done is gone; the focus goes to what can be done now.
  useEffect(() => cancelButton.current?.focus(), []);
  useEffect(() => announce(title, { batchId: "import" }), [announce, title]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") commands.cancel();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [commands]);

  return (
    <section className={styles.root} aria-labelledby="import-working">
      <Subtitle2 as="h2" id="import-working" className={common.title}>
        {title}
      </Subtitle2>
      <ProgressBar
        aria-labelledby="import-working"
        aria-valuetext={detail ?? undefined}
        thickness="large"
        value={value}
      />
      <Text size={200} className={styles.detail}>
        {[detail, place].filter(Boolean).join(" · ")}
      </Text>
      <Button ref={cancelButton} disabledFocusable={cancelling} onClick={commands.cancel}>
        {t(cancelling ? "work.cancelling" : "work.cancel")}
      </Button>
      <p className={common.hint}>{t("work.hint")}</p>
    </section>
  );
}

function readingDetail(t: ImportText["t"], { stage, name, done, total }: ReadProgress): string {
  if (stage === "reading") return t("reading.reading", { name });
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  return t("reading.opening", { name, done: megabytes(done), total: megabytes(total) });
}
