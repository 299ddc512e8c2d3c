import { afterEach, describe, expect, it, vi } from "vitest";
import type { Cell } from "../../src/chat/table";
import type { ScanProgress } from "../../src/excel/types";
import type { ScanJob, Scanner } from "../../src/excel/worker/job";
import { packBlock } from "../../src/excel/worker/pack";
import { scannerInThisThread, scannerInWorker } from "../../src/excel/worker/scanner";
import { Problem } from "../../src/problem";

const rows: Cell[][] = [
  ["会话ID", "时间", "发送者", "角色", "内容"],
  ["1", "2026-03-05 09:00:00", "tb_lan", "客户", "在吗"],
  ["1", "2026-03-05 09:05:00", "小美", "客服", "您自己多试下"],
  ["2", "2026-03-05 10:00:00", "tb_mei", "客户", "什么时候发货"],
  ["2", "2026-03-05 10:00:05", "小美", "客服", "亲，今天就发"],
];

const job: ScanJob = {
  shape: { columnCount: 5, columns: [0, 1, 2, 3, 4], firstRow: 1 },
  read: {},
  changes: {},
};

function feed(scanner: Scanner): void {
  scanner.add(packBlock(rows.slice(0, 2), 5), 1);
  scanner.add(packBlock(rows.slice(2), 5), 2);
}

/** Runs the worker's own code behind structured clones, as a browser does. */
async function fakeWorker() {
  const toWorker: ((event: { data: unknown }) => void)[] = [];
  const toPage: ((event: { data: unknown }) => void)[] = [];
  const ofWorker: (() => void)[] = [];
  const terminate = vi.fn();
  vi.resetModules();
  vi.stubGlobal("self", {
    addEventListener: (_: string, listener: (event: { data: unknown }) => void) => toWorker.push(listener),
    postMessage: (data: unknown) => {
      for (const listener of toPage) listener({ data: structuredClone(data) });
    },
  });
  await import("../../src/excel/worker/scan.worker");
  const worker = {
    terminate,
    addEventListener: (type: string, listener: never) =>
      (type === "message" ? toPage : ofWorker).push(listener),
    removeEventListener: (type: string, listener: never) => {
      const listeners: unknown[] = type === "message" ? toPage : ofWorker;
      listeners.splice(listeners.indexOf(listener), 1);
    },
    postMessage: (data: unknown, transfer: Transferable[]) => {
      const arrived = structuredClone(data, { transfer });
      for (const listener of toWorker) listener({ data: arrived });
    },
  } as unknown as Worker;
  return { worker, terminate, fail: () => ofWorker.forEach((listener) => listener()) };
}

afterEach(() => vi.unstubAllGlobals());

describe("a scanner", () => {
  it("finds the same in a worker as in this thread", async () => {
    const here = scannerInThisThread();
    const there = scannerInWorker((await fakeWorker()).worker);
    feed(here);
    feed(there);
    const report = await here.inspect(job, () => undefined);
    expect(await there.inspect(job, () => undefined)).toEqual(report);
    expect(report).toMatchObject({ messages: 4, conversations: 2, duplicates: 0, skipped: [] });
    expect(report.findings.map(({ rule, rows }) => [rule, rows.at(-1)])).toContainEqual([
      "forbidden-phrase",
      3,
    ]);
    expect(report.byAgent).toMatchObject([{ agent: "小美", conversations: 2 }]);
    expect(report.overview).toMatchObject({ conversations: 2, findings: report.findings.length });
    expect(Object.values(report.quotes)).toContain("您自己多试下");
    expect([...report.customers.keys()].sort()).toEqual(
      [...new Set(report.findings.map(({ conversation }) => conversation))].sort(),
    );
  });

  it("counts findings by rule, zero included, and leaves switched-off rules out", async () => {
    const scanner = scannerInThisThread();
    feed(scanner);
    const changes = { rules: { "forbidden-phrase": { enabled: false } } };
    const { byRule } = await scanner.inspect({ ...job, changes }, () => undefined);
    expect(byRule.find(({ rule }) => rule === "slow-first-response")).toMatchObject({
      findings: 1,
      conversations: 1,
    });
    expect(byRule.find(({ rule }) => rule === "pestering-run")).toMatchObject({ findings: 0 });
    expect(byRule.some(({ rule }) => rule === "forbidden-phrase")).toBe(false);
  });

  it.each(["here", "there"])("tells its progress up to the last conversation (%s)", async (where) => {
    const scanner = where === "here" ? scannerInThisThread() : scannerInWorker((await fakeWorker()).worker);
    const heard: ScanProgress[] = [];
    feed(scanner);
    await scanner.inspect(job, (progress) => heard.push(progress));
    expect(heard[0]).toEqual({ stage: "inspecting", done: 0, total: 2 });
    expect(heard.at(-1)).toEqual({ stage: "inspecting", done: 2, total: 2 });
  });

  it("stops between two slices when it is cancelled", async () => {
    const scanner = scannerInThisThread();
    const many = Array.from({ length: 12_000 }, (_, i): Cell[] => [
      `c${i >> 2}`,
      45_000 + i / 1e4,
      i % 2 ? "小美" : "tb_a",
      i % 2 ? "客服" : "客户",
      `话${i}`,
    ]);
    scanner.add(packBlock([rows[0], ...many], 5), 1);
    const cancel = new AbortController();
    const heard: ScanProgress[] = [];
    const running = scanner.inspect(
      job,
      (progress) => {
        heard.push(progress);
        if (progress.done > 0) cancel.abort();
      },
      cancel.signal,
    );
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
    expect(heard.at(-1)?.done).toBeLessThan(3000);
  });

  it("rejects at once when a worker is cancelled, whatever the worker does", async () => {
    const { worker } = await fakeWorker();
    const cancel = new AbortController();
    const scanner = scannerInWorker({ ...worker, postMessage: () => undefined });
    const running = scanner.inspect(job, () => undefined, cancel.signal);
    cancel.abort();
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
  });

  it("hands a Problem over with its code and values", async () => {
    const scanner = scannerInWorker((await fakeWorker()).worker);
    feed(scanner);
    const changes = { rules: { "no-such-rule": { enabled: false } } };
    const error = await scanner
      .inspect({ ...job, changes }, () => undefined)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({ kind: "wrongInput", values: { name: "no-such-rule" } });
  });

  it("says so when the worker's script could not be loaded, also long before it is asked", async () => {
    const { worker, fail } = await fakeWorker();
    const scanner = scannerInWorker({ ...worker, postMessage: () => undefined });
    fail();
    await expect(scanner.inspect(job, () => undefined)).rejects.toThrow("could not be started");
  });

  it("gives the worker back when a scan is done, and the next finds nothing of the last in it", async () => {
    const { worker, terminate } = await fakeWorker();
    const release = vi.fn();
    const reports = [];
    for (let scan = 0; scan < 2; scan++) {
      const scanner = scannerInWorker(worker, { release });
      feed(scanner);
      reports.push(await scanner.inspect(job, () => undefined));
      scanner.dispose();
    }
    expect(reports[1]).toEqual(reports[0]);
    expect(release).toHaveBeenCalledTimes(2);
    expect(terminate).not.toHaveBeenCalled();
  });

  it("ends a worker that was given blocks and not asked, for it still holds them", async () => {
    const { worker, terminate } = await fakeWorker();
    const release = vi.fn();
    const scanner = scannerInWorker(worker, { release });
    feed(scanner);
    scanner.dispose();
    expect([release, terminate].map((called) => called.mock.calls.length)).toEqual([0, 1]);
  });

  it("ends the worker when it is disposed", async () => {
    const { worker, terminate } = await fakeWorker();
    scannerInWorker(worker).dispose();
    expect(terminate).toHaveBeenCalledOnce();
  });
});
