import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  evaluate,
  namesIn,
  parseExpression,
  type Expression,
  type Verdict,
} from "../../src/inspection/expression";
import type { Truth } from "../../src/inspection/language";
import { Problem } from "../../src/problem";

const truth = (text: string, values: Record<string, Truth>): Truth =>
  evaluate(parseExpression(text), (name) => ({ truth: values[name], reason: "noTimes" })).truth;

describe("an expression", () => {
  it("binds ! tighter than && and && tighter than ||", () => {
    expect(truth("!a && b || c", { a: true, b: true, c: true })).toBe(true);
    expect(truth("!(a && b || c)", { a: true, b: true, c: true })).toBe(false);
    expect(truth("a || b && c", { a: true, b: false, c: false })).toBe(true);
  });

  it.each<[string, Truth, Truth, Truth]>([
    ["a && b", false, null, false],
    ["a && b", null, false, false],
    ["a && b", true, null, null],
    ["a || b", true, null, true],
    ["a || b", null, true, true],
    ["a || b", false, null, null],
    ["!a", null, true, null],
  ])("%s of %s and %s is %s", (text, a, b, expected) => expect(truth(text, { a, b })).toBe(expected));

  it("keeps the reason of what could not be judged", () => {
    const verdict = evaluate(parseExpression("a && b"), (name) =>
      name === "a" ? { truth: true } : { truth: null, reason: "noOrders" },
    );
    expect(verdict).toEqual({ truth: null, reason: "noOrders" });
  });

  it("asks for no condition that cannot change the result", () => {
    const asked: string[] = [];
    evaluate(parseExpression("a && b || c && d"), (name) => {
      asked.push(name);
      return { truth: name === "c" };
    });
    expect(asked).toEqual(["a", "c", "d"]);
  });

  it("names its conditions once each", () =>
    expect(namesIn(parseExpression("b && !(a || b)"))).toEqual(["b", "a"]));

  it.each([
    ["", "condition", "end"],
    ["a &&", "condition", "end"],
    ["a b", "connective", "b"],
    ["(a", "closing", "end"],
    ["a & b", "sign", "& b"],
    ["a && )", "condition", ")"],
  ])("%j is refused where the trouble is", (text, wanted, found) => {
    expect(() => parseExpression(text, "rules.0.when")).toThrow(
      expect.objectContaining({
        code: "inspection.expression",
        values: { path: "rules.0.when", text, wanted, found },
      }),
    );
  });

  it("is read or refused with a Problem, whatever it is", () => {
    const unit = fc.constantFrom("a", "b", "!", "?", "&", "|", "(", ")", " ", "1");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        try {
          parseExpression(text);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });

  it("refuses nesting without bound instead of overflowing", () =>
    expect(() => parseExpression("(".repeat(100_000))).toThrow(Problem));

  it("settles doubt where it is told to", () => {
    const doubtful = (): Verdict => ({ truth: null, reason: "noTimes" });
    expect(evaluate(parseExpression("?a"), doubtful)).toEqual({ truth: false });
    expect(evaluate(parseExpression("!?a"), doubtful)).toEqual({ truth: true });
    expect(evaluate(parseExpression("!a"), doubtful).truth).toBeNull();
  });

  it("agrees with Boolean arithmetic where everything is known", () => {
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("a", "b", "c"),
        tie("tree").map((inner) => `!${inner}`),
        tie("tree").map((inner) => `?${inner}`),
        fc
          .tuple(tie("tree"), fc.constantFrom("&&", "||"), tie("tree"))
          .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      ),
    }));
    const plain = (node: Expression, values: Record<string, boolean>): boolean => {
      if (node.kind === "name") return values[node.name];
      if ("operand" in node) return plain(node.operand, values) === (node.kind === "surely");
      const [left, right] = [plain(node.left, values), plain(node.right, values)];
      return node.kind === "and" ? left && right : left || right;
    };
    fc.assert(
      fc.property(tree, fc.boolean(), fc.boolean(), fc.boolean(), (text, a, b, c) => {
        const expression = parseExpression(text);
        const values = { a, b, c };
        expect(evaluate(expression, (name) => ({ truth: values[name as "a"] })).truth).toBe(
          plain(expression, values),
        );
      }),
    );
  });
});
