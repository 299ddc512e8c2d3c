/** Every catalogue of src/locales, found by its file: a new one is held to the same as soon as it is there. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { locales, type Locale } from "../../src/locales/translate";

const folder = join(import.meta.dirname, "../../src/locales");
const filesOf = (locale: Locale) => readdirSync(join(folder, locale)).sort();
const read = (locale: Locale, file: string) =>
  JSON.parse(readFileSync(join(folder, locale, file), "utf8")) as Record<string, string>;

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

it("Both languages have the same catalogues", () => {
  expect(filesOf("zh-CN")).toEqual(filesOf("en-US"));
  expect(locales).toHaveLength(2);
});

describe.each(filesOf("en-US"))("The texts of %s", (file) => {
  const en = read("en-US", file);
  const zh = read("zh-CN", file);

  it("hold the same keys in the same order in both languages", () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it("take the same values in both languages", () => {
    for (const key of Object.keys(en)) {
      expect(argumentsOf(zh[key], "zh-CN"), key).toEqual(argumentsOf(en[key], "en-US"));
    }
  });

  it("use Chinese punctuation in Chinese", () => {
    for (const [key, text] of Object.entries(zh)) expect(text, key).not.toMatch(/\p{Script=Han}[,;:?!]/u);
  });
});
