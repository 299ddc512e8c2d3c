import { Button, makeStyles, tokens, useAnnounce } from "@fluentui/react-components";
import { ChatRegular, QuestionCircleRegular } from "@fluentui/react-icons";
import { memo, useEffect, useRef, useState } from "react";
import type { Finding } from "../../inspection/finding";
import type { Reviews } from "../../inspection/review";
import type { ScanResult, SourceChoice } from "../../excel/types";
import { CollectFinding } from "../coaching/CollectFinding";
import { useTryingText } from "../explain/useTryingText";
import { useLanguage } from "../language";
import { ReviewBar } from "../review/ReviewBar";
import { statusOf } from "../review/standing";
import { useMask } from "../settings/useMask";
import { useVirtualList } from "../shared/useVirtualList";
import { VirtualList } from "../shared/VirtualList";
import { useThreadText } from "../thread/useThreadText";
import { FindingCard } from "./FindingCard";
import { useScan } from "./ScanProvider";

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}` },
  item: {
    paddingBlock: tokens.spacingVerticalXXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "start",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
});

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** Names of the rules, by rule. */
  readonly names: ReadonlyMap<string, string>;
  /** Short names of the agents, by agent. */
  readonly agents: ReadonlyMap<string, string>;
  readonly quotes: ScanResult["quotes"];
  /** Whose names the settings may hide. */
  readonly customers: ScanResult["customers"];
  readonly choice: SourceChoice;
  readonly reviews: Reviews | null;
  /** Keys of reviews, by finding. */
  readonly keys: ReadonlyMap<Finding, string>;
  /** The finding that was just looked at: the list begins there. */
  readonly returnTo: number | null;
  readonly onOpen: (at: number) => void;
  /** Explains how a finding's rule came to it. */
  readonly onWhy: (finding: Finding, at: number) => void;
}

/**
 * The findings, however many: only those in sight are drawn. Choosing one selects its rows in the sheet. Drawn anew only
 * when something of it has changed: typing in the search box is felt otherwise.
 */
export const FindingList = memo(function FindingList(props: FindingListProps) {
  const { findings, names, agents, quotes, customers, choice, reviews, keys, returnTo, onOpen, onWhy } =
    props;
  const { t } = useLanguage();
  const text = useThreadText();
  const trying = useTryingText();
  const mask = useMask(customers);
  const { commands } = useScan();
  const styles = useStyles();
  const { announce } = useAnnounce();
  const [selected, setSelected] = useState<Finding | null>(returnTo === null ? null : findings[returnTo]);
  const list = useVirtualList(findings.length, { first: returnTo ?? 0, focusFirst: returnTo !== null });

  // What can be done with the finding that was chosen stands below it, and may stand below the pane.
  const actions = useRef<HTMLDivElement>(null);
  useEffect(() => {
    actions.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);

  const agentOf = ({ agent }: Finding) => (agent === null ? null : (agents.get(agent) ?? agent));

  const select = async (finding: Finding, index: number) => {
    list.setActive(index);
    setSelected(finding);
    if (await commands.selectRows(choice.sheetId, finding.rows))
      announce(t("finding.selected", { row: finding.rows[0] ?? "" }), { batchId: "finding" });
  };

  return (
    <VirtualList
      list={list}
      label={t("finding.list")}
      description={t("finding.keys")}
      className={styles.list}
      itemClassName={styles.item}
    >
      {(index) => (
        <>
          <FindingCard
            finding={findings[index]}
            name={names.get(findings[index].rule) ?? findings[index].rule}
            agent={agentOf(findings[index])}
            quotes={quotes}
            mask={mask}
            status={statusOf(reviews, keys.get(findings[index]) ?? "")}
            selected={findings[index] === selected}
            tabIndex={index === list.active ? 0 : -1}
            onSelect={() => void select(findings[index], index)}
          />
          {findings[index] === selected && (
            <div ref={actions} className={styles.actions}>
              <Button
                size="small"
                appearance="primary"
                icon={<ChatRegular />}
                aria-label={text("open.one", { conversation: mask.name(selected.conversation) })}
                onClick={() => onOpen(index)}
              >
                {text("open")}
              </Button>
              <Button
                size="small"
                icon={<QuestionCircleRegular />}
                aria-description={trying("why.one", { rule: names.get(selected.rule) ?? selected.rule })}
                onClick={() => onWhy(selected, index)}
              >
                {trying("why")}
              </Button>
              <Judging finding={selected} reviewKey={keys.get(selected) ?? null} choice={choice} />
            </div>
          )}
        </>
      )}
    </VirtualList>
  );
});

function Judging(props: {
  readonly finding: Finding;
  readonly reviewKey: string | null;
  readonly choice: SourceChoice;
}) {
  const { finding, reviewKey, choice } = props;
  return reviewKey === null ? null : (
    <>
      <CollectFinding key={`collect ${reviewKey}`} finding={finding} id={reviewKey} choice={choice} />
      <ReviewBar key={reviewKey} reviewKey={reviewKey} />
    </>
  );
}
