import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, grid } from "../../src/cli/grid";

describe("displayWidth", () => {
  it("counts Chinese and emoji twice, and marks not at all", () => {
    expect(displayWidth("客服 OK")).toBe(7);
    expect(displayWidth("（好）")).toBe(6);
    expect(displayWidth("👍")).toBe(2);
    expect(displayWidth("e\u0301\u200e")).toBe(1);
  });
});

describe("grid", () => {
  it("aligns columns by their width on the screen", () => {
    const columns = [{ head: "名" }, { head: "n", align: "right" as const }];
    expect(
      grid(columns, [
        ["小美", "7"],
        ["ab", "12"],
      ]),
    ).toBe(["名     n", "────  ──", "小美   7", "ab    12", ""].join("\n"));
  });

  it("cuts long cells at a column's widest", () => {
    expect(grid([{ head: "x", widest: 5 }], [["客服客服"]])).toContain("客服…\n");
  });

  it("keeps every row on its line, whatever a chat holds", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("a\nb", "\u001b[2J", "\r", "\u202eabc"));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const printed = grid([{ head: "a" }, { head: "b", widest: 6 }], rows);
        expect(printed.split("\n")).toHaveLength(rows.length + 3);
        expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
    );
  });
});
