import { describe, expect, it } from "vitest";
import { readText } from "../../../src/chat/formats";
import { read } from "./read";

const today = { referenceDate: "2024-4-14" };

describe("企业微信", () => {
  it("writes month and day with a stroke, whatever the order of other dates", () => {
    const text = "小鹿@微信 4/3 09:05:07\n在吗\n小美 4/3 09:05:20\n在的";
    expect(read(text, { ...today, dateOrder: "dmy" }).slice(1)).toEqual([
      "2024-04-03 09:05:07 小鹿@微信 (customer): 在吗",
      "2024-04-03 09:05:20 小美 (agent): 在的",
    ]);
  });
});

it("takes full brackets around a whole name for no part of it", () => {
  const text = "【云朵】 2024-4-14 9:05:07\n在吗\n【客服】小美 2024-4-14 9:06:07\n在的";
  expect(read(text).slice(1)).toEqual([
    "2024-04-14 09:05:07 云朵 (customer): 在吗",
    "2024-04-14 09:06:07 【客服】小美 (agent): 在的",
  ]);
});

describe("names and words without times", () => {
  it("take an agent who is known by the name for no words of the customer above, though the name stands there once", () => {
    expect(read("云朵: 你好\n客服小美: 在的\n云朵: 多少钱").slice(1)).toEqual([
      "? 云朵 (customer): 你好",
      "? 客服小美 (agent): 在的",
      "? 云朵 (customer): 多少钱",
    ]);
  });

  it("leave what somebody says about a telephone with whoever says it", () => {
    const text = "云朵: 你好\n小美: 在的\n客服电话：400-800-1234\n云朵: 好\n小美: 嗯";
    expect(read(text)[2]).toBe("? 小美 (unknown): 在的\n客服电话：400-800-1234");
  });
});

describe("微信 on a computer in English", () => {
  it("sets a day with the month first and a clock behind the name", () => {
    const text = "云朵 4/14/24 9:05 AM\n你好\n小美客服 4/14/24 9:06 AM\n在的\n云朵 4/14/24 2:06 PM\n好";
    expect(read(text).slice(1)).toEqual([
      "2024-04-14 09:05:00 云朵 (customer): 你好",
      "2024-04-14 09:06:00 小美客服 (agent): 在的",
      "2024-04-14 14:06:00 云朵 (customer): 好",
    ]);
  });

  it("is told from a dash between name and day, as Discord sets it", () => {
    const text = "Jane — 04/14/2024 9:05 AM\nHi there\nSupport — 04/14/2024 9:06 AM\nHello";
    expect(read(text).slice(1)).toEqual([
      "2024-04-14 09:05:00 Jane (customer): Hi there",
      "2024-04-14 09:06:00 Support (agent): Hello",
    ]);
  });

  it("settles day and month by all of the heads, though no line begins with a day", () => {
    const text = "云朵 3/4/2024 9:05\n你好\n小美客服 3/4/2024 9:06\n在的\n云朵 3/14/2024 9:06\n好";
    expect(read(text)[1]).toBe("2024-03-04 09:05:00 云朵 (customer): 你好");
  });
});

describe("a time in full brackets before the name", () => {
  it("begins a message", () => {
    const text = "【2024-04-14 09:05:07】t***1：在吗\n【2024-04-14 09:05:17】客服小美：在的";
    expect(read(text).slice(1)).toEqual([
      "2024-04-14 09:05:07 t***1 (customer): 在吗",
      "2024-04-14 09:05:17 客服小美 (agent): 在的",
    ]);
  });
});

describe("千牛 desktop", () => {
  it("takes dates that are not padded, read marks below and beside the time, and any line ends", () => {
    const text =
      "\ufeff小雨点点 2024-4-4 9:05:07 已读\r你好\r\n\r\n晨光旗舰店:阿木 2024-4-4 9:05:27\r\n有的呢\n发送中";
    expect(read(text)).toEqual([
      "qianniu",
      "2024-04-04 09:05:07 小雨点点 (customer): 你好",
      "2024-04-04 09:05:27 晨光旗舰店:阿木 (agent): 有的呢",
    ]);
  });

  it("parts a name that ends in digits from the date that is glued to it", () => {
    const text = "tb_92026-03-05 9:08:07\n在吗\nlisa20182026-03-05 9:08:10\n什么时候发\n";
    expect(read(text)).toEqual([
      "qianniu",
      "2026-03-05 09:08:07 tb_9 (customer): 在吗",
      "2026-03-05 09:08:10 lisa2018 (agent): 什么时候发",
    ]);
  });

  it("takes a time alone on the next line, with its day or without", () => {
    const text =
      "小雨点点\n2024-4-4 9:05:07\n在吗\n晨光旗舰店:阿木\n9:05:20\n在的\n小雨点点\n2024-4-4 9:06\n多少钱\n";
    expect(read(text)).toEqual([
      "qianniu",
      "2024-04-04 09:05:07 小雨点点 (customer): 在吗",
      "2024-04-04 09:05:20 晨光旗舰店:阿木 (agent): 在的",
      "2024-04-04 09:06:00 小雨点点 (customer): 多少钱",
    ]);
  });

  it("takes the name before --> as the speaker", () => {
    const text =
      "小雨点点 --> 晨光旗舰店:阿木 2024-4-14 9:06:00\n在吗\n晨光旗舰店:阿木-->小雨点点 2024-4-14 9:06:40\n亲\n";
    expect(read(text)).toEqual([
      "qianniu",
      "2024-04-14 09:06:00 小雨点点 (customer): 在吗",
      "2024-04-14 09:06:40 晨光旗舰店:阿木 (agent): 亲",
    ]);
  });

  it("keeps a recall without a time apart from the words above it", () => {
    const text =
      "小雨点点 2024-4-4 9:05:07\n在吗\n小雨点点 撤回了一条消息\n晨光旗舰店:阿木 2024-4-4 9:05:27\n有的\n";
    expect(read(text)).toEqual([
      "qianniu",
      "2024-04-04 09:05:07 小雨点点 (customer): 在吗",
      "2024-04-04 09:05:07 小雨点点 (system): 小雨点点 撤回了一条消息",
      "2024-04-04 09:05:27 晨光旗舰店:阿木 (agent): 有的",
    ]);
  });

  it("takes a recall that has a time of its own as the platform's line at that time", () => {
    const text = "小雨点点 2024-4-4 9:05:07\n在吗\n小雨点点 撤回了一条消息 2024-4-4 9:06:07\n";
    expect(read(text).at(-1)).toBe("2024-04-04 09:06:07  (system): 小雨点点 撤回了一条消息");
  });

  it("takes names in brackets with a clock alone, over midnight", () => {
    expect(read("[小雨点点] 23:59\n在吗\n[晨光旗舰店:阿木] 0:01\n在的\n", today)).toEqual([
      "qianniu",
      "2024-04-14 23:59:00 小雨点点 (customer): 在吗",
      "2024-04-15 00:01:00 晨光旗舰店:阿木 (agent): 在的",
    ]);
  });

  it("takes a name before a clock alone, and leaves speech that ends in a clock", () => {
    const text = "小雨点点 21:05:07\n在吗\n晨光旗舰店:阿木 21:05:27\n在的\n明天 10:30\n小雨点点 21:05:59\n好";
    expect(read(text, today)).toEqual([
      "qianniu",
      "2024-04-14 21:05:07 小雨点点 (customer): 在吗",
      "2024-04-14 21:05:27 晨光旗舰店:阿木 (agent): 在的\n明天 10:30",
      "2024-04-14 21:05:59 小雨点点 (customer): 好",
    ]);
  });

  it("takes full-width digits, 下午, 昨天 and days without a year", () => {
    const text =
      "小雨点点 ２０２４－４－４ ９：０５：０７\n甲\n小雨点点 2024-4-4 下午9:05:07\n乙\n小雨点点 04-05 21:05:07\n丙\n小雨点点 昨天 下午1:05\n丁\n";
    expect(read(text, today).slice(1)).toEqual([
      "2024-04-04 09:05:07 小雨点点 (unknown): 甲",
      "2024-04-04 21:05:07 小雨点点 (unknown): 乙",
      "2024-04-05 21:05:07 小雨点点 (unknown): 丙",
      "2024-04-13 13:05:00 小雨点点 (unknown): 丁",
    ]);
  });

  it("says that a day is missing where 昨天 comes without a date of reference", () => {
    const { decisions, transcript } = readText(
      "小雨点点 昨天 21:05:07\n在吗\n晨光旗舰店:阿木 昨天 21:06:07\n在的\n",
    );
    expect(decisions).toContainEqual({ code: "noDate", count: 2, row: 1 });
    expect(transcript.time).toEqual(Float64Array.of(NaN, NaN));
  });

  it("rounds the noise of fractional seconds", () => {
    expect(read("小雨点点 2024-4-4 10:00:59.999996\n在吗\n")[1]).toContain("2024-04-04 10:01:00");
  });

  it("keeps what the platform prints below a head as the platform's", () => {
    const text = [
      "小雨点点 2024-4-4 9:05:07",
      "当前用户来自 商品详情页",
      "商品推荐",
      "春装新款",
      "¥ 99.00",
      "小雨点点 2024-4-4 9:05:08",
      "由 服务助手 转交给 阿木",
      "原因：【离线留言自动分配】",
    ].join("\n");
    expect(read(text)).toEqual([
      "qianniu",
      "2024-04-04 09:05:07 小雨点点 (system): 当前用户来自 商品详情页\n商品推荐\n春装新款\n¥ 99.00",
      "2024-04-04 09:05:08 小雨点点 (system): 由 服务助手 转交给 阿木\n原因：【离线留言自动分配】",
    ]);
  });
});

describe("千牛 web", () => {
  it("gives each message to the sender below it, days as lines of their own, read marks aside", () => {
    const text =
      "2026年5月9日\n\n09:01:02\n有货吗\nt******7\n09:01:40\n有的\n亲要几码\n晨光旗舰店:小迪\n已读\n2026-5-10\n9:00\n[图片]\nt******7\n没有更多内容了";
    expect(read(text)).toEqual([
      "qianniu-web",
      "2026-05-09 09:01:02 t******7 (customer): 有货吗",
      "2026-05-09 09:01:40 晨光旗舰店:小迪 (agent): 有的\n亲要几码",
      "2026-05-10 09:00:00 t******7 (customer): [图片]",
    ]);
  });

  it("takes a clock below somebody's first words as one of them", () => {
    const text = "2026-05-09\n09:01:02\n明天\n10:30\n可以吗\nt******7\n09:01:40\n可以\n晨光旗舰店:小迪\n";
    expect(read(text)[1]).toBe("2026-05-09 09:01:02 t******7 (customer): 明天\n10:30\n可以吗");
  });

  it("keeps a message without words that a known sender sent", () => {
    const text =
      "2026-05-09\n09:01:02\n有货吗\nt******7\n09:01:05\nt******7\n09:01:40\n可以\n晨光旗舰店:小迪\n";
    expect(read(text).slice(1)).toEqual([
      "2026-05-09 09:01:02 t******7 (customer): 有货吗",
      "2026-05-09 09:01:05 t******7 (customer): ",
      "2026-05-09 09:01:40 晨光旗舰店:小迪 (agent): 可以",
    ]);
  });

  it("takes day and clock on one line, and is not confused with the desktop's name above the time", () => {
    const web = "2026-05-09 09:01:02\n有货吗\nt******7\n2026-05-09 09:01:40\n有的\n晨光旗舰店:小迪\n";
    expect(read(web)).toEqual([
      "qianniu-web",
      "2026-05-09 09:01:02 t******7 (customer): 有货吗",
      "2026-05-09 09:01:40 晨光旗舰店:小迪 (agent): 有的",
    ]);
  });
});

describe("旺旺 TXT", () => {
  it("reads one section per buyer and stops at group chats, whose lines it lists", () => {
    const rule = "-".repeat(28);
    const text = `宏图旗舰店\n单聊\n${rule}小雨${rule}\n小雨(2020-04-24 16:07:01):  在吗\n有货吗\n${"=".repeat(64)}\n${rule}大海${rule}\n宏图旗舰店:阿木(2020-04-24 17:00:01):  有(2020-04-24 17:00:00): 引\n群聊\n甲(2020-04-24 18:00:00):  大\n`;
    const { conversations } = readText(text).transcript;
    expect(conversations).toEqual(["小雨", "大海"]);
    expect(read(text)).toEqual([
      "wangwang",
      "2020-04-24 16:07:01 小雨 (customer): 在吗\n有货吗",
      "2020-04-24 17:00:01 宏图旗舰店:阿木 (agent): 有(2020-04-24 17:00:00): 引",
      "10 chat.unreadLine",
    ]);
  });
});

it("旺旺消息管理器: a colon in the words is no second name", () => {
  const text = "即时消息\n日期: 2017-04-01\n2017-04-01 10:00:10 宏图旗舰店:阿木: 在: 的\n第二行\n";
  expect(read(text)).toEqual([
    "wangwang-manager",
    "2017-04-01 10:00:10 宏图旗舰店:阿木 (agent): 在: 的\n第二行",
  ]);
});

it.each([
  ["a colon", ": "],
  ["another dash", " - "],
])("a time, a dash, a name and %s before the words", (_, mark) => {
  const said = [
    ["小雨", "在吗，有货吗"],
    ["宏图旗舰店:阿木", "在的亲，有货"],
    ["小雨", "S - M - L 哪个码"],
  ];
  const lines = said.map(([name, words], i) => `2017-04-01 10:00:0${i} - ${name}${mark}${words}`);
  expect(read(`${lines.join("\n")}\n`).slice(1)).toEqual([
    "2017-04-01 10:00:00 小雨 (customer): 在吗，有货吗",
    "2017-04-01 10:00:01 宏图旗舰店:阿木 (agent): 在的亲，有货",
    "2017-04-01 10:00:02 小雨 (customer): S - M - L 哪个码",
  ]);
});

it("Taobao without times: two colons are an agent's, and a hand-over is the platform's under any name", () => {
  const text =
    "宏图旗舰店:阿木:99元：包邮\nhttps://a.b/c\nt******7:由 服务助手 转交给 阿木\n宏图旗舰店:服务助手:您好\n";
  expect(read(text)).toEqual([
    "taobao-plain",
    "? 宏图旗舰店:阿木 (agent): 99元：包邮\nhttps://a.b/c",
    "? t******7 (system): 由 服务助手 转交给 阿木",
    "? 宏图旗舰店:服务助手 (robot): 您好",
  ]);
});

describe("京东咚咚", () => {
  it("begins a session at each rule, though the end of the one above is missing", () => {
    const text =
      "/****以下为一通会话****/\njd_abc1 2026-10-07 10:00:00\n在吗\t\nhongtu@im.jd.com 2026-10-07 10:00:01\n您好<br>请问\t\n/****以下为一通会话****/\na****yz 2026-10-07 11:00:00\n有货吗\t\n宏图自营--小黛 2026-10-07 11:00:20\n有#E-s33\t\n会话结束_时间：2026-10-07 11:05:00\n";
    expect(read(text)).toEqual([
      "jingdong",
      "2026-10-07 10:00:00 jd_abc1 (customer): 在吗",
      "2026-10-07 10:00:01 hongtu@im.jd.com (robot): 您好\n请问",
      "2026-10-07 11:00:00 a****yz (customer): 有货吗",
      "2026-10-07 11:00:20 宏图自营--小黛 (agent): 有#E-s33",
      "2026-10-07 11:05:00  (system): 会话结束_时间：2026-10-07 11:05:00",
    ]);
    expect(readText(text).transcript.conversations).toEqual(["1", "2"]);
  });

  it("is known by its names where no rule is printed", () => {
    const text = "jd_abc1 2026-10-07 10:00:00\n在吗\n宏图客服 2026-10-07 10:00:20\n在的\n";
    expect(readText(text).recognition).toMatchObject({
      format: "jingdong",
      reasons: [
        { code: "marker", marker: "jd_abc1" },
        { code: "headLines", count: 2 },
      ],
    });
  });
});

describe("拼多多", () => {
  it("is known by its masked names, and takes transfers and nudges as the platform's", () => {
    const text =
      "N*** 2024-05-01 10:00:00\n你好\n宏图专营店:小李 2024-05-01 10:00:20\n小李 将该会话转移给 小王，请及时处理\nN*** 2024-05-01 10:02:00\n消费者催促您，请尽快回复！\nN*** 2024-05-01 10:02:05\nhttps://chat-img.pinduoduo.com/a/b.jpg\n";
    expect(read(text)).toEqual([
      "pinduoduo",
      "2024-05-01 10:00:00 N*** (customer): 你好",
      "2024-05-01 10:00:20 宏图专营店:小李 (system): 小李 将该会话转移给 小王，请及时处理",
      "2024-05-01 10:02:00 N*** (system): 消费者催促您，请尽快回复！",
      "2024-05-01 10:02:05 N*** (customer): https://chat-img.pinduoduo.com/a/b.jpg",
    ]);
    const names = "N*** 2024-05-01 10:00:00\n你好\n宏图专营店:小李 2024-05-01 10:00:20\n在的\n";
    expect(readText(names).recognition).toMatchObject({
      format: "pinduoduo",
      reasons: [{ marker: "N***" }, { count: 2 }],
    });
  });
});

it("抖店飞鸽: 昨天 and 今天 by the date of reference, cards as the platform's", () => {
  const text =
    "用户甲 昨天 23:59:10\n有吗\n宏图专营店:小李 今天 00:01:02\n[订单卡片]\n宏图专营店:小李 今天 00:30:02\n用户超时未回复，系统关闭会话\n";
  expect(read(text, today)).toEqual([
    "feige",
    "2024-04-13 23:59:10 用户甲 (unknown): 有吗",
    "2024-04-14 00:01:02 宏图专营店:小李 (system): [订单卡片]",
    "2024-04-14 00:30:02 宏图专营店:小李 (system): 用户超时未回复，系统关闭会话",
  ]);
});

describe("微信", () => {
  it.each([
    ["小雨(2024-01-01 12:00)\n在吗\n", "2024-01-01 12:00:00 小雨 (unknown): 在吗"],
    ["小雨 2024年1月1日 下午2:00\n在吗\n", "2024-01-01 14:00:00 小雨 (unknown): 在吗"],
    ["小雨：\n在吗\n", "? 小雨 (unknown): 在吗"],
  ])("reads %j", (text, message) => {
    expect(read(text)).toEqual(["wechat", message]);
  });

  it("shares two heads with others, which read them alike", () => {
    const above = "小雨 2024-01-01 12:00:00\n在吗\n";
    const inline = "2024-01-01 12:00:00 小雨: 在吗\n";
    for (const text of [above, inline]) {
      expect(read(text, { format: "wechat" }).slice(1)).toEqual(read(text).slice(1));
      expect(read(text)[1]).toBe("2024-01-01 12:00:00 小雨 (unknown): 在吗");
    }
  });
});

describe("QQ", () => {
  it.each([
    ["2010-01-06 16:57:28 小雨 (夏)(123123)", "2010-01-06 16:57:28 小雨 (夏)"],
    ["2010-01-06 4:57:28 PM 小雨(123123)", "2010-01-06 16:57:28 小雨"],
    ["2010-01-06 下午 4:58:00 小雨<a@b.com>", "2010-01-06 16:58:00 小雨"],
    ["2010/1/6 16:59 <a@b.com>", "2010-01-06 16:59:00 a@b.com"],
  ])("reads the head %j", (head, start) => {
    expect(read(`${head}\n在吗\n`)).toEqual(["qq", `${start} (unknown): 在吗`]);
  });
});

describe("WhatsApp", () => {
  it.each([
    ["14/04/2024, 21:05 - Ana: hola", "2024-04-14 21:05:00"],
    ["[14/04/24, 21:05:07] Ana: hola", "2024-04-14 21:05:07"],
    ["\u200e[4/13/24, 1:23:05\u202fPM] Ana: hola", "2024-04-13 13:23:05"],
    ["4/13/24, 12:01\u202fAM - Ana: hola", "2024-04-13 00:01:00"],
    ["[14.04.2024 klo 9.05.07] Ana: hola", "2024-04-14 09:05:07"],
    ["14.4.2024 klo 9.05 - Ana: hola", "2024-04-14 09:05:00"],
    ["14/04/2024 à 21:05 - Ana: hola", "2024-04-14 21:05:00"],
    ["14.04.24 um 21:05 - Ana: hola", "2024-04-14 21:05:00"],
    ["2024-04-14, 9:05 p. m. - Ana: hola", "2024-04-14 21:05:00"],
    ["2024/04/14 21:05 - Ana：hola", "2024-04-14 21:05:00"],
    ["[2024/4/14 下午9:05:07] Ana: hola", "2024-04-14 21:05:07"],
    ["[24/4/14 下午9:05:07] Ana: hola", "2024-04-14 21:05:07"],
    ["[21:05, 14/4/2024] Ana: hola", "2024-04-14 21:05:00"],
  ])("reads the head of %j", (line, time) => {
    expect(read(`${line}\n`)).toEqual(["whatsapp", `${time} Ana (unknown): hola`]);
  });

  it("settles day and month over the whole file, however late it shows", () => {
    const text = (last: string) =>
      `03/04/2024, 21:05 - Ana: a\n04/05/2024, 21:06 - Bo: b\n${last}, 21:06 - Bo: c\n`;
    expect(read(text("13/06/2024"))[1]).toContain("2024-04-03");
    expect(read(text("06/13/2024"))[1]).toContain("2024-03-04");
  });

  it("takes a line without a colon as the app's own, and media as what somebody sent", () => {
    expect(read("14/04/2024, 21:05 - Ana left\n14/04/2024, 21:06 - Bo: ‹省略影音内容>\n")).toEqual([
      "whatsapp",
      "2024-04-14 21:05:00  (system): Ana left",
      "2024-04-14 21:06:00 Bo (unknown): ‹省略影音内容>",
    ]);
  });
});

describe("tables", () => {
  it("reads 千牛's table, whose customer is the conversation and whose account type is the role", () => {
    const text =
      "客户名,消息序号,发送时间,发送内容,发送账号,账号类型\nt***1,1,2024-4-4 9:00:00,在吗,t***1,客户\nt***1,2,2024-4-4 9:00:05,在的,阿木,客服\n";
    expect(read(text)).toEqual([
      "table",
      "2024-04-04 09:00:00 t***1 (customer): 在吗",
      "2024-04-04 09:00:05 阿木 (agent): 在的",
    ]);
  });

  it("reads 拼多多's table and help desks' with ISO times", () => {
    const pinduoduo =
      "time,role,name,type,content\n2024-05-01 10:00:00,用户,N***,文本,在吗\n2024-05-01 10:00:19,系统,,系统,小李 将该会话转移给 小王，请及时处理\n2024-05-01 10:00:29,客服,小王,文本,在的\n";
    expect(read(pinduoduo).slice(1)).toEqual([
      "2024-05-01 10:00:00 N*** (customer): 在吗",
      "2024-05-01 10:00:19 系统 (system): 小李 将该会话转移给 小王，请及时处理",
      "2024-05-01 10:00:29 小王 (agent): 在的",
    ]);
    const desk = "id,created_at,author_name,author_type,body\n1,2024-01-01T10:00:00Z,Ann,end-user,hello\n";
    expect(read(desk)).toEqual(["table", "2024-01-01 10:00:00 Ann (customer): hello"]);
  });
});
