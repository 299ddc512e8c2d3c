import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  customersOf,
  masked,
  maskedSender,
  maskName,
  maskOfRecord,
  maskPerson,
  maskText,
} from "../../src/chat/mask";
import { readTable } from "../../src/chat/readTable";
import { tableOf } from "../../src/chat/table";

describe("A masked text", () => {
  it.each([
    ["收件人：张三，电话 13800138000", "收件人：**，电话 ***********"],
    ["我的手机 138-0013-8000 谢谢", "我的手机 ************* 谢谢"],
    ["１３８００１３８０００", "***********"],
    ["单号SF1234567890123", "单号***************"],
    ["王小明先生您好", "***先生您好"],
    ["加微信：abc_12345 聊", "加微信：********* 聊"],
    ["发到 lan.li@example.com 吧", "发到 ****************** 吧"],
    ["2026-03-05 13800138000", "2026-03-05 ***********"],
    ["电话138.0013.8000", "电话*************"],
    ["SSN 123-45-6789, 123–45–6789 or 123.45.6789", "SSN ***********, *********** or ***********"],
    ["薇信：lan_2026", "薇信：********"],
    ["我叫张三，常用 13800138000，谢谢", "我叫**，常用 ***********，谢谢"],
    ["王小明，13800138000，住广东省深圳市南山区科技园", `***，${"*".repeat(11)}，住${"*".repeat(12)}`],
    ["欧阳先生，阳光花园12-3-501", "**先生，************"],
    ["验证码 482913，取件码 3-2-4567，粤B12345", "验证码 ******，取件码 ********，*******"],
    ["加v：lan_2026，instagram @lan.li", "加v：********，instagram *******"],
    ["abc＠qq.com, lan [at] gmail.com", "**********, ******************"],
    ["+44 (0)20 7946 0958, (555) 123-4567", `${"*".repeat(19)}, ${"*".repeat(14)}`],
    ["020.7946.0958 or 0171/1234567", `${"*".repeat(13)} or ${"*".repeat(12)}`],
    ["DE89 3704 0044 0532 0130 00", "*".repeat(27)],
    ["GB29 NWBK 6016 1331 9268 19", "*".repeat(27)],
    [
      "passport AB123456, order number: ABC-1234, A123456(7)",
      "passport ********, order number: ********, **********",
    ],
    ["My name is John Smith, Dear Ms. Doe", "My name is **********, Dear Ms. ***"],
    ["221B Baker Street, London NW1 6XE", `${"*".repeat(25)} *******`],
    ["123 Main St, Apt 4B, Springfield, IL 62704", "*".repeat(42)],
    ["Hauptstraße 12, 10115 Berlin", "*".repeat(28)],
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
    "市区5号能到吗，3-5天到，小区3号发",
    "这个城市的小区，上海市区",
    "$1,299.00, 3 x 20.50 EUR, ¥88",
    "05/03/2026, 05-03-2026 12:30",
    "RTX 4090, SM-G991B, iPhone 15 Pro Max 256GB, A4 2XL, VX1000-5",
    "120*60*75cm, version 10.15.7, size 42-44",
    "I paid 20 dollars by the way, 10 minute drive, 2 days on the road",
    "Dear Customer, your order is late; product name: Classic Tee",
    "我是老客户，微信支付可以吗",
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

  it("is hidden as people call each other by it", () => {
    expect(maskText("Hi Jane! hi jane doe, hi DOE", "Jane Doe")).toBe("Hi ****! hi ********, hi ***");
    expect(maskText("Dear customer, the user guide", "Customer User")).toBe("Dear customer, the user guide");
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

describe("A record's mask", () => {
  const header = ["会话ID", "时间", "发送者", "角色", "内容"];
  const { transcript } = readTable(
    tableOf([
      header,
      ["S001", "2026-03-02 10:00:00", "云朵妈妈", "客户", "在吗"],
      ["S001", "2026-03-02 10:00:09", "小麦", "客服", "云朵妈妈您好"],
      ["S002", "2026-03-02 11:00:00", "大河", "客户", "在吗"],
    ]),
  );
  const mask = maskOfRecord(masked, () => customersOf(transcript));

  it("hides the customer in texts where the conversation is called otherwise", () => {
    expect(mask.text("云朵妈妈您好，小麦在，大河没冲垮", "S001")).toBe("****您好，小麦在，大河没冲垮");
  });

  it("hides all customers in lines of nobody, where a name stands alone", () => {
    expect(mask.text("云朵妈妈\t2026-03-02\t大河 大河没冲垮")).toBe("****\t2026-03-02\t** 大河没冲垮");
  });
});

describe("A person", () => {
  it("is never taken for a shop, whatever the name", () => {
    const [name] = ["张三 / 李四"];
    const { transcript } = readTable(
      tableOf([
        ["客户名", "时间", "发送者", "内容"],
        [name, "2026-03-02 10:00:00", name, "在吗"],
        ["甲 » 乙乙", "2026-03-02 10:00:00", "甲 » 乙乙", "在吗"],
      ]),
    );
    expect(transcript.conversations.map(maskName)).toEqual(["张***", "甲***"]);
    expect(maskedSender("甲 » 乙乙", "customer", masked)).toBe("甲***");
    expect(maskedSender("小麦 » 云", "agent", masked)).toBe("小麦 » 云");
  });

  it.each([
    ["tb123456", "t***"],
    ["云朵妈妈 #2", "云***"],
  ])("%s → %s", (name, hidden) => {
    expect(maskPerson(name)).toBe(hidden);
  });
});
