import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { headBytes, layoutOf } from "../../../src/cli/stream/layout";
import { allColumns, csvOf, random, scanning, shop, testFolder, type Row } from "./support";

const file = testFolder();
const whole = async (name: string) => (await scanning(file(name), { json: true })).stdout;
const inPieces = async (name: string, blockRows = 40) =>
  (await scanning(file(name), { json: true, stream: true, blockRows })).stdout;

/** Compares line by line: a whole result would be a wall of text where one line differs. */
function expectSame(came: string, wanted: string, about = ""): void {
  const [a, b] = [came.split("\n"), wanted.split("\n")];
  // The end holds findings, which say more than the scores that follow from them.
  const at = b.findLastIndex((line, i) => line !== a[i - b.length + a.length]) - b.length + a.length;
  if (a.join() !== b.join()) expect(a[at], about).toBe(b[at - a.length + b.length]);
  expect(a.length, about).toBe(b.length);
}

describe("a table that is read in pieces", () => {
  it("gives what the whole file gives, byte for byte", async () => {
    writeFileSync(file("shop.csv"), csvOf(shop(150)));
    const expected = await whole("shop.csv");
    expect(JSON.parse(expected).findings.length).toBeGreaterThan(150);
    for (const rows of [1, 40, 1e6]) expectSame(await inPieces("shop.csv", rows), expected);
  });

  it("gives it for tabs, GB18030 without a mark, UTF-16, gzip and JSON lines", async () => {
    const rows = shop(120, 2);
    const csv = csvOf(rows);
    const tabs = rows.map((row) => allColumns.map((column) => row[column].replace(/\n/g, " ")).join("\t"));
    writeFileSync(file("tabs.tsv"), ["会话ID\t时间\t发送者\t角色\t内容", ...tabs].join("\n"));
    writeFileSync(file("utf16.csv"), Buffer.from(`\uFEFF${csv}`, "utf16le"));
    writeFileSync(file("shop.csv.gz"), gzipSync(csv));
    writeFileSync(file("shop.jsonl"), rows.map((row) => JSON.stringify(row)).join("\n"));
    for (const name of ["tabs.tsv", "utf16.csv", "shop.csv.gz", "shop.jsonl"]) {
      const expected = await whole(name);
      expect(JSON.parse(expected).conversations.length, name).toBeGreaterThan(100);
      expectSame(await inPieces(name), expected, name);
    }
  });

  it("leaves a table to be read whole when its first row is longer than the head", () => {
    const table = `会话,时间,发送者,内容\nS1,2024-04-14 09:00:00,t***1,${"x".repeat(headBytes)}\n`;
    expect(layoutOf(Buffer.from(table), {})).toBeNull();
  });

  it("knows agents by their many customers where no column tells roles", async () => {
    const columns = ["conversation", "time", "sender", "text"] as const;
    const rows = shop(150, 3).map((row) => ({
      ...row,
      sender: row.sender.replace(/^客服(\d)号$/, "小$1禾"),
    }));
    writeFileSync(file("noRoles.csv"), csvOf(rows, columns));
    const expected = await whole("noRoles.csv");
    expect(expected).toContain('"agents":["小1禾"]');
    expectSame(await inPieces("noRoles.csv"), expected);
  });

  it("settles dates such as 03/04/2024 over the whole file, though only its end tells", async () => {
    const dates = (row: { time: string }) => row.time.replace(/^(\d+)-(\d+)-(\d+)/, "$3/$2/$1");
    const early = shop(100, 4).map((row) => ({
      ...row,
      time: dates({ time: row.time.replace("2024-04-1", "2024-04-0") }),
    }));
    const late = shop(40, 5).map((row, i) => ({
      ...row,
      conversation: row.conversation && `晚${row.conversation}`,
      time: i < 400 ? dates(row) : row.time,
    }));
    writeFileSync(file("dates.csv"), csvOf([...early, ...late]));
    expectSame(await inPieces("dates.csv"), await whole("dates.csv"));
  });

  it("reads clocks without a day as the whole file does", async () => {
    const rows = shop(60, 6).map((row) => ({ ...row, time: row.time.slice(11) }));
    writeFileSync(file("clocks.csv"), csvOf(rows));
    expectSame(await inPieces("clocks.csv"), await whole("clocks.csv"));
  });

  it("reads clocks, few of them with a day, of a file that begins with the newest, in one piece or apart", async () => {
    const named = shop(60, 7).map((row, i, all) => {
      let at = i;
      while (all[at].conversation === "") at--;
      return { ...row, conversation: all[at].conversation };
    });
    const seldomDated = (row: Row, i: number) => (i % 5 === 0 ? row : { ...row, time: row.time.slice(11) });
    const newest = [...named].sort((a, b) => (a.time < b.time ? 1 : -1));
    for (const rows of [[...named].reverse(), newest]) {
      writeFileSync(file("newest.csv"), csvOf(rows.map(seldomDated)));
      expectSame(await inPieces("newest.csv"), await whole("newest.csv"));
    }
  });

  it.each([
    ["", ""],
    [" 0:00:00", "1899/12/30 "],
  ])(
    "joins a day and a clock that stand in two columns, also as databases write them",
    async (midnight, noDay) => {
      const lines = shop(60, 7)
        .filter(({ time }) => time !== "#N/A")
        .map((row) =>
          [
            row.conversation,
            row.time.slice(0, 10) + midnight,
            noDay + row.time.slice(11),
            row.role,
            row.text.replace(/[",\n]/g, ""),
          ].join(","),
        );
      writeFileSync(file("days.csv"), ["会话ID,日期,时刻,角色,内容", ...lines].join("\n"));
      const expected = await whole("days.csv");
      expect(expected).toContain('"start":"2024-04-13T');
      expectSame(await inPieces("days.csv"), expected);
    },
  );

  it.each([true, false])(
    "takes the half of a day from a column of its own, days apart: %s",
    async (apart) => {
      const lines = shop(60, 7)
        .filter(({ time }) => time !== "#N/A")
        .map(({ conversation, time, role, text }) => {
          const hour = Number(time.slice(11, 13));
          const clock = `${hour % 12 || 12}${time.slice(13)}`;
          const when = apart ? [time.slice(0, 10), clock] : [`${time.slice(0, 10)} ${clock}`];
          const half = hour < 12 ? "AM" : "PM";
          return [conversation, ...when, half, role, text.replace(/[",\n]/g, "")].join(",");
        });
      const head = apart ? "会话ID,日期,时刻,上下午,角色,内容" : "会话ID,时间,上下午,角色,内容";
      writeFileSync(file("halves.csv"), [head, ...lines].join("\n"));
      const expected = await whole("halves.csv");
      expect(expected).toMatch(/"start":"2024-04-1\dT(?:1[3-9]|2\d)/);
      expectSame(await inPieces("halves.csv"), expected);
    },
  );

  it("tells the conversations of several shops apart, though a piece holds one of them", async () => {
    const lines = shop(60, 9).map(({ conversation, time, role, text }, i, { length }) =>
      [i < length / 2 ? "north" : "south", conversation, time, role, text.replace(/[",\n]/g, "")].join(","),
    );
    writeFileSync(file("shops.csv"), ["店铺,会话ID,时间,角色,内容", ...lines].join("\n"));
    const expected = await whole("shops.csv");
    expect(expected).toContain('"conversation":"north » ');
    expectSame(await inPieces("shops.csv"), expected);
  });

  it("takes equal codes of two shops for two conversations, and a blank shop for the one above", async () => {
    const rowsOf = (name: string) =>
      shop(40, 9).map(({ conversation, time, role, text }, i) =>
        [i === 0 ? name : "", conversation, time, role, text.replace(/[",\n]/g, "")].join(","),
      );
    const lines = [...rowsOf("north"), ...rowsOf("south")];
    writeFileSync(file("codes.csv"), ["店铺,会话ID,时间,角色,内容", ...lines].join("\n"));
    const expected = await whole("codes.csv");
    expect(expected).toContain('"conversation":"north » ');
    expect(expected).toContain('"conversation":"south » ');
    const { stdout, stderr } = await scanning(file("codes.csv"), { json: true, stream: true, blockRows: 40 });
    expectSame(stdout, expected);
    expect(stderr).not.toContain("Conversations do not stand in one piece");
  });

  it("takes a broken quotation for text and goes on", async () => {
    const csv = csvOf(shop(80, 8)).replace("在吗", '"在吗').replace("可以的", '"可"以');
    writeFileSync(file("broken.csv"), csv);
    expectSame(await inPieces("broken.csv"), await whole("broken.csv"));
  });

  it("tells what rows hold beyond the header, masked where that is asked for", async () => {
    const inOneLine = shop(30).map((row) => ({ ...row, text: row.text.replace(/\n/g, " ") }));
    const columns = ["conversation", "time", "sender", "text", "role"] as const;
    const [title, header, ...lines] = csvOf(inOneLine, columns).trimEnd().split("\r\n");
    const rows = lines.map((line, at) => (at === 40 || at === 60 ? `${line},,13800138000` : `${line}, ,`));
    writeFileSync(file("beyond.csv"), [title, header, ...rows].join("\n"));
    const told = (options: object) =>
      scanning(file("beyond.csv"), { json: true, ...options }).then(({ stderr }) => stderr);
    const expected = await told({});
    expect(expected).toMatch(/^2 rows hold more cells .* in line 43 this was not read: ,13800138000\./m);
    const pieces = { stream: true, blockRows: 20 };
    expect(await told(pieces)).toContain(expected);
    expect(await told({ ...pieces, mask: true })).not.toContain("13800138000");
    expect(await told({ ...pieces, mask: true })).toContain("2 rows hold more cells");
  });

  it("judges orders of the platform's lines though only one block tells of any", async () => {
    const rows = shop(100, 9).filter(({ role }) => role !== "系统");
    const line = { conversation: "会话99", time: "2024-04-18 12:00:00", sender: "", role: "系统" };
    const told = ["买家已拍下订单 ¥9", "买家已付款"].map((text) => ({ ...line, text }));
    writeFileSync(file("orders.csv"), csvOf([...rows, ...told]));
    const expected = await whole("orders.csv");
    expect(expected.includes("noOrders")).toBe(false);
    expectSame(await inPieces("orders.csv"), expected);
  });
});

describe("conversations that do not stand in one piece", () => {
  it("are sorted aside, with the results of the whole file", async () => {
    const rows = shop(200, 10).map((row, i, all) => {
      let at = i;
      while (all[at].conversation === "") at--;
      return { ...row, conversation: all[at].conversation };
    });
    const next = random(11);
    const shuffled = rows
      .map((row) => ({ row, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ row }) => row);
    writeFileSync(file("apart.csv"), csvOf(shuffled));
    const expected = await whole("apart.csv");
    const { stdout, stderr } = await scanning(file("apart.csv"), { json: true, stream: true, blockRows: 40 });
    expectSame(stdout, expected);
    expect(stderr).toMatch(/^Conversations do not stand in one piece \(“会话\d+” goes on in line \d+\)/);
  });

  it("leave rows without a conversation where they stand, above the first", async () => {
    const row = (conversation: string, clock: string, role: string, text: string): Row => ({
      ...{ conversation, role, text },
      ...{ time: `2024-04-14 ${clock}:00`, sender: role === "客户" ? "买家1" : "客服1号" },
    });
    const rows = [
      row("", "09:00", "客户", "在吗"),
      row("A", "09:05", "客服", "在的"),
      row("B", "09:06", "客户", "多少钱"),
      row("A", "09:07", "客户", "好的"),
      row("B", "09:08", "客服", "100"),
    ];
    writeFileSync(file("above.csv"), csvOf(rows));
    const { stdout } = await scanning(file("above.csv"), { json: true, stream: true, blockRows: 40 });
    expectSame(stdout, await whole("above.csv"));
  });

  it("are sorted by their shops where several have equal codes", async () => {
    const rows = shop(60, 15).map((row, i, all) => {
      let at = i;
      while (all[at].conversation === "") at--;
      return { ...row, conversation: all[at].conversation };
    });
    const lines = rows.flatMap(({ conversation, time, role, text }) =>
      ["north", "south"].map((name) =>
        [name, conversation, time, role, text.replace(/[",\n]/g, "")].join(","),
      ),
    );
    writeFileSync(file("mingled.csv"), ["店铺,会话ID,时间,角色,内容", ...lines].join("\n"));
    const { stdout, stderr } = await scanning(file("mingled.csv"), {
      json: true,
      stream: true,
      blockRows: 40,
    });
    expectSame(stdout, await whole("mingled.csv"));
    expect(stderr).toContain("Conversations do not stand in one piece");
  });
});

describe("a file that fits in memory", () => {
  const shared = async (name: string) =>
    scanning(file(name), { json: true, sharedFrom: 0, blockRows: 40, progress: true });

  it("is read in pieces for threads to share, and gives the same", async () => {
    writeFileSync(file("shared.csv"), csvOf(shop(150, 12)));
    const { stdout, stderr } = await shared("shared.csv");
    expectSame(stdout, await whole("shared.csv"));
    expect(stderr).not.toBe("");
  });

  it("is read whole where conversations lie apart or no column tells roles", async () => {
    const rows = shop(60, 13).map((row) => ({ ...row, conversation: row.conversation || "会话0" }));
    writeFileSync(file("mixed.csv"), csvOf(rows));
    writeFileSync(file("unnamed.csv"), csvOf(shop(60, 14), ["conversation", "time", "sender", "text"]));
    for (const name of ["mixed.csv", "unnamed.csv"]) {
      const { stdout, stderr } = await shared(name);
      expectSame(stdout, await whole(name), name);
      expect(stderr).not.toMatch(/Conversations do not stand in one piece/);
    }
  });
});
