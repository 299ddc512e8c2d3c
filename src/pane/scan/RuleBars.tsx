import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { RuleSummary, ScanResult } from "../../excel/types";
import { useLanguage } from "../language";
import { SeverityBadge } from "../shared/SeverityBadge";
import { useRowStyles } from "../shared/row.styles";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: tokens.spacingVerticalS },
  name: { ...typographyStyles.body1, flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  top: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "center" },
  track: {
    height: "6px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    overflow: "hidden",
  },
  bar: {
    height: "100%",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    // Forced colours would paint the bar like the page.
    "@media (forced-colors: active)": { forcedColorAdjust: "none", backgroundColor: "CanvasText" },
  },
  detail: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

interface RuleBarsProps {
  readonly result: ScanResult;
  readonly onShow: (rule: string) => void;
}

/** Findings by rule, most first; choosing a rule shows its findings. */
export function RuleBars({ result, onShow }: RuleBarsProps) {
  const styles = useStyles();
  const rules = result.byRule.toSorted((a, b) => b.findings - a.findings);
  const most = Math.max(1, ...rules.map((rule) => rule.findings));
  return (
    <ul className={styles.list}>
      {rules.map((rule) => (
        <li key={rule.rule}>
          <RuleBar rule={rule} share={rule.findings / most} onShow={onShow} />
        </li>
      ))}
    </ul>
  );
}

function RuleBar(props: {
  readonly rule: RuleSummary;
  readonly share: number;
  readonly onShow: (rule: string) => void;
}) {
  const { rule, share, onShow } = props;
  const { t } = useLanguage();
  const styles = useStyles();
  const row = useRowStyles();
  const { findings, conversations, notEvaluable } = rule;
  const detail = [
    findings > 0 ? t("byRule.count", { findings, conversations }) : t("byRule.clean"),
    notEvaluable > 0 ? t("byRule.unjudged", { count: notEvaluable }) : null,
  ].filter(Boolean);
  const content = (
    <>
      <span className={styles.top}>
        <span className={styles.name}>{rule.name}</span>
        <SeverityBadge severity={rule.severity} />
      </span>
      {findings > 0 && (
        <span className={styles.track} aria-hidden>
          <span style={{ display: "block", width: `${share * 100}%` }} className={styles.bar} />
        </span>
      )}
      <span className={styles.detail}>{detail.join(" · ")}</span>
    </>
  );
  if (findings === 0) return <div className={row.plain}>{content}</div>;
  return (
    <button
      type="button"
      className={row.button}
      title={t("byRule.show", { name: rule.name })}
      onClick={() => onShow(rule.rule)}
    >
      {content}
    </button>
  );
}
