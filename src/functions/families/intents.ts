import { cellText, isBlank, type Cell } from "../../chat/table";
import { messageIntents, questionCategory } from "../../inspection/intents";
import { questionShares, type AskedMessage } from "../../inspection/intents/questionShare";
import { Problem } from "../../problem";
import { commonHeight } from "../chatInput";
import { defineFunction } from "../define";
import { messageRows } from "../headers";
import { column, flag, inRowOf, isFlag, message, optional, type Column } from "../parameters";
import { term } from "../result";

export const messageIntentFunction = defineFunction({
  id: "MESSAGE_INTENT",
  family: "intents",
  parameters: { text: message() },
  result: "cell",
  examples: [
    { arguments: ["能便宜点吗"], result: "bargaining" },
    {
      arguments: [[["亲，您的订单还没付款哦"], ["先别付款，我给您改价"], ["[图片]"]]],
      result: [["reminder"], ["asksNotToPay"], [""]],
    },
  ],
  compute({ text }) {
    const [surest] = messageIntents(text);
    return surest ? term(`intent.${surest.intent}`) : "";
  },
});

export const questionCategoryFunction = defineFunction({
  id: "QUESTION_CATEGORY",
  family: "intents",
  parameters: { text: message() },
  result: "cell",
  examples: [
    { arguments: ["会不会掉色"], result: "B" },
    { arguments: [[["孕妇能用吗"], ["160/100斤穿什么码"], ["在吗"]]], result: [["A"], ["C"], [""]] },
  ],
  compute({ text }) {
    const category = questionCategory(text);
    return category ? term(`category.${category}`) : "";
  },
});

export const questionShareFunction = defineFunction({
  id: "QUESTION_SHARE",
  family: "intents",
  parameters: { texts: column("texts"), converted: optional(column("column")) },
  result: "table",
  columns: ["category", "count", "share", "cumulativeShare", "conversion"],
  examples: [
    {
      arguments: [
        [["会掉色吗"], ["质量怎么样"], ["怎么安装"], ["在吗"]],
        [[true], [false], [false], [true]],
      ],
      result: [
        ["category", "count", "share", "cumulativeShare", "conversion"],
        ["B", 2, 0.666666666667, 0.666666666667, 0.5],
        ["F", 1, 0.333333333333, 1, 0],
      ],
    },
  ],
  compute({ texts, converted }) {
    const shares = questionShares(messagesOf(texts, converted));
    if (shares.length === 0) throw new Problem("notEvaluable", "functions.noQuestions");
    return shares.map(({ category, count, share, cumulativeShare, conversion }) => [
      term(`category.${category}`),
      count,
      share,
      cumulativeShare,
      conversion,
    ]);
  },
});

/** A text that is neither yes nor no heads the column. */
function isUnread(mark: Cell): boolean {
  return typeof mark === "string" && !isBlank(mark) && !isFlag(mark);
}

/** The messages of a column without its header and blank rows, and which of them led to an order. */
function* messagesOf(texts: Column, converted: Column | null): Iterable<AskedMessage> {
  const yesOrNo = flag();
  if (converted) commonHeight([texts, converted]);
  for (const row of messageRows(texts)) {
    const mark = converted?.cell(row) ?? null;
    if (converted && row === 0 && texts.height > 1 && isUnread(mark)) continue;
    yield {
      text: cellText(texts.cell(row)),
      converted:
        converted === null || isBlank(mark)
          ? null
          : inRowOf(converted, row, () => yesOrNo.read(mark, converted.name)),
    };
  }
}
