import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskName, maskText } from "../../src/chat/mask";

describe("A masked text", () => {
  it.each([
    ["收件人：张三，电话 13800138000", "收件人：**，电话 ***********"],
    ["我的手机 138-0013-8000 谢谢", "我的手机 ************* 谢谢"],
    ["１３８００１３８０００", "***********"],
    ["单号SF1234567890123", "单号SF*************"],
    ["王小明先生您好", "***先生您好"],
    ["加微信：abc_12345 聊", "加微信：********* 聊"],
    ["发到 lan.li@example.com 吧", "发到 ****************** 吧"],
    ["寄到浙江省杭州市西湖区文三路12号3栋501室，谢谢", "寄到" + "*".repeat(21) + "，谢谢"],
  ])("hides who a person is: %s", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    "亲，今天就发，3月5号前到",
    "2026-03-05 09:00 下的单",
    "满 300 减 50，一共 1299 元",
    "120码的有吗，请问先生在吗",
    "这款是5号色，在路上了",
  ])("leaves what names nobody: %s", (text) => {
    expect(maskText(text)).toBe(text);
  });

  it("has the length of the text, whatever it is, so that offsets stay right", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => maskText(text).length === text.length));
    const pieces = [
      "文三路",
      "12号",
      "501室",
      "区",
      "，",
      "138",
      "0013800",
      " ",
      "收件人：",
      "张三",
      "先生",
      "a@b.cc",
      "😀",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (parts) => {
        const text = parts.join("");
        return maskText(text).length === text.length;
      }),
    );
  });

  it("holds no mobile number any more", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (around, number) => {
        expect(maskText(`${around}，${number}，${around}`)).not.toContain(String(number));
      }),
    );
  });
});

describe("A masked name", () => {
  it.each([
    ["云朵妈妈", "云***"],
    ["tb_lan", "t***"],
    ["张三", "张*"],
    ["😀开心", "😀**"],
    ["S001", "S001"],
    ["12", "12"],
    ["", ""],
  ])("%s → %s", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
