import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readKpiTable } from "../../src/chat/kpi";
import { readTable } from "../../src/chat/readTable";
import { tableOf, type Cell } from "../../src/chat/table";

const header = [
  "日期",
  "旺旺昵称",
  "咨询人数",
  "首次响应时长（秒）",
  "平均响应时长",
  "答问比",
  "询单转化率",
  "销售额",
];
const rows: Cell[][] = [
  ["客服数据汇总"],
  header,
  ["2024-4-14", "某旗舰店:小美", 32, "12.5", "8分48秒", 1.2, "62.5%", "¥1,299.00"],
  ["2024-4-14", "某旗舰店:小禾", "1,024", "延迟统计", "35秒", "-", "暂无数据", 0],
  ["", "汇总值", 1056, 12.5, "8分48秒", 1.2, "62.5%", 1299],
  ["", "平均值", 528, 12.5, "8分48秒", 1.2, "62.5%", 649.5],
  ["", "同行同层均值", 500, 20, "1分", 1, "50%", 600],
];

describe("a summary of agents", () => {
  it("is read with seconds, shares and amounts as numbers, and what is unknown as unknown", () => {
    const kpi = readKpiTable(tableOf(rows));
    expect(kpi?.columns.map(({ header: name, unit }) => [name, unit])).toEqual([
      ["咨询人数", "number"],
      ["首次响应时长（秒）", "seconds"],
      ["平均响应时长", "seconds"],
      ["答问比", "number"],
      ["询单转化率", "share"],
      ["销售额", "number"],
    ]);
    expect(kpi?.agents).toEqual([
      { agent: "某旗舰店:小美", values: [32, 12.5, 528, 1.2, 0.625, 1299], row: 3 },
      { agent: "某旗舰店:小禾", values: [1024, NaN, 35, NaN, NaN, 0], row: 4 },
    ]);
    expect(kpi?.totals.map(({ name }) => name)).toEqual(["汇总值", "平均值", "同行同层均值"]);
  });

  it.each([
    [
      [0.625, 0.5],
      [0.625, 0.5],
    ],
    [
      [62.5, 50],
      [0.625, 0.5],
    ],
    [
      ["62.5%", 0.5],
      [0.625, 0.5],
    ],
    [
      [62.5, 0.8],
      [0.625, 0.008],
    ],
    [
      [1, 0],
      [1, 0],
    ],
  ])("takes shares %j as %j: one column counts in one way", (cells, shares) => {
    const table = tableOf([["客服", "转化率", "人数"], ...cells.map((cell, i) => [`小${i}`, cell, 1])]);
    expect(readKpiTable(table)?.agents.map(({ values }) => values[0])).toEqual(shares);
  });

  it.each([
    ["1小时2分", 3720],
    ["0:08:48", 528],
    ["08:48", 528],
    ["35s", 35],
    ["2分", 120],
    ["", NaN],
    ["--", NaN],
    ["#N/A", NaN],
  ])("takes the duration %j as %d seconds", (cell, seconds) => {
    const table = tableOf([
      ["客服", "平均响应时长", "人数"],
      ["小美", cell, 1],
    ]);
    expect(readKpiTable(table)?.agents[0]?.values[0]).toBe(seconds);
  });

  it("takes parts of a day, which a spreadsheet makes of 0:08:48, as seconds", () => {
    const table = tableOf([
      ["客服", "平均响应时长", "人数"],
      ["小美", 528 / 86_400, 1],
      ["小禾", 60 / 86_400, 1],
    ]);
    expect(readKpiTable(table)?.agents.map(({ values }) => values[0])).toEqual([528, 60]);
  });

  it("is no chat: reading it as one says so", () => {
    expect(() => readTable(tableOf(rows))).toThrow(
      expect.objectContaining({ code: "chat.kpiTable", values: { agents: 2 } }),
    );
  });
});

describe("no summary", () => {
  it.each([
    [
      "a chat",
      [
        ["时间", "客服", "内容"],
        ["2024-4-14 9:00", "小美", "在的"],
      ],
    ],
    [
      "a chat with figures beside it",
      [
        ["客服", "响应时长", "得分", "内容"],
        ["小美", 3, 5, "在的"],
      ],
    ],
    [
      "orders",
      [
        ["订单号", "客服", "数量", "金额"],
        ["1", "小美", 1, 9],
      ],
    ],
    [
      "figures that are words",
      [
        ["客服", "满意度", "得分"],
        ["小美", "很满意", "好"],
      ],
    ],
    [
      "one figure",
      [
        ["客服", "人数"],
        ["小美", 3],
      ],
    ],
    ["nothing", []],
  ])("is %s", (_, cells) => {
    expect(readKpiTable(tableOf(cells))).toBeNull();
  });

  it("is any matrix of cells: nothing throws", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.double(),
      fc.constantFrom(null, true, "客服", "人数", "转化率", "8分48秒"),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }), (cells) => {
        readKpiTable(tableOf(cells));
      }),
    );
  });
});
