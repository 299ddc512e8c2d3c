import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { csvOf, scanning, shop, testFolder, type Row } from "../stream/support";
import { kefu } from "./program";

const file = testFolder();

/** What `RDD.pipe` does with a partition: a process of its own, a row a line in, its lines out. */
async function piped(rows: readonly object[], options: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [...kefu, "worker", ...options], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (out += piece));
  child.stdin.end(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  await once(child, "close");
  expect(child.exitCode).toBe(0);
  return out.split("\n").slice(0, -1);
}

/** A partitioner: every row of a conversation goes to one partition. */
const partitionOf = (conversation: string, partitions: number): number =>
  [...conversation].reduce((hash, sign) => (hash * 31 + sign.codePointAt(0)!) >>> 0, 7) % partitions;

describe("partitions of Spark, each piped through a worker", () => {
  it("find together what one scan finds, row for row", async () => {
    let name = "";
    let next = 3;
    const rows = shop(300, 17)
      .filter(({ role }) => role !== "系统")
      .map((row): Row & { line: number } => {
        // A row is where it begins in the file, and a text may go on in the next line.
        const line = next;
        next += row.text.split("\n").length;
        return { ...row, conversation: (name = row.conversation || name), line };
      });
    writeFileSync(file("chats.csv"), csvOf(rows));
    const { stdout } = await scanning(file("chats.csv"), { to: "jsonl", recordEnd: "2030-01-01" });
    const expected = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line))
      // It compares conversations with one another, which a worker never sees together.
      .filter(({ rule }) => rule !== "robot-like")
      .map(({ conversation, rule, lines, measured }) =>
        [conversation, rule, lines.join(" "), measured].join("|"),
      );

    const partitions = Array.from({ length: 3 }, (_, partition) =>
      rows
        .filter(({ conversation }) => partitionOf(conversation, 3) === partition)
        // As `sortWithinPartitions("conversation", "line")`.
        .sort((a, b) =>
          a.conversation < b.conversation ? -1 : a.conversation > b.conversation ? 1 : a.line - b.line,
        ),
    );
    expect(partitions.every((partition) => partition.length > 0)).toBe(true);
    const options = ["--from", "jsonl", "--to", "jsonl", "--no-header", "--record-end", "2030-01-01"];
    const answers = (await Promise.all(partitions.map((partition) => piped(partition, options)))).flat();
    const found = answers
      .map((line) => JSON.parse(line))
      .filter(({ kind }) => kind === "finding")
      .map(({ conversation, rule, lines, measured }) => [conversation, rule, lines, measured].join("|"));
    expect(found.length).toBeGreaterThan(100);
    expect(found.sort()).toEqual(expected.sort());
  });
});
