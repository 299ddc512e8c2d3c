/** The expression of a rule's `when` as a person edits it: groups of which all or any must hold, and conditions in them. */
import { parseExpression, type Expression } from "../../../inspection/expression";

/**
 * What is done to the truth of a node: "!" turns it round, "?" takes what cannot be judged for not so. These six are all
 * that repeated signs come to.
 */
export const prefixes = ["", "!", "?", "!?", "?!", "!?!"] as const;
export type Prefix = (typeof prefixes)[number];

export interface Leaf {
  readonly kind: "condition";
  readonly prefix: Prefix;
  readonly name: string;
}

export interface Group {
  readonly kind: "all" | "any";
  readonly prefix: Prefix;
  readonly items: readonly WhenNode[];
}

export type WhenNode = Leaf | Group;

/**
 * The tree of an expression; its root is a group, so that something can be added.
 *
 * @throws Problem of `parseExpression`
 * @example treeOf("a && !(b || c)").items.length //=> 2
 */
export function treeOf(when: string): Group {
  const node = when.trim() === "" ? null : nodeOf(parseExpression(when));
  if (node === null) return { kind: "all", prefix: "", items: [] };
  return node.kind !== "condition" && node.prefix === "" ? node : { kind: "all", prefix: "", items: [node] };
}

function nodeOf(expression: Expression): WhenNode {
  switch (expression.kind) {
    case "name":
      return { kind: "condition", prefix: "", name: expression.name };
    case "not":
    case "surely": {
      const node = nodeOf(expression.operand);
      return { ...node, prefix: shortened((expression.kind === "not" ? "!" : "?") + node.prefix) };
    }
    case "and":
    case "or": {
      const kind = expression.kind === "and" ? "all" : "any";
      const items = [expression.left, expression.right]
        .map(nodeOf)
        .flatMap((node) => (node.kind === kind && node.prefix === "" ? node.items : [node]));
      return { kind, prefix: "", items };
    }
  }
}

/** "!!" is nothing; a "?" before signs that hold another changes nothing, for what they come to can always be judged. */
function shortened(signs: string): Prefix {
  const short = signs.replace("!!", "").replace(/^\?(!?\?)/, "$1");
  return short === signs ? (signs as Prefix) : shortened(short);
}

/**
 * The expression of a tree; groups without conditions are left out.
 *
 * @example whenOf(treeOf("a && (b || c)")) //=> "a && (b || c)"
 */
export function whenOf(node: WhenNode): string {
  if (node.kind === "condition") return node.prefix + node.name;
  const parts = node.items.filter(isFilled);
  const inner = parts
    .map((item) =>
      item.kind !== "condition" && item.prefix === "" && isSeveral(item) ? `(${whenOf(item)})` : whenOf(item),
    )
    .join(node.kind === "all" ? " && " : " || ");
  return node.prefix === "" || inner === "" ? inner : `${node.prefix}(${inner})`;
}

function isFilled(node: WhenNode): boolean {
  return node.kind === "condition" || node.items.some(isFilled);
}

function isSeveral({ items }: Group): boolean {
  const filled = items.filter(isFilled);
  const [only] = filled;
  return (
    filled.length > 1 ||
    (only !== undefined && only.kind !== "condition" && only.prefix === "" && isSeveral(only))
  );
}

/** The tree without the leaves of a condition that is taken away. */
export function withoutCondition(group: Group, name: string): Group {
  return {
    ...group,
    items: group.items
      .filter((item) => item.kind !== "condition" || item.name !== name)
      .map((item) => (item.kind === "condition" ? item : withoutCondition(item, name))),
  };
}
