/** What a single line is by its wording alone: a bare closing, an automatic reply, a platform's own line. */
import { foldLine } from "./fold";
import { automaticMarks, closings, handOverLines, systemLines } from "./messageLists";
import { foldForTemplate, templateMatcher } from "./templates";

export { automaticMarks, closings, handOverLines, systemLines };

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
 * @example isClosing("您好") //=> false
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
  const matcher = templateMatcher(templates);
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
  const matcher = templateMatcher(handOverLines);
  if (!text.includes("工") && !matcher.mayFit(text)) return false;
  const line = foldForTemplate(text);
  return (
    /^(?:请|帮我|麻烦|我要|要|给我)*(?:转接?|找|接)?人工(?:客服|服务)?$/.test(line) || matcher.fits(line)
  );
}

const foldedMarks = automaticMarks.map(foldLine);

/** What a marked text can begin with before it is folded: cheaper than folding every message. */
const marksStart = /^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[[［【(（自系aAａＡ]/;

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

/** 你好 and 您好 are no 好: who greets waits for an answer. */
const isGreetingAt = (text: string, at: number) => "你您".includes(text[at]) && text[at + 1] === "好";

/** Whether the text is made of words of the dictionary and particles, with one word at least. */
function isSpelledBy(text: string, { words, longest }: Dictionary): boolean {
  // reached[i]: the first i characters are spelled; 2 when a word is among them.
  const reached = new Uint8Array(text.length + 1);
  reached[0] = 1;
  for (let start = 0; start < text.length; start++) {
    const state = reached[start];
    if (state === 0) continue;
    if (isGreetingAt(text, start)) {
      reached[start + 2] = Math.max(reached[start + 2], state);
      continue;
    }
    if (particles.includes(text[start])) reached[start + 1] = Math.max(reached[start + 1], state);
    for (let size = 1; size <= longest && start + size <= text.length; size++) {
      if (words.has(text.slice(start, start + size))) reached[start + size] = 2;
    }
  }
  return reached[text.length] === 2;
}
