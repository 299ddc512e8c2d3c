import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/index";

const chat = [
  "会话ID,时间,发送者,角色,内容",
  "S1,2026-03-07 21:59:50,t***1,客户,这款有货吗",
  "S1,2026-03-08 09:00:05,小美,客服,您好，这款有货的",
  "S2,2026-03-09 10:00:00,t***2,客户,有120码的吗",
  "S2,2026-03-09 10:05:00,小丽,客服,有的亲",
].join("\n");

async function kefu(...argv: string[]) {
  let stdout = "";
  let stderr = "";
  const code = await run(argv, {
    stdin: async () => new TextEncoder().encode(chat),
    stdout: async (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    env: { LANG: "en_US.UTF-8" },
  });
  return { code, stdout, stderr };
}

interface Scanned {
  readonly conversations: readonly { readonly conversation: string; readonly firstResponse: number }[];
  readonly findings: readonly { readonly conversation: string; readonly rule: string }[];
}

async function scanned(...options: string[]): Promise<Scanned> {
  const { code, stdout, stderr } = await kefu("scan", "-", "--json", ...options);
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Scanned;
}
const slow = ({ findings }: Scanned) =>
  findings.filter(({ rule }) => rule === "slow-first-response").map(({ conversation }) => conversation);

describe("kefu scan --service-hours", () => {
  it("counts seconds within the hours only, whole or in pieces", async () => {
    expect(slow(await scanned())).toEqual(["S1", "S2"]);
    for (const more of [[], ["--stream"]]) {
      const within = await scanned("--service-hours", "09:00-22:00", ...more);
      expect(slow(within)).toEqual(["S2"]);
      expect(within.conversations.map(({ firstResponse }) => firstResponse)).toEqual([15, 300]);
    }
  });

  it("knows holidays and make-up working days", async () => {
    const monday = await scanned("--service-hours", "09:00-22:00", "--holidays", "2026-03-09");
    expect(slow(monday)).toEqual([]);
    // 2026-03-07 is a Saturday: a working day from noon to midnight as on Mondays.
    const made = await scanned("--service-hours", "1-5 12:00-24:00", "--holidays", "+2026-03-07");
    expect(made.conversations[0].firstResponse).toBe(2 * 3600 + 10);
  });

  it("explains a rule within the hours", async () => {
    const verdict = async (...options: string[]) => {
      const { stdout } = await kefu("explain", "slow-first-response", "-", "--json", ...options);
      const told = JSON.parse(stdout) as { conversations: { conversation: string; result: string }[] };
      return told.conversations.map(({ conversation, result }) => `${conversation} ${result}`);
    };
    expect(await verdict()).toEqual(["S1 hit", "S2 hit"]);
    expect(await verdict("--service-hours", "09:00-22:00")).toEqual(["S1 passed", "S2 hit"]);
    expect(await verdict("--service-hours", "09:00-22:00", "--holidays", "2026-03-09")).toEqual([
      "S1 passed",
      "S2 passed",
    ]);
  });

  it("says what is wrong", async () => {
    expect(await kefu("scan", "-", "--service-hours", "mornings")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/“mornings” names no service hours/),
    });
    expect(await kefu("scan", "-", "--holidays", "2026-03-09")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--service-hours/),
    });
    expect(await kefu("scan", "-", "--service-hours", "9-22", "--holidays", "2026-02-30")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/“2026-02-30” is no day/),
    });
  });
});

describe("kefu scan --json", () => {
  it("labels every conversation, with the lines that show it", async () => {
    const { conversations } = await scanned();
    expect(conversations[1]).toMatchObject({
      labels: {
        agentTypes: { values: [{ value: "ignoring", lines: [4, 5] }], unknown: null },
        lostInquiry: { values: [], unknown: "noOrders", cause: null, owner: null },
        stage: { values: expect.arrayContaining([{ value: "fit", lines: [4] }]) },
        questions: { values: [{ value: "C", lines: [4] }] },
      },
    });
  });
});

describe("kefu scan --period", () => {
  it("tells of the conversations that began in it, whole or in pieces", async () => {
    for (const more of [[], ["--stream"]]) {
      const { conversations, findings } = await scanned("--period", "2026-03-09", ...more);
      expect(conversations.map(({ conversation }) => conversation)).toEqual(["S2"]);
      expect(new Set(findings.map(({ conversation }) => conversation))).toEqual(new Set(["S2"]));
    }
    expect((await scanned("--period", "2026-04")).conversations).toEqual([]);
  });

  it("shows a person that part alone, and says what is no period", async () => {
    const { stdout } = await kefu("scan", "-", "--period", "..2026-03-08");
    expect(stdout).toContain("S1");
    expect(stdout).not.toContain("S2");
    expect(await kefu("scan", "-", "--period", "yesterday")).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/“yesterday” is no period/),
    });
  });
});
