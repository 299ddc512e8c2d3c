import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decode } from "../../../src/chat/encoding";
import { formats, readText } from "../../../src/chat/formats";
import { readPage } from "../../../src/chat/page";
import { readTable } from "../../../src/chat/readTable";
import { roleIds } from "../../../src/chat/role";
import { formatTime } from "../../../src/chat/time";
import { TimePrecision } from "../../../src/chat/transcript";

/**
 * One folder per format, named as the format: files as platforms export them, and beside each the chat that a person reads
 * in it. The format is recognised, not told.
 */
const folder = join(import.meta.dirname, "../../fixtures/chat");
const precisions = Object.fromEntries(Object.entries(TimePrecision).map(([name, code]) => [code, name]));

function readGolden(path: string) {
  const { text, encoding } = decode(readFileSync(path));
  const page = readPage(text);
  const options = { referenceDate: "2024-04-16" };
  const { format, transcript, skipped, duplicates, decisions, counts } =
    page?.kind === "table" ? readTable(page.table, options) : readText(page?.text ?? text, options);
  return {
    format,
    encoding,
    messages: Array.from({ length: transcript.length }, (_, i) => ({
      line: transcript.row[i],
      conversation: transcript.conversations[transcript.conversation[i]],
      time: formatTime(transcript.time[i]) || null,
      precision: precisions[transcript.precision[i]],
      sender: transcript.senders[transcript.sender[i]],
      role: roleIds[transcript.role[i]],
      text: transcript.text[i],
    })),
    skipped,
    duplicates,
    decisions: decisions.map(({ code }) => code),
    counts,
  };
}

describe.each(readdirSync(folder))("the format %s", (format) => {
  const files = readdirSync(join(folder, format)).filter((name) => !name.endsWith(".json"));

  it.each(files)("reads %s as a person does", (name) => {
    const path = join(folder, format, name);
    const read = readGolden(path);
    expect(read).toEqual(JSON.parse(readFileSync(`${path}.json`, "utf8")));
    expect(read.format).toBe(format);
    const { rows, ...parts } = read.counts;
    expect(Object.values(parts).reduce((sum, count) => sum + count)).toBe(rows);
  });
});

it("every format has its golden files", () => {
  expect(readdirSync(folder).sort()).toEqual(formats.map(({ id }) => id).sort());
});
