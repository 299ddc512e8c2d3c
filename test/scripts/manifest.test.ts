import { describe, expect, it } from "vitest";
import { baseUrl, developmentUrl, rebase } from "../../scripts/manifest.mjs";

describe("baseUrl", () => {
  it("adds the missing slash", () => {
    expect(baseUrl("https://example.com/kefu")).toBe("https://example.com/kefu/");
    expect(baseUrl("https://example.com/kefu/")).toBe("https://example.com/kefu/");
    expect(baseUrl("https://例子.中国")).toBe("https://xn--fsqu00a.xn--fiqs8s/");
  });

  it.each([
    ["http://example.com/", /https only/],
    ["example.com", /--base-url wants/],
    ["https://example.com/?a=1", /no user, query or fragment/],
  ])("refuses %s with a sentence", (text, sentence) => {
    expect(() => baseUrl(text)).toThrow(sentence);
  });
});

describe("rebase", () => {
  it("moves addresses below the base, and the bare origin to the bare origin", () => {
    const text = `<D>https://localhost:3000</D> "https://localhost:3000/help/a.html"`;
    expect(rebase(text, developmentUrl, "https://example.com/kefu/")).toBe(
      `<D>https://example.com</D> "https://example.com/kefu/help/a.html"`,
    );
  });

  it("leaves other hosts and longer ports alone", () => {
    const text = `"https://localhost:30001/" "https://localhost.example:3000/"`;
    expect(rebase(text, developmentUrl, "https://example.com/")).toBe(text);
  });

  it("comes back", () => {
    const text = `<D>https://localhost:3000</D> "https://localhost:3000/a"`;
    const there = rebase(text, developmentUrl, "https://example.com/kefu/");
    expect(rebase(there, "https://example.com/kefu/", developmentUrl)).toBe(text);
  });
});
