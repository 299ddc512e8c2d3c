import { Button, Select, Text, ToggleButton } from "@fluentui/react-components";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from "react";
import { agentNames } from "../../chat/agentNames";
import type { RoleId } from "../../chat/role";
import type { Finding, Severity } from "../../inspection/finding";
import { severities } from "../../inspection/finding";
import type { ScanResult } from "../../excel/types";
import { resultWords } from "../../locales/excel";
import { useLanguage } from "../language";
import { MissingSide } from "../shared/MissingSide";
import { missingSide } from "../shared/sides";
import { SearchField } from "../shared/SearchField";
import { SeverityIcon } from "../shared/SeverityBadge";
import { useReviews } from "../review/ReviewProvider";
import { reviewedOf, type ReviewStatus } from "../review/standing";
import type { Stop } from "../thread/stops";
import { useThreadText } from "../thread/useThreadText";
import {
  countBySeverity,
  finderOf,
  isFiltering,
  everything,
  suits,
  worstFirst,
  type Finder,
  type FindingFilter,
} from "./filter";
import { FindingList } from "./FindingList";
import { useFindingsStyles } from "./FindingsView.styles";
import { useScan } from "./ScanProvider";

interface FindingsViewProps {
  readonly result: ScanResult;
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
  readonly returnTo: number | null;
  /** Reads the conversations of the findings that are shown, beginning with one of them. */
  readonly onOpen: (stops: readonly Stop[], at: number) => void;
  /** Explains how a finding's rule came to it. */
  readonly onWhy: (finding: Finding, at: number) => void;
}

/** The list of findings under its filters. */
export function FindingsView({ result, filter, onFilter, returnTo, onOpen, onWhy }: FindingsViewProps) {
  const { t } = useLanguage();
  const styles = useFindingsStyles();
  const names = useMemo(() => new Map(result.byRule.map((rule) => [rule.rule, rule.name])), [result]);
  const { reviews } = useReviews();
  const keys = useMemo(() => keysOf(result), [result]);
  const all = useMemo(() => worstFirst([...keys.keys()]), [keys]);
  const agents = useMemo(() => agentNames(namesOf(all)), [all]);
  const finder = useMemo(
    () => finderOf(all, (finding) => searchText(finding, names, result.quotes)),
    [all, names, result.quotes],
  );
  usePreparation(finder);
  // Typing stays quick: the list follows the search box as soon as there is time.
  const wanted = useDeferredValue(filter);
  const reviewed = useMemo(() => reviewedOf(all.map((finding) => keys.get(finding) ?? "")), [all, keys]);
  const suiting = useMemo(
    () => suitingOf(all.length, reviewed(reviews), wanted.review),
    [all, reviewed, reviews, wanted.review],
  );
  const shown = useMemo(() => finder.find(wanted, suiting), [finder, wanted, suiting]);
  // What the other filters choose from.
  const findings = useMemo(() => (suiting ? all.filter((_, i) => suiting[i]) : all), [all, suiting]);
  const search = useRef<HTMLInputElement>(null);
  const clear = () => {
    // The button goes with the filters; the focus stays among them.
    search.current?.focus();
    onFilter(everything);
  };
  const open = useCallback(
    (at: number) =>
      onOpen(
        shown.map((finding) => ({
          conversation: finding.conversation,
          finding,
          key: keys.get(finding) ?? null,
        })),
        at,
      ),
    [onOpen, shown, keys],
  );

  if (all.length === 0) return <NothingFound result={result} />;
  return (
    <>
      <div className={styles.bar}>
        <SeverityFilter findings={findings} filter={filter} onFilter={onFilter} />
        <div className={styles.selects}>
          <RuleFilter result={result} filter={filter} onFilter={onFilter} />
          <AgentFilter agents={agents} findings={findings} filter={filter} onFilter={onFilter} />
        </div>
        {(reviews?.size ?? 0) > 0 && <ReviewFilter filter={filter} onFilter={onFilter} />}
        <SearchField
          ref={search}
          className={styles.search}
          label={t("filter.search")}
          value={filter.search}
          onChange={(value) => onFilter({ ...filter, search: value })}
        />
        {isFiltering(filter) && (
          <div className={styles.count}>
            <Text size={200} role="status">
              {t("filter.count", { shown: shown.length, all: findings.length })}
            </Text>
            <Button size="small" appearance="subtle" onClick={clear}>
              {t("filter.clear")}
            </Button>
          </div>
        )}
      </div>
      {shown.length === 0 ? (
        <Text className={styles.none}>{t("filter.none")}</Text>
      ) : (
        <FindingList
          findings={shown}
          names={names}
          agents={agents}
          quotes={result.quotes}
          customers={result.customers}
          choice={result.source.choice}
          reviews={reviews}
          keys={keys}
          returnTo={returnTo !== null && returnTo < shown.length ? returnTo : null}
          onOpen={open}
          onWhy={onWhy}
        />
      )}
    </>
  );
}

/** Which findings are of the standing that is asked for; null where nobody has reviewed and all are. */
function suitingOf(
  count: number,
  reviewed: ReadonlyMap<number, ReviewStatus>,
  review: FindingFilter["review"],
): readonly boolean[] | null {
  const openSuits = suits(review, "open");
  if (openSuits && reviewed.size === 0) return null;
  const suiting = new Array<boolean>(count).fill(openSuits);
  for (const [at, status] of reviewed) suiting[at] = suits(review, status);
  return suiting;
}

const textsAtOnce = 2_000;

/** Makes the texts to search while nobody waits for anything. */
function usePreparation(finder: Finder): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const goOn = () => {
      if (!finder.prepare(textsAtOnce)) timer = setTimeout(goOn);
    };
    timer = setTimeout(goOn);
    return () => clearTimeout(timer);
  }, [finder]);
}

/** Who has spoken in the chats that were checked. */
function sidesOf({ overview }: ScanResult): { readonly role: RoleId }[] {
  const { messages, agentMessages, automaticMessages, customerMessages } = overview;
  return [
    ...(agentMessages + automaticMessages > 0 ? [{ role: "agent" } as const] : []),
    ...(customerMessages > 0 ? [{ role: "customer" } as const] : []),
    ...(messages > 0 ? [{ role: "unknown" } as const] : []),
  ];
}

function NothingFound({ result }: { readonly result: ScanResult }) {
  const { t } = useLanguage();
  const styles = useFindingsStyles();
  const { commands } = useScan();
  const unjudged = result.notEvaluable.length;
  const sides = sidesOf(result);
  return (
    <div className={styles.none}>
      {missingSide(sides) === null ? (
        <Text>{t("result.none.body", { conversations: result.conversations })}</Text>
      ) : (
        <MissingSide
          senders={sides}
          list={t("senders.title")}
          actions={<Button onClick={commands.showSetup}>{t("side.choose")}</Button>}
        />
      )}
      {unjudged > 0 && <Text>{t("result.none.unjudged", { count: unjudged })}</Text>}
    </div>
  );
}

interface FilterProps {
  readonly filter: FindingFilter;
  readonly onFilter: (filter: FindingFilter) => void;
}

function SeverityFilter(props: FilterProps & { readonly findings: readonly Finding[] }) {
  const { findings, filter, onFilter } = props;
  const { t, locale } = useLanguage();
  const styles = useFindingsStyles();
  const counts = useMemo(() => countBySeverity(findings), [findings]);
  const present = severities.toReversed().filter((severity) => counts[severity] > 0);
  const toggle = (severity: Severity) =>
    onFilter({ ...filter, severity: filter.severity === severity ? null : severity });
  return (
    <div role="group" aria-label={t("filter.severity")} className={styles.severities}>
      {present.map((severity) => (
        <ToggleButton
          key={severity}
          size="small"
          className={styles.severity}
          icon={{ className: styles.severityIcon, children: <SeverityIcon severity={severity} /> }}
          checked={filter.severity === severity}
          onClick={() => toggle(severity)}
        >
          {t("filter.severityCount", {
            severity: resultWords(locale).severity(severity),
            count: counts[severity],
          })}
        </ToggleButton>
      ))}
    </div>
  );
}

function RuleFilter({ result, filter, onFilter }: FilterProps & { readonly result: ScanResult }) {
  const { t } = useLanguage();
  const styles = useFindingsStyles();
  return (
    <Select
      size="small"
      className={styles.select}
      aria-label={t("filter.rule")}
      value={filter.rule ?? ""}
      onChange={(_, { value }) => onFilter({ ...filter, rule: value === "" ? null : value })}
    >
      <option value="">{t("filter.allRules")}</option>
      {result.byRule
        .filter((rule) => rule.findings > 0)
        .map((rule) => (
          <option key={rule.rule} value={rule.rule}>
            {rule.name}
          </option>
        ))}
    </Select>
  );
}

/** Agents are chosen by their place in the list: an agent may be called anything, "" included. */
function AgentFilter(
  props: FilterProps & {
    readonly findings: readonly Finding[];
    readonly agents: ReadonlyMap<string, string>;
  },
) {
  const { agents: shortNames, findings, filter, onFilter } = props;
  const { t, locale } = useLanguage();
  const styles = useFindingsStyles();
  const agents = useMemo(
    () =>
      [...new Set(findings.map((finding) => finding.agent ?? ""))].toSorted((a, b) =>
        a.localeCompare(b, locale, { numeric: true }),
      ),
    [findings, locale],
  );
  return (
    <Select
      size="small"
      className={styles.select}
      aria-label={t("filter.agent")}
      value={filter.agent === null ? "" : String(agents.indexOf(filter.agent))}
      onChange={(_, { value }) =>
        onFilter({ ...filter, agent: value === "" ? null : (agents[parseInt(value)] ?? null) })
      }
    >
      <option value="">{t("filter.allAgents")}</option>
      {agents.map((agent, index) => (
        <option key={agent} value={String(index)}>
          {agent === "" ? t("filter.noAgent") : (shortNames.get(agent) ?? agent)}
        </option>
      ))}
    </Select>
  );
}

const reviewFilters = ["standing", "open", "confirmed", "dismissed", "exempted"] as const;

/** Only there when somebody has reviewed: a newcomer has nothing to choose from. */
function ReviewFilter({ filter, onFilter }: FilterProps) {
  const text = useThreadText();
  const styles = useFindingsStyles();
  return (
    <Select
      size="small"
      className={styles.select}
      aria-label={text("filter.review")}
      value={filter.review}
      onChange={(_, { value }) => onFilter({ ...filter, review: value as FindingFilter["review"] })}
    >
      {reviewFilters.map((each) => (
        <option key={each} value={each}>
          {text(`filter.${each}`)}
        </option>
      ))}
    </Select>
  );
}

/** Keys by finding: those that count, and those that people have set aside. */
function keysOf({ findings, keys, setAside }: ScanResult): ReadonlyMap<Finding, string> {
  const keyOf = new Map<Finding, string>();
  findings.forEach((finding, i) => keyOf.set(finding, keys[i]));
  setAside.findings.forEach((finding, i) => keyOf.set(finding, setAside.keys[i]));
  return keyOf;
}

function namesOf(findings: readonly Finding[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { agent } of findings) if (agent !== null) names.add(agent);
  return names;
}

function searchText(
  finding: Finding,
  names: ReadonlyMap<string, string>,
  quotes: ScanResult["quotes"],
): string {
  let text = `${names.get(finding.rule) ?? finding.rule}\n${finding.conversation}\n${finding.agent ?? ""}`;
  for (const { message, text: words } of finding.evidence) text += `\n${quotes?.[message] ?? words}`;
  return text;
}
