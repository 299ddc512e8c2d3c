import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import enAgents from "../../src/locales/en-US/agents.json";
import enCharts from "../../src/locales/en-US/charts.json";
import enHome from "../../src/locales/en-US/home.json";
import enQuestions from "../../src/locales/en-US/questions.json";
import zhAgents from "../../src/locales/zh-CN/agents.json";
import zhCharts from "../../src/locales/zh-CN/charts.json";
import zhHome from "../../src/locales/zh-CN/home.json";
import zhQuestions from "../../src/locales/zh-CN/questions.json";

type Texts = Record<string, string>;
const catalogues: [string, Texts, Texts][] = [
  ["agents", enAgents, zhAgents],
  ["charts", enCharts, zhCharts],
  ["home", enHome, zhHome],
  ["questions", enQuestions, zhQuestions],
];

/** Names of the values that a message takes: ICU arguments stand in braces before a comma or the closing brace. */
function argumentsOf(message: string, locale: string): string[] {
  const found = new Set<string>();
  const ast = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();
  JSON.stringify(ast, (_, node: unknown) => {
    const { type, value } = (node ?? {}) as { type?: number; value?: unknown };
    if (typeof type === "number" && type > 0 && type < 7) found.add(String(value));
    return node;
  });
  return [...found].sort();
}

describe.each(catalogues)("the texts of %s", (_, en, zh) => {
  it("hold the same keys in the same order, which take the same values", () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const key of Object.keys(en)) {
      expect(argumentsOf(zh[key], "zh-CN"), key).toEqual(argumentsOf(en[key], "en-US"));
    }
  });

  it("use Chinese punctuation in Chinese", () => {
    for (const [key, text] of Object.entries(zh)) expect(text, key).not.toMatch(/\p{Script=Han}[,;:?!]/u);
  });
});
