import { afterEach, expect, it } from "vitest";
import { importDoor } from "../../../src/excel/import";
import { importedOrders } from "../../../src/excel/import/importedOrders";
import type { ImportTable } from "../../../src/excel/import/types";
import { scan } from "../../../src/excel/scanSession";
import type { MemoryBook } from "../../../src/workbench/memory";
import { bootOffice, type BootedOffice } from "../../support/office";
import { bookOf, sheetChoice } from "../support";

let office: BootedOffice;

async function open(book: MemoryBook): Promise<MemoryBook> {
  office = await bootOffice({ book });
  return book;
}

afterEach(() => {
  const unmodelled = [...office.host.unmodelled];
  office.close();
  expect(unmodelled).toEqual([]);
});

const day = 45396;
const orders: ImportTable = {
  kind: "orders",
  name: "订单",
  columns: [
    { id: "order", header: "订单号", kind: "text", width: 100 },
    { id: "customer", header: "客户", kind: "text", width: 100 },
    { id: "orderTime", header: "下单时间", kind: "time", width: 100 },
    { id: "paidTime", header: "付款时间", kind: "time", width: 100 },
    { id: "closedTime", header: "关闭时间", kind: "time", width: 100 },
    { id: "amount", header: "金额", kind: "amount", width: 100 },
  ],
  rowCount: 1,
  rows: () => Promise.resolve([["8877665544332211009", "tb_lan", day + 0.5, null, null, 269]]),
};

const chats = [
  ["会话ID", "时间", "发送者", "角色", "内容"],
  ["1", "2024-04-14 11:58:00", "tb_lan", "客户", "这款有120的吗"],
  ["1", "2024-04-14 11:58:05", "小美", "客服", "有的亲，今天拍下今天发"],
  ["1", "2024-04-14 12:40:00", "tb_lan", "客户", "好的谢谢"],
  ["1", "2024-04-14 12:40:04", "小美", "客服", "不客气哦"],
];

it("reads back the orders that an import wrote", async () => {
  await open(bookOf(chats));
  expect(await importedOrders()).toBeNull();
  await importDoor.writeImport({ tables: [orders], place: "new" });
  expect(await importedOrders()).toMatchObject([
    { id: "8877665544332211009", customer: "tb_lan", placed: 1713096000, paid: NaN, amount: 269 },
  ]);
});

it("lets a check judge payment reminders by imported orders", async () => {
  const book = await open(bookOf(chats));
  const rules = async () =>
    (await scan({ choice: sheetChoice(book), locale: "zh-CN" })).findings.map(({ rule }) => rule);
  expect(await rules()).not.toContain("no-payment-reminder");
  await importDoor.writeImport({ tables: [orders], place: "new" });
  expect(await rules()).toContain("no-payment-reminder");
  await importDoor.undoImport();
  expect(await rules()).not.toContain("no-payment-reminder");
});
