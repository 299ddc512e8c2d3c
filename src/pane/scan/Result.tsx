import { Button, CounterBadge, Tab, TabList, Text, Tooltip, useAnnounce } from "@fluentui/react-components";
import { ArrowClockwiseRegular, ArrowLeftRegular } from "@fluentui/react-icons";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ScanResult } from "../../excel/types";
import type { Finding } from "../../inspection/finding";
import { settingsText } from "../../locales/settings";
import { scanNoticeSentence } from "../../locales/excel";
import { WhyView } from "../explain/WhyView";
import { useLanguage } from "../language";
import { useRules } from "../rules/RulesProvider";
import type { Reviews } from "../../inspection/review";
import { useReviews } from "../review/ReviewProvider";
import { firstDraw, SampleView, type Draw } from "../review/SampleView";
import { counts, reviewedOf, statusOf, type ReviewStatus } from "../review/standing";
import { useSettings } from "../settings/SettingsProvider";
import { Message } from "../shared/Message";
import type { Stop } from "../thread/stops";
import { ThreadView } from "../thread/ThreadView";
import { useThreadText } from "../thread/useThreadText";
import { AgentTable } from "./AgentTable";
import { ClearButton } from "./ClearButton";
import { shortDuration } from "./shortDuration";
import { FailureNotice } from "./FailureNotice";
import { conversationsHit, everything, type FindingFilter } from "./filter";
import { FindingsView } from "./FindingsView";
import { countNotes, ResultNotes } from "./ResultNotes";
import { useResultStyles } from "./Result.styles";
import { RuleBars } from "./RuleBars";
import { useScan } from "./ScanProvider";

const views = ["findings", "rules", "agents", "sample", "notes"] as const;
type View = (typeof views)[number];

interface ResultProps {
  readonly result: ScanResult;
  readonly rulesFollowed: string;
  readonly settingsFollowed: string;
  readonly sheetChanged: boolean;
}

/** What a scan found: the numbers, and four ways to look at them. */
export function Result({ result, rulesFollowed, settingsFollowed, sheetChanged }: ResultProps) {
  const { t, locale } = useLanguage();
  const {
    state: { wanted },
    commands,
  } = useScan();
  const { signature } = useRules();
  const settings = useSettings();
  const styles = useResultStyles();
  const { announce } = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const [view, setView] = useState<View>("findings");
  const [filter, setFilter] = useState<FindingFilter>({ ...everything, ...wanted });
  const [answered, setAnswered] = useState(wanted);

  const text = useThreadText();
  const { reviews } = useReviews();
  const [reading, setReading] = useState<Reading | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [draw, setDraw] = useState<Draw>(firstDraw);
  // Where a person comes back to from reading.
  const [returnTo, setReturnTo] = useState<number | null>(null);
  const names = useMemo(() => new Map(result.byRule.map((rule) => [rule.rule, rule.name])), [result]);
  const reviewed = useMemo(() => reviewedOf(result.keys), [result]);
  const changed = useMemo(
    () => changedSince(result, reviewed(reviews), reviews),
    [result, reviewed, reviews],
  );

  const { source } = result;
  const findings = result.findings.length;
  const hit = useMemo(() => conversationsHit(result.findings), [result]);
  const notes = useMemo(() => countNotes(result), [result]);
  const changedInputs =
    rulesFollowed !== signature ? "rules" : settingsFollowed !== settings.signature ? "settings" : null;
  const stale = sheetChanged ? "sheet" : changedInputs;
  const again = () => commands.scan(source.choice);

  useEffect(() => {
    heading.current?.focus();
    announce(t("result.announce", { count: findings }), { batchId: "scan" });
  }, [result, announce, t, findings]);

  const show = (change: Partial<FindingFilter>) => {
    setReturnTo(null);
    setFilter({ ...everything, ...change });
    setView("findings");
  };

  const read = useCallback((stops: readonly Stop[], at: number) => setReading({ stops, at }), []);
  const ask = useCallback((finding: Finding, at: number) => setAsking({ finding, at }), []);

  // Another view leads here.
  if (wanted !== answered) {
    setAnswered(wanted);
    setReading(null);
    setAsking(null);
    show(wanted ?? {});
  }

  if (asking)
    return (
      <WhyView
        choice={source.choice}
        conversation={asking.finding.conversation}
        rule={asking.finding.rule}
        back={text("back")}
        onBack={() => {
          setReturnTo(asking.at);
          setAsking(null);
        }}
      />
    );

  if (reading)
    return (
      <ThreadView
        choice={source.choice}
        {...reading}
        names={names}
        onMove={(at) => setReading({ ...reading, at })}
        onBack={() => {
          setReturnTo(reading.at);
          setReading(null);
        }}
      />
    );

  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div className={styles.titleRow}>
          <Tooltip content={t("scan.back")} relationship="label">
            <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={commands.showSetup} />
          </Tooltip>
          <div className={styles.titles}>
            <h2 ref={heading} tabIndex={-1} className={styles.title}>
              {t("result.title", { count: findings })}
            </h2>
            <Text size={200} className={styles.source}>
              {t("result.source", { name: source.name, time: shortDuration(t, result.milliseconds / 1000) })}
            </Text>
          </div>
        </div>
        <dl className={styles.numbers}>
          <Number
            name={t("result.conversationsHit")}
            value={t("result.conversationsOf", { hit, all: result.conversations })}
          />
          <Number name={t("result.messages")} value={result.overview.messages.toLocaleString(locale)} />
          <Number name={t("result.rows")} value={result.rows.toLocaleString(locale)} />
        </dl>
        <div className={styles.actions}>
          <Button size="small" icon={<ArrowClockwiseRegular />} onClick={again}>
            {t("scan.again")}
          </Button>
          <ClearButton size="small" sheetId={source.choice.sheetId} name={source.name} />
        </div>
        <FailureNotice />
        {result.notices?.map((notice) => (
          <Message key={notice} intent="info">
            {scanNoticeSentence(locale, notice)}
          </Message>
        ))}
        {changed > 0 && !stale && (
          <Message intent="info" actions={<Button onClick={again}>{t("scan.again")}</Button>}>
            {text("review.changed", { count: changed })}
          </Message>
        )}
        {stale && (
          <Message intent="warning" actions={<Button onClick={again}>{t("scan.again")}</Button>}>
            {stale === "settings" ? settingsText(locale, "stale") : t(`stale.${stale}`)}
          </Message>
        )}
      </div>
      <TabList
        size="small"
        className={styles.views}
        selectedValue={view}
        onTabSelect={(_, { value }) => {
          setReturnTo(null);
          setView(value as View);
        }}
        aria-label={t("result.views")}
      >
        {views.map((name) => (
          <Tab key={name} value={name} className={styles.tab} id={`view-${name}`} aria-controls="result-view">
            {name === "sample" ? text("sample") : t(`view.${name}`)}
            {name === "notes" && notes > 0 && (
              <CounterBadge
                className={styles.notesCount}
                count={notes}
                overflowCount={99}
                size="small"
                color="informative"
              />
            )}
          </Tab>
        ))}
      </TabList>
      <div role="tabpanel" id="result-view" aria-labelledby={`view-${view}`} className={styles.view}>
        {view === "findings" && (
          <FindingsView
            result={result}
            filter={filter}
            onFilter={(next) => {
              setReturnTo(null);
              setFilter(next);
            }}
            returnTo={returnTo}
            onOpen={read}
            onWhy={ask}
          />
        )}
        {view === "sample" && (
          <SampleView
            result={result}
            draw={draw}
            onDraw={setDraw}
            returnTo={returnTo}
            onOpen={(at) =>
              read(
                (draw.sampled ?? []).map(({ conversation }) => ({ conversation, finding: null, key: null })),
                at,
              )
            }
          />
        )}
        {view === "rules" && <RuleBars result={result} onShow={(rule) => show({ rule })} />}
        {view === "agents" && <AgentTable result={result} onShow={(agent) => show({ agent })} />}
        {view === "notes" && <ResultNotes result={result} />}
      </div>
    </div>
  );
}

/** What a person is reading: conversations one after the other. */
interface Reading {
  readonly stops: readonly Stop[];
  readonly at: number;
}

/** A finding whose rule is being explained, and its place in the list. */
interface Asking {
  readonly finding: Finding;
  readonly at: number;
}

/** Findings that the scan counted and people have set aside since, and the other way round. */
function changedSince(
  { setAside }: ScanResult,
  reviewed: ReadonlyMap<number, ReviewStatus>,
  reviews: Reviews | null,
): number {
  if (!reviews) return 0;
  let gone = 0;
  for (const status of reviewed.values()) if (!counts(status)) gone++;
  return gone + setAside.keys.filter((key) => counts(statusOf(reviews, key))).length;
}

function Number({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useResultStyles();
  return (
    <div className={styles.number}>
      <dt className={styles.numberName}>{name}</dt>
      <dd className={styles.numberValue}>{value}</dd>
    </div>
  );
}
