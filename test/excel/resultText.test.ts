import { describe, expect, it } from "vitest";
import { formulaAt, highlightsOf, highlightColors, isHighlightFormula } from "../../src/excel/highlightPlan";
import { freeHeader, isResultHeader, isResultText, resultTexts } from "../../src/excel/resultText";
import { severities, type Finding, type Severity } from "../../src/inspection/finding";
import { resultWords } from "../../src/locales/excel";

function finding(rule: string, severity: Severity, rows: number[]): Finding {
  return {
    rule,
    severity,
    rows,
    conversation: "c",
    agent: null,
    messages: [],
    measured: null,
    limit: null,
    unit: "hits",
    evidence: [],
    sentence: rule,
    values: {},
  };
}

const zh = resultWords("zh-CN");
const names: Record<string, string> = { slow: "首次响应太慢", words: "话术违规" };
const texts = (findings: Finding[]) =>
  resultTexts(findings, { first: 2, count: 4 }, zh, (rule) => names[rule]);

describe("the texts of the result column", () => {
  it("name the worst severity first, then the rules, worst first", () => {
    expect(texts([finding("slow", "minor", [3]), finding("words", "severe", [3, 5])])).toEqual([
      "",
      "严重｜话术违规；首次响应太慢",
      "",
      "严重｜话术违规",
    ]);
  });

  it("name a rule once, with the worst severity it reached in the row", () => {
    expect(texts([finding("slow", "info", [2]), finding("slow", "major", [2])])[0]).toBe(
      "重要｜首次响应太慢",
    );
  });

  it("leave out rows that are not among the data", () => {
    expect(texts([finding("slow", "major", [1, 6])])).toEqual(["", "", "", ""]);
  });

  it("are told from what a person wrote, in both languages", () => {
    expect(["严重｜话术违规", "Major | Slow first response", "", null].every(isResultText)).toBe(true);
    expect(["严重", "Major", "已处理", 3, false, "复核：严重｜话术违规"].some(isResultText)).toBe(false);
  });
});

describe("the header of the result column", () => {
  it("is made different from headers that are there", () => {
    expect(freeHeader(zh, ["时间"])).toBe("客服质检");
    expect(freeHeader(zh, ["客服质检", "客服质检 2"])).toBe("客服质检 3");
  });

  it("is told from a person's", () => {
    expect(["客服质检", "客服质检 2", "QA check"].every(isResultHeader)).toBe(true);
    expect(["客服质检结果", "客服质检 2b", "", 5].some(isResultHeader)).toBe(false);
  });
});

describe("highlights", () => {
  it("look at the result column of their own row", () => {
    expect(highlightsOf("zh-CN", 7, 2).map(({ formula }) => formula)).toEqual([
      '=LEFT($H2,3)="提示｜"',
      '=LEFT($H2,3)="轻微｜"',
      '=LEFT($H2,3)="重要｜"',
      '=LEFT($H2,3)="严重｜"',
    ]);
  });

  it("are written for the range they are put back on", () => {
    expect(formulaAt('=LEFT($H2,3)="严重｜"', 27, 900)).toBe('=LEFT($AB900,3)="严重｜"');
  });

  it("are known by their formula, also after their column was deleted", () => {
    for (const locale of ["zh-CN", "en-US"] as const) {
      for (const { formula } of highlightsOf(locale, 27, 900)) expect(isHighlightFormula(formula)).toBe(true);
    }
    expect(isHighlightFormula('=LEFT(#REF!,3)="严重｜"')).toBe(true);
  });

  it.each(['=LEFT($H2,2)="严重"', '=LEFT(H2,3)="严重｜"', '=$H2="严重｜"', '=LEFT($H2,1)="A"', ""])(
    "leave a person's own %j alone",
    (formula) => expect(isHighlightFormula(formula)).toBe(false),
  );

  it("keep a contrast of 7 : 1 between font and fill", () => {
    for (const severity of severities) {
      const { fill, fontColor } = highlightColors[severity];
      expect(contrast(fill, fontColor), severity).toBeGreaterThanOrEqual(7);
    }
  });
});

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
