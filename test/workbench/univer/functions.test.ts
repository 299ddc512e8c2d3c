import "./headless";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAddress } from "../../../src/workbench/address";
import type { CellValue, Sheet } from "../../../src/workbench/book";
import { UniverBook } from "../../../src/workbench/univer/book";
import { createEngine } from "../../../src/workbench/univer/engine";
import type { Answer } from "../../../src/workbench/univer/functions/answer";
import type { Call } from "../../../src/workbench/univer/functions/invocations";
import type { FunctionMetadata } from "../../../src/workbench/univer/functions/metadata";
import { readFunctionMetadata } from "../../../src/workbench/univer/functions/metadata";

const at = (address: string) => parseAddress(address)!.rect;

const metadata = readFunctionMetadata({
  allowErrorForDataTypeAny: false,
  functions: [
    { id: "SAME", name: "SAME", parameters: [{ name: "cells", dimensionality: "matrix" }] },
    {
      id: "ONE",
      name: "ONE",
      parameters: [{ name: "a" }, { name: "b", optional: true }, { name: "c", optional: true }],
    },
    {
      id: "TOLERANT",
      name: "TOLERANT",
      allowErrorForDataTypeAny: true,
      parameters: [{ name: "cells", dimensionality: "matrix" }],
    },
  ],
});

describe("a formula that calls an add-in", () => {
  let book: UniverBook;
  let sheet: Sheet;
  let calls: Call[];
  let answer: (call: Call) => Answer | Promise<Answer>;

  beforeEach(() => {
    calls = [];
    answer = ({ parameters }) => parameters[0] as Answer;
    const call = async (asked: Call): Promise<Answer> => {
      calls.push(asked);
      return answer(asked);
    };
    book = new UniverBook(createEngine({ locale: "zh-CN" }), undefined, {
      namespace: "KEFU",
      functions: metadata,
      call,
    });
    sheet = book.activeSheet();
  });

  afterEach(() => book.dispose());

  const write = (address: string, ...rows: (CellValue | null)[][]) => {
    const [row] = rows;
    sheet.write({ ...at(address), rows: rows.length, columns: row?.length ?? 0 }, rows);
  };

  it("gives ranges as rows of cells with blanks as null, and texts untouched", async () => {
    write("A1", [1, "'2024/5/1"], ["", true]);
    write("D1", ["=KEFU.SAME(A1:B2)"]);
    await book.calculated();
    expect(calls.map((call) => call.parameters)).toEqual([
      [
        [
          [1, "2024/5/1"],
          [null, true],
        ],
      ],
    ]);
  });

  it("gives a single cell to a parameter that takes a range as one row of one cell", async () => {
    write("A1", [7]);
    write("B1", ["=KEFU.SAME(A1)"]);
    await book.calculated();
    expect(calls[0]?.parameters).toEqual([[[7]]]);
    expect(sheet.values(at("B1"))).toEqual([[7]]);
  });

  it("ends whole columns where the sheet's data end, all at the same row", async () => {
    write("A1", [1, "x"], [2, ""], [3, ""]);
    write("D1", ["=KEFU.SAME(B:B)"]);
    await book.calculated();
    expect(calls[0]?.parameters).toEqual([[["x"], [null], [null]]]);
  });

  it("gives null for arguments that are left out", async () => {
    answer = () => 1;
    write("A1", ["=KEFU.ONE(5,,6)"], ["=KEFU.ONE(5)"]);
    await book.calculated();
    expect(calls.map((call) => call.parameters)).toEqual([
      [5, null, 6],
      [5, null, null],
    ]);
  });

  it("spills a matrix and keeps texts that look like dates, numbers or formulas", async () => {
    answer = () => [
      ["12/3", "=1+1", "50%"],
      [true, 2, "TRUE"],
    ];
    write("A1", ["=KEFU.SAME(1)"]);
    await book.calculated();
    expect(sheet.values(at("A1:C2"))).toEqual([
      ["12/3", "=1+1", "50%"],
      [true, 2, "TRUE"],
    ]);
    expect(sheet.used(true)).toEqual(at("A1:C2"));
    expect(sheet.formulas(at("A1:B1"))).toEqual([["=KEFU.SAME(1)", "=1+1"]]);
  });

  it("makes the grid larger for a matrix that reaches beyond its last row and column", async () => {
    const wide = Array.from({ length: 1_500 }, (_, row) =>
      Array.from({ length: 40 }, (__, column) => row * column),
    );
    answer = () => wide;
    write("T3", ["=KEFU.SAME(1)"]);
    await book.calculated();
    expect(sheet.values({ row: 2, column: 19, rows: 1_500, columns: 40 })).toEqual(wide);
  });

  it("shows #SPILL! where a matrix is longer than any sheet, and stays", async () => {
    answer = () => [[1], [2]];
    write("A1048576", ["=KEFU.SAME(1)"]);
    await book.calculated();
    expect(sheet.values(at("A1048576"))).toEqual([["#SPILL!"]]);
  });

  it("calls once for each cell of a range given to a parameter that takes one value", async () => {
    answer = ({ parameters }) => Number(parameters[0]) * 10;
    write("A1", [1], [2], [3]);
    write("C1", ["=KEFU.ONE(A1:A3)"]);
    await book.calculated();
    expect(sheet.values(at("C1:C3"))).toEqual([[10], [20], [30]]);
  });

  it("shows an error of the add-in and keeps its sentence", async () => {
    answer = () => ({ error: "#N/A", message: "No times." });
    write("B2", ["=KEFU.ONE(1)"]);
    await book.calculated();
    expect(sheet.values(at("B2"))).toEqual([["#N/A"]]);
    expect(book.errorMessage(sheet.id, 1, 1)).toBe("No times.");
    answer = () => 3;
    write("B2", ["=KEFU.ONE(2)"]);
    await book.calculated();
    expect(book.errorMessage(sheet.id, 1, 1)).toBeUndefined();
  });

  it("keeps no sentence for a cell whose formula was written over", async () => {
    answer = () => ({ error: "#N/A", message: "No times." });
    write("B2", ["=KEFU.ONE(1)"]);
    await book.calculated();
    write("B2", [5]);
    await book.calculated();
    expect(book.errorMessage(sheet.id, 1, 1)).toBeUndefined();
  });

  it("passes an error of an input on without a call, unless the function asks for errors", async () => {
    answer = () => "called";
    write("A1", ["=1/0"]);
    write("B1", ["=KEFU.SAME(A1)", "=KEFU.TOLERANT(A1)"]);
    await book.calculated();
    expect(sheet.values(at("B1:C1"))).toEqual([["#DIV/0!", "called"]]);
    expect(calls.map((call) => call.parameters)).toEqual([[[[{ error: "#DIV/0!" }]]]]);
  });

  it("shows #VALUE! where the add-in fails to answer", async () => {
    answer = () => Promise.reject(new Error("gone"));
    write("A1", ["=KEFU.ONE(1)"]);
    await book.calculated();
    expect(sheet.values(at("A1"))).toEqual([["#VALUE!"]]);
  });

  it("asks for many cells at once and not one after another", async () => {
    let running = 0;
    let most = 0;
    const release: (() => void)[] = [];
    answer = async ({ parameters }) => {
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => release.push(resolve));
      running--;
      return Number(parameters[0]);
    };
    write("A1", ...Array.from({ length: 20 }, (_, index) => [`=KEFU.ONE(${index})+1`]));
    await until(() => release.length === 20);
    expect(most).toBe(20);
    expect(sheet.values(at("A1"))).toEqual([["#GETTING_DATA"]]);
    for (const go of release) go();
    await book.calculated();
    expect(sheet.values(at("A20"))).toEqual([[20]]);
  });

  it("asks once for the same question of several cells", async () => {
    answer = () => 4;
    write("A1", ["=KEFU.ONE(1)", "=KEFU.ONE(1)", "=KEFU.ONE(1)+1"]);
    await book.calculated();
    expect(calls).toHaveLength(1);
    expect(sheet.values(at("A1:C1"))).toEqual([[4, 4, 5]]);
  });

  it("waits for a call inside a call", async () => {
    answer = ({ parameters }) => Number(parameters[0]) + 1;
    write("A1", ["=KEFU.ONE(KEFU.ONE(1))"], ["=KEFU.ONE(A1)"]);
    await book.calculated();
    expect(sheet.values(at("A1:A2"))).toEqual([[3], [4]]);
  });

  it("is calculated only when the last of many formulas has its answer", async () => {
    answer = ({ parameters }) => Number(parameters[0]) + 1;
    const count = 1_200; // More than Univer calculates in one go.
    const numbers = Array.from({ length: count }, (_, index) => [index]);
    write("A1", ...numbers);
    write("B1", ...numbers.map(([index]) => [`=KEFU.ONE(A${index! + 1})`]));
    await book.calculated();
    expect(sheet.values(at(`B1:B${count}`))).toEqual(numbers.map(([index]) => [index! + 1]));
  });

  it("is calculated only when what changed during a calculation is calculated too", async () => {
    const asked: unknown[] = [];
    answer = ({ parameters }) => {
      asked.push(parameters[0]);
      return Number(parameters[0]) + 1;
    };
    const numbers = Array.from({ length: 1_200 }, (_, index) => [index]);
    write("A1", ...numbers);
    write("B1", ...numbers.map(([index]) => [`=KEFU.ONE(A${index! + 1})`]));
    await until(() => asked.length > 0);
    for (let step = 1; step <= 5; step++) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      write("A1", [-step]);
    }
    await book.calculated();
    expect(sheet.values(at("B1:B3"))).toEqual([[-4], [2], [3]]);
  });

  it("asks for everything that one calculation needs at once", async () => {
    answer = ({ parameters }) => Number(parameters[0]);
    const turns = new Set<number>();
    let turn = 0;
    const ticking = setInterval(() => turn++, 0);
    const plain = answer;
    answer = (asked) => {
      turns.add(turn);
      return plain(asked);
    };
    write("A1", ...Array.from({ length: 1_200 }, (_, index) => [`=KEFU.ONE(${index})`]));
    await book.calculated();
    clearInterval(ticking);
    expect(calls).toHaveLength(1_200);
    expect(turns.size).toBe(1);
  });

  it("calculates again when an input changes", async () => {
    write("A1", [1]);
    write("B1", ["=KEFU.SAME(A1)*100"]);
    await book.calculated();
    write("A1", [2]);
    await book.calculated();
    expect(sheet.values(at("B1"))).toEqual([[200]]);
  });
});

describe("a metadata file", () => {
  it("gives nothing where it holds no functions", () => {
    for (const file of [null, undefined, {}, { functions: 1 }, { functions: [null, {}, { id: "A" }] }, "x"]) {
      expect(readFunctionMetadata(file)).toEqual([]);
    }
  });

  it("says once for all functions whether they take errors", () => {
    const one: FunctionMetadata = { id: "A", name: "A", parameters: [] };
    const [read] = readFunctionMetadata({ allowErrorForDataTypeAny: true, functions: [one] });
    expect(read?.allowErrorForDataTypeAny).toBe(true);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
