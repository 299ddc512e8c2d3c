import type { SheetSnapshot, SnapshotCell } from "../univer/snapshot";
import { chatColumns } from "./chatSheet";
import {
  beside,
  decimal,
  figure,
  formula,
  heading,
  headings,
  hint,
  part,
  rate,
  spilledRow,
  spilledTable,
  title,
  whole,
} from "./style";
import type { Words } from "./words";

/** Consultations and orderers of a week by where the customers came from. */
const channels: readonly (readonly [consultations: number, orderers: number])[] = [
  [820, 98],
  [436, 29],
  [284, 13],
  [96, 31],
];

/** Upper bounds in seconds of the grades that have one. */
const gradeLevels = [6, 10, 15, 20];

/** First rows of the parts, counted as the sheet does; of the conversations, their header. */
const layout = { grades: 6, channels: 15, conversations: 25 };

/** Response and conversion: how conversations are spread, not only what their mean is. */
export function analystSheet(words: Words): SheetSnapshot {
  const { conversations, times, senders, texts, count } = chatColumns(words);
  const first = layout.conversations + 1;
  const last = layout.conversations + count;
  const column = (letter: string) => `${letter}${first}:${letter}${last}`;

  const grades = words.grades.map((grade, index): SnapshotCell[] => {
    const row = layout.grades + index;
    return [
      grade,
      gradeLevels[index] ?? { value: words.beyond, format: { horizontalAlignment: "Right" } },
      formula(`=COUNTIF($${column("P").replace(":", ":$")},A${row})`, whole),
      formula(`=C${row}/COUNT(${column("K")})`, rate),
    ];
  });
  const statistics: SnapshotCell[][] = [
    [words.statistics[0], formula(`=AVERAGE(${column("K")})`, decimal)],
    [words.statistics[1], formula(`=MEDIAN(${column("K")})`, decimal)],
    [words.statistics[2], formula(`=PERCENTILE(${column("K")},0.9)`, decimal)],
    [words.statistics[3], formula(`=MEDIAN(${column("L")})`, decimal)],
    [words.statistics[4], formula(`=SUM(${column("J")})`, whole)],
  ];

  const conversion = channels.map(([consultations, orderers], index): SnapshotCell[] => {
    const row = layout.channels + index;
    return [
      words.channels[index],
      figure(consultations, whole),
      figure(orderers, whole),
      formula(`=KEFU.CONSULT_CONVERSION(C${row},B${row})`, rate),
      ...spilledRow(`=KEFU.CONVERSION_INTERVAL(C${row},B${row})`, [rate, rate]),
      formula(`=KEFU.CONVERSION_BAND(D${row})`, { horizontalAlignment: "Right" }),
      formula(`=KEFU.ORDERS_FOR_TARGET($I$${layout.channels},B${row},C${row})`, whole),
      index === 0 ? figure(0.15, rate) : null,
    ];
  });
  const [one, other] = [layout.channels, layout.channels + 1];
  const points = { numberFormat: "0.0%" };

  return {
    name: words.analyst,
    cells: [
      title(words.analystTitle),
      hint(words.livingNote),
      [],
      beside([part(words.gradesPart)], [part(words.statisticsPart)], 5)[0],
      ...beside(
        [headings(words.gradeColumns), ...grades],
        [headings(words.statisticColumns), ...statistics],
        5,
      ),
      hint(words.intervalNote),
      [],
      part(words.conversionPart),
      headings(words.conversionColumns),
      ...conversion,
      [],
      headings(words.comparisonColumns, 0),
      spilledRow(`=KEFU.CONVERSION_TEST(C${one},B${one},C${other},B${other})`, [
        points,
        points,
        points,
        points,
        points,
        { numberFormat: "0.0000" },
      ]),
      hint(words.comparisonNote),
      [],
      part(words.conversationsPart),
      ...beside(
        spilledTable(
          `=KEFU.CHAT_METRICS(${conversations},${times},${senders},${texts})`,
          count,
          [
            null,
            null,
            null,
            null,
            ...Array.from({ length: 6 }, () => whole),
            whole,
            decimal,
            whole,
            { numberFormat: "0.00" },
            whole,
          ],
          [0, 1, 2, 3],
        ),
        [[{ value: words.gradeColumn, format: heading }], [formula(`=KEFU.RESPONSE_GRADE(${column("K")})`)]],
        15,
      ),
    ],
    columnWidths: [130, 150, 150, 190, 84, 180, 84, 84, 84, 84, 84, 84, 84, 84, 84, 90],
    hideGridlines: true,
    rowHeights: { 0: 30, [layout.conversations - 1]: 34 },
  };
}
