import { CheckmarkCircleFilled, CircleFilled, CircleRegular } from "@fluentui/react-icons";
import type { ScanProgress } from "../../excel/types";
import { useLanguage } from "../language";
import { Working } from "../shared/Working";
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
  const stage = progress?.stage ?? "reading";
  const stageIndex = stages.indexOf(stage);
  const source =
    state.sources?.find((candidate) => candidate.choice === state.choice) ?? state.preview?.source;
  const counts = progress && progress.total > 0 ? sayCounts(t, progress) : null;

  return (
    <Working
      title={t("scanning.title", { name: source?.name ?? "" })}
      announced={t(`stage.${stage}`)}
      value={counts === null ? undefined : progress!.done / progress!.total}
      valueText={[t(`stage.${stage}`), counts].filter(Boolean).join(" ")}
      cancel={t(cancelling ? "scan.cancelling" : "scan.cancel")}
      cancelling={cancelling}
      onCancel={commands.cancel}
      hint={t("scan.cancelHint")}
    >
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
    </Working>
  );
}

function sayCounts(t: ReturnType<typeof useLanguage>["t"], { stage, done, total }: ScanProgress): string {
  return t(stage === "inspecting" ? "progress.conversations" : "progress.rows", { done, total });
}
