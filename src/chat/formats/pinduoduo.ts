import type { Format } from "./format";
import { nameThenTime } from "./heads";
import type { LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

const shape: LineShape = { head: nameThenTime };

/** Chats copied from 拼多多's merchant client: `昵称 time`, then lines of text. */
export const pinduoduo: Format = {
  id: "pinduoduo",
  platform: "pdd",
  names: { "zh-CN": "拼多多", "en-US": "Pinduoduo" },
  recognise: (sample) =>
    recogniseLines(sample, shape, 0.68, {
      line: /将该会话转移给|消费者催促您，请尽快回复|^\[当前用户来自.*\]$|^https:\/\/chat-img\.pinduoduo\.com\//,
      likelySender: /^[^*]\*{3}$/,
    }),
  read: (text, options, chapters) => readLines(text, shape, options, chapters),
};
