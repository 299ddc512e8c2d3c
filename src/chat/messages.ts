/**
 * What a single line is by its wording alone: a bare closing, an automatic reply, a platform's own line. The lists are data;
 * every function takes another list in place of the built-in one.
 */
import { foldLine, isInvisible, isSpace } from "./fold";

/** A customer who says only this asks for nothing: the message opens no turn. */
export const closings: readonly string[] = [
  ..."好 好的 好吧 好滴 好哒 好嘞 好咧 好呀 好哦 好勒 行 行吧 可以 可以的 中 成 嗯 嗯嗯 恩 恩恩 唔 哦 哦哦 噢 喔 昂 对 对的 是 是的".split(
    " ",
  ),
  ..."没事 没事了 没问题 没有了 没了 不用了 不用 先这样 就这样 就这样吧 那好 那好吧 那行 那行吧".split(" "),
  ..."谢谢 谢谢你 谢谢您 谢谢亲 谢谢客服 谢了 谢啦 谢 多谢 感谢 感谢您 非常感谢 麻烦了 麻烦你了 麻烦您了 辛苦 辛苦了 辛苦啦".split(
    " ",
  ),
  ..."知道 知道了 我知道了 明白 明白了 了解 了解了 懂了 清楚了 收到 收到了 晓得了 有数了 嗯好 嗯呢 哈哈 哈哈哈 嘻嘻".split(
    " ",
  ),
  ..."再见 拜拜 拜 88 886 晚安 回见".split(" "),
  ..."ok okay okey okk oki k kk yes yep got it gotit noted sure fine great alright understood".split(" "),
  ..."thanks thankyou thankyouverymuch thankyousomuch thx tks ty bye byebye goodbye cheers haha".split(" "),
];

/** How platforms and shops mark a reply that no person typed; the text begins with one of them. */
export const automaticMarks: readonly string[] = [
  ..."[自动回复] 【自动回复】 (自动回复) 自动回复: [自动应答] 【自动应答】 [自动消息] 【自动消息】 [自动发送] 【自动发送】".split(
    " ",
  ),
  ..."[智能回复] 【智能回复】 [智能客服] 【智能客服】 [机器人] 【机器人】 [机器人回复] 【机器人回复】 [机器人消息]".split(
    " ",
  ),
  ..."[欢迎语] 【欢迎语】 [离线自动回复] 【离线自动回复】 [auto] [autoreply] [auto-reply] autoreply: automaticreply:".split(
    " ",
  ),
];

/** Lines by which a conversation goes from one hand to another; `*` stands for a name. */
export const handOverLines: readonly string[] = [
  "由*转交给*",
  "由*转接给*",
  "由*转接到*",
  "*将该会话转移给*",
  "*将会话转移给*",
  "*将会话转接给*",
  "*将会话转给*",
  "*将该会话转接给*",
  "*把会话转移给*",
  "*转接会话给*",
  "会话已转接给*",
  "会话转接给*",
  "已转接给*",
  "已为您转接人工客服",
  "已转人工",
  "已转接人工",
  "转人工成功",
  "您已接入人工客服",
  "已接入人工客服",
  "人工客服*已接入",
  "人工客服*为您服务",
  "客服*已接入会话",
  "conversation transferred to *",
  "transferred to *",
  "you are now connected to *",
];

/** Lines that a platform prints between the messages: hand-overs, recalls, read marks, cards, nudges, closings. */
export const systemLines: readonly string[] = [
  ...handOverLines,
  "*撤回了一条消息",
  "*撤回一条消息",
  "撤回了一条消息",
  "*recalled a message",
  "已读",
  "未读",
  "发送中",
  "发送失败",
  "当前用户来自*",
  "[当前用户来自*]",
  "商品详情页",
  "商品推荐",
  "原因:【*】",
  "原因:*自动分配*",
  "消费者催促您,请尽快回复",
  "用户催促您,请尽快回复",
  "用户超时未回复,系统关闭会话",
  "*超时未回复,系统关闭会话",
  "[客服关闭会话]",
  "[系统关闭会话]",
  "[用户关闭会话]",
  "客服关闭会话",
  "会话结束",
  "会话已结束",
  "会话关闭",
  "会话已关闭",
  "本次会话已结束",
  "会话结束_时间:*",
  "*接入会话",
  "*加入会话",
  "*离开会话",
  "*进入会话",
  "*加入了会话",
  "*退出了会话",
  "*邀请您对本次服务进行评价",
  "您好,请对本次服务进行评价",
  "客服已发送评价邀请",
  "已发送满意度评价*",
  "[邀请评价]",
  "[商品]",
  "[商品卡片]",
  "[商品链接]",
  "[订单卡片]",
  "[订单]",
  "[优惠券卡片]",
  "[物流卡片]",
  "请在客户端查看原始聊天记录,网页版无法展示",
  "没有更多内容了",
  "以上为历史消息",
  "以下为新消息",
  "以上是历史消息",
  "以下是新消息",
  "你已添加了*,现在可以开始聊天了",
  "以上是打招呼的内容",
  "买家已拍下",
  "买家已拍下*",
  "买家已下单",
  "买家已下单*",
  "买家已付款",
  "买家已付款*",
  "买家已取消",
  "买家已取消*",
  "买家已确认收货",
  "买家已确认收货*",
  "买家申请退款",
  "买家申请退款*",
  "用户已下单",
  "用户已下单*",
  "用户已付款",
  "用户已付款*",
  "消费者已下单",
  "消费者已下单*",
  "消费者已付款",
  "消费者已付款*",
  "订单关闭",
  "订单关闭:*",
  "订单关闭¥*",
  "订单关闭￥*",
  "订单已关闭",
  "订单已关闭:*",
  "订单已关闭¥*",
  "订单已关闭￥*",
  "订单已取消",
  "订单已付款",
  "交易关闭",
  "交易已关闭",
  "交易已关闭*",
  "messages and calls are end-to-end encrypted",
  "messages and calls are end-to-end encrypted*",
  "消息和通话已进行端到端加密*",
  "<message deleted>",
  "this message was deleted",
];

/** Bracketed placeholders that carry something to look at; any other bracketed word is an emoticon. */
const attachments = new Set(
  foldLine(
    "图片,图片消息,照片,视频,短视频,小视频,语音,语音消息,文件,链接,位置,商品,订单,卡片,红包,转账,名片,聊天记录,image,photo,video,audio,voice,file,link",
  ).split(","),
);

const closingCharacters = 40;
const systemCharacters = 160;

/**
 * Whether a customer's message is nothing but a closing: thanks, consent, good-bye, emoticons. A question mark asks for
 * something, and so does a picture.
 *
 * @param words the list in place of `closings`
 * @example isClosing("好的，谢谢亲~") //=> true
 * @example isClosing("[微笑]👍") //=> true
 * @example isClosing("好的，那什么时候发货") //=> false
 * @example isClosing("嗯？") //=> false
 */
export function isClosing(text: string, words: readonly string[] = closings): boolean {
  if (text.length > closingCharacters) return false;
  const dictionary = dictionaryOf(words);
  if (dictionary.words.has(text)) return true;
  if (saysMore(text, dictionary)) return false;
  const line = foldLine(text);
  if (line === "" || line.includes("?")) return false;
  let emoticons = false;
  let attachment = false;
  const spoken = line
    .replace(/\[([^[\]]{1,12})\]/g, (_, word: string) => {
      if (attachments.has(word)) attachment = true;
      else emoticons = true;
      return "";
    })
    .replace(
      /#e-s\d{1,3}|\/:[^\s\u4e00-\u9fff]{1,4}|\p{Extended_Pictographic}|[\u{1f3fb}-\u{1f3ff}]/gu,
      () => {
        emoticons = true;
        return "";
      },
    )
    .replace(/[^\p{L}\p{N}]/gu, "");
  if (attachment) return false;
  if (spoken === "") return emoticons;
  return isSpelledBy(spoken, dictionary);
}

/**
 * Whether a message is marked as typed by no person, or is on the shop's own list of automatic texts.
 *
 * @param ownTexts texts of the shop's automatic replies; a message that begins with one is automatic
 * @example isAutomaticReply("【自动回复】亲，客服马上就来") //=> true
 */
export function isAutomaticReply(text: string, ownTexts: readonly string[] = []): boolean {
  if (marksStart.test(text)) {
    const head = foldLine(text.slice(0, systemCharacters));
    for (const mark of foldedMarks) if (head.startsWith(mark)) return true;
  }
  if (ownTexts.length === 0) return false;
  const line = foldLine(text);
  return foldedList(ownTexts).some((own) => own !== "" && line.startsWith(own));
}

/**
 * Whether a line is the platform's own and nobody's message.
 *
 * @param templates the list in place of `systemLines`; `*` stands for one or more characters
 * @example isSystemLine("由 服务助手 转交给 小美") //=> true
 * @example isSystemLine("我想转交给别人用可以吗") //=> false
 */
export function isSystemLine(text: string, templates: readonly string[] = systemLines): boolean {
  if (text.length > systemCharacters) return false;
  const matcher = matcherOf(templates);
  return matcher.mayFit(text) && matcher.fits(foldForTemplate(text));
}

/**
 * Whether a line hands the conversation over, from the robot to a person or from one agent to another: the clock of a human
 * answer starts there. The customer's own 转人工 counts too.
 *
 * @example isHandOver("由 服务助手 转交给 小美") //=> true
 * @example isHandOver("转人工") //=> true
 */
export function isHandOver(text: string): boolean {
  if (text.length > systemCharacters) return false;
  const matcher = matcherOf(handOverLines);
  if (!text.includes("工") && !matcher.mayFit(text)) return false;
  const line = foldForTemplate(text);
  return (
    /^(?:请|帮我|麻烦|我要|要|给我)*(?:转接?|找|接)?人工(?:客服|服务)?$/.test(line) || matcher.fits(line)
  );
}

/** Width, case, spaces and the marks at the end do not matter, and Chinese commas are commas. */
function foldForTemplate(text: string): string {
  return foldLine(text)
    .replace(/、/g, ",")
    .replace(/[.。!~…]+$/g, "");
}

interface Matcher {
  /** Whether a text, not folded yet, may fit a template by how it begins and ends: nearly all messages may not. */
  mayFit(text: string): boolean;
  /** Whether a folded line fits a template. */
  fits(line: string): boolean;
}

const matchers = new WeakMap<readonly string[], Matcher>();

/** Templates with `*`, looked up by what they begin or end with, matched without backtracking. */
function matcherOf(templates: readonly string[]): Matcher {
  const known = matchers.get(templates);
  if (known) return known;
  const whole = new Set<string>();
  const byFirst = new Map<string, string[][]>();
  const byLast = new Map<string, string[][]>();
  const open: string[][] = [];
  for (const template of templates) {
    const folded = foldForTemplate(template);
    if (folded.replace(/\*/g, "") === "") continue;
    const parts = folded.split(/\*+/);
    const first = parts[0]?.at(0);
    const last = parts.at(-1)?.at(-1);
    if (parts.length === 1) whole.add(folded);
    else if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), parts]);
    else if (last !== undefined) byLast.set(last, [...(byLast.get(last) ?? []), parts]);
    else open.push(parts);
  }
  // One search for what stands in the middle spares nearly every line the open templates.
  const middle = open.map((parts) => parts.reduce((a, b) => (b.length > a.length ? b : a)));
  const mayBeOpen = new RegExp(
    middle.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|") || "(?!)",
  );
  const anyFits = (line: string, list: readonly string[][] | undefined) =>
    list !== undefined && list.some((parts) => fits(line, parts));
  const starts = new Set(
    [...whole, ...[...byFirst.values()].flat().map(([first]) => first as string)].map(leadOf),
  );
  const ends = new Set([...byLast.keys()].map((last) => last.charCodeAt(0)));
  const openLetters = commonLetters(middle);
  const matcher: Matcher = {
    mayFit(text) {
      const lead = leadOf(text);
      if (starts.has(lead) || starts.has(lead & firstOfLead) || ends.has(lastOf(text))) return true;
      return openLetters.some((letter) => text.includes(letter));
    },
    fits: (line) =>
      line !== "" &&
      (whole.has(line) ||
        anyFits(line, byFirst.get(line[0])) ||
        anyFits(line, byLast.get(line[line.length - 1])) ||
        (mayBeOpen.test(line) && anyFits(line, open))),
  };
  matchers.set(templates, matcher);
  return matcher;
}

const firstOfLead = 0x7fff_0000;

/** The first two visible characters, folded, as one number. */
function leadOf(text: string): number {
  let lead = 0;
  for (let i = 0, found = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code) || isInvisible(code)) continue;
    // 15 bits are enough: two starts that fall together cost a look, no more.
    lead |= (foldedCode(code) & 0x7fff) << (found === 0 ? 16 : 0);
    if (++found === 2) break;
  }
  return lead;
}

/** The last visible character, folded, marks that end a sentence left out. */
function lastOf(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) {
    const code = text.charCodeAt(i);
    if (isSpace(code) || isInvisible(code)) continue;
    const folded = foldedCode(code);
    if (!".。!~…".includes(String.fromCharCode(folded))) return folded;
  }
  return -1;
}

function foldedCode(code: number): number {
  if (code >= 0x2e80 && code < 0xff01) return code;
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return half < 0x80 && (half < 65 || half > 90)
    ? half
    : String.fromCharCode(half).toLowerCase().charCodeAt(0);
}

/** Few letters of which every part holds one: a text without any of them holds no part. */
function commonLetters(parts: readonly string[]): string[] {
  const letters: string[] = [];
  let left = [...parts];
  while (left.length > 0) {
    const counts = new Map<string, number>();
    // Letters alone: width, case and commas are not settled in a text that is not folded.
    for (const part of left)
      for (const letter of new Set(part.match(/[\u4e00-\u9fff]/g))) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
    const [best] = [...counts].sort((a, b) => b[1] - a[1]);
    // A part without a Chinese letter may stand in any text.
    if (best === undefined) return [""];
    letters.push(best[0]);
    left = left.filter((part) => !part.includes(best[0]));
  }
  return letters;
}

/** Whether the parts stand in the line in their order, the first at its start, the last at its end, something between each. */
function fits(line: string, parts: readonly string[]): boolean {
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (!line.startsWith(first) || !line.endsWith(last)) return false;
  let at = first.length;
  const end = line.length - last.length;
  for (let i = 1; i < parts.length - 1; i++) {
    const part = parts[i];
    const place = line.indexOf(part, at + 1);
    if (place < 0) return false;
    at = place + part.length;
  }
  return at < end;
}

const foldedMarks = automaticMarks.map(foldLine);

/** What a marked text can begin with before it is folded: cheaper than folding every message. */
const marksStart = /^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[[［【(（自aAａＡ]/;

const foldedLists = new WeakMap<readonly string[], readonly string[]>();

function foldedList(list: readonly string[]): readonly string[] {
  let folded = foldedLists.get(list);
  if (!folded) foldedLists.set(list, (folded = list.map(foldLine)));
  return folded;
}

interface Dictionary {
  readonly words: ReadonlySet<string>;
  readonly longest: number;
  /** Codes of the characters of words and particles. */
  readonly letters: ReadonlySet<number>;
}

/**
 * Whether a Chinese character that stands in no word of the dictionary comes before anything that could be an emoticon: most
 * messages are told from a closing by their first characters.
 */
function saysMore(text: string, { letters }: Dictionary): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) {
      if (!letters.has(code)) return true;
    } else if ("[［#＃/／".includes(text[i] as string)) {
      return false;
    }
  }
  return false;
}

const dictionaries = new WeakMap<readonly string[], Dictionary>();

/** Particles that may stand beside a closing and say nothing of their own. */
const particles = [..."亲的啦了哈呀呢哦噢喔嘛啊哟嗯那您你"];

function dictionaryOf(words: readonly string[]): Dictionary {
  let dictionary = dictionaries.get(words);
  if (!dictionary) {
    const folded = words
      .map((word) => foldLine(word).replace(/[^\p{L}\p{N}]/gu, ""))
      .filter((word) => word !== "");
    const letters = [...folded, ...particles].flatMap((word) =>
      [...word].map((letter) => letter.charCodeAt(0)),
    );
    dictionary = {
      words: new Set(folded),
      longest: Math.max(1, ...folded.map((word) => word.length)),
      letters: new Set(letters),
    };
    dictionaries.set(words, dictionary);
  }
  return dictionary;
}

/** Whether the text is made of words of the dictionary and particles, with one word at least. */
function isSpelledBy(text: string, { words, longest }: Dictionary): boolean {
  // reached[i]: the first i characters are spelled; 2 when a word is among them.
  const reached = new Uint8Array(text.length + 1);
  reached[0] = 1;
  for (let start = 0; start < text.length; start++) {
    const state = reached[start];
    if (state === 0) continue;
    if (particles.includes(text[start])) reached[start + 1] = Math.max(reached[start + 1], state);
    for (let size = 1; size <= longest && start + size <= text.length; size++) {
      if (words.has(text.slice(start, start + size))) reached[start + size] = 2;
    }
  }
  return reached[text.length] === 2;
}
