// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { tableText } from "../../../src/pane/questions/clipboard";
import { checkedSample } from "../checkedSample";
import { defaultSettings } from "../../../src/excel/settingsStore";
import { dialog, scanned, stage, violations } from "../stage";

// jsdom lays nothing out to draw in: pictures are looked at in the browser.
vi.mock("../../../src/pane/charts/ParetoChart", () => ({ default: () => <div>bars</div> }));

const on = stage();
const panel = () => within(screen.getByRole("tabpanel", { name: "咨询" }));

async function questions(
  change: (result: Awaited<ReturnType<typeof checkedSample>>) => void = () => undefined,
) {
  const result = structuredClone(await checkedSample());
  change(result);
  await scanned(on, result.findings, result);
  await on.user.click(screen.getByRole("tab", { name: "咨询" }));
  await panel().findByRole("heading", { name: "客户在问什么" });
  return result;
}

describe("Questions", () => {
  it("are counted by category, in a table as well", async () => {
    await questions();
    await on.user.click(panel().getByRole("button", { name: "表" }));
    const table = panel().getByRole("table", { name: "问题类别" });
    expect(within(table).getByRole("row", { name: /C 尺寸/ })).toBeTruthy();
  });

  it("are drawn without a fault that axe can see", async () => {
    await questions();
    expect(await violations()).toEqual([]);
  });

  it("that are few and cost orders are flagged", async () => {
    await questions((result) => {
      Object.assign(result.overview, {
        questions: [
          { category: "C", count: 95, share: 0.95, cumulativeShare: 0.95, conversion: 0.4 },
          { category: "B", count: 5, share: 0.05, cumulativeShare: 1, conversion: 0.2 },
        ],
      });
    });
    expect(panel().getByText("B 质量：占比小但关键")).toBeTruthy();
    expect(panel().getByText(/只占全部问题的 5%，但问的人只有 20% 下单付款，平均是 39%/)).toBeTruthy();
  });

  it("asked again and again stand with an answer that can be copied and found in the sheet", async () => {
    await questions();
    const question = panel().getByRole("heading", { name: "这款帐篷会漏水吗" });
    const item = within(question.closest("li")!);
    expect(item.getByText(/被问 2 次/)).toBeTruthy();
    await on.user.click(item.getByRole("button", { name: "复制回答：“这款帐篷会漏水吗”" }));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toMatch(/防水3000毫米/));
    await on.user.click(item.getByRole("button", { name: /在表格里看/ }));
    expect(on.door.selected).toEqual([{ sheetId: "chats", rows: [17] }]);
  });

  it("are copied together as a table", async () => {
    await questions();
    await on.user.click(panel().getByRole("button", { name: "全部复制成表格" }));
    await waitFor(async () => {
      const [header, ...rows] = (await navigator.clipboard.readText()).split("\n");
      expect(header).toBe("问题\t被问次数\t类别\t回答");
      expect(rows.length).toBeGreaterThan(0);
    });
  });

  it("are written into sheets, without personal data where the settings say so", async () => {
    on.door.settings = { ...defaultSettings, mask: true };
    await questions((result) => {
      const [candidate] = result.overview.faq;
      Object.assign(candidate, {
        question: "能打 13800138000 吗",
        answer: { text: "=打收件人：张三", agent: "小禾", rows: [5], alike: 1 },
      });
    });
    expect(panel().getByRole("heading", { name: "能打 *********** 吗" })).toBeTruthy();
    await on.user.click(panel().getByRole("button", { name: "写到工作表" }));
    await panel().findByText("已写到工作表。");
    const [{ kind, chats, sheets }] = on.door.tables.requests;
    expect([kind, chats, sheets.map(({ name }) => name)]).toEqual([
      "questions",
      "chats",
      ["常见问答", "问题类别"],
    ]);
    const [faq] = sheets[0].blocks[0].table!.rows;
    expect([faq[0], faq[3]]).toEqual(["能打 *********** 吗", "=打收件人：**"]);
    await on.user.click(panel().getByRole("button", { name: "删掉写出的表" }));
    await dialog.choose("删掉", on);
    await panel().findByText("写出的表已删掉。");
    expect(on.door.tables.removed).toEqual(["questions"]);
  });

  it("show hostile chat text as text", async () => {
    await questions((result) => {
      Object.assign(result.overview.faq[0], { question: "<img src=x onerror=alert(1)>吗" });
    });
    expect(panel().getByText("<img src=x onerror=alert(1)>吗")).toBeTruthy();
    expect(document.querySelector("img")).toBeNull();
  });
});

describe("a copied table", () => {
  it("holds chat text that a sheet never runs or splits", () => {
    expect(tableText([["=1+1", "+86", "-x", "@a", " =2"]])).toBe("'=1+1\t'+86\t'-x\t'@a\t' =2");
    expect(tableText([['a\n"b"\tc', 3]])).toBe('"a\n""b""\tc"\t3');
  });
});
