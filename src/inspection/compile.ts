import { Role } from "../chat/role";
import { Problem } from "../problem";
import { compileRule, type CompiledRule } from "./compileRule";
import { roleBits, unknownRoleBit } from "./conversation";
import { intentBit, type IntentId } from "./intents";
import type { RoleName } from "./language";
import { compileCondition, type Condition } from "./operators";
import type { Test } from "./operators/operator";
import { no } from "./outcome";
import type { Rule, Ruleset } from "./ruleset";

const roleCodes = Object.values(Role);

export interface CompiledRules {
  readonly rules: readonly CompiledRule[];
  /** What any rule looks for, by the index that matches bear: the phrases of a dictionary, or its exclusions. */
  readonly lists: readonly { readonly dictionary: string; readonly field: "phrases" | "exclusions" }[];
  /** By list, the roles whose texts any condition reads for it, as bits of `1 << role`. */
  readonly readers: readonly number[];
  /** By role, the intents that any condition asks its messages for. */
  readonly intents: readonly (readonly IntentId[])[];
  /** Roles, as bits of `1 << role`, whose messages are asked for intents in every conversation. */
  readonly asked: number;
  /** Whether a conversation is one of after-sale service; null when the ruleset does not say. */
  readonly afterSale: Test | null;
}

/**
 * Makes the enabled rules of a ruleset ready.
 *
 * @param allHits conditions tell all their hits, also those that no finding shows
 */
export function compileRules(ruleset: Ruleset, allHits = false): CompiledRules {
  const lists: { dictionary: string; field: "phrases" | "exclusions" }[] = [];
  const readers: number[] = [];

  function list(field: "phrases" | "exclusions", name: string, role: RoleName, path: string): number {
    if (!Object.hasOwn(ruleset.dictionaries, name))
      throw new Problem("wrongInput", "inspection.unknownName", {
        path,
        name,
        known: Object.keys(ruleset.dictionaries).join(", ") || "none",
      });
    const known = lists.findIndex((other) => other.dictionary === name && other.field === field);
    const index = known >= 0 ? known : lists.push({ dictionary: name, field }) - 1;
    readers[index] = (readers[index] ?? unknownRoleBit) | roleBits[role];
    return index;
  }

  const asked = roleCodes.map(() => new Set<IntentId>());
  function intents(wanted: readonly IntentId[], role: RoleName): number {
    const bits = roleBits[role] | unknownRoleBit;
    for (const code of roleCodes)
      if ((bits >> code) & 1) for (const intent of wanted) asked[code].add(intent);
    return wanted.reduce((all, intent) => all | intentBit(intent), 0);
  }

  const remembered = new Map<string, Test>();
  /** Rules often ask the same of the whole conversation (does the customer bargain?): it is answered once for all. */
  function shared(
    test: Test,
    condition: Condition,
    needsHits: boolean,
    parameters: Rule["parameters"],
  ): Test {
    const key = JSON.stringify([
      condition,
      needsHits,
      /"\$/.test(JSON.stringify(condition)) ? valuesOf(parameters) : 0,
    ]);
    const known = remembered.get(key);
    if (known) return known;
    let opened: object | null = null;
    let time = -1;
    let outcome = no;
    const once: Test = (conversation, range) => {
      if (opened !== conversation || time !== conversation.opened) {
        outcome = test(conversation, range);
        opened = conversation;
        time = conversation.opened;
      }
      return outcome;
    };
    remembered.set(key, once);
    return once;
  }

  const rules = ruleset.rules.flatMap((rule, index) =>
    rule.enabled ? [compileRule(rule, `rules.${index}`, { list, shared, intents, allHits })] : [],
  );
  const afterSale = ruleset.afterSale
    ? compileCondition(ruleset.afterSale, {
        path: "afterSale",
        amount: (value) => {
          if (typeof value === "number") return value;
          throw new Problem("wrongInput", "inspection.unknownName", {
            path: "afterSale",
            name: value,
            known: "none",
          });
        },
        dictionary: (name, reader) => list("phrases", name, reader, "afterSale"),
        exclusions: (name, reader) => list("exclusions", name, reader, "afterSale"),
        intents,
        needsHits: false,
      })
    : null;
  return {
    rules,
    lists,
    readers,
    intents: asked.map((own) => [...own]),
    asked: rules.reduce((bits, { alwaysAsks }) => bits | alwaysAsks, 0),
    afterSale,
  };
}

function valuesOf(parameters: Rule["parameters"]): [string, number][] {
  return Object.entries(parameters).map(([name, { value }]) => [name, value]);
}
