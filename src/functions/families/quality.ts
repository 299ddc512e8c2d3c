import { mergeOrders, readOrders, type Order } from "../../chat/orders";
import type { Cell, Table } from "../../chat/table";
import type { Transcript } from "../../chat/transcript";
import type { Finding, Inspector } from "../../inspection";
import { agentTypesOf, type AgentType } from "../../inspection/labels";
import { conversationScores, prepareScoring } from "../../inspection/scorecard";
import { labelText } from "../../locales/labels";
import { resultText } from "../../locales/results";
import { severityWord } from "../../locales/severity";
import type { Locale } from "../../locales/translate";
import { beginning } from "../beginning";
import { chatParameters, readChat } from "../chatTable";
import { defineFunction } from "../define";
import { optional, range } from "../parameters";
import { builtInInspector, rulesetParameter } from "../rulesetInput";
import { header, list, Term, type ResultCell } from "../result";
import type { Range } from "../cell";

const findingColumns = ["conversation", "rule", "severity", "rows", "measured", "limit", "evidence"] as const;

export const qaFindingsFunction = defineFunction({
  id: "QA_FINDINGS",
  family: "quality",
  parameters: {
    ...chatParameters,
    ruleset: optional(rulesetParameter()),
    orders: optional(range("orders")),
  },
  result: "table",
  columns: findingColumns,
  examples: [
    {
      arguments: [
        [["S001"], ["S001"]],
        [["2024-04-14 10:00:00"], ["2024-04-14 10:00:35"]],
        [["t***7"], ["某某旗舰店:小美"]],
        [["在吗，这件有货吗"], ["有货的亲"]],
      ],
      result: [
        ["conversation", "rule", "severity", "rows", "measured", "limit", "evidence"],
        ["S001", "slow-first-response", "major", "1, 2", 35, 20, "在吗，这件有货吗 … 有货的亲"],
      ],
    },
  ],
  compute({ ruleset, orders, ...chat }) {
    const reading = readChat(chat);
    const { transcript } = reading;
    const inspector = ruleset ?? builtInInspector();
    const record: readonly Order[] | null = orders
      ? mergeOrders(reading, readOrders(tableOfRange(orders)))
      : reading.hasOrders
        ? reading.orders
        : null;
    const { findings } = inspector.inspect(transcript, record ? { orders: record } : {});
    return findings.map((finding) => findingRow(finding, inspector, transcript));
  },
});

export const qaScoreFunction = defineFunction({
  id: "QA_SCORE",
  family: "quality",
  parameters: { ...chatParameters, ruleset: optional(rulesetParameter()) },
  result: "table",
  columns: ({ ruleset }) => [
    ...header(["conversation", "score"]),
    ...prepareScoring((ruleset ?? builtInInspector()).ruleset).sections.map(
      ({ id, names }) => new Term(id, (locale) => names[locale]),
    ),
  ],
  examples: [
    {
      arguments: [
        [["S001"], ["S001"], ["S002"], ["S002"]],
        [["2024-04-14 10:00:00"], ["2024-04-14 10:00:35"], ["2024-04-14 10:02:00"], ["2024-04-14 10:02:08"]],
        [["t***7"], ["某某旗舰店:小美"], ["t***8"], ["某某旗舰店:小美"]],
        [["在吗，这件有货吗"], ["有货的亲"], ["几天能到"], ["江浙沪两天到的"]],
      ],
      result: [
        ["conversation", "score", "attitude", "response", "professional", "related"],
        ["S001", 85, 100, 85, "", ""],
        ["S002", 100, 100, 100, "", ""],
      ],
    },
  ],
  compute({ ruleset, ...chat }) {
    const { transcript, orders, hasOrders } = readChat(chat);
    const inspector = ruleset ?? builtInInspector();
    const inspection = inspector.inspect(transcript, hasOrders ? { orders } : {});
    return conversationScores(inspector.ruleset, transcript, inspection).map(
      ({ conversation, score, sections }) => [
        conversation,
        score,
        ...sections.map((section) => section.score),
      ],
    );
  },
});

export const agentTypeFunction = defineFunction({
  id: "AGENT_TYPE",
  family: "quality",
  parameters: chatParameters,
  result: "table",
  columns: ["conversation", "primaryType", "types", "unjudgedTypes"],
  examples: [
    {
      arguments: [
        [["S001"], ["S001"], ["S002"], ["S002"]],
        [["2024-04-14 10:00:00"], ["2024-04-14 10:00:35"], ["2024-04-14 10:02:00"], ["2024-04-14 10:02:08"]],
        [["t***7"], ["某某旗舰店:小美"], ["t***8"], ["某某旗舰店:小美"]],
        [["在吗，这件有货吗"], ["有货的亲"], ["几天能到"], ["江浙沪两天到的"]],
      ],
      result: [
        ["conversation", "primaryType", "types", "unjudgedTypes"],
        ["S001", "ignoring", "ignoring", "waiting"],
        ["S002", "", "", "waiting"],
      ],
    },
  ],
  compute(chat) {
    const { transcript, orders, hasOrders } = readChat(chat);
    const { ruleset, inspect } = builtInInspector();
    const inspection = inspect(transcript, hasOrders ? { orders } : {});
    return agentTypesOf(ruleset, transcript, inspection).map(({ values, unknown, unjudged }, c) => {
      const types = values.map(({ value }) => value);
      const [primary] = types;
      return [
        transcript.conversations[c] as string,
        primary ? agentTypeTerm(primary) : unknown ? unknownTerm : "",
        listOfTypes(types),
        listOfTypes(unjudged.map(({ value }) => value)),
      ];
    });
  },
});

const unknownTerm = new Term("unknown", (locale) => labelText(locale, "unknown"));

function agentTypeTerm(type: AgentType): Term {
  return new Term(type, (locale) => labelText(locale, `agentType.${type}`));
}

function listOfTypes(types: readonly AgentType[]): ResultCell {
  const words = (locale: Locale) => types.map((type) => labelText(locale, `agentType.${type}`));
  return types.length === 0
    ? ""
    : new Term(types.join(", "), (locale) => words(locale).join(resultText(locale, "list.separator")));
}

function findingRow(finding: Finding, { ruleset }: Inspector, transcript: Transcript): ResultCell[] {
  const rule = ruleset.rules.find(({ id }) => id === finding.rule);
  return [
    finding.conversation,
    new Term(finding.rule, (locale) => rule?.names[locale] ?? finding.rule),
    new Term(finding.severity, (locale) => severityWord(locale, finding.severity)),
    list(finding.rows.map(String)),
    finding.measured,
    finding.limit,
    quoted(finding, transcript),
  ];
}

/** A cell shows some words of a few messages; the rows say where the rest is. */
const quotes = { messages: 5, characters: 120 };

/** The words that show the finding; of findings about time or number, the messages themselves. */
function quoted({ evidence, messages }: Finding, { text }: Transcript): string {
  const words = evidence.map((place) => place.text).filter((each) => each !== "");
  const shown = words.length > 0 ? words : messages.map((message) => text[message] as string);
  return shown
    .slice(0, quotes.messages)
    .map((each) => (each.length > quotes.characters ? `${beginning(each, quotes.characters)}…` : each))
    .join(" … ");
}

function tableOfRange(cells: Range): Table {
  return {
    rowCount: cells.rows,
    columnCount: cells.columns,
    cell: (row, column): Cell => cells.cell(row, column),
    sourceRow: (row) => row + 1,
  };
}
