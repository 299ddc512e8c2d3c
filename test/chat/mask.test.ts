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
    ["2026-03-05 13800138000", "2026-03-05 ***********"],
    ["电话138.0013.8000", "电话*************"],
    ["SSN 123-45-6789, 123–45–6789 or 123.45.6789", "SSN ***********, *********** or ***********"],
    ["薇信：lan_2026", "薇信：********"],
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

describe("A mobile number", () => {
  const digits = fc
    .tuple(fc.constantFrom("13", "15", "17", "18", "19"), fc.stringMatching(/^\d{9}$/))
    .map((parts) => parts.join(""));
  const before = fc.constantFrom(
    "",
    "电话",
    "2026-03-15 ",
    "打我 ",
    "3号楼",
    "a",
    " 12:30 ",
    "¥1299.00 ",
    "满300，",
  );
  const after = fc.constantFrom("", "，谢谢", "。2026-03-15", " 12:30", "号", "，¥1299.00");

  it("is never left in a masked text, however its digits are written and set apart", () => {
    const separator = fc.constantFrom("", "", " ", "-", ".", "—", "  ", "/");
    fc.assert(
      fc.property(
        digits,
        fc.array(separator, { minLength: 10, maxLength: 10 }),
        fc.boolean(),
        before,
        after,
        (number, between, wide, ahead, behind) => {
          const written = [...number].map((digit, i) => digit + (between[i] ?? "")).join("");
          const shown = wide
            ? written.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
            : written;
          const left = maskText(ahead + shown + behind)
            .normalize("NFKC")
            .replace(/[^\d*]/g, "");
          expect(left).not.toContain(number);
          expect(left).not.toMatch(/\d{11}/);
        },
      ),
    );
  });
});

describe("The name of the customer", () => {
  it("is hidden wherever the text says it, and codes and single characters are not", () => {
    expect(maskText("云朵妈妈您好，云朵妈妈", "云朵妈妈 #2")).toBe("****您好，****");
    expect(maskText("S001 的单，一共", "S001")).toBe("S001 的单，一共");
    expect(maskText("一共", "一")).toBe("一共");
  });

  it("is in no masked text, and its length stays", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), fc.string(), fc.string(), (name, before, after) => {
        const text = `${before}${name}${after}`;
        const hidden = maskText(text, name);
        expect(hidden).toHaveLength(text.length);
        if (maskName(name) !== name && !/^\**$/.test(name)) expect(hidden).not.toContain(name);
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
    ["云朵妈妈 #2", "云*** #2"],
    ["S001", "S001"],
    ["12", "12"],
    ["", ""],
  ])("%s → %s", (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
