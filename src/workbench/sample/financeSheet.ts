import type { SheetSnapshot, SnapshotCell } from "../univer/snapshot";
import {
  figure,
  formula,
  heading,
  headings,
  hint,
  money,
  note,
  part,
  rate,
  spilledRow,
  spilledTable,
  title,
  total,
  whole,
} from "./style";
import type { Words } from "./words";

/** Order amounts of a week's complaints. */
const complaints = [269, 128, 459, 88.5, 329];

/** First rows of the parts, counted as the sheet does. */
const firstComplaint = 26;
const offers = 35;
const reminders = 41;

/** What after-sales promises cost, exactly where the costs are known and by the usual shares elsewhere. */
export function financeSheet(words: Words): SheetSnapshot {
  const labelled = (label: string, value: number, tip: string): SnapshotCell[] => [
    label,
    figure(value, money),
    { value: tip, format: note },
  ];
  const last = firstComplaint + complaints.length - 1;
  const header = firstComplaint - 1;
  const options = words.afterSalesOptions;
  const moneys = options.map(() => money);
  return {
    name: words.finance,
    cells: [
      title(words.financeTitle),
      hint(words.financeNote),
      labelled(words.amount, 269, words.amountNote),
      labelled(words.goodsCost, 118, words.goodsCostNote),
      labelled(words.freight, 9, words.freightNote),
      labelled(words.refund, 40, words.refundNote),
      labelled(words.maximumLoss, 60, words.maximumLossNote),
      [],
      part(words.comparePart),
      ...spilledTable(
        "=KEFU.AFTERSALES_COMPARE(B3,B4,B5,B6)",
        options.length,
        [null, money, money, money, null],
        [0, 4],
      ),
      [],
      part(words.planPart),
      ...spilledTable("=KEFU.AFTERSALES_PLAN(B3,B7,B4,B5,B6)", 3, [null, money, money, money, null], [0, 4]),
      [],
      part(words.lossPart),
      hint(words.lossNote),
      [{ value: words.amount, format: heading }, ...headings(options, 0)],
      ...complaints.map((amount, index): SnapshotCell[] => [
        figure(amount, money),
        ...(index === 0
          ? spilledRow(
              `=KEFU.AFTERSALES_LOSS(B${header}:${lastColumn(options.length)}${header},A${firstComplaint}:A${last})`,
              moneys,
            )
          : moneys.map((format): SnapshotCell => ({ format }))),
      ]),
      [
        formula(`=SUM(A${firstComplaint}:A${last})`, { ...total, ...money }),
        ...options.map((_, column) => {
          const letter = String.fromCharCode(66 + column);
          return formula(`=SUM(${letter}${firstComplaint}:${letter}${last})`, { ...total, ...money });
        }),
      ],
      [],
      part(words.offersPart),
      headings(words.offerColumns),
      [
        words.offers[0],
        figure(10, money),
        figure(0.35, rate),
        figure(99, money),
        formula(`=KEFU.COUPON_COST(B${offers},C${offers},D${offers})`, money),
      ],
      [
        words.offers[1],
        figure(328, money),
        figure(300, money),
        figure(40, money),
        formula(`=KEFU.SPEND_MORE_SAVE(B${offers + 1},C${offers + 1},D${offers + 1})`, money),
      ],
      [
        words.offers[2],
        figure(269, money),
        figure(118, money),
        figure(0.4, rate),
        formula(`=KEFU.MAX_DISCOUNT(B${offers + 2},C${offers + 2},D${offers + 2})`, money),
      ],
      [],
      part(words.reminderPart),
      headings(words.reminderColumns, 0),
      [
        figure(56, whole),
        figure(70, whole),
        figure(48, whole),
        figure(80, whole),
        figure(251.2, money),
        figure(21, money),
      ],
      headings(words.returnColumns, 0),
      spilledRow(
        `=KEFU.REMINDER_ROI(${["A", "B", "C", "D", "E", "F"].map((letter) => `${letter}${reminders}`).join(",")})`,
        [rate, rate, rate, { numberFormat: "0.0000" }, money, { numberFormat: "0.0" }],
      ),
    ],
    columnWidths: [190, 140, 140, 140, 140, 140, 140],
    rowHeights: { 0: 30 },
    hideGridlines: true,
  };
}

/** The column in which the last of some options stands, when the first stands in B. */
const lastColumn = (options: number): string => String.fromCharCode(65 + options);
