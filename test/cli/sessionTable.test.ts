import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { run } from "../../src/cli/index";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kefu-sessions-"));
  const table =
    "咨询时间,顾客,客服,首次响应时间,客户消息数,cid\n2026-10-07 10:00:00,jd_5f2a,小黛,12,5,c-1\n,a****yz,小鹿,-,8,c-2\n";
  writeFileSync(join(folder, "sessions.csv"), table);
});

afterAll(() => rmSync(folder, { recursive: true }));

async function parse(...more: string[]): Promise<string> {
  let printed = "";
  const code = await run(["parse", join(folder, "sessions.csv"), ...more], {
    stdin: async () => new Uint8Array(),
    stdout: async (text) => void (printed += text),
    stderr: (text) => void (printed += text),
    env: { LANG: "en_US.UTF-8" },
  });
  expect(code).toBe(0);
  return printed;
}

it("a table of sessions is printed by parse as it stands, which says that it holds no chats", async () => {
  const printed = await parse();
  expect(printed).toMatch(/2026-10-07 10:00:00 +jd_5f2a +小黛 +12 s +5 +c-1/);
  expect(printed).toContain("This is a list of 2 sessions and holds no chats.");
});

it("a table of sessions keeps the contract's keys in JSON, and unknown is null", async () => {
  expect(JSON.parse(await parse("--json"))).toMatchObject({
    format: "sessions",
    messages: [],
    sessions: [
      { id: "c-1", start: "2026-10-07T10:00:00", firstResponse: 12, customerMessages: 5, line: 2 },
      { id: "c-2", start: null, firstResponse: null, agentMessages: null, line: 3 },
    ],
  });
});
