import { joinOrders, readOrders, type Order } from "../../chat/orders";
import type { Cell, Table } from "../../chat/table";
import type { Transcript } from "../../chat/transcript";
import type { Finding, Inspector } from "../../inspection";
import { severityWord } from "../../locales/severity";
import { chatParameters, readChat } from "../chatTable";
import { defineFunction } from "../define";
import { optional, range } from "../parameters";
import { builtInInspector, rulesetParameter } from "../rulesetInput";
import { list, Term, type ResultCell } from "../result";
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
    const { transcript, orders: ownOrders, hasOrders } = readChat(chat);
    const inspector = ruleset ?? builtInInspector();
    const record: readonly Order[] | null = orders
      ? joinOrders(readOrders(tableOfRange(orders)), transcript)
      : hasOrders
        ? ownOrders
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
  columns: ["conversation", "score"],
  examples: [
    {
      arguments: [
        [["S001"], ["S001"], ["S002"], ["S002"]],
        [["2024-04-14 10:00:00"], ["2024-04-14 10:00:35"], ["2024-04-14 10:02:00"], ["2024-04-14 10:02:08"]],
        [["t***7"], ["某某旗舰店:小美"], ["t***8"], ["某某旗舰店:小美"]],
        [["在吗，这件有货吗"], ["有货的亲"], ["几天能到"], ["江浙沪两天到的"]],
      ],
      result: [
        ["conversation", "score"],
        ["S001", 85],
        ["S002", 100],
      ],
    },
  ],
  compute({ ruleset, ...chat }) {
    const { transcript, orders, hasOrders } = readChat(chat);
    const { scores } = (ruleset ?? builtInInspector()).inspect(transcript, hasOrders ? { orders } : {});
    return transcript.conversations.map((conversation, c) => [conversation, scores[c] ?? null]);
  },
});

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
    .map((each) => (each.length > quotes.characters ? `${each.slice(0, quotes.characters)}…` : each))
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
