/** A generated shop: as many conversations as asked, the same ones every time. */
import { tableOf, type Cell, type Table } from "../src/chat/table";
import { fold } from "../src/inspection/text/fold";

const questions = [
  "你好，这款有120码的吗",
  "什么时候发货呀",
  "能便宜点吗",
  "偏大还是偏小，我家孩子偏瘦",
  "可以用优惠券吗",
  "洗了会不会缩水",
  "收到货发现有个线头",
  "那我再看看",
];
const answers = [
  "您好，有的呢，今天拍下下午就发",
  "亲，这款版型偏大一点，建议按平时的尺码拍",
  "这款已经是活动价了，您可以领一张店铺券",
  "不会的，冷水手洗就好",
  "非常抱歉，您拍张照片，我这边马上给您处理",
  "您自己多试下",
  "可以支付的",
  "好的，有问题随时找我",
];

/** Numbers in [0, 1) that repeat from run to run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A sheet of chats with a header: conversation, time (Excel serial), sender, role, text.
 * @param rows data rows; a conversation has 20 of them
 */
export function corpus(rows: number): Table {
  const next = random(20_260_101);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  const values: Cell[][] = [["会话ID", "时间", "发送者", "角色", "内容"]];
  let seconds = 0;
  for (let row = 0; row < rows; row++) {
    const conversation = Math.floor(row / 20);
    const fromCustomer = row % 20 === 0 || next() < 0.5;
    seconds += 5 + Math.floor(next() * 60);
    values.push([
      `C${conversation}`,
      45_000 + seconds / 86_400,
      fromCustomer ? `买家${conversation}` : `客服${conversation % 12}`,
      fromCustomer ? "客户" : "客服",
      `${pick(fromCustomer ? questions : answers)}${row % 7 === 0 ? ` ${row}` : ""}`,
    ]);
  }
  return tableOf(values);
}

/**
 * Distinct phrases of four characters in the alphabet of the corpus, a few of which occur in it. They are written as folding
 * leaves them and no other character folds to theirs, so that engines that do not fold find the same.
 * @param count how many
 */
export function phrases(count: number): string[] {
  const next = random(7);
  const characters = [...new Set([...questions, ...answers].join("").replace(/[，a-z0-9]/g, ""))];
  const alphabet = characters.filter(
    (one) => fold(one) === one && characters.every((other) => other === one || fold(other) !== one),
  );
  const found = new Set(["可以支付", "便宜点吗"]);
  while (found.size < count) {
    found.add(Array.from({ length: 4 }, () => alphabet[Math.floor(next() * alphabet.length)]).join(""));
  }
  return [...found];
}
