import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInRuleset } from "../../../src/inspection";
import { evaluate, parseExpression } from "../../../src/inspection/expression";
import type { Truth } from "../../../src/inspection/language";
import { operatorForms, fieldNameOf, withOperator } from "../../../src/pane/rules/editor/operatorForms";
import { treeOf, whenOf, withoutCondition } from "../../../src/pane/rules/editor/whenTree";
import { conditionSchema, operatorNames } from "../../../src/inspection/operators";

const expression = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom("a", "b", "c"),
    tie("node").map((node) => `!(${node})`),
    tie("node").map((node) => `?(${node})`),
    fc
      .tuple(tie("node"), fc.constantFrom("&&", "||"), tie("node"))
      .map(([a, sign, b]) => `(${a}) ${sign} (${b})`),
  ),
})).node;

const truths: readonly Truth[] = [true, false, null];

describe("the tree of a `when`", () => {
  it("means what the expression means, whatever is so", () => {
    fc.assert(
      fc.property(expression, (text) => {
        const again = whenOf(treeOf(text));
        for (const a of truths)
          for (const b of truths)
            for (const c of truths) {
              const truth = (of: string) =>
                evaluate(parseExpression(of), (name) => ({ truth: { a, b, c }[name]! })).truth;
              if (truth(again) !== truth(text)) return false;
            }
        return true;
      }),
    );
  });

  it("writes every built-in rule as it stands", () => {
    for (const { when } of builtInRuleset.rules) expect(whenOf(treeOf(when))).toBe(when);
  });

  it("leaves empty groups and conditions that are gone out", () => {
    expect(whenOf(withoutCondition(treeOf("a && (b || c)"), "b"))).toBe("a && c");
    expect(whenOf(withoutCondition(treeOf("a && !(b || b)"), "b"))).toBe("a");
    expect(whenOf(withoutCondition(treeOf("a"), "a"))).toBe("");
  });
});

describe("the forms of conditions", () => {
  it("ask for everything that the language can say of every operator", () => {
    const shapes = new Map(
      conditionSchema.options.map((option) => [
        String(option.shape.operator.value),
        Object.keys(option.shape).filter((field) => !["operator", "part", "anchor"].includes(field)),
      ]),
    );
    for (const operator of operatorNames) {
      const asked = operatorForms[operator].fields.map(fieldNameOf);
      expect([operator, [...asked].sort()]).toEqual([operator, [...shapes.get(operator)!].sort()]);
      const scoped =
        "anchor" in conditionSchema.options.find((each) => each.shape.operator.value === operator)!.shape;
      expect([operator, operatorForms[operator].scoped]).toEqual([operator, scoped]);
    }
  });

  it("keep who speaks, the words and the place when the operator changes", () => {
    const anchor = { condition: "B", hit: "first", side: "after" } as const;
    const before = { ...operatorForms.phrases.blank, role: "customer", dictionaries: ["x"], anchor } as never;
    expect(withOperator(before, "intent")).toMatchObject({ role: "customer", dictionaries: ["x"], anchor });
    expect(withOperator(before, "order")).toEqual(operatorForms.order.blank);
  });
});
