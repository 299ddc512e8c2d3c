import { Badge, mergeClasses } from "@fluentui/react-components";
import type { Mask } from "../../chat/mask";
import type { Finding } from "../../inspection/finding";
import type { ScanResult } from "../../excel/types";
import { findingSentence } from "../../locales/findings";
import { useLanguage } from "../language";
import { useRowStyles } from "../shared/row.styles";
import { SeverityBadge } from "../shared/SeverityBadge";
import { counts, type ReviewStatus } from "../review/standing";
import { useThreadText } from "../thread/useThreadText";
import { useFindingCardStyles } from "./FindingCard.styles";
import { quoteOf } from "./quote";

const quotesShown = 2;

interface FindingCardProps {
  readonly finding: Finding;
  readonly name: string;
  readonly agent: string | null;
  readonly quotes: ScanResult["quotes"];
  readonly mask: Mask;
  readonly status: ReviewStatus;
  readonly selected: boolean;
  readonly tabIndex: number;
  readonly onSelect: () => void;
}

/** One finding: which rule, where, how much, and the words that show it. */
export function FindingCard({
  finding,
  name,
  agent,
  quotes,
  mask,
  status,
  selected,
  tabIndex,
  onSelect,
}: FindingCardProps) {
  const { t, locale } = useLanguage();
  const text = useThreadText();
  const row = useRowStyles();
  const styles = useFindingCardStyles();
  const { rows, evidence } = finding;
  const hidden = evidence.length - quotesShown;

  return (
    <button
      type="button"
      className={mergeClasses(row.button, styles.root, selected && styles.selected)}
      aria-current={selected || undefined}
      tabIndex={tabIndex}
      onClick={onSelect}
    >
      <span className={styles.top}>
        <SeverityBadge severity={finding.severity} />
        <span className={styles.name}>{name}</span>
        {status !== "open" && (
          <Badge appearance="outline" color={counts(status) ? "brand" : "subtle"} shape="rounded">
            {text(`status.${status}`)}
          </Badge>
        )}
      </span>
      <span className={styles.where}>
        <bdi className={styles.conversation}>{mask.name(finding.conversation)}</bdi>
        <span>·</span>
        <bdi className={styles.agent}>{agent ?? t("finding.noAgent")}</bdi>
        {rows.length > 0 && <span className={styles.row}>{t("finding.row", { row: rows[0] })}</span>}
      </span>
      <span>
        {mask.text(
          findingSentence(locale, finding, { names: { "zh-CN": name, "en-US": name } }),
          finding.conversation,
        )}
      </span>
      {evidence.slice(0, quotesShown).map((place) => {
        const line = quotes?.[place.message];
        const quote =
          line === undefined
            ? quoteOf(mask.text(place.text, finding.conversation), 0, place.text.length)
            : quoteOf(mask.text(line, finding.conversation), place.start, place.end);
        return (
          <bdi key={`${place.message} ${place.start}`} className={styles.quote}>
            {quote.before}
            <mark className={styles.hit}>{quote.hit}</mark>
            {quote.after}
          </bdi>
        );
      })}
      {hidden > 0 && <span className={styles.more}>{t("finding.moreEvidence", { count: hidden })}</span>}
    </button>
  );
}
