import { Link, Text, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import type { ScanResult } from "../../excel/types";
import { reasonSentence } from "../../locales/findings";
import { problemSentence } from "../../locales/problems";
import { serviceHoursSentence } from "../../locales/serviceHours";
import { asLabel, useLanguage } from "../language";
import { useScan } from "./ScanProvider";

const skippedShown = 50;

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalM,
  },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  body: { color: tokens.colorNeutralForeground2 },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    listStyleType: "none",
    margin: 0,
    padding: 0,
  },
  item: { display: "flex", gap: tokens.spacingHorizontalS, justifyContent: "space-between" },
  count: { flexShrink: 0, color: tokens.colorNeutralForeground3, fontVariantNumeric: "tabular-nums" },
  detail: { display: "block", ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  row: { flexShrink: 0 },
});

/** What the numbers do not hold: judgements left open, rows left out, messages that came twice. */
export function ResultNotes({ result }: { readonly result: ScanResult }) {
  const { t, locale } = useLanguage();
  const { commands } = useScan();
  const styles = useStyles();
  const unjudged = useMemo(() => groupUnjudged(result), [result]);
  const { skipped, duplicates } = result;

  return (
    <div className={styles.root}>
      {unjudged.length === 0 && skipped.length === 0 && duplicates === 0 && (
        <Text className={styles.body}>{t("notes.none")}</Text>
      )}
      <Text className={styles.body}>{serviceHoursSentence(locale, result.overview.serviceHours)}</Text>
      {unjudged.length > 0 && (
        <section className={styles.section} aria-labelledby="notes-unjudged">
          <h3 id="notes-unjudged" className={styles.title}>
            {t("notes.unjudged")}
          </h3>
          <Text className={styles.body}>{t("notes.unjudged.body")}</Text>
          <ul className={styles.list}>
            {unjudged.map(({ name, reason, count }) => (
              <li key={`${name} ${reason}`} className={styles.item}>
                <span>
                  {name}
                  <span className={styles.detail}>{asLabel(reasonSentence(locale, reason))}</span>
                </span>
                <span className={styles.count}>{t("notes.unjudgedCount", { count })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {skipped.length > 0 && (
        <section className={styles.section} aria-labelledby="notes-skipped">
          <h3 id="notes-skipped" className={styles.title}>
            {t("notes.skipped")}
          </h3>
          <Text className={styles.body}>{t("notes.skipped.body", { count: skipped.length })}</Text>
          <ul className={styles.list}>
            {skipped.slice(0, skippedShown).map(({ row, reason }) => (
              <li key={row} className={styles.item}>
                <span>{problemSentence(locale, { code: reason, values: {} })}</span>
                <Link
                  as="button"
                  inline
                  className={styles.row}
                  onClick={() => void commands.selectRows(result.source.choice.sheetId, [row])}
                >
                  {t("finding.row", { row })}
                </Link>
              </li>
            ))}
          </ul>
          {skipped.length > skippedShown && (
            <Text className={styles.body}>
              {t("notes.skippedMore", { count: skipped.length - skippedShown })}
            </Text>
          )}
        </section>
      )}
      {duplicates > 0 && (
        <section className={styles.section} aria-labelledby="notes-duplicates">
          <h3 id="notes-duplicates" className={styles.title}>
            {t("notes.duplicates")}
          </h3>
          <Text className={styles.body}>{t("notes.duplicates.body", { count: duplicates })}</Text>
        </section>
      )}
    </div>
  );
}

/** How many things there are to tell: each rule and reason once, however many conversations it concerns. */
export function countNotes(result: ScanResult): number {
  return groupUnjudged(result).length + Number(result.skipped.length > 0) + Number(result.duplicates > 0);
}

/** Open judgements counted by rule and reason, most first. */
function groupUnjudged(result: ScanResult): { name: string; reason: string; count: number }[] {
  const names = new Map(result.byRule.map((rule) => [rule.rule, rule.name]));
  const groups = new Map<string, { name: string; reason: string; count: number }>();
  for (const { rule, reason } of result.notEvaluable) {
    const key = `${rule} ${reason}`;
    const group = groups.get(key) ?? { name: names.get(rule) ?? rule, reason, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count);
}
