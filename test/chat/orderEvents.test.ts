import { describe, expect, it } from "vitest";
import { readText } from "../../src/chat/formats";
import { readTable } from "../../src/chat/readTable";
import { tableOf } from "../../src/chat/table";
import { formatTime } from "../../src/chat/time";

const events = (text: string) => {
  const { orders, hasOrders, transcript } = readText(text);
  return {
    hasOrders,
    orders: orders.map(({ id, customer, conversation, placed, paid, closed, amount, row }) => [
      transcript.conversations[conversation],
      id,
      customer,
      formatTime(placed).slice(11),
      formatTime(paid).slice(11),
      formatTime(closed).slice(11),
      amount,
      row,
    ]),
  };
};

describe("orders that a platform tells of between the messages", () => {
  it("are placed, paid and closed by its lines, with time and amount", () => {
    const text = [
      "云朵妈妈 2024-4-14 9:05:07",
      "在吗",
      "云朵妈妈 2024-4-14 9:06:00",
      "买家已拍下订单 ¥269.00",
      "某某旗舰店:小美 2024-4-14 9:06:30",
      "亲，拍下尽快付款哦",
      "云朵妈妈 2024-4-14 9:20:00",
      "买家已付款",
      "云朵妈妈 2024-4-14 9:30:00",
      "买家已拍下 1,099元",
      "云朵妈妈 2024-4-14 9:45:00",
      "订单关闭",
    ].join("\n");
    expect(events(text)).toEqual({
      hasOrders: true,
      orders: [
        ["云朵妈妈", "", "云朵妈妈", "09:06:00", "09:20:00", "", 269, 3],
        ["云朵妈妈", "", "云朵妈妈", "09:30:00", "", "09:45:00", 1099, 9],
      ],
    });
  });

  it("are told apart by their numbers, and take the time that the line writes", () => {
    const text = [
      "云朵妈妈 2024-4-14 9:06:00",
      "买家已拍下，订单号：3312345678901 2024-04-14 09:05:30",
      "云朵妈妈 2024-4-14 9:07:00",
      "买家已拍下，订单号：3312345678902",
      "云朵妈妈 2024-4-14 9:08:00",
      "买家已付款，订单号：3312345678901",
    ].join("\n");
    expect(events(text).orders).toEqual([
      [expect.anything(), "3312345678901", expect.anything(), "09:05:30", "09:08:00", "", NaN, 1],
      [expect.anything(), "3312345678902", expect.anything(), "09:07:00", "", "", NaN, 3],
    ]);
  });

  it("are not made of what people say, and a payment alone tells of no order", () => {
    const speech =
      "云朵妈妈 2024-4-14 9:05:07\n我已经拍下了\n某某旗舰店:小美 2024-4-14 9:06:00\n订单关闭了可以重新拍\n";
    expect(events(speech)).toEqual({ hasOrders: false, orders: [] });
    expect(events(`${speech}云朵妈妈 2024-4-14 9:07:00\n买家已付款\n`)).toEqual({
      hasOrders: false,
      orders: [],
    });
  });

  it("are left to the columns of orders where a table has them", () => {
    const rows = [
      ["会话", "时间", "发送者", "内容", "下单时间"],
      ["S1", "2024-4-14 9:00", "t***1", "买家已拍下", ""],
      ["S1", "2024-4-14 9:01", "t***1", "在吗", "2024-4-14 8:00"],
    ];
    expect(readTable(tableOf(rows)).orders).toHaveLength(1);
    expect(readTable(tableOf(rows)).orders[0].amount).toBeNaN();
    const bare = rows.map((row) => row.slice(0, 4));
    expect(readTable(tableOf(bare)).orders.map(({ placed }) => formatTime(placed))).toEqual([
      "2024-04-14T09:00:00",
    ]);
  });

  it("lend their amounts to the orders of columns that were placed at the same minute or have the same number", () => {
    const rows = [
      ["会话", "时间", "发送者", "角色", "内容", "订单号", "下单时间"],
      ["S1", "2024-4-14 9:00:05", "系统消息", "系统", "买家已拍下订单 ¥269.00", "", "2024-4-14 9:00:00"],
      ["S2", "2024-4-14 9:00:05", "t***2", "客户", "拍了 ¥1.00", "", "2024-4-14 9:00:00"],
      ["S3", "2024-4-14 9:00:05", "系统消息", "系统", "买家已拍下订单 ¥5.00", "", "2024-4-14 8:00:00"],
      ["S4", "2024-4-14 9:00:05", "系统消息", "系统", "买家已拍下订单1234567890123 ¥7.00", "", ""],
      ["S4", "2024-4-14 9:01:05", "t***4", "客户", "拍了", "1234567890123", "2024-4-14 8:00:00"],
    ];
    expect(readTable(tableOf(rows)).orders.map(({ amount }) => amount)).toEqual([269, NaN, NaN, 7]);
  });
});
