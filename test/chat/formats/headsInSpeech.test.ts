import { describe, expect, it } from "vitest";
import { readText } from "../../../src/chat/formats";
import { accounted, messagesOf } from "./read";

const chat = (...speech: string[]) =>
  [
    "柠檬茶不加糖 2025-11-2 14:03:09",
    "老板，这个羽绒服还有吗",
    "暖冬专营店:小鹿 2025-11-2 14:03:31",
    "有的哦",
    ...speech,
    "柠檬茶不加糖 2025-11-2 14:04:02",
    "好",
  ].join("\n");

const senders = (text: string) => readText(text).transcript.senders;

describe("a line that ends in a day and a clock", () => {
  it.each([
    "您的订单预计发货时间 2025-11-03 18:00:00",
    "预计明天送达2025-11-03 18:00:00",
    "您是 2025-10-31 20:10:11",
    "下单时间：2025-11-01 09:00",
    "活动最后一天 2025-11-11 23:59:59",
  ])("is speech where its words are no name: %s", (line) => {
    const reading = readText(chat(line, "请留意"));
    expect(messagesOf(reading)[1]).toBe(
      `2025-11-02 14:03:31 暖冬专营店:小鹿 (agent): 有的哦\n${line}\n请留意`,
    );
    expect(reading.transcript.length).toBe(3);
    expect(accounted(reading)).toBe(true);
  });

  it("is speech though it is the whole message, or the last", () => {
    const text = `${chat("您的订单预计发货时间 2025-11-03 18:00:00")}\n我是 2025-11-1 20:10:11\n下单的`;
    expect(messagesOf(readText(text)).at(-1)).toBe(
      "2025-11-02 14:04:02 柠檬茶不加糖 (customer): 好\n我是 2025-11-1 20:10:11\n下单的",
    );
  });

  it("is speech though a shop sends it again and again", () => {
    const line = (day: number) => `预计发货时间 2025-11-0${day} 18:00:00`;
    expect(senders(chat(line(3), line(4)))).toEqual(["柠檬茶不加糖", "暖冬专营店:小鹿"]);
  });

  it("is speech on two lines as well", () => {
    expect(senders(chat("最晚发货时间", "2025-11-03 18:00:00"))).toEqual(["柠檬茶不加糖", "暖冬专营店:小鹿"]);
  });

  it("begins a message where its time goes on with the chat's", () => {
    expect(senders(chat("路过的客人 2025-11-2 14:03:40", "我也要"))).toContain("路过的客人");
  });

  it("begins a message of another customer's chat, which may be older", () => {
    const text = `${chat()}\n早起的客人 2025-10-30 8:00:00\n在吗\n暖冬专营店:小鹿 2025-10-30 8:00:20\n在的`;
    expect(senders(text)).toContain("早起的客人");
  });

  it("begins a message where the newest stands first", () => {
    const text = ["15", "14", "13", "12", "11"]
      .map((hour) => `暖冬专营店:小鹿 2025-11-2 ${hour}:00:00\n在的`)
      .join("\n");
    expect(
      senders(`${text}\n头一个客人 2025-11-2 10:30:00\n在吗\n暖冬专营店:小鹿 2025-11-2 10:00:00\n亲`),
    ).toContain("头一个客人");
  });

  it("begins a message where the name is known: by its look, by return, or by a person's word", () => {
    const late = "2025-11-09 09:00:00";
    expect(senders(chat(`t***9 ${late}`, "在吗"))).toContain("t***9");
    expect(senders(chat(`夜猫 ${late}`, "在吗", "夜猫 2025-11-09 09:00:05", "人呢"))).toContain("夜猫");
    const named = readText(chat("夜猫 2025-10-01 09:00:00", "在吗"), { agents: ["夜猫"] });
    expect(named.transcript.senders).toContain("夜猫");
  });

  it("begins a message where every name stands but once", () => {
    expect(senders("小雨 2025-11-2 14:03:09\n在吗\n阿木 2025-11-1 14:03:31\n在的")).toEqual(["小雨", "阿木"]);
  });
});
