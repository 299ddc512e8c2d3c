import { Button, ProgressBar, Subtitle2, Text, useAnnounce } from "@fluentui/react-components";
import { CheckmarkCircleFilled, CircleFilled, CircleRegular } from "@fluentui/react-icons";
import { useEffect, useRef } from "react";
import type { ScanProgress } from "../../excel/types";
import { useLanguage } from "../language";
import { useScan } from "./ScanProvider";
import { useScanningStyles } from "./Scanning.styles";

const stages = ["reading", "inspecting", "writing"] as const;
const icons = { done: <CheckmarkCircleFilled />, now: <CircleFilled />, later: <CircleRegular /> };

interface ScanningProps {
  readonly progress: ScanProgress | null;
  readonly cancelling: boolean;
}

/** A running scan: how far it is, and the way out. */
export function Scanning({ progress, cancelling }: ScanningProps) {
  const { t } = useLanguage();
  const { state, commands } = useScan();
  const styles = useScanningStyles();
  const { announce } = useAnnounce();
  const cancelButton = useRef<HTMLButtonElement>(null);
  const stage = progress?.stage ?? "reading";
  const stageIndex = stages.indexOf(stage);
  const source =
    state.sources?.find((candidate) => candidate.choice === state.choice) ?? state.preview?.source;
  const counts = progress && progress.total > 0 ? sayCounts(t, progress) : null;

  // The start button is gone; the focus goes to what can be done now.
  useEffect(() => cancelButton.current?.focus(), []);

  // Stages are announced, counts are not: they would talk without end.
  useEffect(() => announce(t(`stage.${stage}`), { batchId: "scan" }), [announce, stage, t]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape") commands.cancel();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [commands]);

  return (
    <section className={styles.root} aria-labelledby="scanning-title">
      <Subtitle2 as="h2" id="scanning-title" className={styles.title}>
        {t("scanning.title", { name: source?.name ?? "" })}
      </Subtitle2>
      <ProgressBar
        aria-labelledby="scanning-title"
        aria-valuetext={[t(`stage.${stage}`), counts].filter(Boolean).join(" ")}
        thickness="large"
        max={progress?.total || 1}
        // Without a value the bar says that it does not know yet.
        value={counts === null ? undefined : progress?.done}
      />
      <ol className={styles.stages}>
        {stages.map((name, index) => {
          const at = index < stageIndex ? "done" : index === stageIndex ? "now" : "later";
          return (
            <li key={name} className={styles.stage} aria-current={at === "now" ? "step" : undefined}>
              <span className={at === "later" ? styles.iconLater : styles.icon} aria-hidden>
                {icons[at]}
              </span>
              <span className={at === "later" ? styles.later : undefined}>{t(`stage.${name}`)}</span>
              <span className={styles.counts}>{at === "now" ? counts : t(`stage.${at}`)}</span>
            </li>
          );
        })}
      </ol>
      <Button ref={cancelButton} disabledFocusable={cancelling} onClick={commands.cancel}>
        {t(cancelling ? "scan.cancelling" : "scan.cancel")}
      </Button>
      <Text size={200} className={styles.hint}>
        {t("scan.cancelHint")}
      </Text>
    </section>
  );
}

function sayCounts(t: ReturnType<typeof useLanguage>["t"], { stage, done, total }: ScanProgress): string {
  return t(stage === "inspecting" ? "progress.conversations" : "progress.rows", { done, total });
}
