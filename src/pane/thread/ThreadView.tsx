import { Button, Link, Spinner, Tooltip } from "@fluentui/react-components";
import { ArrowLeftRegular, ChevronDownRegular, ChevronUpRegular } from "@fluentui/react-icons";
import { useEffect, useMemo, useRef, useState } from "react";
import { agentNames } from "../../chat/agentNames";
import type { SourceChoice, Thread } from "../../excel/types";
import type { Finding } from "../../inspection/finding";
import { findingSentence } from "../../locales/findings";
import { Collect } from "../coaching/Collect";
import { CollectFinding } from "../coaching/CollectFinding";
import { useCoachingText } from "../coaching/useCoachingText";
import { exampleOf, idOf } from "../../excel/coaching/collect";
import { customerOf } from "../../excel/thread";
import { useTryingText } from "../explain/useTryingText";
import { WhyView } from "../explain/WhyView";
import { useLanguage } from "../language";
import { ReviewBar } from "../review/ReviewBar";
import { useRules } from "../rules/RulesProvider";
import { FailureNotice } from "../scan/FailureNotice";
import { useScan } from "../scan/ScanProvider";
import { Message } from "../shared/Message";
import { useMask } from "../settings/useMask";
import { SeverityBadge } from "../shared/SeverityBadge";
import { useVirtualList } from "../shared/useVirtualList";
import { VirtualList } from "../shared/VirtualList";
import { sayTrouble } from "../trouble";
import { MessageItem } from "./MessageItem";
import type { Stop } from "./stops";
import { useThreadStyles } from "./Thread.styles";
import { useThread } from "./useThread";
import { useThreadText } from "./useThreadText";

interface ThreadViewProps {
  readonly choice: SourceChoice;
  /** What is read one after the other, and which of it is read now. */
  readonly stops: readonly Stop[];
  readonly at: number;
  /** Names of the rules, by rule. */
  readonly names: ReadonlyMap<string, string>;
  readonly onMove: (at: number) => void;
  readonly onBack: () => void;
}

/** A conversation as a chat: what was found in it is marked, and the next finding is one key away. */
export function ThreadView({ choice, stops, at, names, onMove, onBack }: ThreadViewProps) {
  const language = useLanguage();
  const text = useThreadText();
  const styles = useThreadStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  const trying = useTryingText();
  const [asksWhy, setAsksWhy] = useState(false);
  const { conversation, finding, key } = stops[at];
  const mask = useMask();
  const title = text("title", { conversation: mask.name(conversation) });
  const { state, retry } = useThread(choice, conversation);
  const kind = finding ? "" : ".sample";
  const word = (name: "back" | "previous" | "next" | "position") =>
    text(`${name}${kind as "" | ".sample"}`, { at: at + 1, all: stops.length });

  // Where one comes to, a screen reader begins to read.
  useEffect(() => heading.current?.focus(), [at, asksWhy]);

  const move = (by: number) => {
    const next = at + by;
    if (next >= 0 && next < stops.length) onMove(next);
  };

  if (asksWhy && finding)
    return (
      <WhyView
        choice={choice}
        conversation={conversation}
        rule={finding.rule}
        back={trying("why.back")}
        onBack={() => setAsksWhy(false)}
      />
    );
  return (
    <section
      className={styles.root}
      aria-label={title}
      onKeyDown={(event) => {
        // A menu or a field that used the key has taken it.
        if (event.defaultPrevented) return;
        if (event.key === "Escape") onBack();
        else if (event.altKey && event.key === "ArrowDown") move(1);
        else if (event.altKey && event.key === "ArrowUp") move(-1);
        else return;
        event.preventDefault();
      }}
    >
      <div className={styles.bar}>
        <div className={styles.titleRow}>
          <Tooltip content={word("back")} relationship="label">
            <Button size="small" appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack} />
          </Tooltip>
          <h2 ref={heading} tabIndex={-1} className={styles.title} title={title}>
            <bdi>{title}</bdi>
          </h2>
          <span className={styles.position} role="status">
            {word("position")}
          </span>
          <Tooltip content={word("previous")} relationship="label">
            <Button
              size="small"
              appearance="subtle"
              icon={<ChevronUpRegular />}
              disabledFocusable={at === 0}
              onClick={() => move(-1)}
            />
          </Tooltip>
          <Tooltip content={word("next")} relationship="label">
            <Button
              size="small"
              appearance="subtle"
              icon={<ChevronDownRegular />}
              disabledFocusable={at === stops.length - 1}
              onClick={() => move(1)}
            />
          </Tooltip>
        </div>
        {finding && (
          <FindingHead
            finding={finding}
            name={names.get(finding.rule) ?? finding.rule}
            onWhy={() => setAsksWhy(true)}
          />
        )}
        {finding && key !== null && (
          <div className={styles.judging}>
            <ReviewBar key={key} reviewKey={key} />
            <CollectFinding key={`collect ${key}`} finding={finding} id={key} choice={choice} />
          </div>
        )}
        <FailureNotice />
      </div>
      {state.name === "loading" && <Spinner size="tiny" label={text("loading")} className={styles.notice} />}
      {state.name === "gone" && (
        <div className={styles.notice}>
          <Message intent="warning" title={text("gone")}>
            {text("gone.do")}
          </Message>
        </div>
      )}
      {state.name === "failed" && (
        <div className={styles.notice}>
          <Message
            intent="error"
            title={text("failed")}
            actions={<Button onClick={retry}>{text("retry")}</Button>}
          >
            {sayTrouble(language, state.trouble)}
          </Message>
        </div>
      )}
      {state.name === "shown" && (
        <Messages
          key={`${at} ${conversation}`}
          thread={state.thread}
          finding={finding}
          sheetId={choice.sheetId}
        />
      )}
    </section>
  );
}

interface FindingHeadProps {
  readonly finding: Finding;
  /** Of its rule. */
  readonly name: string;
  readonly onWhy: () => void;
}

function FindingHead({ finding, name, onWhy }: FindingHeadProps) {
  const trying = useTryingText();
  const { locale } = useLanguage();
  const text = useThreadText();
  const styles = useThreadStyles();
  const mask = useMask();
  const { ruleset } = useRules();
  const advice = ruleset.rules.find(({ id }) => id === finding.rule)?.advice[locale];
  return (
    <div className={styles.finding}>
      <span className={styles.top}>
        <SeverityBadge severity={finding.severity} />
        <span className={styles.name}>{name}</span>
        <Link as="button" inline onClick={onWhy}>
          {trying("why")}
        </Link>
      </span>
      <span>
        {mask.text(
          findingSentence(locale, finding, { names: { "zh-CN": name, "en-US": name } }),
          finding.conversation,
        )}
      </span>
      {advice && (
        <span className={styles.advice}>
          {text("advice")}: {advice}
        </span>
      )}
    </div>
  );
}

interface MessagesProps {
  readonly thread: Thread;
  readonly finding: Finding | null;
  readonly sheetId: string;
}

const estimatedBubbleHeight = 74;

/** The messages, however many: only those in sight are drawn, beginning where the finding is. */
function Messages({ thread, finding, sheetId }: MessagesProps) {
  const text = useThreadText();
  const coaching = useCoachingText();
  const styles = useThreadStyles();
  const { commands } = useScan();
  const { messages } = thread;
  const subject = { kind: "conversation" } as const;
  const names = useMemo(() => agentNames(messages.map(({ sender }) => sender)), [messages]);
  const customer = customerOf(thread);
  const rows = new Set(finding?.rows);
  const first = Math.max(
    0,
    messages.findIndex(({ row }) => rows.has(row)),
  );
  const list = useVirtualList(messages.length, { itemHeight: estimatedBubbleHeight, first });

  return (
    <>
      <div className={styles.whole}>
        <Collect
          id={idOf(thread, subject)}
          kind="good"
          label={coaching("collect.conversation")}
          draft={() => exampleOf(thread, subject, sheetId)}
        />
      </div>
      <VirtualList
        list={list}
        label={text("list")}
        description={text("keys")}
        className={styles.list}
        itemClassName={styles.item}
      >
        {(index) => (
          <MessageItem
            message={messages[index]}
            customer={customer}
            before={messages[index - 1]}
            sender={names.get(messages[index].sender) ?? messages[index].sender}
            evidence={finding?.evidence ?? []}
            shown={rows.has(messages[index].row)}
            tabIndex={index === list.active ? 0 : -1}
            onSelect={() => {
              list.setActive(index);
              void commands.selectRows(sheetId, [messages[index].row]);
            }}
            collect={
              <CollectMessage
                thread={thread}
                index={messages[index].index}
                row={messages[index].row}
                sheetId={sheetId}
                tabIndex={index === list.active ? 0 : -1}
              />
            }
          />
        )}
      </VirtualList>
    </>
  );
}

function CollectMessage(props: {
  readonly thread: Thread;
  readonly index: number;
  readonly row: number;
  readonly sheetId: string;
  readonly tabIndex: number;
}) {
  const { thread, index, row, sheetId, tabIndex } = props;
  const text = useCoachingText();
  const subject = { kind: "message", index } as const;
  return (
    <Collect
      id={idOf(thread, subject)}
      kind="good"
      label={text("collect.message", { row })}
      draft={() => exampleOf(thread, subject, sheetId)}
      compact={{ tabIndex }}
    />
  );
}
