import { describe, expect, it } from "vitest";
import { JSDOM } from "jsdom";
import { worksheetFunctions } from "../../src/functions/catalogue";
import { renderHelp } from "../../scripts/functions-docs/help.mjs";
import { renderDocs } from "../../scripts/functions-docs/markdown.mjs";
import { inFormula } from "../../scripts/functions-docs/reference.mjs";
import { staleDocs } from "../../scripts/functions-docs.mjs";

describe("docs/functions", () => {
  it("is up to date with the functions (node scripts/functions-docs.mjs)", async () => {
    expect(await staleDocs()).toEqual([]);
    // The functions are compiled for it.
  }, 60_000);

  it("say that a text result is an id where Excel shows a word, and nothing of it beside numbers", async () => {
    const pages = (await renderDocs()) as Record<string, string>;
    for (const sentence of [/Excel shows words/, /Excel 里显示中文/]) {
      expect(pages["docs/functions/AFTERSALES_PLAN.md"]).toMatch(sentence);
      expect(pages["docs/functions/CONVERSION_INTERVAL.md"]).not.toMatch(sentence);
    }
  });
});

describe("help pages", () => {
  it("exist for every function in both languages and link to pages that exist", async () => {
    const pages = (await renderHelp()) as Record<string, string>;
    for (const { id } of worksheetFunctions) {
      expect(pages[`help/functions/${id}.html`]).toContain('<html lang="en-US">');
      expect(pages[`help/functions/${id}.zh-CN.html`]).toContain('<html lang="zh-CN">');
    }
    const parser = new new JSDOM().window.DOMParser();
    for (const [path, page] of Object.entries(pages)) {
      const document = parser.parseFromString(page, "text/html");
      expect(document.querySelectorAll("script, [onclick], [onload], [style]").length).toBe(0);
      expect(document.querySelector("meta[http-equiv]")?.getAttribute("content")).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      );
      expect(document.querySelectorAll("h1").length, path).toBe(1);
      for (const link of document.querySelectorAll("a"))
        expect(Object.keys(pages)).toContain(`help/functions/${link.getAttribute("href")}`);
      expect(document.body.textContent).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it("shows results in the page's language", async () => {
    const pages = (await renderHelp()) as Record<string, string>;
    expect(pages["help/functions/AFTERSALES_COMPARE.zh-CN.html"]).toContain("<td>免费重发</td>");
    expect(pages["help/functions/AFTERSALES_COMPARE.html"]).toContain("<td>free resend</td>");
  });
});

describe("inFormula", () => {
  it("writes values as a formula does", () => {
    expect(inFormula('say "hi"')).toBe('"say ""hi"""');
    expect(
      inFormula([
        ["a", 1],
        [true, null],
      ]),
    ).toBe('{"a",1;TRUE,""}');
    expect(inFormula([1, 2])).toBe("{1;2}");
    expect(inFormula(null)).toBe("");
  });
});
