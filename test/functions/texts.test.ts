import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { isProblemCode } from "../../src/locales/problems";

const root = join(import.meta.dirname, "../..");

function catalogue(locale: string, name: string): Record<string, string> {
  return JSON.parse(readFileSync(join(root, "src/locales", locale, `${name}.json`), "utf8")) as Record<
    string,
    string
  >;
}

/** Names of the arguments of a message, however deep they stand. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const { type, value, options } = node as { type?: number; value?: unknown; options?: object };
    // 0 is literal text, 7 the number sign of a plural.
    if (type !== 0 && type !== 7 && typeof value === "string") names.add(value);
    if (options) Object.values(options).forEach((option) => visit((option as { value: unknown }).value));
  };
  visit(new IntlMessageFormat(message, "en-US", undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe.each(["functions", "results", "problems", "severity", "roles"])("the catalogues of %s", (name) => {
  const english = catalogue("en-US", name);
  const chinese = catalogue("zh-CN", name);

  it("have the same keys", () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  it("take the same values in both languages", () => {
    for (const key of Object.keys(english))
      expect([key, argumentsOf(chinese[key] ?? "")]).toEqual([key, argumentsOf(english[key] ?? "")]);
  });
});

describe("problems of metrics and functions", () => {
  const sources = ["metrics", "functions"].flatMap((room) => {
    const files = readdirSync(join(root, "src", room), { recursive: true, encoding: "utf8" });
    return files
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(root, "src", room, file), "utf8"));
  });
  const codes = new Set(
    sources.flatMap((source) => source.match(/(?<=")(?:metrics|functions)\.[A-Za-z]+(?=")/g) ?? []),
  );

  it("all have a sentence", () => {
    expect(codes.size).toBeGreaterThan(25);
    expect([...codes].filter((code) => !isProblemCode(code))).toEqual([]);
  });

  it("have no sentence that nothing says", () => {
    const source = sources.join("\n");
    const said = (code: string) =>
      codes.has(code) || source.includes(`"${code.slice(code.indexOf(".") + 1)}"`);
    const ours = Object.keys(catalogue("en-US", "problems")).filter((code) =>
      /^(metrics|functions)\./.test(code),
    );
    expect(ours.filter((code) => !said(code))).toEqual([]);
  });
});
