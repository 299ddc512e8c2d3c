import { Text } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { ScanResult } from "../../excel/types";
import { NeedsCheck } from "../home/NeedsCheck";
import { agentNames } from "../scan/agentNames";
import { useScan } from "../scan/ScanProvider";
import { AgentPage } from "./AgentPage";
import { useAgentsStyles } from "./Agents.styles";
import { Drivers } from "./Drivers";
import { Leaderboard } from "./Leaderboard";
import { LoadMap } from "./LoadMap";
import { Quadrant } from "./Quadrant";
import { Trend } from "./Trend";
import { TypeMix } from "./TypeMix";
import { useAgentsText } from "./useAgentsText";

/** The Agents tab: who sells, who serves well, when it is busy. */
export function AgentsTab() {
  const t = useAgentsText();
  const { finished } = useScan().state;
  if (!finished) return <NeedsCheck title={t("none.title")} body={t("none.body")} action={t("none.check")} />;
  return <Agents result={finished.result} />;
}

function Agents({ result }: { readonly result: ScanResult }) {
  const t = useAgentsText();
  const styles = useAgentsStyles();
  const { agents, days, load } = result.overview;
  const names = useMemo(() => agentNames(agents.map(({ agent }) => agent)), [agents]);
  const [chosen, setChosen] = useState<string | null>(null);
  const agent = agents.find((each) => each.agent === chosen);
  if (agent) {
    return <AgentPage agent={agent} names={names} result={result} onBack={() => setChosen(null)} />;
  }
  if (agents.length === 0) return <Text className={styles.root}>{t("noAgents")}</Text>;
  return (
    <div className={styles.root}>
      <div className={styles.titles}>
        <h2 className={styles.title}>{t("title", { count: agents.length })}</h2>
        <Text size={200} className={styles.quiet}>
          {t("source", { name: result.source.name, conversations: result.conversations })}
        </Text>
      </div>
      <Leaderboard agents={agents} names={names} onOpen={setChosen} />
      {agents.length > 1 && <Quadrant agents={agents} names={names} />}
      <TypeMix agents={agents} conversations={result.conversations} />
      <Trend days={days} />
      <LoadMap load={load} />
      <Drivers agents={agents} days={days} names={names} />
    </div>
  );
}
