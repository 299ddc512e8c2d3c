import type { Format } from "./format";
import { longestHead, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** `2010-01-06 16:57:28 昵称(123123)` or `… 昵称<mail>`, with AM/PM or 下午 in some clients. */
const headLine =
  /^(\d{4}[-/]\d{1,2}[-/]\d{1,2} +(?:(?:上午|下午|凌晨|早上|中午|晚上) *)?\d{1,2}:\d{2}(?::\d{2})?(?: *[AP]M)?) +(.{0,60}?)(?:[(（](\d{5,12})[)）]|<([^<>\s]{3,60})>)$/i;

const shape: LineShape = {
  head(line) {
    if (line.length > longestHead) return null;
    const match = headLine.exec(line);
    return match ? { sender: match[2].trim() || match[3] || match[4], time: match[1] } : null;
  },
  mark: (line) => (/^(?:=+|消息记录.*|消息分组:.*|消息对象:.*)$/.test(line) ? {} : null),
};

/** Message records of QQ: the time, the name and the number or address above each message. */
export const qq: Format = {
  id: "qq",
  names: { "zh-CN": "QQ", "en-US": "QQ" },
  recognise: (sample) => recogniseLines(sample, shape, 0.9, { line: /^消息分组:/ }),
  read: (text, options, chapters) => readLines(text, shape, options, chapters),
};
