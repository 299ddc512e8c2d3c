import { describe, expect, it } from "vitest";
import { joinOrders, mergeOrders, readOrders, readOrderTable } from "../../src/chat/orders";
import { readText } from "../../src/chat/formats";
import { readTable } from "../../src/chat/readTable";
import { tableOf } from "../../src/chat/table";
import { parseTime } from "../../src/chat/time";

const at = (text: string) => parseTime(text).seconds;

describe("readOrders", () => {
  it("does not take a record in which nothing can be judged for one without orders", () => {
    const rows = [
      ["订单号", "买家", "下单时间"],
      ["1", "t***1", "2024-4-14 9:04:45"],
    ];
    expect(() => readOrders(tableOf(rows))).toThrow(
      expect.objectContaining({ code: "chat.ordersUnjudged" }) as Error,
    );
    expect(readOrders(tableOf(rows.slice(0, 1)))).toEqual([]);
  });

  it("reads a shop's export by its headers", () => {
    const rows = [
      ["订单编号", "买家会员名", "买家实际支付金额", "订单状态", "订单创建时间", "订单付款时间"],
      ["3312345678901", "云朵妈妈", "¥1,269.00", "交易成功", "2024-4-14 9:04:45", "2024-4-14 9:06:21"],
      ["3312345678902", "旧时光", 89, "等待买家付款", "2024-4-14 9:10:00", ""],
    ];
    expect(readOrders(tableOf(rows))).toEqual([
      {
        id: "3312345678901",
        customer: "云朵妈妈",
        conversation: -1,
        placed: at("2024-4-14 9:04:45"),
        paid: at("2024-4-14 9:06:21"),
        closed: NaN,
        amount: 1269,
        row: 2,
      },
      expect.objectContaining({ id: "3312345678902", paid: NaN, amount: 89, row: 3 }),
    ]);
  });

  it("does not take an order for unpaid where the record does not tell when it was paid", () => {
    const rows = [
      ["order_id", "buyer", "order_time", "status"],
      ["1", "a", "2024-4-14 9:00", "paid"],
      ["2", "b", "2024-4-14 9:00", "待付款"],
      ["3", "c", "soon", "待付款"],
    ];
    const reading = readOrderTable(tableOf(rows));
    expect(reading.orders.map(({ id }) => id)).toEqual(["2"]);
    expect(reading.skipped).toEqual([2, 4]);
  });

  it("refuses a table that tells of no order", () => {
    expect(() => readOrders(tableOf([["a", "b"]]))).toThrow(
      expect.objectContaining({ code: "chat.noOrderColumns" }),
    );
    expect(() => readOrders(tableOf([]))).toThrow(expect.objectContaining({ code: "chat.noOrderRows" }));
  });
});

describe("joinOrders", () => {
  const { transcript } = readTable(
    tableOf([
      ["会话", "时间", "发送者", "角色", "内容"],
      ["S1", "2024-4-14 9:00", "云朵妈妈", "客户", "在吗"],
      ["S2", "2024-4-20 9:00", "云朵妈妈", "客户", "又来了"],
      ["S3", "2024-4-14 9:00", "旧时光", "客户", "订单3312345678901什么时候发"],
    ]),
  );
  const order = (id: string, customer: string, placed: string) => ({
    id,
    customer,
    conversation: -1,
    placed: at(placed),
    paid: NaN,
    closed: NaN,
    amount: NaN,
    row: 2,
  });
  const joined = (...orders: Parameters<typeof joinOrders>[0]) =>
    joinOrders(orders, transcript).map(({ conversation }) => transcript.conversations[conversation]);

  it("finds the customer's conversation that is nearest in time", () => {
    expect(joined(order("1", "云朵妈妈", "2024-4-14 9:30"))).toEqual(["S1"]);
    expect(joined(order("1", "云朵妈妈", "2024-4-19 22:00"))).toEqual(["S2"]);
  });

  it("prefers the conversation that quotes the order's number", () => {
    expect(joined(order("3312345678901", "云朵妈妈", "2024-4-14 9:05"))).toEqual(["S3"]);
  });

  it("leaves out an order that no conversation is about", () => {
    expect(joined(order("1", "无名", "2024-4-14 9:05"), order("2", "云朵妈妈", "2024-4-17 9:05"))).toEqual(
      [],
    );
  });
});

describe("unknown is not unpaid", () => {
  it("where a record's cell of paying is filled and no time, or its status says paid", () => {
    const rows = [
      ["订单号", "买家", "下单时间", "付款时间", "订单状态"],
      ["1", "a", "2024-4-14 9:00", "已付款", ""],
      ["2", "b", "2024-4-14 9:00", "", "交易成功"],
      ["3", "c", "2024-4-14 9:00", "-", ""],
      ["4", "d", "2024-4-14 9:00", "", "等待买家付款"],
      ["5", "e", "2024-4-14 9:00", "2024-4-14 9:10", "交易成功"],
    ];
    const { orders, skipped } = readOrderTable(tableOf(rows));
    expect(orders.map(({ id }) => id)).toEqual(["3", "4", "5"]);
    expect(skipped).toEqual([2, 3]);
  });

  it("where a chat's own columns tell of placings alone, or a cell tells no time", () => {
    const header = ["会话", "时间", "发送者", "内容", "订单号", "下单时间"];
    const row = ["S1", "2024-4-14 9:05", "t***1", "拍了", "33123456", "2024-4-14 9:04"];
    const placings = readTable(tableOf([header, row]));
    expect(placings.orders).toHaveLength(1);
    expect(placings.hasOrders).toBe(false);
    const paid = readTable(
      tableOf([
        [...header, "付款时间"],
        [...row, "已付款"],
      ]),
    );
    expect(paid.hasOrders).toBe(true);
    expect(paid.orders).toEqual([]);
  });

  it("where the platform's lines tell of placings alone", () => {
    const lines = "t***1 2024-4-14 9:05:07\n买家已拍下订单 ¥269.00\n某旗舰店:小美 2024-4-14 9:06:07\n好的";
    expect(readText(lines)).toMatchObject({ hasOrders: false, orders: [{ customer: "t***1", amount: 269 }] });
    const other = "\nt***2 2024-4-14 9:15:07\n买家已拍下\nt***2 2024-4-14 9:25:07\n买家已付款";
    expect(readText(lines + other)).toMatchObject({ hasOrders: true, orders: [{ paid: NaN }, {}] });
  });
});

describe("orders of a chat beside a record", () => {
  const lines = [
    "t***1 2024-4-14 9:05:07",
    "买家已拍下订单 3312345678901 ¥269.00",
    "t***1 2024-4-14 9:25:07",
    "买家已拍下 ¥19.00",
    "t***1 2024-4-14 10:25:07",
    "买家已拍下 ¥9.00",
    "某旗舰店:小美 2024-4-14 10:26:07",
    "好的",
  ];
  const record = readOrders(
    tableOf([
      ["订单号", "买家", "下单时间", "付款时间", "金额"],
      ["3312345678901", "t***1", "2024-4-14 9:05:00", "2024-4-14 9:08:00", 269],
      ["3312345678902", "t***1", "2024-4-14 9:25:00", "", 19],
    ]),
  );
  const told = (orders: readonly { readonly id: string; readonly amount: number }[]) =>
    orders.map(({ id, amount }) => `${id} ${amount}`);

  it("count once where both tell of them, by number or by conversation and time, as the record knows them", () => {
    const chat = readText([...lines, "t***1 2024-4-14 11:00:00", "买家已付款"].join("\n"));
    const orders = mergeOrders(chat, record);
    expect(told(orders)).toEqual([" 9", "3312345678901 269", "3312345678902 19"]);
    expect(orders.find(({ id }) => id === "3312345678901")?.paid).toBe(at("2024-4-14 9:08:00"));
  });

  it("are the record's alone where nobody knows which of the chat's were paid", () => {
    expect(told(mergeOrders(readText(lines.join("\n")), record))).toEqual([
      "3312345678901 269",
      "3312345678902 19",
    ]);
  });
});
