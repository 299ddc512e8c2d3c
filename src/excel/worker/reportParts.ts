import type { ScanReport } from "./job";

/** A stretch of the long lists of a report. */
export interface ReportPart {
  readonly findings: ScanReport["findings"];
  readonly keys: readonly string[];
  readonly notEvaluable: ScanReport["notEvaluable"];
  readonly skipped: ScanReport["skipped"];
  readonly quotes: readonly (readonly [message: string, text: string])[];
  readonly customers: readonly (readonly [conversation: string, names: ReadonlySet<string>])[];
  readonly texts: readonly string[];
}

/** So many items of a list are copied into a thread within a few milliseconds, even where others use the processor too. */
const itemsAtOnce = { findings: 200, texts: 5_000 } as const;

/**
 * Takes a report apart. To receive it whole would hold a thread up for as long as its copying takes: with a hundred thousand
 * findings a second in which nobody can scroll or cancel.
 *
 * @returns its parts in their order, and last what is left of it
 */
export function partsOf(report: ScanReport): {
  readonly parts: readonly ReportPart[];
  readonly rest: ScanReport;
} {
  const { findings, keys, notEvaluable, skipped, texts } = report;
  const quotes = Object.entries(report.quotes);
  const customers = [...report.customers];
  const { findings: some, texts: many } = itemsAtOnce;
  const short = Math.max(
    ...[findings, keys, notEvaluable, skipped, quotes, customers].map(({ length }) => length),
  );
  const count = Math.max(Math.ceil(short / some), Math.ceil(texts.length / many));
  const parts = Array.from({ length: count }, (_, i): ReportPart => ({
    findings: findings.slice(i * some, (i + 1) * some),
    keys: keys.slice(i * some, (i + 1) * some),
    notEvaluable: notEvaluable.slice(i * some, (i + 1) * some),
    skipped: skipped.slice(i * some, (i + 1) * some),
    quotes: quotes.slice(i * some, (i + 1) * some),
    customers: customers.slice(i * some, (i + 1) * some),
    texts: texts.slice(i * many, (i + 1) * many),
  }));
  const none = { findings: [], keys: [], notEvaluable: [], skipped: [], quotes: {}, texts: [] };
  return { parts, rest: { ...report, ...none, customers: new Map() } };
}

/** Puts together what `partsOf` took apart, as the parts come: to join them all at the end would take a while again. */
export class ReportParts {
  private readonly findings: ScanReport["findings"][number][] = [];
  private readonly keys: string[] = [];
  private readonly notEvaluable: ScanReport["notEvaluable"][number][] = [];
  private readonly skipped: ScanReport["skipped"][number][] = [];
  private readonly quotes: Record<string, string> = {};
  private readonly customers = new Map<string, ReadonlySet<string>>();
  private readonly texts: string[] = [];

  take({ findings, keys, notEvaluable, skipped, quotes, customers, texts }: ReportPart): void {
    this.findings.push(...findings);
    this.keys.push(...keys);
    this.notEvaluable.push(...notEvaluable);
    this.skipped.push(...skipped);
    for (const [message, text] of quotes) this.quotes[message] = text;
    for (const [conversation, names] of customers) this.customers.set(conversation, names);
    this.texts.push(...texts);
  }

  /** @param rest what came last */
  reportWith(rest: ScanReport): ScanReport {
    const { findings, keys, notEvaluable, skipped, quotes, customers, texts } = this;
    return { ...rest, findings, keys, notEvaluable, skipped, quotes, customers, texts };
  }
}
