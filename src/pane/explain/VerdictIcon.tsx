import { mergeClasses } from "@fluentui/react-components";
import {
  CheckmarkCircleRegular,
  DismissCircleRegular,
  QuestionCircleRegular,
  SubtractCircleRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import type { Truth } from "../../inspection/language";
import type { Explanation } from "../../inspection/explain";
import { useExplainStyles } from "./Explain.styles";

const results = {
  hit: { Icon: WarningRegular, look: "hit" },
  passed: { Icon: CheckmarkCircleRegular, look: "passed" },
  notEvaluable: { Icon: QuestionCircleRegular, look: "unknown" },
  notApplicable: { Icon: SubtractCircleRegular, look: "neutral" },
} as const;

/** How a rule came out, beside the word for it. */
export function ResultIcon({ result }: Pick<Explanation, "result">) {
  const styles = useExplainStyles();
  const { Icon, look } = results[result];
  return <Icon aria-hidden className={mergeClasses(styles.icon, styles[look])} />;
}

/** Whether a condition holds: that it does is neither good nor bad. */
export function TruthIcon({ truth, label }: { readonly truth: Truth; readonly label: string }) {
  const styles = useExplainStyles();
  const Icon = truth === null ? QuestionCircleRegular : truth ? CheckmarkCircleRegular : DismissCircleRegular;
  return (
    <Icon
      aria-label={label}
      className={mergeClasses(
        styles.icon,
        truth === null ? styles.unknown : truth ? undefined : styles.neutral,
      )}
    />
  );
}
