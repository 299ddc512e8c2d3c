/** Examples of a rule as the texts of a form, and what the rule says of them. */
import { judgeExample, type JudgedExample } from "../../../inspection/examples";
import type { Dictionary, Example, Rule } from "../../../inspection";
import { Problem } from "../../../problem";
import { rulesetOf, troubleWith } from "./troubles";

/** What an example shows: something that is found, or passed, or why it cannot be judged. */
export type Shows = "found" | "passed" | { readonly reason: string };

/** Why a rule may not be evaluable, as far as an example can show it. */
export const reasons = [
  ...["noTimes", "noOrders", "noRoles", "minutePrecision", "undecided", "noCustomerMessages"],
  ...["noProducts", "noPlatform", "fewConversations"],
] as const;

export function showsOf({ findings, notEvaluable }: Example): Shows {
  if (notEvaluable !== undefined) return { reason: notEvaluable };
  return findings.length > 0 ? "found" : "passed";
}

/** The example with what it shows; of a finding that nobody wrote yet, the places that the rule finds now. */
export function withShows(example: Example, shows: Shows, judged: JudgedExample | null): Example {
  const { notEvaluable: _, ...rest } = example;
  if (shows === "passed") return { ...rest, findings: [] };
  if (shows !== "found") return { ...rest, findings: [], notEvaluable: shows.reason };
  const found = judged?.findings.map(({ rows }) => [...rows]) ?? [];
  return { ...rest, findings: found.length > 0 ? found : [[example.messages.length]] };
}

/** The example as the rule judges it now. */
export function asJudged(example: Example, { findings, notEvaluable }: JudgedExample): Example {
  const { notEvaluable: _, ...rest } = example;
  return {
    ...rest,
    findings: findings.map(({ rows }) => [...rows]),
    ...(notEvaluable !== null && { notEvaluable }),
  };
}

/** Whether a rule says of an example what the example shows. */
export function agrees({ findings, notEvaluable }: Example, judged: JudgedExample): boolean {
  const rows = judged.findings.map((finding) => finding.rows.join(" "));
  return (
    rows.join("\n") === findings.map((each) => each.join(" ")).join("\n") &&
    judged.notEvaluable === (notEvaluable ?? null)
  );
}

/** What a rule says of an example of its own; `unfinished`: the rule cannot judge yet; a problem where the example cannot be read. */
export function judged(
  rule: Rule,
  dictionaries: Readonly<Record<string, Dictionary>>,
  example: Example,
): JudgedExample | Problem | "unfinished" {
  // Examples are not judged by one another, and whether the advice is written is nothing to them.
  const alone: Rule = { ...rule, advice: rule.names, examples: [] };
  if (troubleWith({ addDictionaries: {} }, alone, dictionaries)) return "unfinished";
  try {
    return judgeExample(rulesetOf(alone, dictionaries), rule.id, example);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** What was said, where something was. */
export function saidIn(answer: ReturnType<typeof judged>): JudgedExample | null {
  return answer === "unfinished" || answer instanceof Problem ? null : answer;
}

/** The lines of a text, without blank ones. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Numbers of messages, a finding a line; null for a text that has other things. `"1 2\n4" //=> [[1, 2], [4]]` */
export function placesOf(text: string): number[][] | null {
  const places = linesOf(text.normalize("NFKC")).map((line) => line.split(/[\s,、]+/).map(Number));
  return places.flat().every((place) => Number.isInteger(place) && place > 0) ? places : null;
}

export function placesText(findings: Example["findings"]): string {
  return findings.map((rows) => rows.join(" ")).join("\n");
}

/** Conversations with a blank line between them. */
export function conversationsOf(text: string): string[][] {
  return text
    .split(/\r?\n[^\S\n]*\r?\n/)
    .map(linesOf)
    .filter(({ length }) => length > 0);
}

export function conversationsText(conversations: Example["others"] = []): string {
  return conversations.map((lines) => lines.join("\n")).join("\n\n");
}

const clock = /^\d{1,2}:\d{2}:\d{2}$/;

export function isClock(text: string): boolean {
  return clock.test(text);
}

/** Orders, one a line: when it was placed, paid and closed, `-` for what did not happen; null for another text. */
export function ordersOf(text: string): NonNullable<Example["orders"]> | null {
  const orders = linesOf(text.normalize("NFKC")).map((line) => line.split(/[\s,]+/));
  const isTime = (time: string | undefined) => time === undefined || time === "-" || isClock(time);
  if (
    !orders.every(
      ([placed, paid, closed, more]) => isClock(placed) && isTime(paid) && isTime(closed) && !more,
    )
  )
    return null;
  return orders.map(([placed, paid = "-", closed = "-"]) => ({
    placed,
    ...(paid !== "-" && { paid }),
    ...(closed !== "-" && { closed }),
  }));
}

export function ordersText(orders: Example["orders"] = []): string {
  return orders
    .map(({ placed, paid = "-", closed }) =>
      [placed, ...(paid !== "-" || closed ? [paid] : []), ...(closed ? [closed] : [])].join(" "),
    )
    .join("\n");
}

/** Products, one a line: the name, and after a colon what it is. `"云朵枕：床品、枕头"` */
export function productsOf(text: string): NonNullable<Example["products"]> {
  return linesOf(text).map((line) => {
    const [, name, attributes = ""] = /^([^:：]+)(?:[:：](.*))?$/.exec(line) ?? ["", line];
    return {
      name: name.trim() || line,
      attributes: attributes
        .split(/[,，、]/)
        .map((each) => each.trim())
        .filter(Boolean),
    };
  });
}

export function productsText(products: Example["products"] = []): string {
  return products
    .map(({ name, attributes }) => (attributes.length > 0 ? `${name}: ${attributes.join(", ")}` : name))
    .join("\n");
}
