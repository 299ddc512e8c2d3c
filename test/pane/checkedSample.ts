import type { ScanResult } from "../../src/excel/types";
import { inspectChats } from "../../src/excel/worker/inspectChats";
import { packBlock } from "../../src/excel/worker/pack";
import { sampleChats } from "../../src/pane/home/sampleChats";
import { chats } from "./fakeDoor";

/** What a check of the sample chats really finds. */
export async function checkedSample(fields: Partial<ScanResult> = {}): Promise<ScanResult> {
  const rows = sampleChats()
    .split("\n")
    .map((line) => line.split("\t"));
  const columns = rows[0].map((_, i) => i);
  const report = await inspectChats(
    [packBlock(rows, columns.length)],
    { shape: { columnCount: columns.length, columns, firstRow: 1 }, read: {}, changes: {} },
    () => undefined,
    () => Promise.resolve(),
  );
  return {
    ...report,
    source: chats,
    locale: "zh-CN",
    rows: rows.length - 1,
    byRule: report.byRule.map((summary) => ({ ...summary, name: summary.rule })),
    milliseconds: 12,
    ...fields,
  };
}
