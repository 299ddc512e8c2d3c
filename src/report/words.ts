import type { Finding, Severity, Unit } from "../inspection/finding";
import type { QuestionCategory } from "../inspection/intents/ids";
import type { Names } from "../inspection/language";
import type { ServiceHours } from "../metrics/serviceHours";

/** The words of a report in one language; `locales/report.ts` has them. */
export interface ReportWords {
  /** @throws RangeError when there is no such text */
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A name that data brings in every language. */
  named(names: Names): string;
  /** A finding as a sentence. */
  finding(finding: Finding, rule?: { readonly names: Names }): string;
  severity(severity: Severity): string;
  /** What customers ask about: A fit and user, B quality, … */
  category(category: QuestionCategory): string;
  /** Why a rule could not be judged. */
  reason(reason: string): string;
  /** Why a line could not be read. */
  skipReason(reason: string): string;
  /** By which hours response times were counted; null: none are set. */
  serviceHours(hours: ServiceHours | null): string;
  /** A label of conversations, or what it means: `lostCause.price`, `definition.lostCause.price`. */
  label(key: string): string;
  /** A value with its unit. */
  measure(value: number, unit: Unit): string;
}
