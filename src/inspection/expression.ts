/**
 * The boolean expressions of `when`: names of conditions, `!`, `?`, `&&`, `||` and parentheses; `!` and `?` bind tightest,
 * `||` weakest. `?name` is true where `name` is surely true: what is not evaluable counts as not so.
 * Evaluated in Kleene's strong three-valued logic, from left to right, and no further than needed.
 */
import { Problem } from "../problem";
import type { Reason, Truth } from "./language";

export type Expression =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "not" | "surely"; readonly operand: Expression }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression };

/** A truth value and, when it is `null`, the reason of the first part that could not be judged. */
export interface Verdict {
  readonly truth: Truth;
  readonly reason?: Reason;
}

const token = /\s*(&&|\|\||!|\?|\(|\)|[A-Za-z][A-Za-z0-9_]*)/y;
const deepest = 100;

/**
 * Parses an expression.
 *
 * @param path where the text stands in the ruleset, for the error
 * @throws Problem `inspection.expression` with the place in the text and what was wanted there
 * @example parseExpression("asks && !offers") //=> { kind: "and", left: …, right: { kind: "not", … } }
 */
export function parseExpression(text: string, path = "when"): Expression {
  const tokens: { text: string; at: number }[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) {
      if (text.slice(at).trim() === "") break;
      throw problem("sign", at);
    }
    tokens.push({ text: match[1], at: match.index });
  }

  let next = 0;
  let depth = 0;

  /** `wanted` is a word of the sentence. */
  function problem(
    wanted: "sign" | "shallower" | "condition" | "closing" | "connective",
    at: number,
  ): Problem {
    const rest = text.slice(at).trim();
    return new Problem("wrongInput", "inspection.expression", { path, text, wanted, found: rest || "end" });
  }
  function binary(kind: "and" | "or", sign: string, operand: () => Expression): Expression {
    let left = operand();
    while (tokens[next]?.text === sign) {
      next++;
      left = { kind, left, right: operand() };
    }
    return left;
  }
  const or = (): Expression => binary("or", "||", and);
  const and = (): Expression => binary("and", "&&", unary);
  function unary(): Expression {
    const here = tokens[next];
    if (++depth > deepest) throw problem("shallower", here?.at ?? text.length);
    try {
      if (!here) throw problem("condition", text.length);
      next++;
      if (here.text === "!") return { kind: "not", operand: unary() };
      if (here.text === "?") return { kind: "surely", operand: unary() };
      if (here.text === "(") {
        const inner = or();
        if (tokens[next]?.text !== ")") throw problem("closing", tokens[next]?.at ?? text.length);
        next++;
        return inner;
      }
      if (!/^[A-Za-z]/.test(here.text)) throw problem("condition", here.at);
      return { kind: "name", name: here.text };
    } finally {
      depth--;
    }
  }

  const expression = or();
  if (next < tokens.length) throw problem("connective", tokens[next].at);
  return expression;
}

/**
 * The names that an expression speaks of, each once, in order of appearance.
 *
 * @example namesIn(parseExpression("a && !(b || a)")) //=> ["a", "b"]
 */
export function namesIn(expression: Expression): string[] {
  const found = new Set<string>();
  const walk = (node: Expression): void => {
    if (node.kind === "name") found.add(node.name);
    else if ("operand" in node) walk(node.operand);
    else {
      walk(node.left);
      walk(node.right);
    }
  };
  walk(expression);
  return [...found];
}

/**
 * What an expression comes to when some conditions are false, whatever the others are; undefined when that depends on them.
 *
 * @example settled(parseExpression("a && !b"), new Set(["a"])) //=> false
 * @example settled(parseExpression("a && !b"), new Set(["b"])) //=> undefined
 */
export function settled(expression: Expression, isFalse: ReadonlySet<string>): boolean | undefined {
  switch (expression.kind) {
    case "name":
      return isFalse.has(expression.name) ? false : undefined;
    case "not": {
      const truth = settled(expression.operand, isFalse);
      return truth === undefined ? undefined : !truth;
    }
    case "surely":
      return settled(expression.operand, isFalse);
    default: {
      const decisive = expression.kind === "or";
      const [left, right] = [settled(expression.left, isFalse), settled(expression.right, isFalse)];
      if (left === decisive || right === decisive) return decisive;
      return left === undefined ? undefined : right;
    }
  }
}

/**
 * Evaluates an expression; a condition that cannot change the result is not asked for.
 *
 * @example evaluate(parseExpression("a && b"), (name) => ({ truth: name === "a" ? false : null })) //=> { truth: false }
 */
export function evaluate(expression: Expression, verdictOf: (name: string) => Verdict): Verdict {
  switch (expression.kind) {
    case "name":
      return verdictOf(expression.name);
    case "not": {
      const verdict = evaluate(expression.operand, verdictOf);
      return verdict.truth === null ? verdict : { truth: !verdict.truth };
    }
    case "surely":
      return { truth: evaluate(expression.operand, verdictOf).truth === true };
    default: {
      const decisive = expression.kind === "or";
      const left = evaluate(expression.left, verdictOf);
      if (left.truth === decisive) return left;
      const right = evaluate(expression.right, verdictOf);
      if (right.truth === decisive) return right;
      return left.truth === null ? left : right;
    }
  }
}
