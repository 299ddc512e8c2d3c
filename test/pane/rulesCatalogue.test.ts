import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import en from "../../src/locales/en-US/rules.json";
import zh from "../../src/locales/zh-CN/rules.json";

const catalogues = { "en-US": en, "zh-CN": zh } as Record<string, Record<string, string>>;

function argumentsOf(message: string, locale: string): string[] {
  const found = new Set<string>();
  const walk = (elements: unknown): void => {
    for (const element of elements as {
      type: number;
      value?: unknown;
      options?: Record<string, { value: unknown }>;
    }[]) {
      // 0 is literal text, 7 the # of a plural; everything else names an argument.
      if (element.type !== 0 && element.type !== 7) found.add(String(element.value));
      for (const option of Object.values(element.options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

describe("The texts of presets, differences and files of rules", () => {
  it("hold the same keys in the same order in both languages", () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it.each(Object.keys(en))("take the same values in both languages: %s", (key) => {
    expect(argumentsOf(catalogues["zh-CN"][key], "zh-CN")).toEqual(
      argumentsOf(catalogues["en-US"][key], "en-US"),
    );
  });

  it("use Chinese punctuation in Chinese", () => {
    for (const [key, text] of Object.entries(zh)) expect(text, key).not.toMatch(/\p{Script=Han}[,;:?!]/u);
  });
});
