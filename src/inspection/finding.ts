/** Severity of a rule, worst last. */
export const severities = ["info", "minor", "major", "severe"] as const;
export type Severity = (typeof severities)[number];

/** Of what a measured value is: seconds, messages, a ratio, hits of phrases, stages reached, … */
export const units = [
  "seconds",
  "messages",
  "ratio",
  "hits",
  "stages",
  "share",
  "options",
  "characters",
  "yuan",
  "hours",
] as const;
export type Unit = (typeof units)[number];

/** A place in a message that shows the finding: offsets into the original text, UTF-16, end excluded. */
export interface Evidence {
  /** Message index in the transcript. */
  readonly message: number;
  readonly row: number;
  readonly start: number;
  readonly end: number;
  /** The original text between the offsets. */
  readonly text: string;
}

/**
 * One violation, as data. Its sentence is written by `locales/` from `sentence`, `measured`, `limit` and `values`.
 */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Name of the conversation. */
  readonly conversation: string;
  /** The agent to whom it belongs; null when none was in charge. */
  readonly agent: string | null;
  /** Message indices in the transcript that show it, ascending. */
  readonly messages: readonly number[];
  /** Source rows of `messages`. */
  readonly rows: readonly number[];
  readonly measured: number | null;
  readonly limit: number | null;
  readonly unit: Unit;
  readonly evidence: readonly Evidence[];
  /** Key of the sentence in locales/<locale>/findings.json. */
  readonly sentence: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A rule that could not be judged on a conversation: never a pass and never a violation. */
export interface NotEvaluable {
  readonly rule: string;
  readonly conversation: string;
  /** Key of the reason in locales/<locale>/findings.json: `noTimes`, `noOrders`, `noRoles`, `minutePrecision`, … */
  readonly reason: string;
}
