import type { SheetSnapshot, SnapshotCell } from "../univer/snapshot";
import { chatColumns } from "./chatSheet";
import { salesColumns } from "./salesSheet";
import {
  beside,
  decimal,
  figure,
  formula,
  headings,
  hint,
  money,
  part,
  rate,
  spilledRow,
  spilledTable,
  title,
  total,
  whole,
} from "./style";
import type { Words } from "./words";

/** A shop's two months: inquiries, conversion, average order value. */
const months = [
  [1905, 0.109, 251.2],
  [2030, 0.1015, 263.7],
] as const;

/** First row of the two months, counted as the sheet does. */
const drivers = 14;
const questions = 6;
const wordCount = 8;

/** Agents and what moves their sales. */
export function managerSheet(words: Words): SheetSnapshot {
  const { agents, sales, count } = salesColumns(words);
  const { conversations, times, senders, roles, texts } = chatColumns(words);
  const [before, after] = [drivers, drivers + 1];
  const month = ([inquiries, conversion, averageOrderValue]: (typeof months)[number], index: number) => {
    const row = drivers + index;
    return [
      words.months[index],
      figure(inquiries, whole),
      figure(conversion, rate),
      figure(averageOrderValue, money),
      formula(`=KEFU.AGENT_SALES(B${row},C${row},D${row})`, money),
    ];
  };
  const signed = { numberFormat: "+#,##0.00;-#,##0.00;0.00" };

  return {
    name: words.manager,
    cells: [
      title(words.managerTitle),
      hint(words.livingNote),
      [],
      part(words.rankingPart),
      ...spilledTable(
        `=KEFU.AGENT_RANKING(${agents},${sales})`,
        count,
        [null, null, money, money, money],
        [0, 1],
      ),
      [],
      part(words.driversPart),
      hint(words.driversNote),
      headings(words.monthColumns),
      ...months.map(month),
      [
        { value: words.contribution, format: total },
        ...spilledRow(
          `=KEFU.AGENT_SALES_DRIVERS(B${before},C${before},D${before},B${after},C${after},D${after})`,
          [signed, signed, signed],
        ),
        formula(`=SUM(B${after + 1}:D${after + 1})`, { ...total, ...signed }),
      ],
      [],
      part(words.targetPart),
      [
        words.targetSales,
        figure(60_000, money),
        { value: words.targetNote, format: { fontColor: "#595959", italic: true } },
      ],
      headings(words.targetColumns),
      [
        words.needed,
        ...spilledRow(`=KEFU.AGENT_SALES_TARGET(B19,B${after},C${after},D${after})`, [whole, rate, money]),
      ],
      [],
      part(words.agentsPart),
      ...spilledTable(`=KEFU.AGENT_METRICS(${conversations},${times},${senders},${texts},"median")`, count, [
        null,
        whole,
        whole,
        whole,
        whole,
        whole,
        decimal,
        decimal,
        whole,
        { numberFormat: "0.00" },
        whole,
      ]),
      [],
      beside([part(words.questionsPart)], [part(words.keywordsPart)], 7)[0],
      ...beside(
        spilledTable(`=KEFU.QUESTION_SHARE(FILTER(${texts},${roles}="客户"))`, questions, [
          null,
          whole,
          rate,
          rate,
          rate,
        ]),
        spilledTable(`=KEFU.KEYWORDS(${texts},${wordCount})`, wordCount, [null, whole, rate]),
        7,
      ),
    ] satisfies SnapshotCell[][],
    columnWidths: [190, 112, 112, 130, 130, 96, 96, 96, 96, 96, 96],
    rowHeights: { 0: 30 },
    hideGridlines: true,
  };
}
