import type { z } from "zod";
import { Problem } from "../problem";
import { namesIn, parseExpression } from "./expression";
import { operatorNames } from "./operators";
import { rulesetSchema, type Rule, type Ruleset } from "./ruleset";

/**
 * Checks a ruleset that came from outside (a file, a workbook, an argument) and fills in its defaults.
 *
 * @param json what JSON.parse gave
 * @throws Problem `inspection.…` that names the place as a path and what is wanted there
 * @example parseRuleset({ version: 1, dictionaries: {}, rules: [] }).rules //=> []
 */
export function parseRuleset(json: unknown): Ruleset {
  const ruleset = parseWith(rulesetSchema, json);
  checkReferences(ruleset);
  return ruleset;
}

/** Checks a value against a schema; the first issue becomes a Problem. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, json: unknown): z.output<Schema> {
  const result = schema.safeParse(json);
  if (!result.success) throw problemOf(result.error.issues[0], json);
  return result.data;
}

function problemOf(issue: z.core.$ZodIssue, json: unknown): Problem {
  const place = issue.path;
  const path = pathText(place);
  const found = describe(valueAt(json, place));
  const wrong = (code: string, values: Record<string, string | number> = {}): Problem =>
    new Problem("wrongInput", code, { path, found, ...values });
  switch (issue.code) {
    case "unrecognized_keys":
      return wrong("inspection.unknownField", { field: issue.keys.join(", ") });
    case "invalid_union":
      if (issue.discriminator) {
        const at = [
          ...place,
          ...(place[place.length - 1] === issue.discriminator ? [] : [issue.discriminator]),
        ];
        return wrong("inspection.wrongValue", {
          path: pathText(at),
          found: describe(valueAt(json, at)),
          wanted: optionsOf(issue).join(" | "),
        });
      }
      // The member that is right but for something inside it tells more than that it is not the others.
      const nearest = issue.errors.map(([first]) => first).find(({ path }) => path.length > 0);
      if (nearest) return problemOf({ ...nearest, path: [...place, ...nearest.path] }, json);
      return wrong("inspection.wrongValue", { wanted: wantedOfUnion(issue) });
    case "invalid_value":
      return wrong("inspection.wrongValue", { wanted: issue.values.map(String).join(" | ") });
    case "invalid_type":
      return wrong("inspection.wrongValue", { wanted: issue.expected });
    case "too_small":
      return wrong("inspection.wrongValue", { wanted: `≥ ${issue.minimum}` });
    case "too_big":
      return wrong("inspection.wrongValue", { wanted: `≤ ${issue.maximum}` });
    case "invalid_format":
      return wrong("inspection.wrongValue", {
        wanted: issue.format === "date" ? "YYYY-MM-DD" : issue.message,
      });
    default:
      return wrong("inspection.wrongValue", { wanted: issue.message });
  }
}

/** What tells the members of a union apart; the library's types forget that the issue says so. */
function optionsOf(issue: z.core.$ZodIssueInvalidUnion): readonly string[] {
  return "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : operatorNames;
}

function wantedOfUnion(issue: z.core.$ZodIssueInvalidUnion): string {
  const wanted = issue.errors.map(([first]) =>
    first.code === "invalid_type"
      ? first.expected
      : first.code === "invalid_value"
        ? first.values.map(String).join(" | ")
        : first.message,
  );
  return [...new Set(wanted)].join(" | ");
}

function pathText(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "·" : path.map(String).join(".");
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

function describe(value: unknown): string {
  if (value === undefined) return "–";
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Everything that is named must be there: what a schema cannot say. */
function checkReferences(ruleset: Ruleset): void {
  const ids = new Set<string>();
  ruleset.rules.forEach((rule, i) => {
    if (ids.has(rule.id))
      throw new Problem("wrongInput", "inspection.duplicateRule", { path: `rules.${i}.id`, rule: rule.id });
    ids.add(rule.id);
    checkRule(rule, `rules.${i}`);
    if (rule.appliesTo?.service && !ruleset.afterSale)
      throw new Problem("wrongInput", "inspection.noAfterSale", {
        path: `rules.${i}.appliesTo.service`,
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
        known: known.join(", ") || "–",
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
