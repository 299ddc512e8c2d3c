import { describe, expect, it } from "vitest";
import { readText } from "../../src/chat/formats";
import { readTable } from "../../src/chat/readTable";
import type { Reading } from "../../src/chat/reading";
import { roleIds } from "../../src/chat/role";
import { tableOf, type Cell } from "../../src/chat/table";
import { formatTime } from "../../src/chat/time";

const messages = ({ transcript }: Reading) =>
  Array.from({ length: transcript.length }, (_, i) => {
    const conversation = transcript.conversations[transcript.conversation[i]];
    const time = formatTime(transcript.time[i]).replace("T", " ");
    const role = roleIds[transcript.role[i]];
    return `${transcript.row[i]} ${conversation}: ${time} ${role} ${transcript.text[i]}`;
  });
const accounted = ({ counts: { rows, ...parts } }: Reading) =>
  Object.values(parts).reduce((sum, count) => sum + count) === rows;

describe("lines of a chat in one column of a sheet", () => {
  it("are read by their format, and messages keep the sheet's rows", () => {
    const lines = ["t***1 2024-4-14 9:05:07", "在吗", "", "某旗舰店:小美 2024-4-14 9:05:20", "在的", "已读"];
    const reading = readTable(
      tableOf(
        lines.map((line) => [line]),
        3,
      ),
    );
    expect(messages(reading)).toEqual([
      "3 t***1: 2024-04-14 09:05:07 customer 在吗",
      "6 t***1: 2024-04-14 09:05:20 agent 在的",
    ]);
    expect(reading.decisions[0]).toEqual({ code: "linesInColumn", count: 6, row: null, value: "qianniu" });
    expect(accounted(reading)).toBe(true);
  });

  it("are read though Excel made serial numbers of days and clocks, and a header stands above", () => {
    const cells: Cell[] = [
      "聊天记录",
      46_151,
      0.5,
      "有货吗",
      "t***1",
      0.5 + 30 / 86_400,
      "有的",
      "某旗舰店:小迪",
    ];
    const reading = readTable(tableOf(cells.map((cell) => [null, cell])));
    expect(messages(reading)).toEqual([
      "3 t***1: 2026-05-09 12:00:00 customer 有货吗",
      "6 t***1: 2026-05-09 12:00:30 agent 有的",
    ]);
    expect(accounted(reading)).toBe(true);
  });

  it("are read where numbers of rows or remarks stand beside them, in a sheet and as CSV", () => {
    const rows = [
      ["序号", "聊天记录", "备注"],
      ["1", "云朵妈妈 2024-4-14 9:05:07", ""],
      ["2", "在吗", ""],
      ["3", "某旗舰店:小美 2024-4-14 9:05:20", "小张看过"],
      ["4", "在的", ""],
    ];
    const read = [
      "2 云朵妈妈: 2024-04-14 09:05:07 customer 在吗",
      "4 云朵妈妈: 2024-04-14 09:05:20 agent 在的",
    ];
    expect(messages(readTable(tableOf(rows)))).toEqual(read);
    const csv = readText(rows.map((row) => row.join(",")).join("\n"));
    expect(messages(csv)).toEqual(read);
    expect(accounted(csv)).toBe(true);
  });

  it("are texts and no chat where no line begins a message", () => {
    const reading = readTable(tableOf([["内容"], ["在吗"], ["什么时候发货"]]));
    expect(reading.transcript.text).toEqual(["在吗", "什么时候发货"]);
    expect(reading.decisions.map(({ code }) => code)).not.toContain("linesInColumn");
  });
});

describe("a whole chat in each cell", () => {
  const rows = [
    ["客户ID", "聊天记录"],
    ["t***1", "2024-04-14 09:05:07\n云朵：在吗\n\n2024-04-14 09:05:20\n某旗舰店:小美：在的\n亲\n\n"],
    ["", "2024-04-14 09:06:00\n云朵：好的\n\n"],
    ["t***2", "2024-04-14 09:05:07\n旧时光：多少钱\n\n2024-04-14 09:05:30\n某旗舰店:小美：99元：包邮\n\n"],
    ["t***3", ""],
  ];

  it("is a conversation under the customer's name, a merged cell included", () => {
    const reading = readTable(tableOf(rows));
    expect(messages(reading)).toEqual([
      "2 t***1: 2024-04-14 09:05:07 customer 在吗",
      "2 t***1: 2024-04-14 09:05:20 agent 在的\n亲",
      "3 t***1: 2024-04-14 09:06:00 customer 好的",
      "4 t***2: 2024-04-14 09:05:07 customer 多少钱",
      "4 t***2: 2024-04-14 09:05:30 agent 99元：包邮",
    ]);
    expect(reading.decisions[0]).toEqual({ code: "chatsInCells", count: 3, row: null, value: "time-above" });
    expect(accounted(reading)).toBe(true);
  });

  it("may be in another format, and in a CSV file", () => {
    const cell = (name: string) => `"${name} 2024-4-14 9:05:07\n在吗\n某旗舰店:小美 2024-4-14 9:05:20\n在的"`;
    const reading = readText(`客户ID,聊天记录\n甲,${cell("云朵")}\n乙,${cell("旧时光")}\n`);
    expect(reading.format).toBe("table");
    expect(messages(reading)).toEqual([
      "2 甲: 2024-04-14 09:05:07 customer 在吗",
      "2 甲: 2024-04-14 09:05:20 agent 在的",
      "6 乙: 2024-04-14 09:05:07 customer 在吗",
      "6 乙: 2024-04-14 09:05:20 agent 在的",
    ]);
  });

  it("is not seen in messages of several lines", () => {
    const reading = readTable(
      tableOf([
        ["客户", "时间", "发送者", "内容"],
        ["甲", "2024-4-14 9:00", "甲", "收货人：张三\n电话：1\n地址：某路\n门牌：3"],
        ["甲", "2024-4-14 9:01", "某旗舰店:小美", "好的\n已记下\n亲"],
      ]),
    );
    expect(reading.transcript.length).toBe(2);
  });
});

describe("the format of cells", () => {
  const lines = tableOf([["小雨 2024-4-14 9:05:07"], ["在吗"], ["小美 2024-4-14 9:05:20"], ["在的"]]);

  it("is told with its reasons and with what else they could be", () => {
    const { format, recognition } = readTable(lines);
    expect(format).toBe("qianniu");
    expect(recognition).toMatchObject({
      format: "qianniu",
      chosen: false,
      reasons: [{ code: "headLines", count: 2 }],
    });
    expect(recognition.alternatives.map((one) => one.format)).toContain("wechat");
  });

  it("of rows is table, known by its headers or by what the cells hold", () => {
    const rows = readTable(
      tableOf([
        ["时间", "发送者", "内容"],
        ["2024-4-14 9:05", "小美", "在的"],
      ]),
    );
    expect(rows.format).toBe("table");
    expect(rows.recognition).toMatchObject({ reasons: [{ code: "headers", count: 3 }], confidence: 0.9 });
    const bare = readTable(tableOf([["2024-4-14 9:05", "小美", "在的，亲亲"]]));
    expect(bare.recognition.reasons[0]?.code).toBe("cells");
  });

  it("can be chosen: another one for the lines, or every row a message", () => {
    const wechat = readTable(lines, { format: "wechat" });
    expect(wechat.recognition).toMatchObject({ format: "wechat", chosen: true });
    expect(wechat.transcript.text).toEqual(["在吗", "在的"]);
    expect(readTable(lines, { format: "table" }).transcript.length).toBe(4);
    expect(() => readTable(lines, { format: "icq" })).toThrow(
      expect.objectContaining({ code: "chat.unknownFormat" }),
    );
  });
});

it("chats in cells may have the sender last, as 千牛's web page prints them", () => {
  const cell = (day: string, buyer: string) =>
    `${day}\n09:01:02\n有货吗\n${buyer}\n09:01:40\n有的\n晨光旗舰店:小迪`;
  const reading = readTable(
    tableOf([
      ["客户ID", "聊天记录"],
      ["A", cell("2026-05-09", "t******7")],
      ["B", cell("2026-05-10", "t******8")],
    ]),
  );
  expect(reading.format).toBe("qianniu-web");
  expect(messages(reading)).toEqual([
    "2 A: 2026-05-09 09:01:02 customer 有货吗",
    "2 A: 2026-05-09 09:01:40 agent 有的",
    "3 B: 2026-05-10 09:01:02 customer 有货吗",
    "3 B: 2026-05-10 09:01:40 agent 有的",
  ]);
  expect(accounted(reading)).toBe(true);
});

it("a cell that stops at group chats stops no other cell", () => {
  const cell = (buyer: string) =>
    `单聊\n${buyer}(2020-04-24 16:07:01):  在吗\n有货吗\n什么时候发\n群聊\n甲(2020-04-24 18:00:00):  大家好`;
  const reading = readTable(
    tableOf([
      ["客户ID", "聊天记录"],
      ["A", cell("小雨")],
      ["B", cell("大海")],
    ]),
  );
  expect(reading.format).toBe("wangwang");
  expect(reading.transcript.conversations).toEqual(["A", "B"]);
  expect(reading.skipped.map(({ row }) => row)).toEqual([2, 3]);
  expect(accounted(reading)).toBe(true);
});

describe("the day in a column beside lines with clocks", () => {
  const rows: readonly (readonly Cell[])[] = [
    ["日期", "聊天记录"],
    [45396, "云朵 09:05:07"],
    [45396, "有货吗"],
    [null, "某旗舰店:小美 09:05:20"],
    [null, "有的"],
    [45397, "云朵 10:00:00"],
    [45397, "好的"],
  ];
  const read = [
    "2 云朵: 2024-04-14 09:05:07 customer 有货吗",
    "4 云朵: 2024-04-14 09:05:20 agent 有的",
    "6 云朵: 2024-04-15 10:00:00 customer 好的",
  ];

  it.each([undefined, "qianniu"])("is theirs, whether the format is found or chosen (%s)", (format) => {
    const reading = readTable(tableOf(rows), { format, sessionGap: Infinity });
    expect(reading.format).toBe("qianniu");
    expect(messages(reading)).toEqual(read);
    expect(accounted(reading)).toBe(true);
  });
});
