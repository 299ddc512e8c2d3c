/**
 * Worksheet functions in the local workbook beside native formulas of LibreOffice on the same sheets:
 *
 *   npm run build -- --all && npx tsx bench/functions/workbook.ts [rows] [cells]
 *
 * Either side is measured from its data being there to its last result. LibreOffice is asked twice, with and without the
 * formulas, and the difference counts; the workbook's time includes Office's own runtime between grid and function.
 */
import type { Cell } from "../../src/chat/table";
import { setStage, type Workbook } from "../../test/e2e/harness";
import { corpus } from "../corpus";
import { calculate, libreOfficeVersion, type NativeCell } from "./libreoffice";

const [rows = 100_000, cells = 10_000] = process.argv.slice(2).map(Number);

/** Of so many conversations one is asked of LibreOffice. */
const tenth = 10;

interface Question {
  readonly name: string;
  readonly native: string;
  /** Milliseconds in the workbook. */
  inWorkbook(workbook: Workbook): Promise<{ milliseconds: number; sample: string }>;
  /** Sheets for LibreOffice: data alone, and with its formulas right of them; a sample of the results. */
  readonly data: NativeCell[][];
  readonly formulas: (row: number) => NativeCell[];
  readonly formulaRows: number;
  /** What the formulas' time is multiplied by, because only some of them are measured. */
  readonly share: number;
  sampleOf(rows: readonly (readonly string[])[]): string;
}

/** Conversation, time, role and text of a generated shop. */
function chat(): Cell[][] {
  const table = corpus(rows);
  return Array.from({ length: rows }, (_, row) => [0, 1, 3, 4].map((column) => table.cell(row + 1, column)));
}

/** Writes cells into a new sheet, then formulas, and waits for the last result. */
async function timed(
  { page }: Workbook,
  data: Cell[][],
  formulas: { row: number; column: number; lines: string[][] },
  sample: { row: number; column: number; columns: number },
): Promise<{ milliseconds: number; sample: string }> {
  return page.evaluate(
    async ({ data, formulas, sample }) => {
      const { book } = window.workbench!;
      const sheet = book.addSheet();
      const block = 20_000;
      for (let row = 0; row < data.length; row += block) {
        const lines = data.slice(row, row + block);
        sheet.write({ row, column: 0, rows: lines.length, columns: lines[0]!.length }, lines as never);
      }
      // The grid is as wide as what it holds; a wide result needs room.
      sheet.write({ row: 0, column: 30, rows: 1, columns: 1 }, [["."]]);
      await book.calculated();
      const started = performance.now();
      const { row, column, lines } = formulas;
      sheet.write({ row, column, rows: lines.length, columns: lines[0]!.length }, lines);
      // Until the last cell shows its result: what a person waits for.
      const last = { row: row + lines.length - 1, column, rows: 1, columns: 1 };
      do await book.calculated();
      while (
        sheet.values(last)[0]![0] === "" &&
        (await new Promise((resolve) => setTimeout(resolve, 50, true)))
      );
      const milliseconds = performance.now() - started;
      const [shown] = sheet.values({
        row: sample.row,
        column: sample.column,
        rows: 1,
        columns: sample.columns,
      });
      return { milliseconds, sample: shown!.join(" ") };
    },
    { data, formulas, sample },
  );
}

const all = (letter: string) => `[.$${letter}$1:.$${letter}$${rows}]`;

function chatMetrics(): Question {
  const data = chat();
  const conversations = [...new Set(data.map(([conversation]) => conversation))];
  const native = (row: number): NativeCell[] => {
    const id = `[.G${row + 1}]`;
    const of = (name: string, role?: string) =>
      name === "COUNTIFS"
        ? `COUNTIFS(${all("A")};${id}${role ? `;${all("C")};"${role}"` : ""})`
        : `COM.MICROSOFT.${name}(${all("B")};${all("A")};${id}${role ? `;${all("C")};"${role}"` : ""})`;
    return [
      conversations[row] as Cell,
      { formula: `of:=${of("MINIFS")}` },
      { formula: `of:=${of("MAXIFS")}` },
      { formula: `of:=${of("COUNTIFS")}` },
      { formula: `of:=${of("COUNTIFS", "客户")}` },
      { formula: `of:=${of("COUNTIFS", "客服")}` },
      { formula: `of:=ROUND((${of("MINIFS", "客服")}-${of("MINIFS", "客户")})*86400)` },
    ];
  };
  return {
    name: `CHAT_METRICS, ${rows} rows, ${conversations.length} conversations, 15 columns`,
    native: `MINIFS, MAXIFS, COUNTIFS, 6 columns, measured for one conversation in ${tenth}`,
    inWorkbook: (workbook) =>
      timed(
        workbook,
        data,
        {
          row: 0,
          column: 6,
          lines: [[`=KEFU.CHAT_METRICS(A1:A${rows},B1:B${rows},C1:C${rows},D1:D${rows})`]],
        },
        { row: 1, column: 10, columns: 7 },
      ).then(({ milliseconds, sample }) => {
        const [messages, customer, agent, , , , first] = sample.split(" ");
        return { milliseconds, sample: [messages, customer, agent, first].join(" ") };
      }),
    data,
    formulas: native,
    // Every formula looks at every row: a tenth of them takes a tenth of the time, and that is long enough.
    formulaRows: Math.max(1, Math.round(conversations.length / tenth)),
    share: conversations.length / Math.max(1, Math.round(conversations.length / tenth)),
    sampleOf: ([first = []]) => [first[9], first[10], first[11], first[12]].join(" "),
  };
}

function consultConversion(): Question {
  const data = Array.from({ length: cells }, (_, i): Cell[] => [i % 97, 97 + (i % 403)]);
  return {
    name: `CONSULT_CONVERSION in ${cells} cells`,
    native: "IF and a quotient",
    inWorkbook: (workbook) =>
      timed(
        workbook,
        data,
        { row: 0, column: 2, lines: data.map((_, i) => [`=KEFU.CONSULT_CONVERSION(A${i + 1},B${i + 1})`]) },
        { row: 1, column: 2, columns: 1 },
      ).then(({ milliseconds, sample }) => ({ milliseconds, sample: Number(sample).toPrecision(6) })),
    data,
    formulas: (row) => [
      { formula: `of:=IF([.A${row + 1}]>[.B${row + 1}];NA();[.A${row + 1}]/[.B${row + 1}])` },
    ],
    formulaRows: cells,
    share: 1,
    sampleOf: (shown) => Number(shown[1]?.[2]).toPrecision(6),
  };
}

/** @returns milliseconds that the formulas take, and the first of them that has something to say */
function inLibreOffice({ data, formulas, formulaRows, share, sampleOf }: Question) {
  const width = 6;
  const withFormulas = data.map((row, i) =>
    i < formulaRows
      ? [
          ...row,
          ...(row.length > 2 ? Array.from({ length: width - row.length }, () => null) : []),
          ...formulas(i),
        ]
      : row,
  );
  const bare = calculate(data).milliseconds;
  const { milliseconds, rows: shown } = calculate(withFormulas);
  return { milliseconds: Math.max(1, milliseconds - bare) * share, sample: sampleOf(shown) };
}

const version = libreOfficeVersion();
console.log(
  version ? `Beside ${version}\n` : "LibreOffice (soffice) is not installed: no peer is measured.\n",
);
console.log("| work | ms | peer | peer ms | ratio |\n|---|---:|---|---:|---:|");
const stage = await setStage();
try {
  for (const question of [chatMetrics(), consultConversion()]) {
    const workbook = await stage.open({ lang: "zh-CN" });
    const ours = await question.inWorkbook(workbook);
    await workbook.close();
    const theirs = version ? inLibreOffice(question) : null;
    if (theirs && theirs.sample !== ours.sample)
      throw new Error(`${question.name}: ${ours.sample} here, ${theirs.sample} there`);
    const ratio = theirs ? `${(ours.milliseconds / theirs.milliseconds).toFixed(3)} ×` : "–";
    console.log(
      `| ${question.name} | ${ours.milliseconds.toFixed(0)} | ${question.native} | ${theirs?.milliseconds.toFixed(0) ?? "–"} | ${ratio} |`,
    );
  }
} finally {
  await stage.close();
}
