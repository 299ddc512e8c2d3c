/**
 * Reading chats of text beside a public parser of WhatsApp exports, on the same file. The parser splits lines into date, author
 * and words; kefu also settles roles, order, repeats and sessions.
 */
import { parseString } from "whatsapp-chat-parser";
import { readText } from "../src/chat/formats";
import { measure, type Comparison } from "./measure";

const words = [
  "你好，这款有120码的吗",
  "您好，有的呢，今天拍下下午就发",
  "偏大还是偏小，我家孩子偏瘦",
  "亲，这款版型偏大一点，建议按平时的尺码拍",
  "能便宜点吗",
  "这款已经是活动价了，您可以领一张店铺券",
  "好的",
];

/** Wall clocks that go on by half a minute or so, as ISO texts. */
function clock(message: number): string {
  return new Date(1.71e12 + message * 37_000).toISOString();
}

/** @param lines how many the export has, one per message */
export function whatsappExport(lines: number): string {
  return Array.from({ length: lines }, (_, i) => {
    const at = clock(i);
    const name = i % 2 === 0 ? `Ana ${Math.floor(i / 20)}` : "Shop";
    return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}, ${at.slice(11, 16)} - ${name}: ${words[i % words.length]!}`;
  }).join("\n");
}

/** @param lines how many the copy has: heads, words, read marks */
export function qianniuCopy(lines: number): string {
  const copy: string[] = [];
  for (let i = 0; copy.length < lines; i++) {
    const at = clock(i);
    const name = i % 2 === 0 ? `t***${Math.floor(i / 20)}` : `某某旗舰店:小美${i % 12}`;
    copy.push(
      `${name} ${at.slice(0, 10).replaceAll("-0", "-")} ${at.slice(11, 19)}`,
      words[i % words.length]!,
    );
    if (i % 3 === 0) copy.push("已读");
  }
  return copy.slice(0, lines).join("\n");
}

/** @param lines of each text */
export function parseComparisons(lines: number): Comparison[] {
  const whatsapp = whatsappExport(lines);
  const qianniu = qianniuCopy(lines);
  const peer = { peer: "whatsapp-chat-parser", peerWork: () => parseString(whatsapp).length };
  return [
    {
      name: `read ${lines} lines of WhatsApp`,
      work: () => readText(whatsapp, { format: "whatsapp" }).transcript.length,
      same: true,
      ...peer,
    },
    {
      name: `read ${lines} lines of 千牛`,
      work: () => readText(qianniu, { format: "qianniu" }).transcript.length,
      ...peer,
    },
  ];
}

/** Prints the comparisons as a table, with lines per second. */
export async function printParse(lines: number): Promise<void> {
  console.log("| work | lines/s | peer | peer lines/s | ratio |\n|---|---:|---|---:|---:|");
  const perSecond = (milliseconds: number) =>
    Math.round((1000 * lines) / milliseconds).toLocaleString("en-US");
  for (const { name, peer, work, peerWork, ratio } of await measure(parseComparisons(lines), 5)) {
    console.log(
      `| ${name} | ${perSecond(work)} | ${peer} | ${perSecond(peerWork)} | ${ratio.toFixed(2)} × |`,
    );
  }
}
