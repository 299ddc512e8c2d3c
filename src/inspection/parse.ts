import { Problem } from "../problem";
import { namesIn, parseExpression } from "./expression";
import { rulesetSchema, type Rule, type Ruleset } from "./ruleset";
import { parseWith } from "./schemaProblem";

/**
 * Checks a ruleset that came from outside (a file, a workbook, an argument) and fills in its defaults.
 *
 * @param json what JSON.parse gave
 * @param pathOf where a rule was written, by its id and its place
 * @throws Problem `inspection.…` that names the place as a path and what is wanted there
 * @example parseRuleset({ version: 1, dictionaries: {}, rules: [] }).rules //=> []
 */
export function parseRuleset(
  json: unknown,
  pathOf = (_rule: string, index: number): string => `rules.${index}`,
): Ruleset {
  const ruleset = parseWith(rulesetSchema, json);
  checkReferences(ruleset, pathOf);
  return ruleset;
}

/** Everything that is named must be there: what a schema cannot say. */
function checkReferences(ruleset: Ruleset, pathOf: (rule: string, index: number) => string): void {
  const ids = new Set<string>();
  ruleset.rules.forEach((rule, i) => {
    const path = pathOf(rule.id, i);
    if (ids.has(rule.id))
      throw new Problem("wrongInput", "inspection.duplicateRule", { path: `${path}.id`, rule: rule.id });
    ids.add(rule.id);
    checkRule(rule, path);
    const { from, to } = rule.active ?? {};
    if (from !== undefined && to !== undefined && to < from)
      throw new Problem("wrongInput", "inspection.dayOrder", { path: `${path}.active`, from, to });
    if (rule.appliesTo?.service && !ruleset.afterSale)
      throw new Problem("wrongInput", "inspection.noAfterSale", {
        path: `${path}.appliesTo.service`,
        service: rule.appliesTo.service,
      });
  });
}

function checkRule(rule: Rule, path: string): void {
  const known = Object.keys(rule.conditions);
  const needCondition = (name: string, at: string): void => {
    if (!Object.hasOwn(rule.conditions, name))
      throw new Problem("wrongInput", "inspection.unknownCondition", {
        path: at,
        name,
        known: known.join(", ") || "none",
      });
  };
  const checkExpression = (text: string, at: string): void => {
    for (const name of namesIn(parseExpression(text, at))) needCondition(name, at);
  };
  checkExpression(rule.when, `${path}.when`);
  if (rule.occasion !== undefined) checkExpression(rule.occasion, `${path}.occasion`);
  rule.evidence.forEach((name, i) => needCondition(name, `${path}.evidence.${i}`));
  if (rule.forEach) needCondition(rule.forEach, `${path}.forEach`);
  rule.variants.forEach((variant, i) => {
    checkExpression(variant.when, `${path}.variants.${i}.when`);
    variant.evidence?.forEach((name, k) => needCondition(name, `${path}.variants.${i}.evidence.${k}`));
  });
  for (const [name, { value, minimum, maximum }] of Object.entries(rule.parameters))
    if (value < minimum || value > maximum)
      throw new Problem("wrongInput", "inspection.parameterRange", {
        path: `${path}.parameters.${name}`,
        value,
        minimum,
        maximum,
      });
  rule.levels?.forEach(({ id, upTo }, i, levels) => {
    const at = `${path}.levels.${i}`;
    if (levels.findIndex((other) => other.id === id) < i)
      throw new Problem("wrongInput", "inspection.duplicateLevel", { path: `${at}.id`, level: id });
    if (i > 0 && upTo <= levels[i - 1].upTo)
      throw new Problem("wrongInput", "inspection.levelOrder", {
        path: `${at}.upTo`,
        value: upTo,
        above: levels[i - 1].upTo,
      });
  });
  for (const [name, condition] of Object.entries(rule.conditions)) {
    const anchor = "anchor" in condition ? condition.anchor : undefined;
    if (!anchor) continue;
    const at = `${path}.conditions.${name}.anchor`;
    needCondition(anchor.condition, `${at}.condition`);
    if (anchor.hit === "each" && anchor.condition !== rule.forEach)
      throw new Problem("wrongInput", "inspection.eachWithoutForEach", { path: at, name: anchor.condition });
    checkCycle(rule, name, at);
  }
}

/** An anchor whose condition is anchored, in the end, to itself has no first hit. */
function checkCycle(rule: Rule, start: string, path: string): void {
  const chain = [start];
  for (let name = start; ;) {
    const condition = rule.conditions[name];
    const anchor = condition && "anchor" in condition ? condition.anchor : undefined;
    if (!anchor) return;
    name = anchor.condition;
    const seen = chain.includes(name);
    chain.push(name);
    if (seen) throw new Problem("wrongInput", "inspection.anchorCycle", { path, chain: chain.join(" → ") });
  }
}
