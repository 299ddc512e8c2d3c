import { describe, expect, it } from "vitest";
import { builtInRuleset } from "../../src/inspection";
import { benchmarkOf, gap, ranks } from "../../src/report/compare";
import {
  heatOf,
  heatSteps,
  layoutSheet,
  reportDocument,
  rulesetVersion,
  serialDay,
  sheetIds,
  valueOf,
  type AgentFigures,
  type ReportDocument,
  type ReportSheetId,
  type ReportTable,
} from "../../src/report";
import en from "../../src/locales/en-US/report.json";
import zh from "../../src/locales/zh-CN/report.json";
import { reportWords } from "../../src/locales/report";
import { reportInput } from "./sample";

const words = reportWords("zh-CN");

function tableOf(document: ReportDocument, sheet: ReportSheetId, id: string): ReportTable {
  const found = document.sheets
    .find((each) => each.id === sheet)
    ?.blocks.find(({ table }) => table?.id === id)?.table;
  if (!found) throw new Error(`No table ${id} on ${sheet}`);
  return found;
}

function column(table: ReportTable, header: string): unknown[] {
  const at = table.columns.findIndex((each) => each.header === header);
  if (at < 0) throw new Error(`No column ${header}`);
  return table.rows.map((row) => valueOf(row[at]));
}

const value = (table: ReportTable, name: string) => {
  const row = table.rows.find(([first]) => first === name);
  if (!row) throw new Error(`No row ${name}`);
  return valueOf(row[1]);
};

describe("a report", () => {
  it("has its sheets in order, in either language, every table as wide as its header", () => {
    for (const locale of ["zh-CN", "en-US"] as const) {
      const { sheets } = reportDocument(reportInput(), reportWords(locale));
      expect(sheets.map(({ id }) => id)).toEqual(sheetIds);
      const tables = sheets.flatMap(({ blocks }) => blocks.flatMap(({ table }) => table ?? []));
      expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
      for (const { id, columns, rows, charts } of tables) {
        expect(new Set(columns.map(({ header }) => header)).size, id).toBe(columns.length);
        for (const row of rows) expect(row, id).toHaveLength(columns.length);
        for (const { category, series } of charts)
          for (const each of [category, ...series]) expect(columns[each], id).toBeDefined();
      }
    }
  });

  it("says in the summary what the overview says", () => {
    const input = reportInput();
    const table = tableOf(reportDocument(input, words), "summary", "figures");
    expect(value(table, "会话数")).toBe(3);
    expect(value(table, "首次响应平均（秒）")).toBe(65);
    expect(value(table, "销售额")).toBe(120.5);
    expect(value(table, "询单转化率")).toBeCloseTo(1 / 3);
  });

  it("keeps unknown apart from 0", () => {
    const document = reportDocument(reportInput({}, { hasOrders: false }), words);
    const figures = tableOf(document, "summary", "figures");
    expect([value(figures, "询单转化率"), value(figures, "销售额")]).toEqual([null, null]);
    expect(document.sheets[1].blocks.map(({ table }) => table?.id)).toEqual(["agentRanking", "agentService"]);
    const responses = tableOf(document, "load", "hourResponses");
    expect(responses.rows.flat()).not.toContain(0);
    expect(value(tableOf(document, "method", "basis"), "订单")).toContain("未知");
  });

  it("lists findings worst first with sentence, evidence, agent and row", () => {
    const input = reportInput();
    const table = tableOf(reportDocument(input, words), "findings", "findings");
    expect(table.rows).toHaveLength(input.findings.length);
    const order = ["严重", "重要", "轻微", "提示"];
    const places = column(table, "严重程度").map((word) => order.indexOf(String(word)));
    expect(places).toEqual([...places].sort());
    const row = table.rows.find((each) => each[3] === "您自己多试下");
    expect(row).toMatchObject([
      "严重",
      "服务禁语",
      expect.stringContaining("自己多试下"),
      expect.anything(),
      "小美",
      "a",
      expect.any(Number),
    ]);
  });

  it("hides personal data in sentences, evidence and conversations where that is asked for", () => {
    const hide = {
      text: (text: string) => text.replace(/自己/g, "**"),
      name: () => "c***",
      person: () => "c***",
    };
    const [, , sentence, evidence, agent, conversation] = tableOf(
      reportDocument(reportInput({ mask: hide }), words),
      "findings",
      "findings",
    ).rows[0];
    expect([sentence, evidence]).not.toContainEqual(expect.stringContaining("自己"));
    expect([agent, conversation]).toEqual(["小美", "c***"]);
  });

  it("cuts the list where a sheet has no room, and says so", () => {
    const input = reportInput({ mostFindings: 2 });
    const sheet = reportDocument(input, words).sheets[4];
    expect(sheet.blocks[0].table?.rows).toHaveLength(2);
    expect(sheet.notes).toEqual([
      `清单列出最严重的 2 个，另有 ${input.findings.length - 2} 个放不下。其他工作表统计了全部问题。`,
    ]);
  });

  it("adds up: findings over rules and over severities are all of them", () => {
    const input = reportInput();
    const document = reportDocument(input, words);
    const sum = (values: unknown[]) => (values as number[]).reduce((all, each) => all + (each ?? 0), 0);
    for (const [sheet, id] of [
      ["summary", "severities"],
      ["summary", "brokenRules"],
      ["trend", "days"],
      ["method", "rules"],
    ] as const)
      expect(sum(column(tableOf(document, sheet, id), "问题数")), id).toBe(input.findings.length);
    expect(column(tableOf(document, "summary", "brokenRules"), "累计占比").at(-1)).toBeCloseTo(1);
  });

  it("tells every rule with its limits, where it comes from, and what was not read", () => {
    const document = reportDocument(reportInput(), words);
    const rules = tableOf(document, "method", "rules");
    expect(column(rules, "编号")).toEqual(builtInRuleset.rules.map(({ id }) => id));
    expect(new Set(column(rules, "来源"))).toEqual(new Set(["内置"]));
    expect(String(rules.rows.find((row) => row[8] === "slow-first-response")?.[1])).toContain("20 秒");
    expect(tableOf(document, "method", "unread").rows).toEqual([[expect.any(String), "9", 1]]);
    expect(value(tableOf(document, "method", "basis"), "重复消息（未计）")).toBe("1");
  });

  it("says of changed and own rules that they are", () => {
    const [first, second] = builtInRuleset.rules;
    const ruleset = {
      ...builtInRuleset,
      rules: [
        { ...first, points: -1 },
        { ...second, id: "mine" },
      ],
    };
    const rules = tableOf(reportDocument(reportInput({ ruleset }), words), "method", "rules");
    expect(column(rules, "来源")).toEqual(["已改动", "自建"]);
    expect(rulesetVersion(ruleset)).not.toBe(rulesetVersion(builtInRuleset));
    expect(rulesetVersion(builtInRuleset)).toMatch(/^[0-9a-f]{14}$/);
  });

  it("is whole where nothing was said", () => {
    const { sheets } = reportDocument(
      reportInput({ skipped: [], duplicates: 0 }, { lines: {}, hasOrders: false }),
      words,
    );
    expect(sheets.map(({ id }) => id)).toEqual(sheetIds);
    for (const sheet of sheets) expect(layoutSheet(sheet).rowCount).toBeGreaterThan(1);
    expect(sheets[2].blocks[0].table).toBeNull();
    expect(sheets[4].notes).toEqual([]);
  });

  it("has the same texts in both languages, of the same values", () => {
    const valuesIn = (text: string) =>
      [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(en))
      expect(valuesIn((zh as Record<string, string>)[key]), key).toEqual(valuesIn(text));
  });
});

describe("comparing agents", () => {
  const agent = (score: number | null, smallSample = false) => ({ score, smallSample }) as AgentFigures;
  const score = (each: AgentFigures) => each.score;

  it("leaves small samples out of best and median while two others remain", () => {
    const team = [agent(99, true), agent(80), agent(90), agent(null)];
    expect(benchmarkOf(team, score, "high")).toEqual({ best: 90, median: 85 });
    expect(benchmarkOf(team, score, "low")).toEqual({ best: 80, median: 85 });
    expect(benchmarkOf(team.slice(0, 2), score, "high")).toEqual({ best: 99, median: 89.5 });
    expect(benchmarkOf([], score, "high")).toEqual({ best: null, median: null });
  });

  it("knows no gap to or from what is unknown, and shares ranks", () => {
    expect([gap(80, 90), gap(null, 90), gap(80, null)]).toEqual([-10, null, null]);
    expect(ranks([90, null, 95, 90])).toEqual([2, null, 1, 2]);
  });
});

describe("the layout of a sheet", () => {
  it("lets nothing overlap: texts, charts and tables have rows of their own", () => {
    for (const sheet of reportDocument(reportInput(), words).sheets) {
      const { texts, tables, charts, rowCount, widths } = layoutSheet(sheet);
      const rows = [
        ...texts.map(({ row }) => [row, row]),
        ...tables.map(({ row, table }) => [row, row + table.rows.length]),
        // Charts side by side share their rows.
        ...charts.filter(({ from }) => from.column === 0).map(({ from, to }) => [from.row, to.row]),
      ].sort(([a], [b]) => a - b);
      for (let i = 1; i < rows.length; i++) expect(rows[i][0], sheet.id).toBeGreaterThan(rows[i - 1][1]);
      expect(rows.at(-1)![1]).toBeLessThan(rowCount);
      for (const { from, to } of charts) {
        expect(to.column).toBeGreaterThanOrEqual(from.column);
        expect(to.column).toBeLessThan(widths.length);
      }
    }
  });

  it("freezes the header of a list, and elsewhere the title", () => {
    const { sheets } = reportDocument(reportInput(), words);
    const findings = layoutSheet(sheets[4]);
    expect(findings.frozenRows).toBe(findings.tables[0].row + 1);
    expect(layoutSheet(sheets[0]).frozenRows).toBe(1);
  });

  it("shades by size: nothing for 0 and unknown, the darkest for the largest", () => {
    const table = {
      columns: [],
      charts: [],
      id: "x",
      heat: [1],
      rows: [
        ["a", 0],
        ["b", 10],
        ["c", null],
        ["d", 1],
      ],
    };
    expect(heatOf(table as never).map(([, heat]) => heat)).toEqual([0, heatSteps, 0, 1]);
  });

  it("counts days as Excel does", () => {
    expect([serialDay("1970-01-01"), serialDay("2026-03-02")]).toEqual([25569, 46083]);
  });
});
