import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { packBlock } from "../../../src/excel/worker/pack";
import { tableOf, type Cell } from "../../../src/chat/table";
import { readText } from "../../../src/chat/formats";
import { readTable } from "../../../src/chat/readTable";
import type {
  ChatsDigest,
  ImportDigest,
  ReadCorrections,
  SourceInput,
} from "../../../src/pane/import/reader/digest";
import { readerInThisThread, readerInWorker } from "../../../src/pane/import/reader/reader";
import type { FromWorker, ToWorker } from "../../../src/pane/import/reader/messages";
import { ImportSession } from "../../../src/pane/import/reader/session";
import { namesOf, noCorrections } from "../../../src/pane/import/importState";

type Content = SourceInput["content"] | string;

async function read(
  contents: Readonly<Record<string, Content>>,
  corrections: Partial<ReadCorrections> = {},
): Promise<{ digest: ImportDigest; rows: (table?: number) => Cell[][] }> {
  const session = new ImportSession();
  const sources = Object.entries(contents).map(([name, content], id) => {
    const given = typeof content === "string" ? { kind: "text" as const, text: content } : content;
    session.add({ id, name, content: given });
    return id;
  });
  const request = { sources, corrections: { ...noCorrections, ...corrections }, locale: "zh-CN" as const };
  const digest = await session.read(
    request,
    () => undefined,
    () => Promise.resolve(),
  );
  return { digest, rows: (table = 0) => session.rows(table, 0, digest.tables[table].rowCount) };
}

const chatsOf = ({ parts }: ImportDigest): ChatsDigest[] =>
  parts.flatMap(({ outcome }) => (outcome.kind === "chats" ? [outcome] : []));

const file = (bytes: Uint8Array<ArrayBuffer> | string): Content => ({
  kind: "file",
  file: new Blob([bytes]),
});
const chat = "云朵妈妈 2024-4-14 9:05:07\n在吗\n某某旗舰店:小美 2024-4-14 9:05:20\n在的\n";

describe("records of JSON", () => {
  const records = [
    { conversation: "c1", sender: "t1", role: "customer", time: "2024-04-14 09:05:07", text: "在吗" },
    { conversation: "c1", sender: "小美", role: "agent", time: "2024-04-14 09:05:20", text: "在的" },
  ].map((record) => JSON.stringify(record));

  it.each([
    ["lines", records.join("\n")],
    ["a list", `[${records.join(",")}]`],
  ])("are read as a table: %s", async (_, text) => {
    const { digest, rows } = await read({ "chats.json": file(text) });
    expect(chatsOf(digest)[0].messages).toBe(2);
    expect(rows().flat()).toContain("在的");
  });
});

describe("who speaks", () => {
  it("is told of everyone, however many customers come", async () => {
    const many = 2_000;
    const lines = Array.from({ length: many }, (_, i) => `c${i},客户${i},客户,2024-4-14 9:05:07,在吗`);
    const { digest } = await read({
      "chats.csv": ["会话ID,发送者,角色,时间,内容", ...lines, "c1,小美,客服,2024-4-14 9:05:20,在的"].join(
        "\n",
      ),
    });
    const [{ senders }] = chatsOf(digest);
    expect(senders.filter(({ role }) => role === "customer")).toHaveLength(many);
    expect(senders.find(({ sender }) => sender === "小美")?.role).toBe("agent");
  });
});

describe("a workbook file", () => {
  it("brings each of its sheets for what it is, and names those that hold nothing of the kind", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "聊天",
          rows: [
            ["时间", "发送者", "内容"],
            ["2024-4-14 9:05:07", "t***1", "在吗"],
          ],
        },
        {
          name: "数据",
          rows: [
            ["旺旺昵称", "咨询人数", "询单转化率"],
            ["小美", 32, 0.625],
            ["汇总值", 32, 0.625],
          ],
        },
        {
          name: "订单",
          rows: [
            ["订单编号", "买家会员名", "订单创建时间", "订单付款时间"],
            ["8877665544332211", "t***1", "2024-4-14 9:10", ""],
          ],
        },
        { name: "说明", rows: [["a"]] },
      ],
    });
    const { digest, rows } = await read({ "all.xlsx": file(new Uint8Array(bytes)) });
    expect(digest.parts.map(({ sheet, outcome }) => [sheet, outcome.kind])).toEqual([
      ["聊天", "chats"],
      ["数据", "agents"],
      ["订单", "orders"],
      ["说明", "failed"],
    ]);
    expect(rows(1)).toEqual([["小美", 32, 0.625]]);
    expect(digest.tables[1].columns.map(({ kind }) => kind)).toEqual(["text", "number", "share"]);
  });

  it("that is damaged is answered by a problem that names it", async () => {
    const damaged = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
    const { digest } = await read({ "a.xlsx": file(damaged) });
    expect(digest.parts[0].outcome).toEqual({
      kind: "failed",
      code: "chat.workbookUnreadable",
      values: { file: "a.xlsx" },
    });
  });
});

describe("a page", () => {
  it("brings the table of a platform that calls its HTML .xls", async () => {
    const page = "<table><tr><th>时间<th>发送者<th>内容<tr><td>2024-4-14 9:05:07<td>t***1<td>在吗</table>";
    const { digest } = await read({ "export.xls": file(page) });
    expect(chatsOf(digest)).toMatchObject([{ counts: { messages: 1 } }]);
  });

  it("brings the chat of Telegram's export", async () => {
    const path = join(import.meta.dirname, "../../fixtures/chat/telegram-json/messages.html");
    const { digest } = await read({ "messages.html": file(readFileSync(path, "utf8")) });
    expect(chatsOf(digest)).toMatchObject([
      { recognition: { format: "telegram-json" }, counts: { messages: 5 } },
    ]);
  });
});

describe("cells of a sheet", () => {
  const cellsOf = (rows: Cell[][]): Content => ({
    kind: "cells",
    cells: {
      name: "Sheet1",
      shape: { columnCount: rows[0].length, columns: rows[0].map((_, i) => i), firstRow: 4 },
      blocks: [packBlock(rows, rows[0].length)],
    },
  });

  it("in one column of raw lines are read as the text that was pasted", async () => {
    const { digest, rows } = await read({
      Sheet1: cellsOf(
        chat
          .trim()
          .split("\n")
          .map((line) => [line]),
      ),
    });
    expect(chatsOf(digest)[0]).toMatchObject({ messages: 2, recognition: { format: "qianniu" } });
    expect(rows().map((row) => row[4])).toEqual(["在吗", "在的"]);
  });

  it("that hold a chat each are told apart by customer", async () => {
    const cell = "2024-04-14 09:05:07\n小美：在的\n\n2024-04-14 09:05:17\n云朵：好的\n\n";
    const { digest } = await read({
      Sheet1: cellsOf([
        ["客户ID", "聊天记录"],
        ["A", cell],
        ["B", cell],
      ]),
    });
    expect(chatsOf(digest)[0]).toMatchObject({ conversations: 2, messages: 4 });
  });
});

describe("several sources", () => {
  it("count messages once that an earlier one holds, and keep what is only alike", async () => {
    const { digest, rows } = await read({
      "a.txt": chat,
      "b.txt": `${chat}云朵妈妈 2024-4-14 9:05:30\n在吗\n`,
    });
    expect(chatsOf(digest).map(({ elsewhere }) => elsewhere)).toEqual([0, 2]);
    expect(rows().map((row) => row[4])).toEqual(["在吗", "在的", "在吗"]);
  });

  it("that name no conversation are told apart by their names", async () => {
    const lines = "03/04/2024, 09:05 - Ana: hola\n03/04/2024, 09:06 - Bo: dime\n";
    const { rows } = await read({ "ana.txt": lines, "eva.txt": lines.replaceAll("Ana", "Eva") });
    expect(new Set(rows().map(([conversation]) => conversation))).toEqual(new Set(["ana", "eva"]));
  });
});

describe("the rows of an import", () => {
  it("are read back from the sheet as they were read from the source", async () => {
    const text = [
      "会话,时间,发送者,角色,内容,订单号,下单时间,付款时间",
      'S1,2024-04-14 09:05:07,tb_1,客户,"在吗, 亲",8877665544332211,2024-04-14 09:06:00,',
      "S1,2024-04-14 09:05:20,小美,客服,=在的,,,",
      "S2,2024-04-15 10:00:00,tb_2,客户,已付款,1122334455667788,2024-04-15 10:01:00,2024-04-15 10:02:00",
    ].join("\n");
    const { digest, rows } = await read({ "a.csv": text });
    const headers = ["会话", "时间", "发送者", "角色", "内容", "订单号", "下单时间", "付款时间"];
    expect(digest.tables[0].columns).toHaveLength(headers.length);
    const again = readTable(tableOf([headers, ...rows()]));
    const whole = readText(text);
    expect(again.transcript.conversations).toEqual(["S1", "S2"]);
    expect([...again.transcript.time]).toEqual([...whole.transcript.time]);
    expect(again.orders.map(({ id, placed, paid }) => [id, placed, paid])).toEqual(
      whole.orders.map(({ id, placed, paid }) => [id, placed, paid]),
    );
    expect(again.hasOrders).toBe(true);
  });

  it("show hours alone where the day is unknown, and go on over midnight", async () => {
    const { digest, rows } = await read({ "a.txt": "[小美] 23:59\n在的\n[云朵] 0:01\n好的\n" });
    expect(digest.tables[0].columns[1]).toMatchObject({ id: "time", kind: "clock" });
    const [before, after] = rows().map((row) => row[1] as number);
    expect(Math.round((after - before) * 86_400)).toBe(120);
  });

  it("account for every line of any text", async () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom("云朵 2024-4-14 9:05:07", "在吗", "", "已读", "某店:小美 2024-4-14 9:05:09", "=1+1"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), async (lines) => {
        const { digest } = await read({ "a.txt": lines.join("\n") });
        for (const { counts, messages, events, elsewhere } of chatsOf(digest)) {
          const { rows, messages: kept, skipped, duplicates, blank, structure, continuation } = counts;
          expect(messages + events).toBe(kept);
          expect(kept + skipped + duplicates + blank + structure + continuation).toBe(rows);
          expect(digest.tables[0]?.rowCount ?? 0).toBe(kept - elsewhere);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("corrections", () => {
  it("of a format are followed, and a source that is read again is not opened again", async () => {
    let opened = 0;
    class Counted extends Blob {
      override slice(...range: Parameters<Blob["slice"]>) {
        opened++;
        return super.slice(...range);
      }
    }
    const reader = readerInThisThread();
    reader.add({
      id: 1,
      name: "a.txt",
      content: { kind: "file", file: new Counted(["03/04/2024, 09:05 - Ana: hola"]) },
    });
    const ask = (corrections: ReadCorrections) =>
      reader.read({ sources: [1], corrections, locale: "en-US" }, () => undefined);
    expect(chatsOf(await ask(noCorrections))[0].first[0].time).toBe("2024-04-03 09:05:00");
    const mdy = { ...noCorrections, parts: { "1/0": { dateOrder: "mdy" } } } as const;
    expect(chatsOf(await ask(mdy))[0].first[0].time).toBe("2024-03-04 09:05:00");
    expect(opened).toBe(1);
  });

  it("of names take commas, semicolons and lines of either language", () => {
    expect(namesOf("小美，阿岳; 小禾、小美\n\nAna , Bo")).toEqual(["小美", "阿岳", "小禾", "Ana", "Bo"]);
  });
});

describe("a reader in a worker", () => {
  /** A worker that answers only when the test says so. */
  class SilentWorker {
    readonly heard: ToWorker[] = [];
    ended = false;
    private listener: (event: MessageEvent<FromWorker>) => void = () => undefined;
    addEventListener = ((type: string, listener: (event: MessageEvent<FromWorker>) => void) => {
      if (type === "message") this.listener = listener;
    }) as Worker["addEventListener"];
    postMessage = (message: ToWorker) => void this.heard.push(message);
    terminate = () => void (this.ended = true);
    answer(message: FromWorker): void {
      this.listener({ data: message } as MessageEvent<FromWorker>);
    }
  }

  const source: SourceInput = { id: 1, name: "a.txt", content: { kind: "text", text: chat } };
  const request = { sources: [1], corrections: noCorrections, locale: "zh-CN" } as const;

  it("is ended by a cancel; the next reading starts another, which is told the sources again", async () => {
    const workers: SilentWorker[] = [];
    const reader = readerInWorker(() => {
      workers.push(new SilentWorker());
      return workers[workers.length - 1];
    });
    reader.add(source);
    const controller = new AbortController();
    const reading = reader.read(request, () => undefined, controller.signal);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(workers[0].ended).toBe(true);

    const again = reader.read(request, () => undefined);
    expect(workers).toHaveLength(2);
    expect(workers[1].heard.map(({ kind }) => kind)).toEqual(["add", "read"]);
    const digest: ImportDigest = { parts: [], tables: [] };
    workers[1].answer({ kind: "digest", id: 2, digest });
    await expect(again).resolves.toEqual(digest);
  });

  it("hands on progress and failures, and no words of a chat with them", async () => {
    const worker = new SilentWorker();
    const reader = readerInWorker(() => worker);
    reader.add(source);
    const heard: string[] = [];
    const reading = reader.read(request, ({ stage }) => heard.push(stage));
    const progress = { stage: "reading", name: "a.txt", source: 1, sources: 1, done: 0, total: 0 } as const;
    worker.answer({ kind: "progress", id: 1, progress });
    worker.answer({ kind: "error", id: 1, message: "RangeError" });
    await expect(reading).rejects.toThrow("The import worker failed: RangeError");
    expect(heard).toEqual(["reading"]);
  });
});
