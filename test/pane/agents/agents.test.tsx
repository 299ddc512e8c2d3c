// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { checkedSample } from "../checkedSample";
import { open, scanned, stage, violations } from "../stage";

// jsdom lays nothing out to draw in: pictures are looked at in the browser.
vi.mock("../../../src/pane/charts/TrendChart", () => ({ default: () => <div>line</div> }));
vi.mock("../../../src/pane/charts/QuadrantChart", () => ({ default: () => <div>quarters</div> }));

const on = stage();
const panel = () => within(screen.getByRole("tabpanel", { name: "客服" }));

async function agents(): Promise<void> {
  const result = await checkedSample();
  await scanned(on, result.findings, result);
  await on.user.click(screen.getByRole("tab", { name: "客服" }));
  await panel().findByRole("heading", { name: "2 位客服" });
}

const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByRole("rowheader")
    .map((cell) => cell.textContent);

describe("Agents", () => {
  it("lead to Check while nothing was checked", async () => {
    await open(on);
    await on.user.click(screen.getByRole("tab", { name: "客服" }));
    await on.user.click(await panel().findByRole("button", { name: "去检查" }));
    expect(screen.getByRole("tab", { name: "检查" }).getAttribute("aria-selected")).toBe("true");
  });

  it("take the focus along to where their button leads, for the keyboard to go on from there", async () => {
    await open(on);
    await on.user.click(screen.getByRole("tab", { name: "客服" }));
    (await panel().findByRole("button", { name: "去检查" })).focus();
    await on.user.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByRole("tab", { name: "检查" }));
  });

  it("are ranked by the figure that is chosen, the best first, small samples marked", async () => {
    await agents();
    const board = () => panel().getByRole("table", { name: "排行" });
    expect(namesIn(board())).toEqual(["小禾样本少", "阿岳样本少"]);
    // Nobody has enough conversations: there are no others among whom the best could be.
    expect(panel().getByText(/最好值在所有客服里找/)).toBeTruthy();
    await on.user.selectOptions(panel().getByRole("combobox", { name: "比较" }), "每百段问题");
    expect(namesIn(board())[0]).toBe("小禾样本少");
    const [, ayue] = within(board()).getAllByRole("row").slice(1);
    expect(within(ayue).getAllByRole("cell")[1].textContent).toMatch(/^\+/);
    await on.user.click(within(board()).getByRole("button", { name: "每百段问题" }));
    expect(namesIn(board())[0]).toBe("阿岳样本少");
  });

  it("are drawn without a fault that axe can see", async () => {
    await agents();
    expect(await violations()).toEqual([]);
  });

  it("show why inquiries became no orders, what each cause means, and lead to the rows", async () => {
    on.door.talk = {
      ...on.door.talk,
      undecided: 3,
      lost: [
        {
          ...{ cause: "price", reason: "product", owner: "promotion" },
          conversations: [
            { conversation: "S001", agent: "山野集:小禾", rows: [4, 6] },
            { conversation: "S002", agent: "山野集:阿岳", rows: [9] },
          ],
        },
      ],
    };
    await agents();
    const table = await panel().findByRole("table", { name: "询单为什么没有下单" });
    const price = within(table).getByRole("button", { name: "价格高" });
    await on.user.hover(price);
    expect(await screen.findByText("客户嫌贵，或说别家更便宜。")).toBeTruthy();
    await on.user.click(price);
    const list = panel().getByRole("list", { name: "会话：价格高" });
    await on.user.click(within(list).getByRole("button", { name: "第 9 行" }));
    expect(on.door.selected.at(-1)?.rows).toEqual([9]);
    expect(panel().getByText(/另有 3 段会话/)).toBeTruthy();
    expect(await violations()).toEqual([]);
    await on.user.click(
      within(panel().getByRole("table", { name: "排行" })).getByRole("button", { name: /小禾/ }),
    );
    const own = await panel().findByRole("table", { name: "询单为什么没有下单" });
    expect(within(own).getByRole("row", { name: /价格高/ }).textContent).toContain("1");
  });

  it("say what a difference between two periods comes from, each from one day to another", async () => {
    const { overview, ...result } = await checkedSample();
    const [day] = overview.days;
    const days = [1, 2, 4].map((paid, i) => ({
      ...day,
      ...{ day: `2026-03-0${i + 2}`, inquiries: 10 },
      sales: { ordered: paid, paid, sales: 100 * paid, averageOrderValue: 100 },
    }));
    await scanned(on, result.findings, { ...result, overview: { ...overview, days } });
    await on.user.click(screen.getByRole("tab", { name: "客服" }));
    const drivers = within(await panel().findByRole("region", { name: "销售额差在哪里" }));
    await on.user.click(drivers.getByRole("radio", { name: "两段时间" }));
    const figures = (name: RegExp) =>
      within(drivers.getByRole("row", { name }))
        .getAllByRole("cell")
        .map((cell) => cell.textContent);
    expect(figures(/^销售额/)).toEqual(["¥100", "¥600", "+¥500"]);
    await on.user.selectOptions(drivers.getByRole("combobox", { name: "后一段从" }), "2");
    expect(figures(/^销售额/)).toEqual(["¥100", "¥400", "+¥300"]);
    expect(figures(/^转化率/)[2]).toBe("+¥300");
    // A period's end never lies before its beginning.
    await on.user.selectOptions(drivers.getByRole("combobox", { name: "前一段从" }), "1");
    expect(figures(/^销售额/)).toEqual(["¥200", "¥400", "+¥200"]);
  });

  it("show every chart as a table as well", async () => {
    await agents();
    for (const group of panel().getAllByRole("group")) {
      await on.user.click(within(group).getByRole("button", { name: "表" }));
    }
    const quarters = panel().getByRole("table", { name: "客服所在的象限" });
    expect(within(quarters).getByRole("row", { name: /小禾/ }).textContent).toContain("量高、质量好");
    const days = panel().getByRole("table", { name: "按天" });
    expect(within(days).getAllByRole("row")).toHaveLength(2);
  });

  it("tell when customers write, in numbers", async () => {
    await agents();
    const map = () => panel().getByRole("table", { name: /按小时和星期/ });
    const nine = () => within(map()).getByRole("row", { name: /^09 / });
    expect(within(nine()).getAllByRole("cell")[0].textContent).toBe("7");
    await on.user.selectOptions(panel().getByRole("combobox", { name: "格子里显示" }), "平均等待回答（秒）");
    expect(within(nine()).getAllByRole("cell")[1].textContent).toBe("–无法计算");
  });

  it("say what cannot be compared instead of guessing", async () => {
    await agents();
    // The orders of the sample have no amounts.
    expect(panel().getByText(/没有带金额的已付款订单/)).toBeTruthy();
  });

  it("have a page of their own that leads to their findings", async () => {
    await agents();
    await on.user.click(panel().getByRole("button", { name: "阿岳" }));
    expect(document.activeElement?.textContent).toContain("阿岳");
    const figures = panel().getByRole("table", { name: "阿岳的数据" });
    expect(within(figures).getByRole("row", { name: /^会话/ }).textContent).toBe("会话33");
    expect(await violations()).toEqual([]);
    await on.user.click(panel().getByRole("button", { name: /在“检查”里看全部/ }));
    const filter = screen.getByRole<HTMLSelectElement>("combobox", { name: "客服" });
    expect(filter.selectedOptions[0].textContent).toBe("阿岳");
  });
});
