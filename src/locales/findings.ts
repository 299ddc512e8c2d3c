import type { Finding } from "../inspection/finding";
import type { Rule } from "../inspection/ruleset";
import { messagesOf, type Locale, type MessageValues } from "./translate";
import en from "./en-US/findings.json";
import zh from "./zh-CN/findings.json";

type Key = keyof typeof en;

const text = messagesOf({ "en-US": en, "zh-CN": zh });

/** A shop's own rule may use any sentence; what its condition does not measure must not stop the list of findings. */
const whenAbsent = {
  ...{ phrase: "none", kind: "–", measured: "–", limit: "–", missing: "–", order: "unnamed" },
  ...{ messages: 0, agentMessages: 0, customerMessages: 0, templates: 0, asked: "–", value: "–" },
};

function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/**
 * A finding as a sentence that can be read aloud in a coaching talk.
 *
 * A rule whose sentence no catalogue holds (a shop's own) gets the general sentence with its name.
 *
 * @param rule the finding's rule, for the general sentence; its id stands in when it is not given
 * @example findingSentence("zh-CN", finding) //=> "第一次人工回复在 35 秒后（自动回复不算），上限 20 秒"
 */
export function findingSentence(locale: Locale, finding: Finding, rule?: Pick<Rule, "names">): string {
  const values: Record<string, string | number> = {
    ...whenAbsent,
    rule: rule?.names[locale] ?? finding.rule,
    ...inLocale(locale, finding.values),
  };
  // Many records give an order's times and not its number.
  if (values.order === "") values.order = whenAbsent.order;
  const { measured, limit, unit } = finding;
  if (measured !== null) values.measured = measure(locale, measured, unit);
  if (limit !== null) values.limit = measure(locale, limit, unit);
  // What is a little over the limit must not read as the limit.
  if (measured !== null && measured !== limit && values.measured === values.limit)
    values.measured = measureExactly(locale, measured, unit);
  const none = `${finding.sentence}.none`;
  if (finding.measured === 0 && isKey(none)) return text(locale, none, values);
  return text(locale, isKey(finding.sentence) ? finding.sentence : "finding.other", values);
}

const notFindings = /^(reason|duration|measure|finding)\./;

/** Keys of the sentences that a rule may say its findings by; any other key gives the general sentence. */
export const findingSentenceKeys: readonly string[] = Object.keys(en).filter((key) => !notFindings.test(key));

/** What a sentence quotes or counts, left open. */
const leftOpen = {
  ...{ phrase: "…", kind: "…", measured: "…", limit: "…", missing: "…", asked: "…", value: "…" },
  ...{ order: "unnamed", messages: 2, agentMessages: "…", customerMessages: "…", templates: "…" },
};

/**
 * A finding's sentence before there is a finding: what it will quote is left open.
 *
 * @param rule the rule that says it, for the general sentence
 * @example findingSample("en-US", "privacy", rule) //=> "Personal data in the chat: “…”"
 */
export function findingSample(locale: Locale, sentence: string, rule: Pick<Rule, "names">): string {
  const values = { ...leftOpen, rule: rule.names[locale] };
  return text(locale, isKey(sentence) ? sentence : "finding.other", values);
}

/**
 * Why a rule could not be judged.
 *
 * @example reasonSentence("zh-CN", "noTimes") //=> "没有时间"
 */
export function reasonSentence(locale: Locale, reason: string): string {
  const key = `reason.${reason}`;
  return text(locale, isKey(key) ? key : "reason.other");
}

/** The name of a rule, a dictionary or a parameter. */
export function ruleName(locale: Locale, rule: Pick<Rule, "names">): string {
  return rule.names[locale];
}

/**
 * Seconds as a person says them.
 *
 * @example durationText("zh-CN", 915) //=> "15 分 15 秒"
 * @example durationText("en-US", 1) //=> "1 second"
 */
export function durationText(locale: Locale, seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return text(locale, "duration.seconds", { seconds: whole });
  if (whole < 3600) {
    const values = { minutes: Math.floor(whole / 60), seconds: whole % 60 };
    return text(locale, values.seconds === 0 ? "duration.minutes" : "duration.minutesSeconds", values);
  }
  const allMinutes = Math.round(whole / 60);
  const values = { hours: Math.floor(allMinutes / 60), minutes: allMinutes % 60 };
  return text(locale, values.minutes === 0 ? "duration.hours" : "duration.hoursMinutes", values);
}

/**
 * A measured value as a person says it.
 *
 * @example measure("zh-CN", 35, "seconds") //=> "35 秒"
 */
export function measure(locale: Locale, value: number, unit: Finding["unit"]): string | number {
  if (unit === "seconds") return durationText(locale, value);
  if (unit === "share") return text(locale, "measure.share", { value: Math.round(value * 1000) / 10 });
  if (unit === "yuan") return text(locale, "measure.yuan", { value: Math.round(value * 100) / 100 });
  return unit === "ratio" ? Math.round(value * 10) / 10 : value;
}

/** A measured value with as many digits as it has, within reason. */
function measureExactly(locale: Locale, value: number, unit: Finding["unit"]): string | number {
  const thousandths = Math.round(value * 1000) / 1000;
  if (unit === "share") return text(locale, "measure.share", { value: Math.round(value * 1e5) / 1e3 });
  if (unit !== "seconds") return thousandths;
  const minutes = Math.floor(value / 60);
  const seconds = Math.round((value - minutes * 60) * 1000) / 1000;
  const inSeconds = text(locale, "duration.seconds", { seconds });
  return minutes === 0 ? inSeconds : `${durationText(locale, minutes * 60)} ${inSeconds}`;
}

/** Values that come in every language (`kind.zh-CN`, `kind.en-US`) in the reader's. */
function inLocale(locale: Locale, values: MessageValues): Record<string, string | number> {
  const chosen: Record<string, string | number> = { ...values };
  for (const [key, value] of Object.entries(values))
    if (key.endsWith(`.${locale}`)) chosen[key.slice(0, -locale.length - 1)] = value;
  return chosen;
}
