import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  applyChanges,
  builtInRuleset,
  compileRuleset,
  type Finding,
  type Inspector,
  type Product,
} from "../../src/inspection";
import { findingSentence } from "../../src/locales/findings";
import { lineOf, orderOf, secondsOf, transcriptOf } from "./transcriptOf";

/** A file of cases/<rule>/: lines as `lineOf` reads them, and what the rule must say. Rows begin at 2. */
interface Case {
  readonly title: string;
  readonly messages: readonly string[];
  readonly orders?: readonly { placed: string; paid?: string; closed?: string }[];
  readonly products?: readonly Product[];
  readonly recordEnd?: string;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly findings: readonly Expected[];
  readonly notEvaluable?: string;
}

interface Expected {
  readonly rows: readonly number[];
  readonly measured?: number | null;
  readonly limit?: number;
  readonly agent?: string | null;
  readonly phrase?: string;
  readonly kind?: string;
  readonly level?: string;
  /** In Chinese. */
  readonly sentence?: string;
}

/** The built-in rules, those that a shop must switch on first included. */
const everyRule = applyChanges(builtInRuleset, {
  rules: Object.fromEntries(builtInRuleset.rules.map(({ id }) => [id, { enabled: true }])),
});
const builtIn = compileRuleset(everyRule);

function inspectorWith(rule: string, parameters: Case["parameters"]): Inspector {
  if (!parameters) return builtIn;
  return compileRuleset(applyChanges(everyRule, { rules: { [rule]: { parameters } } }));
}

const cases = join(import.meta.dirname, "cases");

/** Of a finding only what the case speaks of. */
function shown(finding: Finding, expected: Expected | undefined): Expected {
  const all: Required<Expected> = {
    rows: finding.rows,
    measured: finding.measured,
    limit: finding.limit as number,
    agent: finding.agent,
    phrase: finding.evidence[0]?.text,
    kind: finding.values.kind as string,
    level: finding.values.level as string,
    sentence: findingSentence("zh-CN", finding),
  };
  if (!expected) return all;
  return Object.fromEntries(
    Object.keys(expected).map((key) => [key, all[key as keyof Expected]]),
  ) as unknown as Expected;
}

for (const rule of readdirSync(cases)) {
  describe(rule, () => {
    for (const file of readdirSync(join(cases, rule))) {
      const given = JSON.parse(readFileSync(join(cases, rule, file), "utf8")) as Case;
      it(given.title, () => {
        const inspection = inspectorWith(rule, given.parameters).inspect(
          transcriptOf(given.messages.map((line) => lineOf(line))),
          {
            ...(given.orders ? { orders: given.orders.map(orderOf) } : {}),
            ...(given.products ? { products: given.products } : {}),
            ...(given.recordEnd ? { recordEnd: secondsOf(given.recordEnd) } : {}),
          },
        );
        const findings = inspection.findings.filter((finding) => finding.rule === rule);
        expect(findings.map((finding, i) => shown(finding, given.findings[i]))).toEqual(given.findings);
        const reason = inspection.notEvaluable.find((entry) => entry.rule === rule)?.reason;
        expect(reason).toBe(given.notEvaluable);
        for (const finding of findings) expect(findingSentence("en-US", finding)).toMatch(/^[A-Z]/);
      });
    }
  });
}

it("has cases for every built-in rule", () => {
  expect(readdirSync(cases).sort()).toEqual(builtInRuleset.rules.map((rule) => rule.id).sort());
});
