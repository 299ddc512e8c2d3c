import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { scan, type ScanOptions } from "../../../src/cli/scan";
import type { Streams } from "../../../src/cli/streams";

/** A folder that is gone when the tests of the file are done. */
export function testFolder(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), "kefu-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

export async function scanning(
  files: string | readonly string[],
  options: ScanOptions,
  more: Partial<Streams> & { input?: Uint8Array } = {},
) {
  let stdout = "";
  let stderr = "";
  const code = await scan(typeof files === "string" ? [files] : files, options, "en-US", {
    stdin: async () => more.input ?? new Uint8Array(),
    stdout: async (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    env: {},
    ...more,
  });
  return { code, stdout, stderr };
}

/** Numbers in [0, 1) that repeat from run to run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Row {
  readonly conversation: string;
  readonly time: string;
  readonly sender: string;
  readonly role: string;
  readonly text: string;
}

const said = {
  客户: [
    "在吗",
    "能便宜点吗",
    "有发票吗",
    "好的",
    "转人工",
    "我再看看",
    '这个"好看"吗,\n真的吗',
    "什么时候发货",
  ],
  客服: ["您好，在的", "没有", "您自己看详情页", "可以的", "=1+1", "非常抱歉，马上给您处理", "不知道"],
  系统: ["买家已拍下订单 ¥269.00", "客服已撤回一条消息"],
};

/** A shop's chats over some days, with everything that makes them hard to read in pieces. */
export function shop(conversations: number, seed = 1): Row[] {
  const next = random(seed);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)];
  const rows: Row[] = [];
  for (let c = 0; c < conversations; c++) {
    let seconds = 1_713_000_000 + Math.floor((c / conversations) * 5 * 86_400) + Math.floor(next() * 40_000);
    const length = 2 + Math.floor(next() * 12);
    for (let i = 0; i < length; i++) {
      seconds += next() < 0.02 ? 100_000 : Math.floor(next() * 90);
      const who = i === 0 || next() < 0.5 ? "客户" : next() < 0.05 ? "系统" : "客服";
      rows.push({
        conversation: i > 0 && next() < 0.1 ? "" : `会话${c}`,
        time: next() < 0.01 ? "#N/A" : new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " "),
        sender: who === "客户" ? `买家${c % 37}` : who === "客服" ? `客服${c % 3}号` : "",
        role: who,
        text: pick(said[who]),
      });
      if (next() < 0.03) rows.push(rows[rows.length - 1]);
    }
  }
  return rows;
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export function csvOf(rows: readonly Row[], columns: readonly (keyof Row)[] = allColumns): string {
  const heads = { conversation: "会话ID", time: "时间", sender: "发送者", role: "角色", text: "内容" };
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return `${["导出记录", columns.map((column) => heads[column]).join(","), ...lines].join("\r\n")}\r\n`;
}

export const allColumns = ["conversation", "time", "sender", "role", "text"] as const;
