import { describe, expect, it } from "vitest";
import { CellError, parseCondition, type Plain } from "../../../src/workbench/univer/cellConditions/parse";

const sheet: Readonly<Record<string, Plain>> = { "0,0": "严重 2", "1,0": 7, "2,0": true, "0,1": "b" };

/** The answer of a formula written for A1, asked `down` rows and `right` columns away. */
function answer(formula: string, down = 0, right = 0): Plain {
  const condition = parseCondition(formula);
  if (!condition) throw new Error(`not read: ${formula}`);
  return condition({ cell: (row, column) => sheet[`${row},${column}`] ?? null, down, right });
}

describe("a formula of a conditional format over single cells", () => {
  it.each([
    ['=LEFT($A1,2)="严重"', true],
    ['=left($A1,2) = "轻微"', false],
    ['=RIGHT(A1,1)="2"', true],
    ['=MID(A1,2,1)&"x"="重x"', true],
    ['=B1="B"', true],
    ["=LEN(A1)=4", true],
    ["=AND(A2>6,A2<=7,NOT(A2<>7))", true],
    ["=OR(A2<0,A3)", true],
    ["=MOD(A2,2)=1", true],
    ["=-A2+10%*10=-6", true],
    ["=2+3*2^2=14", true],
    ["=(2+3)*2=10", true],
    ["=ISBLANK(C9)", true],
    ['=C9=""', true],
    ["=C9=0", true],
    ["=ISNUMBER(A2)", true],
    ["=ISTEXT(A2)", false],
    ['="z">9', true],
    ['="a""b"="A""B"', true],
    ["=TRUE", true],
  ])("answers %s with %s", (formula, expected) => {
    expect(answer(formula)).toBe(expected);
  });

  it("moves with the cell that asks, but for what a dollar holds", () => {
    expect(answer("=A1", 1)).toBe(7);
    expect(answer("=A$1", 1)).toBe("严重 2");
    expect(answer("=A1", 0, 1)).toBe("b");
    expect(answer("=$A1", 0, 1)).toBe("严重 2");
  });

  it.each(["=1/0", '="a"+1', "=LEFT(A1,-1)", "=MOD(1,0)"])(
    "has no answer where Excel shows an error: %s",
    (formula) => {
      expect(() => answer(formula)).toThrow(CellError);
    },
  );

  it.each([
    "",
    "=",
    "=SUM(A1:A9)>3",
    "=Sheet2!A1",
    "=total",
    "=A1:A2",
    "=LEFT(A1",
    "=LEFT()",
    "=1 2",
    '="open',
    "=VLOOKUP(1,2,3)",
    "=A1 B1",
  ])("is left to the grid's own engine otherwise: %s", (formula) => {
    expect(parseCondition(formula)).toBeNull();
  });
});
