import type { Format } from "./format";
import { nameThenTime } from "./heads";
import type { LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

const shape: LineShape = { head: nameThenTime };

/** Chats copied from 抖店飞鸽: `昵称 time` with 今天 and 昨天, cards as placeholders. */
export const feige: Format = {
  id: "feige",
  platform: "douyin",
  names: { "zh-CN": "抖店飞鸽", "en-US": "Doudian Feige" },
  recognise: (sample) =>
    recogniseLines(sample, shape, 0.69, {
      line: /^\[(?:客服关闭会话|订单卡片|商品)\]$|用户超时未回复，系统关闭会话/,
    }),
  read: (text, options, chapters) => readLines(text, shape, options, chapters),
};
