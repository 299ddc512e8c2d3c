import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const pages = [
  "README.md",
  "README.zh-CN.md",
  "bench/README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

const read = (page: string) => readFileSync(join(root, page), "utf8");

/** Targets of links and pictures, but not those within examples. */
const targets = (page: string) =>
  [
    ...read(page)
      .replace(/```[\s\S]*?```/g, "")
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map((match) => match[1]!)
    .filter((target) => !/^[a-z]+:/i.test(target));

/** What a heading is called in an address. */
const anchors = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

const headings = (page: string) =>
  [
    ...read(page)
      .replace(/```[\s\S]*?```/g, "")
      .matchAll(/^(#+) /gm),
  ].map((match) => match[1]);

const codeBlocks = (page: string) => read(page).match(/```[\s\S]*?```/g) ?? [];

/** Numbers in the prose, in any order: the languages order their sentences differently. */
const figures = (page: string) =>
  (
    read(page)
      .replace(/```[\s\S]*?```/g, "")
      .match(/\d[\d,.]*/g) ?? []
  )
    .map((figure) => figure.replace(/[,.]+$/, ""))
    .sort();

/** Pages that are translated whole; the others' Chinese pages tell less, or tell it in another order. */
const twins = [
  "architecture",
  "engines/clickhouse",
  "engines/pipe",
  "engines/spark",
  "manual-test",
  "workbench",
].map((name) => [`docs/${name}.md`, `docs/${name}.zh-CN.md`]) as [string, string][];

describe("the documentation", () => {
  it.each(twins)("%s and %s lead to one another and tell the same", (english, chinese) => {
    expect(targets(english)).toContain(chinese.split("/").at(-1));
    expect(targets(chinese)).toContain(english.split("/").at(-1));
    expect(headings(chinese)).toEqual(headings(english));
    expect(codeBlocks(chinese)).toEqual(codeBlocks(english));
    expect(figures(chinese)).toEqual(figures(english));
  });

  it.each(pages)("%s links only to what there is", (page) => {
    const broken = targets(page).filter((target) => {
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? page : join(dirname(page), decodeURIComponent(path));
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && file.endsWith(".md") && !anchors(file).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it("tells in both languages how many functions and rules there are", () => {
    const count = (folder: string, others: readonly string[]) =>
      readdirSync(join(root, folder)).filter((name) => name.endsWith(".md") && !others.includes(name)).length;
    const functions = count("docs/functions", ["README.md"]);
    const rules = count("docs/rules", ["README.md", "language.md"]);
    expect(read("README.md")).toContain(`${functions} [worksheet functions]`);
    expect(read("README.md")).toContain(`${rules} [rules]`);
    expect(read("README.zh-CN.md")).toContain(`${functions} 个[工作表函数]`);
    expect(read("README.zh-CN.md")).toContain(`${rules} 条可以修改的[规则]`);
  });
});
