import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, beforeAll } from "vitest";
import { addinFiles } from "../../scripts/addin-files.mjs";

const base = "https://example.com/kefu/";
let files: Record<string, string>;

beforeAll(async () => {
  files = Object.fromEntries(
    Object.entries(await addinFiles(base)).map(([name, content]) => [name, content.toString()]),
  );
});

/** The bundle's files, which webpack writes beside these. */
const bundled = ["taskpane.html", "taskpane.js"];
const addresses = (text: string) =>
  [...text.matchAll(/https:\/\/example\.com\/kefu\/([^"<\s#]+)/g)].map((m) => m[1]!);

describe("the files of a build for https://example.com/kefu/", () => {
  it("name no other host of ours: nothing stays on localhost", () => {
    const left = Object.keys(files).filter((name) => /localhost/i.test(files[name]!));
    expect(left).toEqual([]);
  });

  it.each(["manifest.xml", "functions.json", "functions-zh-CN.json"])(
    "%s points only at files of the build",
    (name) => {
      const targets = addresses(files[name]!);
      expect(targets.length).toBeGreaterThan(8);
      expect(targets.filter((target) => !(target in files) && !bundled.includes(target))).toEqual([]);
    },
  );

  it("describe the same functions in both languages", () => {
    interface Metadata {
      functions: { id: string; name: string; description: string; parameters: { name: string }[] }[];
    }
    const english = JSON.parse(files["functions.json"]!) as Metadata;
    const chinese = JSON.parse(files["functions-zh-CN.json"]!) as Metadata;
    expect(english.functions.length).toBeGreaterThanOrEqual(9);
    expect(chinese.functions.map((f) => f.id)).toEqual(english.functions.map((f) => f.id));
    for (const { id, description } of chinese.functions) expect(description, id).toMatch(/\p{Script=Han}/u);
  });

  it("carry the licence and the icons", () => {
    expect(files["LICENSE"]).toContain("MIT");
    const icons = readdirSync(join(import.meta.dirname, "../../assets")).filter((name) =>
      name.endsWith(".png"),
    );
    expect(icons.length).toBeGreaterThan(0);
    for (const icon of icons) expect(files).toHaveProperty([`assets/${icon}`]);
  });
});
