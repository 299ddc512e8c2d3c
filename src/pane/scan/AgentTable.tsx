import { Link, Text, makeStyles, tokens } from "@fluentui/react-components";
import { agentNames } from "../../chat/agentNames";
import type { AgentSummary, ScanResult } from "../../excel/types";
import { DataTable, figureColumn, type Column } from "../charts";
import { useLanguage } from "../language";
import { shortDuration } from "./shortDuration";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
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
  const agents = result.byAgent;
  const names = agentNames(agents.map(({ agent }) => agent));
  if (agents.length === 0) return <Text className={styles.root}>{t("byAgent.none")}</Text>;

  const count = (value: number) => value.toLocaleString(locale);
  const duration = (seconds: number) => shortDuration(t, seconds);
  const columns: Column<AgentSummary>[] = [
    {
      id: "agent",
      name: t("byAgent.agent"),
      value: ({ agent }) => names.get(agent) ?? agent,
      show: ({ agent, findings }) =>
        findings > 0 ? (
          <Link as="button" inline title={t("byAgent.show", { agent })} onClick={() => onShow(agent)}>
            <bdi>{names.get(agent)}</bdi>
          </Link>
        ) : (
          <bdi>{names.get(agent)}</bdi>
        ),
    },
    figureColumn("conversations", t("byAgent.conversations"), ({ conversations }) => conversations, count),
    figureColumn("findings", t("byAgent.findings"), ({ findings }) => findings, count),
    figureColumn("first", t("byAgent.firstResponse"), ({ firstResponse }) => firstResponse, duration),
    figureColumn("average", t("byAgent.averageResponse"), ({ averageResponse }) => averageResponse, duration),
  ];
  return (
    <div className={styles.root}>
      <DataTable
        caption={t("byAgent.caption")}
        rows={agents}
        keyOf={({ agent }) => agent}
        columns={columns}
        sortedBy={{ column: "findings", descending: true }}
      />
      <Text size={200} className={styles.hint}>
        {t("byAgent.hint")}
      </Text>
    </div>
  );
}
