import type { Conversation } from "../conversation";

/** Says nothing: marks, modal particles, forms of address, emoticons in brackets. A picture says something. */
const filling =
  /\[(?!图片|照片|视频|链接|文件|语音|image|video)[^\]]{1,8}\]|亲爱的|[\s\p{P}\p{S}\p{M}\p{Cf}哦呢呀啊哈啦喔噢哟嘛吧滴的了亲呐咯您你]/giu;

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
  const text = conversation.transcript.text[message];
  const places = dictionaries
    .flatMap((index) => conversation.matchesOf(index))
    .filter((match) => match.message === message)
    .sort((a, b) => a.start - b.start);
  if (places.length === 0) return false;
  let at = 0;
  for (const { start, end } of places) {
    if (start > at && saysSomething(text.slice(at, start))) return false;
    at = Math.max(at, end);
  }
  return !saysSomething(text.slice(at));
}

function saysSomething(text: string): boolean {
  return text.replace(filling, "") !== "";
}
