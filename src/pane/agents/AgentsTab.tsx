import { Text } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { agentNames } from "../../chat/agentNames";
import { serviceHoursSentence } from "../../locales/serviceHours";
import { NeedsCheck } from "../home/NeedsCheck";
import { useLanguage } from "../language";
import type { Finished } from "../scan/scanState";
import { useScan } from "../scan/ScanProvider";
import { AgentPage } from "./AgentPage";
import { useAgentsStyles } from "./Agents.styles";
import { Drivers } from "./Drivers";
import { Leaderboard } from "./Leaderboard";
import { LoadMap } from "./LoadMap";
import { LostReasons, useTalk } from "./LostReasons";
import { Quadrant } from "./Quadrant";
import { Trend } from "./Trend";
import { TypeMix } from "./TypeMix";
import { useAgentsText } from "./useAgentsText";

/** The Agents tab: who sells, who serves well, when it is busy. */
export function AgentsTab() {
  const t = useAgentsText();
  const { finished } = useScan().state;
  if (!finished) return <NeedsCheck title={t("none.title")} body={t("none.body")} action={t("none.check")} />;
  return <Agents finished={finished} />;
}

function Agents({ finished }: { readonly finished: Finished }) {
  const { result } = finished;
  const talk = useTalk(finished);
  const t = useAgentsText();
  const styles = useAgentsStyles();
  const { locale } = useLanguage();
  const { agents, days, load } = result.overview;
  const names = useMemo(() => agentNames(agents.map(({ agent }) => agent)), [agents]);
  const [chosen, setChosen] = useState<string | null>(null);
  const agent = agents.find((each) => each.agent === chosen);
  if (agent) {
    return (
      <AgentPage agent={agent} names={names} result={result} talk={talk} onBack={() => setChosen(null)} />
    );
  }
  if (agents.length === 0) return <Text className={styles.root}>{t("noAgents")}</Text>;
  return (
    <div className={styles.root}>
      <div className={styles.titles}>
        <h2 className={styles.title}>{t("title", { count: agents.length })}</h2>
        <Text size={200} className={styles.quiet}>
          {t("source", { name: result.source.name, conversations: result.conversations })}
        </Text>
        {result.overview.serviceHours && (
          <Text size={200} className={styles.quiet}>
            {serviceHoursSentence(locale, result.overview.serviceHours)}
          </Text>
        )}
      </div>
      <Leaderboard agents={agents} names={names} onOpen={setChosen} />
      {agents.length > 1 && <Quadrant agents={agents} names={names} />}
      <TypeMix agents={agents} conversations={result.conversations} />
      <LostReasons talk={talk} sheetId={result.source.choice.sheetId} />
      <Trend days={days} />
      <LoadMap load={load} />
      <Drivers agents={agents} days={days} names={names} />
    </div>
  );
}
