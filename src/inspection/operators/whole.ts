import type { Conversation } from "../conversation";

/** Says nothing: marks, modal particles, forms of address, emoticons in brackets. A picture says something. */
const filling =
  /\[(?!图片|照片|视频|链接|文件|语音|image|video)[^\]]{1,8}\]|亲爱的|[\s\p{P}\p{S}\p{M}\p{Cf}哦呢呀啊哈啦喔噢哟嘛吧滴的了亲呐咯您你]/giu;

/** Chinese characters that `filling` may take; any other, no brackets about, says something. */
const fillers = new Set(Array.from("哦呢呀啊哈啦喔噢哟嘛吧滴的了亲爱呐咯您你", (sign) => sign.charCodeAt(0)));
const bracket = "[".charCodeAt(0);

/**
 * Whether a message is made of matches of these dictionaries and says nothing besides: 好的谢谢, of 好的 and 谢谢.
 *
 * @param dictionaries indices as of `Compiler.dictionary`
 */
export function saysOnly(
  conversation: Conversation,
  message: number,
  dictionaries: readonly number[],
): boolean {
  const places = conversation
    .matchesIn(message)
    .filter(({ dictionary }) => dictionaries.includes(dictionary));
  if (places.length === 0) return false;
  // Those of one dictionary already stand in their order.
  if (dictionaries.length > 1) places.sort((a, b) => a.start - b.start);
  const text = conversation.transcript.text[message];
  let at = 0;
  for (const { start, end } of places) {
    if (start > at && saysSomething(text, at, start)) return false;
    at = Math.max(at, end);
  }
  return !saysSomething(text, at, text.length);
}

function saysSomething(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit === bracket) break;
    if (unit >= 0x4e00 && unit <= 0x9fff && !fillers.has(unit)) return true;
  }
  return text.slice(from, to).replace(filling, "") !== "";
}
