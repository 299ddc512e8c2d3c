// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { shopsOf } from "../../../src/pane/home/shops";
import { checkedSample } from "../checkedSample";
import { chats } from "../fakeDoor";
import { open, scanned, stage, violations } from "../stage";

const on = stage();
const panel = () => within(screen.getByRole("tabpanel", { name: "首页" }));

describe("Home", () => {
  it.each([
    ["without a sheet", []],
    ["with an empty sheet", [{ ...chats, rows: 0, columns: 0 }]],
  ])("opens first in a workbook %s, and offers to import or to try", async (_, sources) => {
    on.door.sources = sources;
    await open(on);
    expect(await screen.findByRole("button", { name: "用示例聊天试一试" })).toBeTruthy();
    expect(await violations()).toEqual([]);
    await on.user.click(panel().getByRole("button", { name: "导入聊天记录" }));
    expect(screen.getByRole("tab", { name: "导入" }).getAttribute("aria-selected")).toBe("true");
  });

  it("writes the sample into a sheet of its own and checks it", async () => {
    on.door.sources = [];
    await open(on);
    await on.user.click(await screen.findByRole("button", { name: "用示例聊天试一试" }));
    await waitFor(() => expect(on.door.scans).toHaveLength(1));
    const [{ request, rows }] = on.door.imports.written;
    expect(request.place).toBe("new");
    expect(rows[0].length).toBeGreaterThan(20);
    expect(on.door.scans[0].choice).toEqual({
      kind: "table",
      sheetId: "imported 0",
      tableId: "table 0",
    });
    expect(screen.getByRole("tab", { name: "检查" }).getAttribute("aria-selected")).toBe("true");
  });

  it("says why the sample could not be written", async () => {
    on.door.sources = [];
    on.door.imports.trouble = new Error("秘密的聊天");
    await open(on);
    await on.user.click(await screen.findByRole("button", { name: "用示例聊天试一试" }));
    expect(await screen.findByText("没能写入示例")).toBeTruthy();
    expect(document.body.textContent).not.toContain("秘密");
  });

  it("opens first where an earlier check left its marks, and tells of it", async () => {
    on.door.traces = [
      { sheetId: "chats", sheetName: "聊天记录", findings: 12, time: "2026-11-21T09:30:00Z" },
    ];
    await open(on);
    expect(await screen.findByText(/“聊天记录”上次检查：.*12 处问题/)).toBeTruthy();
    await on.user.click(panel().getByRole("button", { name: "检查“聊天记录”" }));
    await waitFor(() => expect(on.door.scans).toHaveLength(1));
  });

  it("lets Check open first where there are chats that nobody checked", async () => {
    await open(on);
    expect(screen.getByRole("tab", { name: "检查" }).getAttribute("aria-selected")).toBe("true");
  });

  it("tells what was checked, three numbers with their definitions, and what comes next", async () => {
    const result = await checkedSample();
    await scanned(on, [], result);
    await on.user.click(screen.getByRole("tab", { name: "首页" }));
    const facts = await panel().findAllByRole("definition");
    expect(facts.map((fact) => fact.textContent)).toEqual(["6", "30", "2", "山野集", "2026年11月16日"]);
    // Two of six customers paid.
    const conversion = panel().getByRole("button", { name: /转化率/ });
    expect(conversion.textContent).toContain("33.3%");
    await on.user.hover(conversion);
    expect(await screen.findByText(/有已付款订单的会话（2 段）/)).toBeTruthy();
    await on.user.click(panel().getByRole("button", { name: `看 ${result.findings.length} 处问题` }));
    expect(screen.getByRole("tab", { name: "检查" }).getAttribute("aria-selected")).toBe("true");
  });

  it("has no fault that axe can see after a check", async () => {
    await scanned(on, [], await checkedSample());
    await on.user.click(screen.getByRole("tab", { name: "首页" }));
    await panel().findAllByRole("definition");
    expect(await violations()).toEqual([]);
  });

  it("knows no conversion without orders, and says so instead of 0", async () => {
    const result = await checkedSample();
    await scanned(on, [], { overview: { ...result.overview, sales: null, conversion: null } });
    await on.user.click(screen.getByRole("tab", { name: "首页" }));
    const conversion = await panel().findByRole("button", { name: /转化率/ });
    expect(conversion.textContent).toBe("转化率–无法计算");
    // Without a mouse over the number, too.
    expect(panel().getByText(/没有订单，算不出转化率/)).toBeTruthy();
  });
});

describe("shops", () => {
  it("are named by agents' accounts", () => {
    expect(shopsOf(["山野集:小禾", "山野集：阿岳", "小美", ":x", "花店 : 阿兰"])).toEqual(["山野集", "花店"]);
  });
});
