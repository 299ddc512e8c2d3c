import type { SheetSnapshot, SnapshotCell } from "../univer/snapshot";
import { inFormula } from "./chatSheet";
import { figure, formula, headings, hint, money, rate, title, total } from "./style";
import type { Words } from "./words";

/** Figures as a shop's platform reports them for a month: agent, consultations, orderers, average order value. */
const agents: readonly (readonly [string, number, number, number])[] = [
  ["小禾", 486, 62, 268.5],
  ["阿岚", 512, 71, 312.8],
  ["小满", 634, 58, 241.3],
  ["大川", 398, 15, 205.6],
];

const first = 4;
const last = first + agents.length - 1;

/** Columns of the figures for formulas in other sheets. */
export function salesColumns(words: Words) {
  const column = (letter: string) => `${inFormula(words.sales)}!${letter}${first}:${letter}${last}`;
  return { agents: column("A"), sales: column("F"), count: agents.length };
}

export function salesSheet(words: Words): SheetSnapshot {
  const rows = agents.map(([agent, consultations, orderers, averageOrderValue], index): SnapshotCell[] => {
    const row = first + index;
    return [
      agent,
      figure(consultations),
      figure(orderers),
      formula(`=KEFU.CONSULT_CONVERSION(C${row},B${row})`, rate),
      figure(averageOrderValue, money),
      formula(`=KEFU.AGENT_SALES(B${row},D${row},E${row})`, money),
    ];
  });
  const sum = (column: string) => `=SUM(${column}${first}:${column}${last})`;
  return {
    name: words.sales,
    cells: [
      title(words.salesTitle),
      hint(words.salesNote),
      headings(words.salesColumns),
      ...rows,
      [
        { value: words.total, format: total },
        formula(sum("B"), total),
        formula(sum("C"), total),
        formula(`=KEFU.CONSULT_CONVERSION(C${last + 1},B${last + 1})`, { ...total, ...rate }),
        null,
        formula(sum("F"), { ...total, ...money }),
      ],
    ],
    columnWidths: [110, 110, 110, 120, 130, 130],
    rowHeights: { 0: 30, 2: 32 },
  };
}
