import { Link, Text, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { AgentSummary, ScanResult } from "../../excel/types";
import { useLanguage } from "../language";
import { useHiddenStyles } from "../shared/hidden.styles";
import { agentNames } from "./agentNames";
import { shortDuration } from "./shortDuration";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  table: { ...typographyStyles.caption1, borderCollapse: "collapse", width: "100%", tableLayout: "fixed" },
  head: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    verticalAlign: "bottom",
    textAlign: "end",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    ":first-child": { textAlign: "start", width: "28%" },
  },
  cell: {
    textAlign: "end",
    fontVariantNumeric: "tabular-nums",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  agent: { textAlign: "start", fontWeight: tokens.fontWeightRegular },
  hint: { color: tokens.colorNeutralForeground3 },
});

interface AgentTableProps {
  readonly result: ScanResult;
  readonly onShow: (agent: string) => void;
}

/** One line per agent; an agent's name shows the agent's findings. */
export function AgentTable({ result, onShow }: AgentTableProps) {
  const { t, locale } = useLanguage();
  const styles = useStyles();
  const { hidden } = useHiddenStyles();
  const agents = result.byAgent.toSorted((a, b) => b.findings - a.findings);
  const names = agentNames(agents.map((agent) => agent.agent));
  if (agents.length === 0) return <Text className={styles.root}>{t("byAgent.none")}</Text>;

  const duration = (seconds: number | null) => (seconds === null ? null : shortDuration(t, seconds));
  const columns: { name: string; of: (agent: AgentSummary) => string | null }[] = [
    { name: t("byAgent.conversations"), of: (agent) => agent.conversations.toLocaleString(locale) },
    { name: t("byAgent.findings"), of: (agent) => agent.findings.toLocaleString(locale) },
    { name: t("byAgent.firstResponse"), of: (agent) => duration(agent.firstResponse) },
    { name: t("byAgent.averageResponse"), of: (agent) => duration(agent.averageResponse) },
  ];
  return (
    <div className={styles.root}>
      <table className={styles.table}>
        <caption className={hidden}>{t("byAgent.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.head}>
              {t("byAgent.agent")}
            </th>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={styles.head}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <tr key={agent.agent}>
              <th scope="row" className={mergeClasses(styles.cell, styles.agent)}>
                {agent.findings > 0 ? (
                  <Link
                    as="button"
                    inline
                    title={t("byAgent.show", { agent: agent.agent })}
                    onClick={() => onShow(agent.agent)}
                  >
                    <bdi>{names.get(agent.agent)}</bdi>
                  </Link>
                ) : (
                  <bdi>{names.get(agent.agent)}</bdi>
                )}
              </th>
              {columns.map((column) => (
                <td key={column.name} className={styles.cell}>
                  {column.of(agent) ?? <NotEvaluable />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Text size={200} className={styles.hint}>
        {t("byAgent.hint")}
      </Text>
    </div>
  );
}

function NotEvaluable() {
  const { t } = useLanguage();
  const { hidden } = useHiddenStyles();
  return (
    <>
      <span aria-hidden>–</span>
      <span className={hidden}>{t("byAgent.unknown")}</span>
    </>
  );
}
