// @vitest-environment jsdom
import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ExcelTrouble } from "../../../src/excel/trouble";
import { open, stage, violations } from "../stage";

const my = stage();

async function openGallery() {
  await open(my);
  // The gallery may wait behind the button for more views.
  await my.user.click(screen.getByRole("tab", { name: /^(函数|Functions)$/ }));
  await screen.findByRole("searchbox", { name: /搜索函数|Search functions/ });
}

async function openFunction(name: RegExp) {
  await openGallery();
  await my.user.click(screen.getByRole("button", { name }));
}

describe("the gallery", () => {
  it("lists every function by family", async () => {
    await openGallery();
    const panel = screen.getByRole("tabpanel", { name: "函数" });
    expect(within(panel).getAllByRole("heading", { level: 3 }).length).toBeGreaterThan(8);
    const conversion = within(panel).getAllByRole("list")[0];
    expect(
      within(conversion).getByRole("button", { name: /咨询转化率 ?KEFU\.CONSULT_CONVERSION/ }),
    ).toBeTruthy();
  });

  it("finds functions in either language and says how many", async () => {
    await openGallery();
    await my.user.type(screen.getByRole("searchbox"), "reply ratio");
    expect(screen.getByRole("button", { name: /答问比/ })).toBeTruthy();
    expect(screen.getByText(/^\d+ 个函数$/)).toBeTruthy();
    await my.user.clear(screen.getByRole("searchbox"));
    await my.user.type(screen.getByRole("searchbox"), "xyzzy");
    expect(screen.getByText("没有函数匹配“xyzzy”。")).toBeTruthy();
  });

  it("opens a function's page with meaning, formula, parameters, example and help, and goes back to its line", async () => {
    await openFunction(/KEFU\.CONVERSION_BAND/);
    const heading = screen.getByRole("heading", { name: "转化率区间判断" });
    expect(document.activeElement).toBe(heading);
    expect(screen.getByText("偏低 < 下限 ≤ 理想 ≤ 上限 < 偏高")).toBeTruthy();
    expect(screen.getByText("=KEFU.CONVERSION_BAND(转化率, [下限], [上限])")).toBeTruthy();
    expect(screen.getByText(/0 到 1 的比例.*0\.05/)).toBeTruthy();
    expect(screen.getByText("=KEFU.CONVERSION_BAND(0.08)")).toBeTruthy();
    expect(screen.getByRole("cell", { name: "理想" })).toBeTruthy();
    expect(screen.getByRole("link", { name: /完整说明/ }).getAttribute("href")).toBe(
      "help/functions/CONVERSION_BAND.zh-CN.html",
    );
    await my.user.click(screen.getByRole("button", { name: "全部函数" }));
    expect(document.activeElement?.textContent).toContain("KEFU.CONVERSION_BAND");
  });

  it("reads in English too", async () => {
    my.door.environment = { ...my.door.environment, locale: "en-US" };
    await openFunction(/Consult conversion/);
    expect(screen.getByRole("button", { name: "Insert at H2" })).toBeTruthy();
    expect(screen.getByRole("link", { name: /help/ }).getAttribute("href")).toBe(
      "help/functions/CONSULT_CONVERSION.html",
    );
  });

  it("breaks no rule of accessibility", async () => {
    await openGallery();
    expect(await violations()).toEqual([]);
    await my.user.click(screen.getByRole("button", { name: /KEFU\.AVERAGE_RESPONSE/ }));
    expect(await violations()).toEqual([]);
  });
});

describe("a formula", () => {
  const insert = () => my.user.click(screen.getByRole("button", { name: /^插入到 / }));

  it("is filled with the chat's columns and written at the selection", async () => {
    await openFunction(/KEFU\.CHAT_METRICS/);
    await screen.findByText("已填入“聊天记录”中聊天记录的列。");
    await insert();
    await screen.findByText("公式已写入 H2。");
    expect(my.door.inserted).toEqual([
      {
        target: my.door.selection,
        formula: "=KEFU.CHAT_METRICS(A2:A1205,B2:B1205,C2:C1205,D2:D1205)",
      },
    ]);
  });

  it("names the chat's sheet when it stands in another", async () => {
    my.door.selection = { sheetId: "orders", sheetName: "订单", address: "A1" };
    await openFunction(/KEFU\.KEYWORDS/);
    await screen.findByText(/已填入/);
    await insert();
    await waitFor(() => expect(my.door.inserted[0]?.formula).toBe("=KEFU.KEYWORDS(聊天记录!D2:D1205)"));
  });

  it("takes what is selected for a parameter, and follows the selection for its place", async () => {
    await openFunction(/KEFU\.CONSULT_CONVERSION/);
    my.door.selection = { sheetId: "chats", sheetName: "聊天记录", address: "B4:B7" };
    await my.user.click(screen.getByRole("button", { name: "用所选区域填写“下单人数”" }));
    await my.user.type(screen.getByRole("textbox", { name: /咨询人数/ }), "400");
    my.door.selection = { sheetId: "chats", sheetName: "聊天记录", address: "D4" };
    await act(async () => my.door.changeSheet({ kind: "selection", sheetId: "chats" }));
    await my.user.click(await screen.findByRole("button", { name: "插入到 D4" }));
    await waitFor(() => expect(my.door.inserted[0]?.formula).toBe("=KEFU.CONSULT_CONVERSION(B4:B7,400)"));
  });

  it("is not written while a parameter is missing: the first one is named and gets the focus", async () => {
    await openFunction(/KEFU\.CONSULT_CONVERSION/);
    await insert();
    expect(screen.getByText(/请填写“下单人数”/)).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: /下单人数/ }));
    expect(my.door.inserted).toEqual([]);
  });

  it("never overwrites a cell without asking", async () => {
    my.door.occupiedBy = "备注";
    await openFunction(/KEFU\.KEYWORDS/);
    await screen.findByText(/已填入/);
    await insert();
    await screen.findByText("H2 已有内容：“备注”");
    await my.user.click(screen.getByRole("button", { name: "保留" }));
    expect(screen.queryByText(/已有内容/)).toBeNull();
    expect(my.door.inserted).toEqual([]);
    await insert();
    await my.user.click(await screen.findByRole("button", { name: "覆盖" }));
    await screen.findByText("公式已写入 H2。");
    expect(my.door.inserted).toHaveLength(1);
  });

  it("is not written into its own ranges", async () => {
    my.door.selection = { sheetId: "chats", sheetName: "聊天记录", address: "D2:D1205" };
    await openFunction(/KEFU\.KEYWORDS/);
    await screen.findByText(/已填入/);
    await insert();
    await screen.findByText(/公式会引用自己/);
    expect(my.door.inserted).toEqual([]);
  });

  it("that Excel refuses is explained", async () => {
    my.door.insertFormula = () => Promise.reject(new ExcelTrouble("deleted"));
    await openFunction(/KEFU\.KEYWORDS/);
    await screen.findByText(/已填入/);
    await insert();
    await screen.findByText("公式没有写入");
  });

  it("can be put in by keyboard alone", async () => {
    await openFunction(/KEFU\.CONVERSION_BAND/);
    const box = screen.getByRole("textbox", { name: /^转化率/ });
    box.focus();
    await my.user.keyboard("8%{Enter}");
    await waitFor(() => expect(my.door.inserted[0]?.formula).toBe("=KEFU.CONVERSION_BAND(8%)"));
  });

  it("leaves the fields to a person where there is no chat", async () => {
    my.door.chatRangesOf = { ...my.door.chatRangesOf, addresses: {}, firstConversation: null };
    await openFunction(/KEFU\.KEYWORDS/);
    expect(screen.queryByText(/已填入/)).toBeNull();
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: /^内容/ }).value).toBe("");
  });
});

describe("the formula's preview", () => {
  it("shows what will be written", async () => {
    await openFunction(/KEFU\.CONVERSION_BAND/);
    await my.user.type(screen.getByRole("textbox", { name: /^转化率/ }), "16%");
    const options = screen.getByRole("button", { name: "选项（2 个）", expanded: false });
    expect(screen.queryByRole("textbox", { name: /^上限/ })).toBeNull();
    await my.user.click(options);
    await my.user.type(screen.getByRole("textbox", { name: /^上限/ }), "12%");
    expect(screen.getByText("=KEFU.CONVERSION_BAND(16%,,12%)").tagName).toBe("OUTPUT");
  });
});
