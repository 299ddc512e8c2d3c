import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const dist = join(import.meta.dirname, "../../dist");
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(dist.length + 1)
      .replaceAll("\\", "/"),
  );
const page = readFileSync(join(dist, "taskpane.html"), "utf8");

describe("dist/", () => {
  it("holds what the manifest names and nothing of the local workbook or of Microsoft's library", () => {
    for (const name of [
      "manifest.xml",
      "taskpane.html",
      "taskpane.js",
      "functions.json",
      "functions-zh-CN.json",
      "LICENSE",
    ]) {
      expect(files).toContain(name);
    }
    expect(files.filter((name) => /office(\.|-js)|excel-web|univer|workbench|\.map$/i.test(name))).toEqual(
      [],
    );
    for (const name of files.filter((file) => file.endsWith(".js"))) {
      expect(readFileSync(join(dist, name), "utf8").includes("@univerjs"), name).toBe(false);
    }
  });

  it("has a page without inline scripts, whose own scripts exist", () => {
    const scripts = [...page.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)];
    expect(scripts.map(([, , inline]) => inline)).toEqual(scripts.map(() => ""));
    const sources = scripts.map(([, attributes]) => /src="?([^"\s>]+)/.exec(attributes!)![1]!);
    expect(sources[0]).toBe("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
    for (const source of sources.slice(1)) expect(files).toContain(source);
    expect(page).not.toMatch(/\son\w+=/);
  });

  it("has a policy that runs no inline script and no text as code", () => {
    const policy = /Content-Security-Policy"?\s+content="([^"]+)"/i.exec(page)![1]!;
    const scripts = policy.split(";").find((rule) => rule.trim().startsWith("script-src"));
    expect(scripts).toContain("'self'");
    expect(scripts).not.toMatch(/unsafe|\*|data:|blob:/);
  });
});
