import { severities, type Finding, type Severity } from "../inspection/finding";
import { resultWords, type ResultWords } from "../locales/excel";
import { locales, type Locale } from "../locales/translate";

/**
 * The result column's texts: "" for a clean row, else the worst severity and the rules, worst first:
 * `严重｜首次响应太慢；话术违规`.
 *
 * @param rows the data rows: 1-based sheet row of the first, and how many
 * @param ruleName a rule's name in the words' language
 */
export function resultTexts(
  findings: readonly Finding[],
  rows: { readonly first: number; readonly count: number },
  words: ResultWords,
  ruleName: (rule: string) => string,
): string[] {
  const hits = new Map<number, Map<string, number>>();
  for (const finding of findings) {
    const rank = severities.indexOf(finding.severity);
    for (const row of finding.rows) {
      const index = row - rows.first;
      if (index < 0 || index >= rows.count) continue;
      let rules = hits.get(index);
      if (!rules) hits.set(index, (rules = new Map()));
      // A rule may hit a row twice with different severities (levels): the worse one counts.
      rules.set(finding.rule, Math.max(rank, rules.get(finding.rule) ?? -1));
    }
  }
  const texts = new Array<string>(rows.count).fill("");
  // Many rows share the same rules: their text is built once.
  const built = new Map<string, string>();
  for (const [index, rules] of hits) {
    const ranked = [...rules].sort((a, b) => b[1] - a[1]);
    const key = ranked.map(([rule, rank]) => `${rank} ${rule}`).join("\n");
    let text = built.get(key);
    if (text === undefined) {
      const worst = words.severity(severities[ranked[0][1]]);
      text = worst + words.severityEnd + ranked.map(([rule]) => ruleName(rule)).join(words.between);
      built.set(key, text);
    }
    texts[index] = text;
  }
  return texts;
}

/** How a result of this severity begins, whatever its rules. */
export function resultStart(severity: Severity, words: ResultWords): string {
  return words.severity(severity) + words.severityEnd;
}

const starts = locales.flatMap((locale: Locale) => {
  const words = resultWords(locale);
  return severities.map((severity) => resultStart(severity, words));
});
const headers = locales.map((locale) => resultWords(locale).header);

/** Whether a cell of the result column holds nothing but what a scan wrote, in either language. */
export function isResultText(value: unknown): boolean {
  return (
    value === "" ||
    value === null ||
    (typeof value === "string" && starts.some((start) => value.startsWith(start)))
  );
}

/** Whether a header is ours: the plain one, or the one made unique beside a user's own (`客服质检 2`). */
export function isResultHeader(value: unknown): boolean {
  return typeof value === "string" && headers.some((header) => new RegExp(`^${header}( \\d+)?$`).test(value));
}

/** Our header, made different from the ones that are there. */
export function freeHeader(words: ResultWords, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const header = number === 1 ? words.header : `${words.header} ${number}`;
    if (!names.has(header.toLowerCase())) return header;
  }
}
