import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../src/cli/index";

const chat = [
  "会话ID,时间,发送者,角色,内容",
  "S1,2024-4-14 9:00:00,t***1,客户,在吗",
  "S1,2024-4-14 9:00:35,某某旗舰店:小美,客服,在的",
  "S2,2024-4-14 9:00:00,t***2,客户,在吗",
  "S2,2024-4-14 9:00:20,某某旗舰店:小美,客服,在的",
].join("\n");

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kefu-explain-"));
  writeFileSync(file("chat.csv"), chat);
  writeFileSync(file("orders.csv"), "订单号,买家,下单时间,付款时间\n1001,t***1,2024-04-14 09:01:00,\n");
  writeFileSync(
    file("lax.json"),
    JSON.stringify({ rules: { "slow-first-response": { parameters: { limit: 60 } } } }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function kefu(...argv: string[]) {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdin: async () => new Uint8Array(),
    stdout: async (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    env: { LANG: "en_US.UTF-8" },
  } as Parameters<typeof run>[1]);
  return { code, stdout, stderr };
}

interface Explained {
  readonly rule: string;
  readonly when: string;
  readonly conversations: readonly {
    readonly conversation: string;
    readonly result: string;
    readonly reason: string | null;
    readonly findings: readonly { readonly measured: number; readonly lines: readonly number[] }[];
    readonly judgements: readonly {
      readonly truth: boolean | null;
      readonly conditions: readonly {
        readonly name: string;
        readonly truth: boolean | null;
        readonly why: string;
        readonly hits: readonly { readonly lines: readonly number[]; readonly measured: number | null }[];
      }[];
    }[];
  }[];
}

async function explained(...argv: string[]): Promise<Explained> {
  const { code, stdout, stderr } = await kefu("explain", ...argv, "--json");
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout) as Explained;
}

describe("kefu explain", () => {
  it("shows how a rule comes to its verdict on every conversation", async () => {
    const { rule, when, conversations } = await explained("slow-first-response", file("chat.csv"));
    expect([rule, when]).toEqual(["slow-first-response", "late || never"]);
    expect(conversations.map(({ conversation, result }) => [conversation, result])).toEqual([
      ["S1", "hit"],
      ["S2", "passed"],
    ]);
    expect(conversations[0].findings[0]).toMatchObject({ measured: 35, lines: [2, 3] });
    expect(conversations[1].judgements[0].conditions[0]).toMatchObject({
      ...{ name: "late", truth: false, why: "withinLimit" },
      hits: [{ lines: [4, 5], measured: 20, limit: 20 }],
    });
  });

  it("takes the ruleset and the orders that are given", async () => {
    const lax = await explained("slow-first-response", file("chat.csv"), "--rules", file("lax.json"));
    expect(lax.conversations.map(({ result }) => result)).toEqual(["passed", "passed"]);
    const without = await explained("no-payment-reminder", file("chat.csv"), "--conversation", "S1");
    expect(without.conversations).toMatchObject([
      { conversation: "S1", result: "notEvaluable", reason: "noOrders" },
    ]);
    const orders = ["--orders", file("orders.csv")];
    const given = await explained("no-payment-reminder", file("chat.csv"), "--conversation", "S1", ...orders);
    expect(given.conversations).toMatchObject([{ conversation: "S1", result: "hit" }]);
  });

  it("prints a table for people, in their language", async () => {
    const { code, stdout } = await kefu(
      "explain",
      "slow-first-response",
      file("chat.csv"),
      "--lang",
      "zh-CN",
    );
    expect(code).toBe(0);
    expect(stdout).toContain("S1  命中");
    expect(stdout).toContain("late✓ || never✗ → ✓");
    expect(stdout).toContain("20 秒，没有超过 20 秒");
    expect(stdout).toContain("2 段会话：1 个命中，1 个通过");
  });

  it("names what there is when the rule or the conversation is not", async () => {
    const noRule = await kefu("explain", "slow-frist-response", file("chat.csv"));
    expect([noRule.code, noRule.stdout]).toEqual([2, ""]);
    expect(noRule.stderr).toMatch(
      /no rule “slow-frist-response”\. Did you mean slow-first-response\? Rules: slow-first-response/,
    );
    const noConversation = await kefu(
      "explain",
      "slow-first-response",
      file("chat.csv"),
      "--conversation",
      "S9",
    );
    expect([noConversation.code, noConversation.stdout]).toEqual([2, ""]);
    expect(noConversation.stderr).toBe("There is no conversation “S9”; the file has 2, among them S1, S2.\n");
  });
});
