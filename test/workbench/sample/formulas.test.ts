import "../univer/headless";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callFunction } from "../../../src/functions/call";
import { worksheetFunctions } from "../../../src/functions/catalogue";
import { sampleWorkbook } from "../../../src/workbench/sample";
import { UniverBook } from "../../../src/workbench/univer/book";
import { createEngine } from "../../../src/workbench/univer/engine";
import type { Answer } from "../../../src/workbench/univer/functions/answer";

/** The functions themselves behind the formulas, without Office in between. */
const addIn = (locale: "zh-CN" | "en-US") => ({
  namespace: "KEFU",
  functions: worksheetFunctions.map(({ id, parameters }) => ({
    id,
    name: id,
    allowErrorForDataTypeAny: true,
    parameters: parameters.map(({ name, parameter }) => ({
      name,
      dimensionality: "matrix" as const,
      optional: parameter.optional,
    })),
  })),
  call: async ({ id, parameters }: { id: string; parameters: readonly unknown[] }): Promise<Answer> => {
    const outcome = callFunction(id, parameters, locale);
    const told = (error: { code: string; message: string }) => ({
      error: error.code,
      message: error.message,
    });
    if ("error" in outcome) return told(outcome.error) as Answer;
    const { value } = outcome;
    if (!Array.isArray(value)) return value;
    return value.map((row) =>
      row.map((cell) => (typeof cell === "object" ? told(cell.error) : cell)),
    ) as Answer;
  },
});

describe.each(["zh-CN", "en-US"] as const)("the sample workbook's formulas in %s", (locale) => {
  let book: UniverBook;
  let texts: string[][][];

  beforeAll(async () => {
    book = new UniverBook(createEngine({ locale }), sampleWorkbook(locale), addIn(locale));
    await book.calculated();
    texts = book.sheets().map((sheet) => {
      const { row, column, rows, columns } = sheet.used(true)!;
      return sheet
        .text({ row: 0, column: 0, rows: row + rows, columns: column + columns })
        .map((line) => [...line]);
    });
  }, 60_000);
  afterAll(() => book?.dispose());

  /** The row of a sheet whose first cell reads so, and those below it. */
  const from = (sheet: number, first: string) =>
    texts[sheet].slice(texts[sheet].findIndex((row) => row[0] === first));
  const amount = (text: string | undefined) => Number((text ?? "").replace(/[,%+]/g, ""));

  it("show no error, and every one shows something", () => {
    book.sheets().forEach((sheet, index) => {
      const { row, column, rows, columns } = sheet.used(true)!;
      const formulas = sheet.formulas({ row: 0, column: 0, rows: row + rows, columns: column + columns });
      formulas.forEach((line, r) =>
        line.forEach((formula, c) => {
          const shown = texts[index][r]?.[c] ?? "";
          expect([formula, shown]).toEqual([formula, expect.not.stringMatching(/^#/)]);
          if (String(formula).startsWith("=")) expect([formula, shown]).not.toEqual([formula, ""]);
        }),
      );
    });
  });

  it("spread all answered conversations over the grades", () => {
    const grades = texts[2].slice(5, 10);
    const conversations = texts[2].slice(25).filter((row) => row[10] !== "");
    expect(grades.reduce((sum, row) => sum + amount(row[2]), 0)).toBe(conversations.length);
    expect(grades.reduce((sum, row) => sum + amount(row[3]), 0)).toBeCloseTo(100, 0);
  });

  it("explain the difference of the months to the cent", () => {
    const contribution = locale === "zh-CN" ? "贡献（元）" : "Contribution";
    const [row] = from(3, contribution);
    const months = texts[3].slice(13, 15).map((line) => amount(line[4]));
    expect(amount(row[4])).toBeCloseTo(months[1] - months[0], 2);
    expect(amount(row[1]) + amount(row[2]) + amount(row[3])).toBeCloseTo(amount(row[4]), 2);
  });

  it("fill the table of complaints from one formula, ascending by option", () => {
    const rows = texts[4].slice(25, 30).map((line) => line.slice(0, 6).map(amount));
    for (const [paid, ...losses] of rows) {
      expect(losses).toHaveLength(5);
      expect([...losses].sort((a, b) => a - b)).toEqual(losses);
      expect(losses[4]).toBe(paid);
    }
  });
});
