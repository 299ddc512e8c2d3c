import type {
  ExplainedCondition,
  ExplainedExpression,
  ExplainedHit,
  Explanation,
} from "../inspection/explain";
import type { Condition } from "../inspection";
import type { Unit } from "../inspection/finding";
import type { Amount, Scope } from "../inspection/language";
import type { Rule, Ruleset } from "../inspection/ruleset";
import en from "./en-US/explain.json";
import { measure, reasonSentence } from "./findings";
import { resultText, type ResultKey } from "./results";
import { messagesOf, type Locale } from "./translate";
import zh from "./zh-CN/explain.json";

type Key = keyof typeof en;

/** Words of explanations. */
export const explainText = messagesOf({ "en-US": en, "zh-CN": zh });

function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/** How a rule came out on a conversation. */
export function resultSentence(
  locale: Locale,
  { result, reason }: Pick<Explanation, "result" | "reason">,
): string {
  return explainText(locale, `result.${result}`, { reason: reason ? reasonSentence(locale, reason) : "" });
}

/** ✓ holds, ✗ does not, ? cannot be judged. */
export function truthSign(truth: boolean | null): string {
  return truth === null ? "?" : truth ? "✓" : "✗";
}

/**
 * An expression with the truth of every condition in it.
 *
 * @example expressionText(judgement.when) //=> "asks✓ && refuses✓ && !offers✗ || late✗"
 */
export function expressionText(expression: ExplainedExpression): string {
  return expression.kind === "name"
    ? `${expression.name}${truthSign(expression.truth)}`
    : written(expression.kind, expression.operands);
}

const signs = { and: " && ", or: " || ", not: "!", surely: "?" } as const;
/** How tightly an expression binds. */
const bonds = { or: 0, and: 1, not: 2, surely: 2, name: 3 } as const;

function written(
  kind: Exclude<ExplainedExpression["kind"], "name">,
  operands: readonly ExplainedExpression[],
): string {
  const parts = operands.map((operand) =>
    bonds[operand.kind] < bonds[kind] ? `(${expressionText(operand)})` : expressionText(operand),
  );
  return parts.length === 1 ? `${signs[kind]}${parts[0]}` : parts.join(signs[kind]);
}

/**
 * The same in words, conditions by what they are called.
 *
 * @example expressionWords("zh-CN", judgement.when, labelOf) //=> "A✓ 并且 B✓ 并且 没有 C✗"
 */
export function expressionWords(
  locale: Locale,
  expression: ExplainedExpression,
  nameOf: (condition: string) => string,
): string {
  if (expression.kind === "name") return `${nameOf(expression.name)}${truthSign(expression.truth)}`;
  const { kind, operands } = expression;
  const parts = operands.map((operand) => {
    const words = expressionWords(locale, operand, nameOf);
    return bonds[operand.kind] < bonds[kind] ? explainText(locale, "expression.group", { words }) : words;
  });
  return kind === "and" || kind === "or"
    ? parts.join(explainText(locale, `expression.${kind}`))
    : explainText(locale, `expression.${kind}`, { words: parts[0] });
}

/** Where a hit is: "第 5、6 行“不行”". */
export function placeText(locale: Locale, hit: ExplainedHit): string {
  const rows = hit.rows.join(explainText(locale, "list"));
  const words = wordsOf(locale, hit);
  return words === ""
    ? explainText(locale, "place", { rows })
    : explainText(locale, "placeWords", { rows, words });
}

/** The words that show a hit, without quotation marks. */
function wordsOf(locale: Locale, { evidence }: ExplainedHit): string {
  return evidence.map(({ text }) => text).join(explainText(locale, "list"));
}

/**
 * What a condition found, or why it did not: words with what was measured, or a sentence.
 *
 * @param nameOf what a condition is called; its name in the rule by default
 * @example whySentence("zh-CN", condition) //=> "20 秒，没有超过 20 秒"
 */
export function whySentence(
  locale: Locale,
  { why, hits, condition }: ExplainedCondition,
  nameOf: (condition: string) => string = itself,
): string {
  const [hit] = hits;
  const anchor = "anchor" in condition ? condition.anchor?.condition : undefined;
  const values = {
    anchor: anchor === undefined ? "" : nameOf(anchor),
    measured: shownMeasure(locale, hit, "measured"),
    limit: shownMeasure(locale, hit, "limit"),
    reason: "",
  };
  const words = hits.map((each) => foundText(locale, each)).filter((each) => each !== "");
  const key = `why.${why}`;
  const reason = isKey(key)
    ? explainText(locale, key, values)
    : explainText(locale, "why.unknown", { reason: reasonSentence(locale, why) });
  const isTold = why === "withinLimit" || why === "tooFew";
  return [...(isTold ? [] : words), ...(reason === "" ? [] : [reason])].join(explainText(locale, "join"));
}

const itself = (name: string): string => name;

function shownMeasure(
  locale: Locale,
  hit: ExplainedHit | undefined,
  which: "measured" | "limit",
): string | number {
  const value = hit?.[which] ?? null;
  return hit === undefined || value === null ? "–" : measure(locale, value, hit.unit);
}

function foundText(locale: Locale, hit: ExplainedHit): string {
  const words = wordsOf(locale, hit);
  const quoted = words === "" ? "" : explainText(locale, "words", { words });
  // How many phrases a message has says nothing beside them.
  if (hit.measured === null || hit.unit === "hits") return quoted;
  const measured = measure(locale, hit.measured, hit.unit);
  return [
    quoted,
    hit.limit === null
      ? String(measured)
      : explainText(locale, "measured", { measured, limit: measure(locale, hit.limit, hit.unit) }),
  ]
    .filter((each) => each !== "")
    .join(explainText(locale, "join"));
}

/** Operators whose limits are seconds, where no parameter says of what they are. */
const inSeconds: ReadonlySet<string> = new Set(["firstResponse", "responseTime", "silence", "duration"]);

/**
 * What a condition looks for, and where.
 *
 * @param nameOf as of `whySentence`
 * @example conditionText("zh-CN", condition, rule, ruleset) //=> "客服：意图“拒绝”，在 asks 之后的第一次回应里"
 */
export function conditionText(
  locale: Locale,
  condition: Condition,
  rule: Pick<Rule, "parameters">,
  { dictionaries }: Pick<Ruleset, "dictionaries">,
  nameOf: (condition: string) => string = itself,
): string {
  const t = (key: Key, values?: Record<string, string | number>) => explainText(locale, key, values);
  const settings = condition as Condition & Record<string, unknown>;
  const inSecondsHere = inSeconds.has(condition.operator);
  const amount = (value: Amount | undefined, unit: Unit | null): string => {
    const parameter = typeof value === "string" ? rule.parameters[value.slice(1)] : undefined;
    return String(measure(locale, parameter?.value ?? Number(value), parameter?.unit ?? unit ?? "hits"));
  };
  const seconds = (value: Amount | undefined): string => amount(value, "seconds");
  const named = (ids: unknown) =>
    (Array.isArray(ids) ? (ids as string[]) : []).map((id) => dictionaries[id]?.names[locale] ?? id);

  const things = [
    ...("intents" in condition && condition.operator === "intent"
      ? condition.intents.map((id) => resultText(locale, `intent.${id}` as ResultKey))
      : named(settings.dictionaries ?? settings.stages)),
    ...(condition.operator === "regex" ? [condition.pattern] : []),
    ...(condition.operator === "similar" ? condition.samples.slice(0, 3) : []),
  ];
  const operator = t(`operator.${condition.operator}`);
  const what = things.length > 0 ? t("what", { what: operator, names: things.join(t("list")) }) : operator;
  const subject = "role" in condition ? t("who", { role: t(`role.${condition.role}`), what }) : what;

  const limits: string[] = [];
  if (condition.operator === "order") limits.push(t(`event.${condition.event}`));
  if (condition.operator === "unanswered") limits.push(t(`what.${condition.what}`));
  if (condition.operator === "phrases" && condition.mode !== "any") {
    const key = {
      none: "mode.none",
      all: "mode.all",
      atLeast: "mode.count",
      moreThan: "mode.more",
      kinds: "mode.kinds",
    } as const;
    limits.push(t(key[condition.mode], { count: amount(condition.count, null) }));
  }
  if (condition.operator === "order" && condition.without)
    limits.push(
      t("event.without", {
        seconds: seconds(condition.without.seconds),
        events: condition.without.events.map((event) => t(`event.${event}`)).join(t("list")),
      }),
    );
  if (condition.operator === "hour")
    limits.push(t("limit.hours", { from: condition.from, to: condition.to }));
  for (const name of ["over", "under", "minimum", "maximum", "times", "reach"] as const) {
    const value = settings[name] as Amount | undefined;
    if (value === undefined || (name === "minimum" && value === 0)) continue;
    limits.push(t(`limit.${name}`, { limit: amount(value, inSecondsHere ? "seconds" : null) }));
  }

  const { anchor, part } = settings as Scope;
  if (part) {
    const limit =
      part.seconds === undefined
        ? t("part.messages", { limit: amount(part.messages, null) })
        : seconds(part.seconds);
    limits.push(t(`part.${part.of}`, { limit }));
  }
  if (anchor) {
    limits.push(t(`side.${anchor.side}`, { anchor: nameOf(anchor.condition) }));
    if (anchor.seconds !== undefined) limits.push(t("within.seconds", { limit: seconds(anchor.seconds) }));
    if (anchor.under !== undefined) limits.push(t("within.under", { limit: seconds(anchor.under) }));
    if (anchor.messages !== undefined)
      limits.push(t("within.messages", { limit: amount(anchor.messages, null) }));
  }
  return [subject, ...limits].join(t("join"));
}
