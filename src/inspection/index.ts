/** Quality inspection: rulesets as data, compiled once and run over transcripts. */
export type { Evidence, Finding, NotEvaluable, Severity, Unit } from "./finding";
export { severities } from "./finding";
export type { Condition } from "./operators";
export type { Dictionary, Example, Level, Parameter, Rule, Ruleset } from "./ruleset";
export type { Product } from "./products";
export { readProducts } from "./productTable";
export { parseRuleset } from "./parse";
export { rulesetJsonSchema } from "./schema";
export { applyChanges, parseChanges, type RulesetChanges } from "./changes";
export { builtInRuleset, readRuleset } from "./rulesets/builtIn";
export {
  compileRuleset,
  mergeInspections,
  type Inspection,
  type InspectionOptions,
  type Inspector,
  type RuleSummary,
} from "./inspector";
export { judgeExample, readExampleMessage, type ExampleMessage, type JudgedExample } from "./examples";
