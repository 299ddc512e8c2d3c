import { isHeaderWord } from "../columnWords";
import { parseRole, Role } from "../role";
import { NameJudge } from "../roles";
import type { Format } from "./format";
import { cleanLine, type LineShape } from "./lineShape";
import { readLines } from "./readLines";
import { recogniseLines } from "./recogniseLines";

/** `某旗舰店:小美:内容`: shop, sub-account, words. */
const agentLine = /^(?!\(?\d{1,2}[:：]\d{2}[:：]|\[\d|[{"])([^:：\s]{2,40}[:：][^:：\s]{1,20})[:：]/;
/** `Agent Mia: …`: help desks set a side before a person's name. */
const nameLine =
  /^(?!\(?\d{1,2}[:：]\d{2}|\[\d|[{"])((?:(?:agent|support|operator|customer|visitor|client) )?[^:：\s，。！？]{1,25})[:：]/i;
const maskedName = /^(?:[^*]{0,4}\*+[^*]{0,4}|tb_?\d\w*|jd_\w+)$/i;
const shopName = /旗舰店|专卖店|专营店|官方店|企业店|自营/;
/** A plain name counts when so many lines begin with it: a colon in somebody's words is not a name. */
const often = 2;

/** 客服电话: 400… is what somebody says. */
const notice =
  /(?:电话|热线|微信|时间|号码|邮箱|链接|地址|编号|工号|中心|回复|答复|说明|备注|qq|vx|wx|tel)$/i;

/** The names with which lines of this text begin are learned from the whole of it. */
function shapeOf(lines: readonly string[]): LineShape {
  const counts = new Map<string, number>();
  /** Names that stand before words without a sub-account. */
  const alone = new Set<string>();
  for (const raw of lines) {
    const line = cleanLine(raw);
    const name = nameLine.exec(line)?.[1];
    if (name === undefined) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (!agentLine.test(line)) alone.add(name);
  }
  /** Who speaks without a sub-account is no shop: t******7:尺码:L are a customer's words. */
  const isPerson = (name: string) =>
    maskedName.test(name) || parseRole(name) === Role.customer || (!shopName.test(name) && alone.has(name));
  const judge = new NameJudge({});
  const isKnown = (name: string) =>
    parseRole(name) !== Role.unknown || (!notice.test(name) && judge.judge(name).role !== Role.unknown);
  /** 时间：… and 内容：… label what stands behind them. */
  const isLabel = (name: string) => parseRole(name) === Role.unknown && isHeaderWord(name);
  return {
    head(line) {
      const agent = agentLine.exec(line);
      if (agent && !/^https?[:：]/i.test(agent[1]) && !isPerson(agent[1].split(/[:：]/)[0])) {
        return { sender: agent[1], time: null, text: line.slice(agent[0].length).trim() };
      }
      const match = nameLine.exec(line);
      if (!match || /^https?$/i.test(match[1])) return null;
      const isName = (counts.get(match[1]) ?? 0) >= often || maskedName.test(match[1]) || isKnown(match[1]);
      if (!isName || isLabel(match[1])) return null;
      return { sender: match[1], time: null, text: line.slice(match[0].length).trim() };
    },
  };
}

/** Taobao chats without times: the name, a colon, the words. */
export const taobaoPlain: Format = {
  id: "taobao-plain",
  platform: "taobao",
  names: { "zh-CN": "淘宝（无时间）", "en-US": "Taobao without times" },
  recognise(sample) {
    const shape = shapeOf(sample.lines);
    const lines = sample.lines.map(cleanLine);
    const shops = new Set(lines.flatMap((line) => agentLine.exec(line)?.[1] ?? []));
    // Any words with colons look like this; a sub-account that speaks makes it sure.
    return recogniseLines(sample, shape, shops.size > 0 ? 0.65 : 0.45);
  },
  read: (text, options, chapters) => readLines(text, shapeOf, options, chapters),
};
