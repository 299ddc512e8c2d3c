/**
 * Grows the training lines from the seeds and from the lines that are said; `npx tsx bench/intents/grow.ts` prints them.
 *
 * A seed (seeds/) is one wording with alternatives, `(抓紧|尽快)付款(哦|)`, and slots, `<item>`; a line (said/) is as somebody would
 * type it, and a few slips of the keyboard and forms of address grow of it. Every line that grows from either belongs to its
 * family, so that near copies never stand on both sides of a split. `@ agent refusal` says who says the wordings below it and
 * what they mean, `… @ timePromise` what else one of them means. Sets that judged earlier models (lines/retired.tsv) are
 * learned from as they are. The same lines come out every time.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Converter } from "opencc-js";
import { random } from "./random";
import { foldOf, readLines, writeLines, type Line } from "./lines";

/** So many lines grow of a seed, or more when it has longer lists of words: each of them should be said once. */
const perSeed = 18;
const mostPerSeed = 40;
/** And so many of a line that has nothing to choose from, itself among them. */
const perLine = 5;
const mostJoined = 3500;

const slots: Readonly<Record<string, readonly string[]>> = {
  item: (
    "羽绒服 卫衣 牛仔裤 连衣裙 运动鞋 帆布鞋 袜子 睡衣 面霜 口红 洗面奶 精华 防晒霜 面膜 奶粉 纸尿裤 婴儿车 奶瓶 坚果 牛肉干 茶叶 咖啡 月饼 大米 " +
    "手机壳 充电器 耳机 数据线 钢化膜 鼠标 键盘 台灯 电饭煲 空气炸锅 吹风机 扫地机 沙发 床垫 书桌 窗帘 四件套 猫粮 狗粮 猫砂 牵引绳 绘本 教辅 小说 钢笔 " +
    "跑步机 瑜伽垫 篮球 鱼竿 帐篷 项链 手链 戒指 手表 蛋白粉 益生菌 泡脚桶 颈枕 保温杯 行李箱 拼图 积木 车垫 行车记录仪"
  ).split(" "),
  who: "孩子 妈妈 爸爸 老公 老婆 女朋友 男朋友 奶奶 爷爷 公婆 朋友 同事 学生 小朋友 孕妇 老人".split(" "),
  age: "3个月 6个月 一岁 1岁半 两岁 3岁 5岁 8岁 十岁 12岁".split(" "),
  color: "黑色 白色 米色 粉色 蓝色 灰色 卡其 酒红 原味 抹茶味 1号色".split(" "),
  size: "S M L XL 2XL 38 42 120 均".split(" "),
  body: "160/100斤 身高165体重110 170，130斤 1米75 140 我155 90斤 120斤的女生 净高180，75kg 脚长24.5".split(
    " ",
  ),
  price: "19 29.9 39 50 59 68 80 99 100 128 150 180 199 200 299 399 500 999 1299".split(" "),
  small: "2 3 5 8 10 15 20 30 50 十 五 二十 几".split(" "),
  z: "9 八 8.5 95 九 88 7".split(" "),
  n: "2 3 5 6 10 两 三 四".split(" "),
  minutes: "5 10 15 20 30 半".split(" "),
  hours: "2 12 24 48 72".split(" "),
  hour: "3 4 五 8 10 12 20 16".split(" "),
  date: "15号 20号 1号 12月3日 3.8 月底".split(" "),
  place: "北京 上海 成都 新疆 广州 杭州 西安 县城 村里 哈尔滨".split(" "),
  gift: "袜子 小样 杯子 收纳袋 钢化膜 试吃装 礼品".split(" "),
  number: "123456 2024010199 138****1234 80 36 YT88012".split(" "),
  unit: "斤 个 盒 套 双".split(" "),
  brand: "雅迪 耐克 小米 戴森 美的 兰蔻 雀巢".split(" "),
  shop: "旗舰店 专营店 优品馆 小铺 母婴店".split(" "),
  agentname: "小雨 可可 糖糖 阿杰".split(" "),
  link: "https://detail.example/item?id=1 [链接]".split(" "),
};

const before = {
  agent: (
    "亲，|亲亲，|您好，|亲爱的，|宝，|好的，|嗯嗯，|亲 |是的亲，|小姐姐，|客官 |亲爱哒，|亲亲 |亲爱的~|好的呢 |恩恩 |在的亲 |不好意思，|" +
    "实在抱歉亲 |让您久等了，|小妹看了下，|小二帮您看了下 |妹子这边看到 |我们这边 "
  ).split("|"),
  customer:
    "你好，|老板，|亲，|请问|客服，|那个，|亲 |我想问下|麻烦问一下，|哎，|人工 |你好 |在吗 |哦 |嗯 |好吧 |可是|不是 |对了 |我要转人工 |额 ".split(
      "|",
    ),
};
const after = {
  agent: [
    "哦",
    "~",
    "呢",
    "哦~",
    "😊",
    "[微笑]",
    "哈",
    "哒",
    "！",
    "。",
    "的呢",
    "#E-s[数字x]",
    " 亲",
    "哦亲亲",
    "呢客官",
    "哈 亲",
  ],
  customer: [
    "？",
    "?",
    "啊",
    "呀",
    "，谢谢",
    "。",
    "呢",
    "哈",
    "😂",
    "！",
    "亲",
    "。。",
    "么",
    " 谢谢",
    "??",
  ],
};
/** What a message is about, said before what it means to do, by who says it and what it means. */
const topics: readonly (readonly [role: string, labels: readonly string[], topics: readonly string[]])[] = [
  [
    "customer",
    ["A", "B", "C", "D", "E", "F", "priceQuestion", "promotionQuestion"],
    (
      "这个<item> 你家<item> <item> 这款 我看的这款<item>， 链接里这个 图上这个<item> 想买<item>， 我看中了这个， 那个<color>的 " +
      "你们店的<item> 刚刷到这个<item>， 主图那款 直播里那个<item>"
    ).split(" "),
  ],
  [
    "customer",
    ["urging", "complaint", "priceProtection"],
    "我买的<item> 我的<item> 前天拍的<item> 我在你家买的<item>， 订单<number>， 上周下的单， 我的订单 我那个<item> 刚看了下，".split(
      " ",
    ),
  ],
  [
    "customer",
    ["bargaining"],
    "这个<item> <item> 我看中这个<item>， 我想要那个<color>的， 在你家看了好久，".split(" "),
  ],
  [
    "agent",
    ["refusal", "explanation", "timePromise", "evasive", "recommendation"],
    "这款<item> 您拍的<item> 您问的<item> 这款的话 这边看了下， 跟您说一下，".split(" "),
  ],
];
/** What is said after it and adds nothing. */
const tails = {
  agent: [
    "，您放心",
    "，您看一下",
    "，辛苦您了",
    "，理解一下哦",
    "，谢谢亲",
    "，亲爱的",
    "，跟您说一声",
    "哦，亲",
  ],
  customer: [
    "，帮我看看",
    "，我想买两个",
    "，看了半天没看到",
    "，麻烦说一下",
    "，页面没写",
    "，第一次来",
    "，回我一下",
    "，问问",
  ],
};
/** As people type in a hurry. */
const slips: readonly (readonly [string, string])[] = [
  ["吗", "嘛"],
  ["吗", "么"],
  ["的", "滴"],
  ["了", "啦"],
  ["什么", "啥"],
  ["没有", "木有"],
  ["怎么", "咋"],
  ["您", "你"],
  ["，", " "],
  ["，", ""],
  ["便宜", "便易"],
  ["可以", "阔以"],
];
const toTraditional = Converter({ from: "cn", to: "tw" });

/** One line of a seed; words of a long list are taken in turn, all else by chance. */
function grow(seed: string, turn: number, pick: (list: readonly string[]) => string): string {
  let text = seed;
  for (let group; (group = /\(([^()]*)\)/.exec(text));) {
    const list = group[1].split("|");
    const word = list.length > perSeed ? list[turn % list.length] : pick(list);
    text = text.slice(0, group.index) + word + text.slice(group.index + group[0].length);
  }
  return text.replace(/<(\w+)>/g, (_, name: string) => {
    if (!(name in slots)) throw new Error(`no slot <${name}> in: ${seed}`);
    return pick(slots[name]);
  });
}

function linesOf(folder: string, file: string): Line[] {
  const lines: Line[] = [];
  let roles: string[] = [];
  let labels: string[] = [];
  readFileSync(join(import.meta.dirname, folder, file), "utf8")
    .split("\n")
    .forEach((seed, index) => {
      if (seed.startsWith("@")) {
        const words = seed.slice(1).trim().split(" ");
        roles = words.filter((word) => word === "agent" || word === "customer");
        labels = words.filter((word) => !roles.includes(word));
        return;
      }
      if (seed.trim() === "") return;
      const [wording, further] = seed.split(" @ ");
      const own = [...labels, ...(further?.split(" ") ?? [])];
      const family = `${file.replace(".txt", "")}:${index + 1}`;
      const next = random(family);
      const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)];
      const known = new Set<string>();
      const longest = Math.max(
        ...[...wording.matchAll(/\(([^()]*)\)/g)].map(([, list]) => list.split("|").length),
      );
      const isPlain = !/[(<]/.test(wording);
      const wanted = isPlain ? perLine : Math.min(mostPerSeed, Math.max(perSeed, longest));
      if (isPlain)
        for (const role of roles as ("agent" | "customer")[])
          lines.push({ text: wording, role, labels: own, family, isAsTyped: true });
      if (isPlain) known.add(wording);
      for (let tries = 0; known.size < wanted && tries < wanted * 3; tries++) {
        const role = pick(roles) as "agent" | "customer";
        let text = grow(wording, tries, pick);
        const topic = topics.find(([who, what]) => who === role && own.some((label) => what.includes(label)));
        if (topic && next() < 0.2) text = grow(pick(topic[2]), tries, pick) + text;
        if (next() < 0.1) text += pick(tails[role]);
        if (next() < 0.3) text = pick(before[role]) + text;
        if (next() < 0.4) text = text.replace(/[，,]+$/, "") + pick(after[role]);
        if (next() < 0.15)
          text = text.replaceAll(...(slips[Math.floor(next() * slips.length)] as [string, string]));
        if (next() < 0.02) text = toTraditional(text);
        text = text.replace(/^[，,]+|[，,\t]+$/g, "").replace(/，+/g, "，");
        if (text === "" || known.has(text)) continue;
        known.add(text);
        lines.push({ text, role, labels: own, family });
      }
    });
  return lines;
}

/** What an agent may well mean in one breath; of other pairs ("不行", "可以") one would take the other's meaning away. */
const together: readonly (readonly [first: string, second: string])[] = [
  ["reminder", "timePromise"],
  ["orderInvitation", "timePromise"],
  ["recommendation", "orderInvitation"],
  ["concession", "orderInvitation"],
  ["explanation", "timePromise"],
  ["recommendation", "needsQuestion"],
  ["concession", "farewell"],
  ["reminder", "farewell"],
  ["timePromise", "farewell"],
  ["explanation", "farewell"],
];

function agree(first: Line, second: Line): boolean {
  if (first.role !== second.role || first.family === second.family) return false;
  if (foldOf(first.family) !== foldOf(second.family)) return false;
  if (first.role === "customer" || first.labels.length === 0 || second.labels.length === 0) return true;
  if (first.labels.includes("greeting")) return true;
  return together.some(([one, other]) => first.labels.includes(one) && second.labels.includes(other));
}

/** Two things said in one breath, or three, of wordings that stand on the same side of every split. */
function joined(lines: readonly Line[], count: number): Line[] {
  const next = random("joined");
  const short = lines.filter(({ text }) => text.length < 30);
  const pick = (): Line => short[Math.floor(next() * short.length)];
  const join = (first: Line, second: Line): Line => ({
    text: `${first.text.replace(/[。！~]$/, "")}${next() < 0.7 ? "，" : " "}${second.text}`,
    role: first.role,
    labels: [...new Set([...first.labels, ...second.labels])],
    family: `${first.family}+${second.family}`,
  });
  const found: Line[] = [];
  while (found.length < count) {
    const [first, second, third] = [pick(), pick(), pick()];
    if (!agree(first, second)) continue;
    const both = join(first, second);
    found.push(agree(second, third) && agree(first, third) ? join(both, third) : both);
  }
  return found;
}

/** Every line to train by, the same each time. */
export function trainingLines(): Line[] {
  const grown = ["seeds", "said"].flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .sort()
      .flatMap((file) => linesOf(folder, file)),
  );
  const retired = readLines("retired").map((line) => ({ ...line, isAsTyped: true }));
  return [...grown, ...retired, ...joined(grown, mostJoined)];
}

if (process.argv[1] === import.meta.filename) process.stdout.write(writeLines(trainingLines()));
