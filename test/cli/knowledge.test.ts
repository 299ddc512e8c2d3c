import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopOf } from "../../src/cli/knowledge";
import { run } from "../../src/cli";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "kefu-knowledge-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function kefu(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const code = await run(args, {
    stdin: async () => new Uint8Array(),
    stdout: async (text) => void (out += text),
    stderr: (text) => void (err += text),
    env: { LANG: "en_US.UTF-8" },
  });
  return { code, out, err };
}

const chat =
  "会话,时间,发送人,角色,内容\nS1,2026-03-02 10:00:00,买家,客户,有羊毛被吗\nS1,2026-03-02 10:00:40,小美,客服,推荐您这款云朵枕\n";

interface Scan {
  readonly findings: readonly { readonly rule: string }[];
  readonly notEvaluable: readonly { readonly rule: string; readonly reason: string }[];
}

describe("what is known of a shop beside its chats", () => {
  it("may be rules in YAML", async () => {
    const rules = file("rules.yaml", "rules:\n  slow-first-response:\n    parameters:\n      limit: 60\n");
    const scan = async (...more: string[]) =>
      JSON.parse((await kefu("scan", file("chat.csv", chat), "--json", ...more)).out) as Scan;
    const slow = ({ findings }: Scan) => findings.some(({ rule }) => rule === "slow-first-response");
    expect(slow(await scan())).toBe(true);
    expect(slow(await scan("--rules", rules))).toBe(false);
  });

  it("says in which line YAML goes wrong", async () => {
    const { code, err } = await kefu(
      "scan",
      file("chat.csv", chat),
      "--rules",
      file("bad.yml", "rules:\n  a: [1\nb: 2\n"),
    );
    expect(code).toBe(2);
    expect(err).toMatch(/bad\.yml is no YAML \(the mistake is in line \d\)/);
  });

  it("may be its products, without which a rule about them is not evaluable", async () => {
    const scan = async (...more: string[]) =>
      JSON.parse((await kefu("scan", file("chat.csv", chat), "--json", ...more)).out) as Scan;
    const judged = ({ notEvaluable }: Scan) =>
      !notEvaluable.some(
        ({ rule, reason }) => rule === "unrelated-recommendation" && reason === "noProducts",
      );
    const products = file("products.csv", "商品名称,类目\n羊毛被,被子\n云朵枕,枕头\n");
    expect(judged(await scan())).toBe(false);
    expect(judged(await scan("--products", products))).toBe(true);
  });

  it("is the platform by the format of the chats, unless a person names it", () => {
    expect(shopOf({ format: "jingdong" }, undefined, []).platform).toBe("jd");
    expect(shopOf({ format: "table" }, undefined, []).platform).toBeUndefined();
    expect(shopOf({ format: "jingdong" }, "taobao", []).platform).toBe("taobao");
  });
});
