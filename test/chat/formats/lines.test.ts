import { describe, expect, it } from "vitest";
import { readText } from "../../../src/chat/formats";
import { readTable } from "../../../src/chat/readTable";
import { tableOf } from "../../../src/chat/table";
import { accounted, messagesOf, read } from "./read";

/** What formats share, told by lines that no golden file of theirs shows. */
describe("platform's lines", () => {
  const noise = [
    "当前用户来自 商品详情页",
    "商品推荐",
    "由 服务助手 转交给 小美",
    "原因：【离线留言自动分配】",
    "消费者催促您，请尽快回复！",
    "小李 将该会话转移给 小王，请及时处理",
    "[客服关闭会话]",
    "用户超时未回复，系统关闭会话",
    "云朵 撤回了一条消息",
  ];

  it.each(noise)("%s is nobody's speech, whosever name stands above it", (line) => {
    const text = `云朵 2024-4-14 9:05:07\n${line}\n某旗舰店:小美 2024-4-14 9:05:27\n在的`;
    expect(read(text)[1]).toBe(`2024-04-14 09:05:07 云朵 (system): ${line}`);
  });

  it("name agents to whom a chat was handed over, who are no further customers", () => {
    const text =
      "N*** 2024-4-14 9:05:07\n在吗\n小李 将该会话转移给 小王，请及时处理\n主账号 2024-4-14 9:05:27\n在的\n小王 2024-4-14 9:06:00\n我来处理";
    const { transcript } = readText(text);
    expect(transcript.conversations).toEqual(["N***"]);
    expect(read(text).at(-1)).toBe("2024-04-14 09:06:00 小王 (agent): 我来处理");
  });

  it("above the first message belong to the structure, and words there are listed", () => {
    const reading = readText(`当前用户来自 商品详情页\n导出说明\nt***1 2024-4-14 9:05:07\n在吗`);
    expect(reading.counts).toMatchObject({ structure: 1, skipped: 1 });
    expect(reading.skipped).toEqual([{ row: 2, text: "导出说明", reason: "chat.unreadLine" }]);
    expect(accounted(reading)).toBe(true);
  });

  it("tell nothing of who is a customer, but a masked name does", () => {
    const text = "t***1 2024-4-14 9:05:07\n[订单卡片]\n某旗舰店:小美 2024-4-14 9:05:27\n在的";
    expect(readText(text).transcript.conversations).toEqual(["t***1"]);
  });

  it("leave pictures, emoticons and links to those who sent them", () => {
    const speech = ["[图片]", "[动画表情]", "https://chat-img.example.com/a.jpg", "#E-s33"];
    const text = speech.map((words, i) => `N*** 2024-5-1 10:00:0${i}\n${words}`).join("\n");
    expect(messagesOf(readText(text)).every((line) => line.includes("N*** (customer)"))).toBe(true);
  });
});

describe("names", () => {
  it("of shops may be parted from a person's by a dash, and 用户8821 is a customer", () => {
    const text = "用户8821 2024-4-14 9:05:07\n在吗\n鲜果店-小王 2024-4-14 9:05:27\n在的";
    expect(read(text).slice(1)).toEqual([
      "2024-04-14 09:05:07 用户8821 (customer): 在吗",
      "2024-04-14 09:05:27 鲜果店-小王 (agent): 在的",
    ]);
  });

  it("end before the colon that some clients print", () => {
    const text = "云朵: 2024-04-14 09:05:07\n在吗\n小美：2024-04-14 09:05:27\n在的";
    expect(readText(text).transcript.senders).toEqual(["云朵", "小美"]);
  });

  it("of a buyer without times are not a shop's, though words with a colon follow", () => {
    const text = "暖冬旗舰店:小鹿:在的\nt******7:尺码:L\n云朵:颜色：红\n云朵:好\n暖冬旗舰店:小鹿:好";
    expect(read(text)).toEqual([
      "taobao-plain",
      "? 暖冬旗舰店:小鹿 (agent): 在的",
      "? t******7 (customer): 尺码:L",
      "? 云朵 (customer): 颜色：红",
      "? 云朵 (customer): 好",
      "? 暖冬旗舰店:小鹿 (agent): 好",
    ]);
  });

  it("may be words of roles, each though it stands once", () => {
    expect(read("Customer: hi\nAgent: hello: how can I help\nCustomer: refund please").slice(1)).toEqual([
      "? Customer (customer): hi",
      "? Agent (agent): hello: how can I help",
      "? Customer (customer): refund please",
    ]);
  });

  it("may stand behind the time and above the words, with no number beside them", () => {
    const text =
      "2024-04-14 09:05:07 云朵\n在吗\n2024-04-14 09:05:27 某旗舰店:小美\n在的\n2024-04-14 10:00:00 您看\n2024-04-14 09:05:47 云朵\n好";
    expect(read(text)).toEqual([
      "qq",
      "2024-04-14 09:05:07 云朵 (customer): 在吗",
      "2024-04-14 09:05:27 某旗舰店:小美 (agent): 在的\n2024-04-14 10:00:00 您看",
      "2024-04-14 09:05:47 云朵 (customer): 好",
    ]);
  });

  it("are not numbers of a clock, and no keys of JSON", () => {
    expect(readText("(09:05:07) Ann: hello\n(09:05:27) Bob: hi").transcript.senders).toEqual(["Ann", "Bob"]);
    expect(() => readText('{"time":"9:05","text":"hi"}\n{"time":"9:06","text":"ho"}')).toThrow(
      expect.objectContaining({ code: "chat.unknownJson" }),
    );
  });
});

describe("days", () => {
  it("may have their weekday beside them", () => {
    const text = "云朵 2024年4月14日 星期日 09:05:10\n在吗\n某旗舰店:小美 2024-4-14 (周日) 09:06:11\n在的";
    expect(read(text).slice(1)).toEqual([
      "2024-04-14 09:05:10 云朵 (customer): 在吗",
      "2024-04-14 09:06:11 某旗舰店:小美 (agent): 在的",
    ]);
  });

  it("such as 今天, 昨天, 前天 and 周三 are counted back from the date of reference", () => {
    const text = ["前天 21:05", "昨天 21:05", "周三 21:05", "今天 9:05"]
      .map((time) => `t***1 ${time}\n${time}`)
      .join("\n");
    const times = messagesOf(readText(text, { referenceDate: "2024-4-14" })).map((line) => line.slice(0, 16));
    expect(times).toEqual(["2024-04-10 21:05", "2024-04-12 21:05", "2024-04-13 21:05", "2024-04-14 09:05"]);
  });
});

describe("order", () => {
  const rows = (times: readonly (string | null)[]) =>
    readTable(
      tableOf([["会话", "时间", "发送者", "内容"], ...times.map((time, i) => ["S", time, "t***1", `${i}`])]),
    );

  it("is by time, the source's where times are alike, and the source's throughout where any is unknown", () => {
    expect(rows(["2024-4-14 9:05:07", "2024-4-14 9:05:01", "2024-4-14 9:05:07"]).transcript.text).toEqual([
      "1",
      "0",
      "2",
    ]);
    expect(rows(["2024-4-14 9:05:07", null, "2024-4-14 9:05:01"]).transcript.text).toEqual(["0", "1", "2"]);
  });

  it("leaves out a repeat of sender, time and text, and counts it", () => {
    const line = "t***1 2024-4-14 9:05:07\n在吗\n";
    const reading = readText(`${line}t***1 2024-4-14 9:05:07\n人呢\n${line}`);
    expect(reading.transcript.text).toEqual(["在吗", "人呢"]);
    expect(reading.duplicates).toEqual([{ row: 5, of: 1 }]);
    expect(accounted(reading)).toBe(true);
  });
});

it("a chat of several agents keeps each speaker, and the line that hands it over", () => {
  const text =
    "t***1 2024-4-14 9:05:07\n在吗\n某旗舰店:小美 2024-4-14 9:05:27\n在的\nt***1 2024-4-14 9:06:07\n由 小美 转交给 小鹿\nt***1 2024-4-14 9:06:10\n人呢\n某旗舰店:小鹿 2024-4-14 9:06:20\n我来";
  expect(read(text).slice(1)).toEqual([
    "2024-04-14 09:05:07 t***1 (customer): 在吗",
    "2024-04-14 09:05:27 某旗舰店:小美 (agent): 在的",
    "2024-04-14 09:06:07 t***1 (system): 由 小美 转交给 小鹿",
    "2024-04-14 09:06:10 t***1 (customer): 人呢",
    "2024-04-14 09:06:20 某旗舰店:小鹿 (agent): 我来",
  ]);
});

it("a table without a header is known by its cells, though it ends in a line end and holds few rows", () => {
  const text =
    "2024-04-14 09:05:07\t云朵妈妈\t在吗\n2024-04-14 09:05:27\t小美\t在的亲\n2024-04-14 09:05:47\t云朵妈妈\t好的\n";
  const reading = readText(text);
  expect(reading.recognition).toMatchObject({ format: "table", reasons: [{ code: "cells", count: 3 }] });
  expect(reading.transcript.text).toEqual(["在吗", "在的亲", "好的"]);
});

it("WhatsApp's notes that quote a colon are the app's own, and names may be numbers or hold a colon", () => {
  const text =
    '14/04/2024, 21:05 - +34 600 11 22 33: hola: que tal\n14/04/2024, 21:06 - 某旗舰店:小美: 您好\n14/04/2024, 21:07 - Ana changed the subject to "x: y"';
  expect(read(text)).toEqual([
    "whatsapp",
    "2024-04-14 21:05:00 +34 600 11 22 33 (customer): hola: que tal",
    "2024-04-14 21:06:00 某旗舰店:小美 (agent): 您好",
    '2024-04-14 21:07:00  (system): Ana changed the subject to "x: y"',
  ]);
});
