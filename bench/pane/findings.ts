/** A scan's result of as many findings as a large shop's month has, the same every time. */
import type { Finding } from "../../src/inspection/finding";
import { severities } from "../../src/inspection/finding";
import type { ScanResult } from "../../src/excel/types";
import { resultOf } from "../../test/pane/fakeDoor";
import { random } from "../intents/random";

const rules = 34;
const agents = 12;
const lines = [
  "这个您自己看一下详情页吧，上面都写了的",
  "不清楚，您问下快递",
  "退款的话要等三到五个工作日，您再等等",
  "亲，质量问题我们承担运费，您放心",
  "尺码偏大，建议拍小一码，120 的就够了",
  "能不能便宜点？我买两件",
  "好的，今天下午四点前发出，江浙沪次日到",
];

/** The word that is searched for: a seventh of the lines hold it. */
export const searched = "退款";

export function largeResult(count: number): ScanResult {
  const next = random("findings of the pane");
  const below = (limit: number) => Math.floor(next() * limit);
  const quotes: Record<number, string> = {};
  const findings = Array.from({ length: count }, (_, i): Finding => {
    const line = lines[below(lines.length)];
    const rule = below(rules);
    quotes[i] = line;
    return {
      rule: `rule-${rule}`,
      severity: severities[rule % severities.length],
      conversation: `S${String(i >> 1).padStart(6, "0")}`,
      agent: `山野集户外旗舰店:客服${below(agents)}`,
      messages: [i],
      rows: [i + 2],
      measured: 35,
      limit: 20,
      unit: "seconds",
      evidence: [{ message: i, row: i + 2, start: 0, end: 4, text: line.slice(0, 4) }],
      sentence: "slow-first-response",
      values: {},
    };
  });
  return resultOf(findings, { quotes, conversations: count >> 1, messages: count * 4 });
}
