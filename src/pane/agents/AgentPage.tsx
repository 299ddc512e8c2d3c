import { Button, Text, Tooltip } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { median } from "d3-array";
import { useEffect, useMemo, useRef } from "react";
import type { ScanResult } from "../../excel/types";
import { findingSentence } from "../../locales/findings";
import type { AgentFigures } from "../../report";
import { DataTable, figureColumn, useNumbers, type Column } from "../charts";
import { useLanguage } from "../language";
import { worstFirst } from "../scan/filter";
import { useScan } from "../scan/ScanProvider";
import { SeverityBadge } from "../shared/SeverityBadge";
import { useView } from "../shell/ViewProvider";
import { useAgentsStyles } from "./Agents.styles";
import { SmallSample } from "./Leaderboard";
import { LostReasons, type Talk } from "./LostReasons";
import { measureIds, measures } from "./measures";
import { Trend } from "./Trend";
import { TypeMix } from "./TypeMix";
import { useAgentsText } from "./useAgentsText";

const worstShown = 5;

interface AgentPageProps {
  readonly agent: AgentFigures;
  readonly names: ReadonlyMap<string, string>;
  readonly result: ScanResult;
  readonly talk: Talk;
  readonly onBack: () => void;
}

/** One agent: figures beside the middle of all, types, days, and what went worst. */
export function AgentPage({ agent, names, result, talk, onBack }: AgentPageProps) {
  const t = useAgentsText();
  const styles = useAgentsStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [agent]);
  const name = names.get(agent.agent) ?? agent.agent;
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <Tooltip content={t("back")} relationship="label">
          <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack} />
        </Tooltip>
        <div className={styles.titles}>
          <h2 ref={heading} tabIndex={-1} className={styles.title}>
            <span className={styles.name}>
              <bdi>{name}</bdi>
              {agent.smallSample && <SmallSample />}
            </span>
          </h2>
          {name !== agent.agent && (
            <Text size={200} className={styles.quiet}>
              <bdi>{agent.agent}</bdi>
            </Text>
          )}
        </div>
      </div>
      <FigureTable agent={agent} name={name} agents={result.overview.agents} />
      <Worst agent={agent.agent} result={result} />
      <LostReasons talk={talk} sheetId={result.source.choice.sheetId} agent={agent.agent} />
      <TypeMix agents={[agent]} conversations={agent.conversations} />
      <Trend days={agent.days} />
    </div>
  );
}

interface FigureLine {
  readonly id: string;
  readonly name: string;
  readonly of: (agent: AgentFigures) => number | null;
  readonly show: (value: number) => string;
}

function FigureTable(props: {
  readonly agent: AgentFigures;
  readonly name: string;
  readonly agents: readonly AgentFigures[];
}) {
  const { agent, name, agents } = props;
  const t = useAgentsText();
  const numbers = useNumbers();
  const lines: FigureLine[] = [
    ...measureIds.map((id): FigureLine => {
      const { of, show } = measures[id];
      return { id, name: t(measures[id].name), of, show: (value) => show(value, numbers) };
    }),
    { id: "orders", name: t("page.orders"), of: ({ sales }) => sales && sales.paid, show: numbers.count },
    {
      id: "orderValue",
      name: t("page.orderValue"),
      of: ({ sales }) => sales && sales.averageOrderValue,
      show: numbers.money,
    },
    { id: "unanswered", name: t("page.unanswered"), of: (each) => each.unansweredTurns, show: numbers.count },
    { id: "longestRun", name: t("page.longestRun"), of: (each) => each.longestAgentRun, show: numbers.count },
  ];
  const medianOf = ({ of }: FigureLine) => median(agents, of) ?? null;
  // Each line has a unit of its own.
  const figure = (id: string, header: string, valueOf: (line: FigureLine) => number | null) => ({
    ...figureColumn<FigureLine>(id, header, valueOf, String),
    show: (line: FigureLine) => figureColumn<FigureLine>(id, header, valueOf, line.show).show(line),
  });
  const columns: Column<FigureLine>[] = [
    { id: "figure", name: t("page.figure"), value: (line) => line.name, show: (line) => line.name },
    figure("value", t("page.value"), ({ of }) => of(agent)),
    figure("median", t("page.median"), medianOf),
  ];
  return (
    <DataTable
      caption={t("page.figures", { agent: name })}
      rows={lines}
      keyOf={({ id }) => id}
      columns={columns}
    />
  );
}

/** The gravest findings, and the way to all of them. */
function Worst({ agent, result }: { readonly agent: string; readonly result: ScanResult }) {
  const t = useAgentsText();
  const { locale } = useLanguage();
  const { commands } = useScan();
  const { open } = useView();
  const styles = useAgentsStyles();
  const own = useMemo(
    () => worstFirst(result.findings.filter((finding) => finding.agent === agent)),
    [result, agent],
  );
  const ruleNames = new Map(result.byRule.map(({ rule, name }) => [rule, name]));
  const showAll = () => {
    commands.showFindings({ agent });
    open("scan");
  };
  return (
    <section className={styles.section} aria-labelledby="agent-worst">
      <h3 id="agent-worst" className={styles.heading}>
        {t("page.worst")}
      </h3>
      {own.length === 0 ? (
        <Text>{t("page.worst.none")}</Text>
      ) : (
        <>
          <ul className={styles.findings}>
            {own.slice(0, worstShown).map((finding, index) => {
              const name = ruleNames.get(finding.rule) ?? finding.rule;
              return (
                <li key={index} className={styles.finding}>
                  <span className={styles.findingTop}>
                    <SeverityBadge severity={finding.severity} />
                    <Text weight="semibold">{name}</Text>
                    {finding.rows.length > 0 && (
                      <Text size={200} className={styles.quiet}>
                        {t("page.row", { row: finding.rows[0] })}
                      </Text>
                    )}
                  </span>
                  <Text size={200}>
                    {findingSentence(locale, finding, { names: { "zh-CN": name, "en-US": name } })}
                  </Text>
                </li>
              );
            })}
          </ul>
          <Button className={styles.start} onClick={showAll}>
            {t("page.all", { count: own.length })}
          </Button>
        </>
      )}
    </section>
  );
}
