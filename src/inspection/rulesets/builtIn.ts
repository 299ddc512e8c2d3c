import { applyChanges } from "../changes";
import { parseRuleset } from "../parse";
import type { Ruleset } from "../ruleset";
import afterSale from "./builtIn/afterSale.json";
import { dictionaries, rules } from "./builtIn/index";

/** The rules that come with the product: data in the same language that a person edits. */
export const builtInRuleset: Ruleset = parseRuleset({ version: 1, dictionaries, afterSale, rules });
/**
 * A ruleset as a file or a workbook holds it: complete, or as a difference from the built-in one (`"extends": "built-in"`,
 * or anything without a list of rules, which in a difference are named).
 *
 * @throws Problem `inspection.…` that names the place and what is wanted there
 * @example readRuleset({ extends: "built-in", rules: { "pestering-run": { enabled: false } } })
 */
export function readRuleset(json: unknown): Ruleset {
  const isComplete =
    typeof json !== "object" ||
    json === null ||
    Array.isArray(json) ||
    ("rules" in json && Array.isArray(json.rules) && !("extends" in json));
  return isComplete ? parseRuleset(json) : applyChanges(builtInRuleset, json as never);
}
