import { Text, Tooltip } from "@fluentui/react-components";
import { agentTypes, type AgentType } from "../../inspection/labels";
import { labelText } from "../../locales/labels";
import type { AgentFigures } from "../../report";
import { DataTable, figureColumn, useNumbers, type Column } from "../charts";
import { useLanguage } from "../language";
import { useAgentsStyles } from "./Agents.styles";
import { useAgentsText } from "./useAgentsText";

interface TypeMixProps {
  readonly agents: readonly AgentFigures[];
  /** What the shares are of. */
  readonly conversations: number;
}

/** How often each of the five types shows. */
export function TypeMix({ agents, conversations }: TypeMixProps) {
  const t = useAgentsText();
  const { locale } = useLanguage();
  const numbers = useNumbers();
  const styles = useAgentsStyles();
  const countOf = (type: AgentType) => {
    const known = agents.map(({ types }) => types[type]).filter((count) => count !== null);
    return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
  };
  const shareOf = (type: AgentType) => {
    const count = countOf(type);
    return count === null || conversations === 0 ? null : count / conversations;
  };
  const nameOf = (type: AgentType) => labelText(locale, `agentType.${type}`);
  const columns: Column<AgentType>[] = [
    {
      id: "type",
      name: t("types.type"),
      value: nameOf,
      show: (type) => (
        <Tooltip content={labelText(locale, `definition.agentType.${type}`)} relationship="description">
          <span tabIndex={0}>{nameOf(type)}</span>
        </Tooltip>
      ),
    },
    figureColumn("count", t("measure.conversations"), countOf, (value) => numbers.count(value)),
    figureColumn("share", t("types.share"), shareOf, numbers.percentTenths),
  ];
  return (
    <section className={styles.section} aria-labelledby="agents-types">
      <h3 id="agents-types" className={styles.heading}>
        {t("types.title")}
      </h3>
      <DataTable caption={t("types.caption")} rows={agentTypes} keyOf={(type) => type} columns={columns} />
      <Text size={200} className={styles.quiet}>
        {t("types.note")}
      </Text>
    </section>
  );
}
