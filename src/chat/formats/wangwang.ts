import type { Format } from "./format";
import { longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** Dashes, the buyer's name, dashes. */
const buyerRule = /^-{10,}([^-].{0,60}?)-{10,}$/;
/** `昵称(2020-04-24 16:07:01):  内容` */
const headLine = /^(.{1,60}?)[(（](\d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}:\d{2})[)）][:：]/;

const shape: LineShape = {
  head(line) {
    const match = headLine.exec(line.slice(0, longestHead));
    return match
      ? { sender: match[1].trim(), time: match[2], text: line.slice(match[0].length).trim() }
      : null;
  },
  mark(line, next) {
    const buyer = buyerRule.exec(line);
    if (buyer) return { conversation: buyer[1].trim() };
    if (line === "群聊") return { stop: true };
    // The shop's name stands above 单聊, and a rule of = below each buyer.
    return line === "单聊" || next === "单聊" || /^={10,}$/.test(line) ? {} : null;
  },
};

/** 旺旺's chat records as TXT (GB18030): one section per buyer, name and time before each message. */
export const wangwang: Format = {
  id: "wangwang",
  platform: "taobao",
  names: { "zh-CN": "旺旺聊天记录（TXT）", "en-US": "Wangwang TXT" },
  recognise: (sample) => recogniseLines(sample, shape, 0.85, { line: /^单聊$|^-{10,}[^-].*[^-]-{10,}$/ }),
  read: (text, options, chapters) => readLines(text, shape, options, chapters),
};
