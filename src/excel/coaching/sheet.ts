import type { Ruleset } from "../../inspection/ruleset";
import { coachingText, type CoachingKey } from "../../locales/coaching";
import { roleWord } from "../../locales/roles";
import type { Locale, MessageValues } from "../../locales/translate";
import { isDated } from "../../chat/day";
import { formatTime } from "../../chat/time";
import { masked, type Mask } from "../../chat/mask";
import type { SheetContent } from "../../report";
import { exampleKinds, type CoachingExample, type ExampleLine } from "./examples";

export interface CoachingSheetOptions {
  readonly locale: Locale;
  /** Where the names and the advice of rules stand. */
  readonly ruleset: Ruleset;
  readonly mask: Mask;
}

/** Examples as a sheet of one table, the good ones first, each kind in the order in which it was collected. */
export function coachingSheet(
  examples: readonly CoachingExample[],
  { locale, ruleset, mask }: CoachingSheetOptions,
): SheetContent {
  const text = (key: CoachingKey, values?: MessageValues) => coachingText(locale, key, values);
  const rules = new Map(ruleset.rules.map((rule) => [rule.id, rule]));
  const count = (wanted: string) => examples.filter(({ kind }) => kind === wanted).length;
  const sorted = exampleKinds.flatMap((wanted) => examples.filter(({ kind }) => kind === wanted));
  return {
    name: text("sheet"),
    title: text("sheet.title", { good: count("good"), bad: count("bad") }),
    notes: [text("sheet.note"), ...(mask === masked ? [text("sheet.masked")] : [])],
    blocks: [
      {
        heading: text("sheet.list"),
        notes: [],
        table: {
          id: "coaching",
          columns: [
            { header: text("column.kind"), kind: "text", width: 10, wrap: true },
            { header: text("column.rule"), kind: "text", width: 20, wrap: true },
            { header: text("column.agent"), kind: "text", width: 18, wrap: true },
            { header: text("column.conversation"), kind: "text", width: 16, wrap: true },
            { header: text("column.time"), kind: "text", width: 20, wrap: true },
            { header: text("column.excerpt"), kind: "text", width: 60, wrap: true },
            { header: text("column.note"), kind: "text", width: 30, wrap: true },
            { header: text("column.advice"), kind: "text", width: 40, wrap: true },
          ],
          rows: sorted.map((example) => {
            const rule = example.rule === null ? undefined : rules.get(example.rule);
            return [
              text(`cell.${example.kind}`),
              example.rule === null ? text("byPerson") : (rule?.names[locale] ?? example.rule),
              example.agent,
              mask.name(example.conversation),
              momentOf(example.time),
              excerptText(example, locale, mask),
              mask.text(example.note, customerOfExample(example)),
              rule?.advice[locale] ?? "",
            ];
          }),
          charts: [],
        },
      },
    ],
  };
}

/** Without its day where that is not known. */
export function momentOf(time: number | null): string | null {
  if (time === null) return null;
  const [day, clock] = formatTime(time).split("T");
  return isDated(time) ? `${day} ${clock}` : clock;
}

/**
 * The messages of an example, one a line, each with its side.
 *
 * @example excerptText(example, "zh-CN", unmasked) //=> "客户：会掉色吗\n客服：不会"
 */
export function excerptText(
  example: Pick<CoachingExample, "conversation" | "lines" | "left">,
  locale: Locale,
  mask: Mask,
): string {
  const { lines, left } = example;
  const customer = customerOfExample(example);
  const colon = locale === "zh-CN" ? "：" : ": ";
  const line = ({ role, text }: ExampleLine) =>
    `${roleWord(locale, role)}${colon}${mask.text(text, customer).replace(/\s*\n\s*/g, " ")}`;
  return [
    ...lines.map(line),
    ...(left > 0 ? [`… ${coachingText(locale, "left", { count: left })}`] : []),
  ].join("\n");
}

/**
 * What of an example can be searched, in small letters: everything that is shown of it, as it is shown.
 *
 * @example searchText(example, { locale: "zh-CN", ruleset, mask: unmasked }).includes("掉色") //=> true
 */
export function searchText(
  example: CoachingExample,
  { locale, ruleset, mask }: CoachingSheetOptions,
): string {
  const rule = ruleset.rules.find(({ id }) => id === example.rule);
  return [
    ...[rule?.names[locale] ?? example.rule, rule?.advice[locale], example.agent, momentOf(example.time)],
    ...[mask.name(example.conversation), excerptText(example, locale, mask)],
    mask.text(example.note, customerOfExample(example)),
  ]
    .join("\n")
    .toLowerCase();
}

/** The name of the customer, as far as the example tells it. */
export function customerOfExample({
  conversation,
  lines,
}: Pick<CoachingExample, "conversation" | "lines">): string {
  return lines.find(({ role }) => role === "customer")?.sender || conversation;
}
