// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ExcelTrouble } from "../../../src/excel";
import { chats } from "../fakeDoor";
import { dialog, open, stage, violations } from "../stage";

const my = stage();

const qianniu = [
  "云朵妈妈 2024-4-14 9:05:07",
  "这款有120的吗",
  "某某旗舰店:小美 2024-4-14 9:05:20",
  "=有的呢",
].join("\r\n");

const fileOf = (name: string, text: string | Uint8Array<ArrayBuffer>) => new File([text], name);

async function openImport(): Promise<void> {
  await open(my);
  await my.user.click(screen.getByRole("tab", { name: "导入" }));
  await screen.findByText("把文件拖到这里");
}

function chooseFiles(...files: File[]): void {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error("No field for files");
  fireEvent.change(input, { target: { files } });
}

/** Pastes as a person does: into the field, or with the focus elsewhere. */
function paste(text: string, into: Element = document.body, files: File[] = []): void {
  const clipboardData = { getData: () => text, files, types: ["text/plain"] };
  fireEvent.paste(into, { clipboardData });
}

const field = () => screen.getByRole("textbox", { name: "或粘贴聊天" });
const heading = (name: string) => screen.findByRole("heading", { name });
const importButton = (rows: number) => screen.findByRole("button", { name: `导入 ${rows} 行` });

describe("chats that come in", () => {
  it("can be taken from the sheet or from the table of one name, which are told apart by kind", async () => {
    const table = { kind: "table", sheetId: "chats", tableId: "1" } as const;
    my.door.sources = [chats, { ...chats, choice: table, active: false }];
    await openImport();
    const select = within(await screen.findByRole("combobox", { name: "或读取本工作簿里的原始聊天" }));
    for (const kind of ["工作表", "表格"]) {
      const group = within(select.getByRole("group", { name: kind }));
      expect(group.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
        "聊天记录（1,204 行）",
      ]);
    }
  });

  it("by paste into the field are read at once and shown with speaker, role and time", async () => {
    await openImport();
    paste(qianniu, field());
    await heading("2 条消息");
    const messages = within(screen.getByRole("list", { name: "粘贴的文字 1 的前几条消息" }));
    expect(messages.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      expect.stringMatching(/云朵妈妈客户2024-04-14 09:05:07这款有120的吗$/),
      expect.stringMatching(/某某旗舰店:小美客服2024-04-14 09:05:20=有的呢$/),
    ]);
    expect(await violations()).toEqual([]);
  });

  it("by paste anywhere in the view are read as well", async () => {
    await openImport();
    paste(qianniu);
    await heading("2 条消息");
  });

  it("by paste elsewhere in the pane are left alone", async () => {
    await openImport();
    await my.user.click(screen.getByRole("tab", { name: "检查" }));
    paste(qianniu);
    await my.user.click(screen.getByRole("tab", { name: "导入" }));
    expect(screen.queryByRole("heading", { name: "2 条消息" })).toBeNull();
  });

  it("as files in the clipboard are read though a field has the focus", async () => {
    await openImport();
    paste("", field(), [fileOf("a.txt", qianniu)]);
    await heading("2 条消息");
  });

  it("by typing are read when asked to", async () => {
    await openImport();
    fireEvent.change(field(), { target: { value: qianniu } });
    await my.user.click(await screen.findByRole("button", { name: "读取文字" }));
    await heading("2 条消息");
  });

  it("as several files are told apart: chats, a summary, orders, and what is none", async () => {
    await openImport();
    const gb18030 = new Uint8Array([0xd4, 0xc6, 0xb6, 0xe4, 0x20]);
    const head = new TextEncoder().encode("2024-4-14 9:05:07\r\n");
    chooseFiles(
      fileOf("chat.txt", new Uint8Array([...gb18030, ...head, 0xd4, 0xda, 0xc2, 0xf0])),
      fileOf("kpi.csv", "旺旺昵称,咨询人数,首次响应时长\n某店:小美,32,8分48秒\n汇总值,32,8分48秒"),
      fileOf(
        "orders.csv",
        "订单编号,买家会员名,订单创建时间,订单付款时间\n8877665544332211,云朵,2024-04-14 09:10:00,",
      ),
      fileOf("photo.txt", new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])),
    );
    await heading("1 条消息");
    const part = (name: RegExp) => screen.getByRole("button", { name });
    expect(part(/^chat\.txt千牛/)).toBeDefined();
    expect(part(/^kpi\.csv客服数据汇总表，1 名客服/)).toBeDefined();
    expect(part(/^orders\.csv订单表，1 笔订单/)).toBeDefined();
    expect(part(/^photo\.txt不导入 · “photo\.txt”既不是文本也不是工作簿/)).toBeDefined();
    expect(screen.getByText("编码 GB18030")).toBeDefined();
    await my.user.click(await importButton(3));
    await heading("导入完成");
    const [{ request, rows }] = my.door.imports.written;
    expect(request.tables.map(({ kind, name }) => [kind, name])).toEqual([
      ["chats", "聊天记录"],
      ["agents", "客服数据"],
      ["orders", "订单"],
    ]);
    expect(request.tables[1].columns.map(({ header }) => header)).toEqual([
      "客服",
      "咨询人数",
      "首次响应时长（秒）",
    ]);
    expect(rows[1]).toEqual([["某店:小美", 32, 528]]);
    expect(rows[2][0].slice(0, 2)).toEqual(["8877665544332211", "云朵"]);
  });

  it("by drag and drop are read; the view shows that it takes them", async () => {
    await openImport();
    const target = screen.getByText("把文件拖到这里");
    const dataTransfer = { types: ["Files"], files: [fileOf("a.txt", qianniu)], getData: () => "" };
    fireEvent.dragEnter(target, { dataTransfer });
    expect(screen.getByText("松开鼠标即可读取")).toBeDefined();
    fireEvent.drop(target, { dataTransfer });
    expect(screen.queryByText("松开鼠标即可读取")).toBeNull();
    await heading("2 条消息");
  });

  it("as a page saved from a browser are read by its table", async () => {
    await openImport();
    const rows = [
      ["时间", "发送者", "内容"],
      ["2024-4-14 9:05:07", "t***1", "在吗<script>alert(1)</script>"],
      ["2024-4-14 9:05:17", "某店:小美", "在的"],
    ];
    const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("");
    chooseFiles(fileOf("export.xls", `<html><body><table>${cells}</table></body></html>`));
    await heading("2 条消息");
    expect(screen.queryByText(/alert/)).toBeNull();
  });

  it("as a sheet of the workbook are read from its cells", async () => {
    await openImport();
    await my.user.click(screen.getByRole("button", { name: "读取" }));
    await waitFor(() => expect(my.door.imports.chosen).toEqual([{ kind: "sheet", sheetId: "chats" }]));
  });

  it("as nothing at all are answered by a sentence", async () => {
    await openImport();
    chooseFiles(fileOf("empty.txt", ""));
    await heading("没有认出聊天");
    expect(screen.getByRole("button", { name: /“empty\.txt”是空的/ })).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "导入" }).disabled).toBe(true);
  });
});

describe("the preview", () => {
  it("follows a corrected format", async () => {
    await openImport();
    paste("a: 1\nb: 2\nc: 3", field());
    await screen.findByRole("combobox", { name: "格式" });
    await my.user.selectOptions(screen.getByRole("combobox", { name: "格式" }), "wechat");
    await waitFor(() => expect(screen.getByText(/由你指定/)).toBeDefined());
  });

  it("follows a corrected role, and remembers it for the next import of the format", async () => {
    await openImport();
    paste(qianniu.replace("某某旗舰店:小美", "小美"), field());
    // Nobody was recognised as an agent: the pane says so and has opened the list that mends it.
    await screen.findByText(/^没有认出/);
    await my.user.selectOptions(await screen.findByRole("combobox", { name: "小美 的角色" }), "agent");
    await screen.findByText(/由你指定/);
    expect(screen.queryByText("没有认出客服")).toBeNull();
    await my.user.click(await importButton(2));
    await heading("导入完成");
    expect(my.door.imports.corrections).toEqual({ qianniu: { roles: { 小美: "agent" } } });
    expect(my.door.imports.written[0].rows[0][1][3]).toBe("客服");
  });

  it("applies what an earlier import of the format was corrected to, and leaves it out when asked", async () => {
    my.door.imports.corrections = { qianniu: { roles: { 云朵妈妈: "agent" } } };
    await openImport();
    paste(qianniu, field());
    await screen.findByText("已沿用上次对这种格式的修改。");
    const view = within(screen.getByRole("tabpanel", { name: "导入" }));
    const marked = { ignore: "option" };
    expect(await view.findAllByText("客服", marked)).toHaveLength(2);
    await my.user.click(screen.getByRole("button", { name: "不沿用" }));
    await waitFor(() => expect(screen.getByText("客户", marked)).toBeDefined());
    expect(screen.queryByText("已沿用上次对这种格式的修改。")).toBeNull();
  });

  it("takes the names of agents from a list", async () => {
    await openImport();
    paste(qianniu.replace("某某旗舰店:小美", "阿岳"), field());
    await my.user.type(await screen.findByRole("textbox", { name: "人工客服" }), "阿岳，小禾");
    await my.user.click(screen.getByRole("button", { name: "应用" }));
    await waitFor(() => expect(screen.getAllByText("客服").length).toBeGreaterThan(0));
  });

  it("asks for the day where times have none", async () => {
    await openImport();
    paste("[小美] 10:30\n在的\n[云朵] 10:31\n好的", field());
    const day = await screen.findByLabelText("聊天从哪一天开始");
    fireEvent.change(day, { target: { value: "2024-04-14" } });
    await screen.findByText("2024-04-14 10:30:00");
  });

  it("tells times of UTC by the clock that is named, and remembers it for the next import of the format", async () => {
    await openImport();
    paste(
      "发送者,角色,时间,内容\n云朵妈妈,客户,2024-04-14T01:05:07Z,在吗\n小美,客服,2024-04-14T01:05:20Z,在的",
      field(),
    );
    await screen.findByText("2024-04-14 01:05:07");
    const clock = screen.getByRole("combobox", { name: "换算到时区" });
    await my.user.selectOptions(clock, "Asia/Shanghai");
    await screen.findByText("2024-04-14 09:05:07");
    await my.user.click(await importButton(2));
    await heading("导入完成");
    expect(my.door.imports.corrections).toEqual({ table: { timeZone: "Asia/Shanghai" } });
  });

  it("shows a remembered clock as chosen that this machine does not list", async () => {
    my.door.imports.corrections = { table: { timeZone: "+08:00" } };
    await openImport();
    paste(
      "发送者,角色,时间,内容\n云朵妈妈,客户,2024-04-14T01:05:07Z,在吗\n小美,客服,2024-04-14T01:05:20Z,在的",
      field(),
    );
    await screen.findByText("2024-04-14 09:05:07");
    const clock = screen.getByRole<HTMLSelectElement>("combobox", { name: "换算到时区" });
    expect(clock.selectedOptions[0].textContent).toBe("+08:00");
  });

  it("lists every line that was not read, with file, line and reason", async () => {
    await openImport();
    chooseFiles(fileOf("a.txt", `没有人说的话\r\n${qianniu}`));
    await my.user.click(await screen.findByRole("button", { name: "未读懂的行1 行" }));
    const region = within(screen.getByRole("region", { name: "未读懂的行" }));
    expect(region.getByRole("listitem").textContent).toBe(
      "没有人说的话a.txt 第 1 行 · 该行不是此格式的消息。",
    );
  });

  it("offers no list of unread lines where every line was read", async () => {
    await openImport();
    paste(qianniu, field());
    await heading("2 条消息");
    expect(screen.queryByRole("button", { name: /^未读懂的行/ })).toBeNull();
  });

  it("lets a source be taken out again", async () => {
    await openImport();
    chooseFiles(fileOf("a.txt", qianniu), fileOf("b.txt", qianniu.replaceAll("2024-4-14", "2024-4-15")));
    await heading("4 条消息");
    await my.user.click(screen.getByRole("button", { name: "移除 a.txt" }));
    await heading("2 条消息");
  });

  it("does not count a message twice that two files hold", async () => {
    await openImport();
    chooseFiles(fileOf("a.txt", qianniu), fileOf("b.txt", qianniu));
    await heading("2 条消息");
    await importButton(2);
  });
});

describe("the writing", () => {
  it("leads on to the check of the new sheet", async () => {
    await openImport();
    paste(qianniu, field());
    await my.user.click(await importButton(2));
    await heading("导入完成");
    expect(screen.getByText("“聊天记录”：2 行聊天")).toBeDefined();
    await my.user.click(screen.getByRole("button", { name: "检查这些聊天" }));
    expect(screen.getByRole("tab", { name: "检查" }).getAttribute("aria-selected")).toBe("true");
  });

  it("asks where to write when there is an earlier import", async () => {
    my.door.imports.trace = {
      time: "2026-11-20T08:00:00Z",
      sheets: [{ kind: "chats", sheetId: "x", tableId: "t", name: "聊天记录", rows: 88, restores: 0 }],
    };
    await openImport();
    await screen.findByText("上次导入：聊天记录");
    paste(qianniu, field());
    await my.user.click(await screen.findByRole("radio", { name: "替换“聊天记录”上次导入的内容" }));
    expect(screen.getByText(/撤销时会恢复原来的 88 行/)).toBeDefined();
    my.door.imports.restores = 88;
    await my.user.click(await importButton(2));
    await heading("导入完成");
    expect(my.door.imports.written[0].request.place).toBe("replace");
    await my.user.click(await screen.findByRole("button", { name: "撤销导入" }));
    await screen.findByText(/并恢复原来的 88 行/);
  });

  it("can be cancelled by the keyboard; the preview is there again", async () => {
    let go = () => undefined as void;
    my.door.imports.held = new Promise((resolve) => (go = resolve));
    await openImport();
    paste(qianniu, field());
    await my.user.click(await importButton(2));
    await heading("正在写入工作表");
    await my.user.keyboard("{Escape}");
    await act(async () => go());
    await screen.findByText("已取消，工作簿没有变化。");
    await importButton(2);
  });

  it("says why it failed and keeps the preview", async () => {
    my.door.imports.trouble = new ExcelTrouble("protected");
    await openImport();
    paste(qianniu, field());
    await my.user.click(await importButton(2));
    await screen.findByText("没有导入成功");
    expect(screen.getByText("工作簿没有变化。")).toBeDefined();
    await importButton(2);
  });

  it("can be undone after asking", async () => {
    await openImport();
    paste(qianniu, field());
    await my.user.click(await importButton(2));
    await heading("导入完成");
    await my.user.click(await screen.findByRole("button", { name: "撤销导入" }));
    await dialog.choose("撤销导入", my);
    await screen.findByText("已撤销导入。");
    expect(my.door.imports.undone).toBe(1);
  });

  it("has no accessibility faults at any step", async () => {
    await openImport();
    expect(await violations()).toEqual([]);
    chooseFiles(fileOf("a.txt", `没有人说的话\r\n${qianniu}`));
    await my.user.click(await screen.findByRole("button", { name: /^未读懂的行/ }));
    await my.user.click(screen.getByRole("button", { name: /^谁是谁/ }));
    expect(await violations()).toEqual([]);
    await my.user.click(await importButton(2));
    await heading("导入完成");
    expect(await violations()).toEqual([]);
  });
});
