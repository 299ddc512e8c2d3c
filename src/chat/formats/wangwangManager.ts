import { isSystemLine } from "../messages";
import type { Format } from "./format";
import { longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/**
 * `2017-04-01 10:00:00 昵称: 内容`, `【2017-04-01 10:00:00】昵称：内容`, `2017-04-01 10:00:00 - 昵称: 内容`; a sub-account's name holds
 * a colon of its own.
 */
const headLine =
  /^[[【]?(\d{4}[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)(?:\]? +|】 *)(?:[-–—|] +)?([^:：]{1,40}(?:[:：][^:：\s]{1,20})?)[:：](?: +|$)/;
const headLineTight =
  /^[[【]?(\d{4}[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)(?:\]? +|】 *)(?:[-–—|] +)?([^:：]{1,40})[:：]/;
/** `2017-04-01 10:00:00 - 某旗舰店:小美 - 内容` is a row of a table. */
const dashed = /^[[【]?\d{4}[-/.]\d{1,2}[-/.]\d{1,2} [\d:]{4,8}[\]】]? - .{1,40}? - /;
/** A line of the platform's own stands behind a time without a name. */
const timeAlone = /^\[?(\d{4}[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d{2}(?::\d{2})?)\]? +/;
const subAccount = /^\[?\d{4}.{8,20} [^:：\s]{1,40}(?:旗舰店|专卖店|专营店|官方店|企业店)[:：]/;
const titleLine = /^(?:阿里|旺旺|消息管理器|聊天记录|[\s\-–—_|:：])*即时消息(?:记录)?$/;
const dayLine = /^(?:日期[:：] *)?\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?$/;

/** The time first, then the name and a colon, then the words. */
export const timeFirst: LineShape = {
  head(line) {
    const start = line.slice(0, longestHead);
    if (dashed.test(start)) return null;
    const match = headLine.exec(start) ?? headLineTight.exec(start);
    if (match) return { sender: match[2].trim(), time: match[1], text: line.slice(match[0].length).trim() };
    const time = timeAlone.exec(start);
    const words = time === null ? "" : line.slice(time[0].length);
    return time !== null && isSystemLine(words)
      ? { sender: "", time: time[1], text: words, system: true }
      : null;
  },
  mark: (line) => (dayLine.test(line) || /^[-=*]{10,}$/.test(line) || titleLine.test(line) ? {} : null),
};

/** 旺旺消息管理器: 即时消息 in the head, day lines, `time name: text`. */
export const wangwangManager: Format = {
  id: "wangwang-manager",
  platform: "taobao",
  names: { "zh-CN": "旺旺消息管理器", "en-US": "Wangwang message manager" },
  // 微信 writes the same heads: a shop's sub-account tells them apart, the title settles it.
  recognise: (sample) =>
    recogniseLines(sample, timeFirst, sample.lines.some((line) => subAccount.test(line)) ? 0.78 : 0.74, {
      line: /^.{0,10}即时消息.{0,10}$/,
    }),
  read: (text, options, chapters) => readLines(text, timeFirst, options, chapters),
};
