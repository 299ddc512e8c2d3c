import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTable } from "../../src/chat/readTable";
import type { Reading, ReadOptions } from "../../src/chat/reading";
import { Role, roleIds } from "../../src/chat/role";
import { tableOf, type Cell } from "../../src/chat/table";
import { formatTime } from "../../src/chat/time";
import { TimePrecision } from "../../src/chat/transcript";
import { Problem } from "../../src/problem";

const read = (rows: readonly (readonly Cell[])[], options?: ReadOptions) => readTable(tableOf(rows), options);
const texts = ({ transcript }: Reading) => [...transcript.text];
const roles = ({ transcript }: Reading) => [...transcript.role].map((role) => roleIds[role]);
const codes = ({ decisions }: Reading) => decisions.map(({ code }) => code);
const roleOf = (reading: Reading, sender: string) => {
  const found = reading.senders.find((one) => one.sender === sender);
  return found && [roleIds[found.role], found.basis];
};

const header = ["会话", "时间", "发送者", "内容"];

describe("conversations without a column", () => {
  it("keep an agent's hand-over, whose line is the platform's, with the customer", () => {
    const { transcript } = read([
      ["time", "role", "name", "content"],
      ["2026-03-01 10:00:00", "用户", "N***", "在吗"],
      ["2026-03-01 10:00:30", "客服", "主账号", "在的"],
      ["2026-03-01 10:03:00", "客服", "小楠", "小楠 将该会话转移给 阿强，请及时处理"],
    ]);
    expect(transcript.conversations).toEqual(["N***"]);
  });
});

it("takes no footnote in the column of times for a message whose time was not read", () => {
  const reading = read([header, ["A", "2024-4-14 9:05", "云朵", "在吗"], ["", "制表人：张三", "", ""]]);
  expect(reading.skipped).toMatchObject([{ reason: "chat.noText" }]);
  expect(codes(reading)).not.toContain("timesUnread");
});

it("takes 聊天对象 for the conversation, so that what an agent says to two customers is no repeat", () => {
  const reading = read([
    ["时间", "聊天对象", "发言人", "内容"],
    ["2024-4-14 9:06:00", "云朵", "小美", "在的"],
    ["2024-4-14 9:06:00", "小雨", "小美", "在的"],
  ]);
  expect(reading.transcript.conversations).toEqual(["云朵", "小雨"]);
  expect(reading.duplicates).toEqual([]);
});

describe("roles, in their order of decision", () => {
  it("1: the role column says it", () => {
    const reading = read([
      ["会话", "时间", "发送者", "角色", "内容"],
      ["A", "2024-4-14 9:00:00", "t***1", "客服", "您好"],
    ]);
    expect(roleOf(reading, "t***1")).toEqual(["agent", "roleColumn"]);
  });

  it("1: but a robot's account is a robot's where the column knows two sides only", () => {
    const reading = read([
      ["会话", "时间", "发送账号", "账号类型", "内容"],
      ["A", "2024-4-14 9:00:00", "某某旗舰店:服务助手", "卖家", "您好"],
      ["A", "2024-4-14 9:00:05", "某某旗舰店:小美", "卖家", "在的"],
    ]);
    expect(roles(reading)).toEqual(["robot", "agent"]);
  });

  it("1: the columns of both sides say it, where one of them names who speaks", () => {
    const reading = read([
      ["会话ID", "客户昵称", "客服昵称", "消息时间", "消息发送者", "消息内容"],
      ["A", "云朵", "小美", "2024-4-14 9:05", "云朵", "在吗"],
      ["A", "云朵", "小美", "2024-4-14 9:06", "小美", "在的"],
      ["A", "云朵", "小美", "2024-4-14 9:07", "阿强", "您好"],
    ]);
    expect(roles(reading)).toEqual(["customer", "agent", "unknown"]);
  });

  it("2: the user's list of agents, with or without the shop's name", () => {
    const rows = [
      header,
      ["A", "2024-4-14 9:00:00", "某某铺子:小美", "您好"],
      ["A", "2024-4-14 9:00:01", "tb_9202", "在吗"],
    ];
    expect(roleOf(read(rows, { agents: ["小美"] }), "某某铺子:小美")).toEqual(["agent", "agentList"]);
    expect(roleOf(read(rows, { agents: ["TB_9202"] }), "tb_9202")).toEqual(["agent", "agentList"]);
  });

  it("3: a platform's line is the system's, even under the buyer's name and beside a role column", () => {
    const reading = read([
      ["会话", "时间", "发送者", "角色", "内容"],
      ["A", "2024-4-14 9:00:00", "t******7", "买家", "由 服务助手 转交给 小美"],
      ["A", "2024-4-14 9:00:05", "t******7", "买家", "在吗"],
    ]);
    expect(roles(reading)).toEqual(["system", "customer"]);
    expect(roleOf(reading, "t******7")).toEqual(["customer", "roleColumn"]);
  });

  it("4: robots by the names that platforms give them, and by the user's list", () => {
    const reading = read(
      [
        header,
        ["A", "2024-4-14 9:00:00", "某某旗舰店:服务助手", "您好"],
        ["A", "2024-4-14 9:00:01", "jimi_vender_3", "您好!"],
        ["A", "2024-4-14 9:00:02", "小蜜蜂", "您好呀"],
      ],
      { robots: ["小蜜蜂"] },
    );
    expect(roles(reading)).toEqual(["robot", "robot", "robot"]);
  });

  it("5: a shop's name and its sub-accounts are agents", () => {
    const names = ["某某旗舰店:小迪", "某官方自营--小黛", "好物专营店", "在线客服3", "木器铺：阿成"];
    const reading = read([header, ...names.map((name, i) => ["A", `2024-4-14 9:00:0${i}`, name, `话${i}`])]);
    for (const name of names) expect(roleOf(reading, name)).toEqual(["agent", "shopName"]);
  });

  it("6: masked names and the platforms' account names are customers", () => {
    const names = ["t******7", "N***", "tb_9202", "tb12345678", "jd_4f2c9a", "a****yz", "匿名用户"];
    const reading = read([header, ...names.map((name, i) => ["A", `2024-4-14 9:00:0${i}`, name, `话${i}`])]);
    for (const name of names) expect(roleOf(reading, name)).toEqual(["customer", "customerName"]);
  });

  it("6: the name that the conversation bears is the customer", () => {
    const reading = read([
      ["客户名", "时间", "发送者", "内容"],
      ["云朵妈妈", "2024-4-14 9:00:00", "云朵妈妈", "在吗"],
      ["云朵妈妈", "2024-4-14 9:00:05", "小禾", "在的"],
    ]);
    expect(roleOf(reading, "云朵妈妈")).toEqual(["customer", "customerName"]);
    expect(roleOf(reading, "小禾")).toEqual(["agent", "counterpart"]);
  });

  it("7: the name that recurs over many customers is the agent, and who is left is a customer", () => {
    const customers = ["云朵妈妈", "风吹麦浪", "旧时光", "三叶草"];
    const rows = customers.flatMap((name, i) => [
      [`S${i}`, `2024-4-14 9:0${i}:00`, name, "在吗"],
      [`S${i}`, `2024-4-14 9:0${i}:09`, "小禾", "在的"],
    ]);
    const reading = read([header, ...rows]);
    expect(roleOf(reading, "小禾")).toEqual(["agent", "recurringName"]);
    for (const name of customers) expect(roleOf(reading, name)).toEqual(["customer", "counterpart"]);
  });

  it("8: what nothing settles stays unknown", () => {
    const reading = read([
      header,
      ["A", "2024-4-14 9:00:00", "云朵妈妈", "在吗"],
      ["A", "2024-4-14 9:00:05", "小禾", "在的"],
    ]);
    expect(roles(reading)).toEqual(["unknown", "unknown"]);
  });

  it("lets a person's correction win over everything but the platform's own lines", () => {
    const reading = read(
      [
        ["会话", "时间", "发送者", "角色", "内容"],
        ["A", "2024-4-14 9:00:00", "小禾", "客户", "您好"],
        ["A", "2024-4-14 9:00:05", "小禾", "客户", "由 服务助手 转交给 小禾"],
      ],
      { roles: { 小禾: Role.agent } },
    );
    expect(roles(reading)).toEqual(["agent", "system"]);
    expect(roleOf(reading, "小禾")).toEqual(["agent", "corrected"]);
  });

  it("takes an agent's marked or listed automatic replies for the robot's, and leaves customers' words alone", () => {
    const reading = read(
      [
        header,
        ["A", "2024-4-14 9:00:00", "t***1", "[自动回复] 我在开会"],
        ["A", "2024-4-14 9:00:01", "某某旗舰店:小美", "[自动回复] 稍等"],
        ["A", "2024-4-14 9:00:02", "某某旗舰店:小美", "欢迎光临，很高兴为您服务"],
        ["A", "2024-4-14 9:00:03", "某某旗舰店:小美", "在的亲"],
      ],
      { automaticReplies: ["欢迎光临"] },
    );
    expect(roles(reading)).toEqual(["customer", "robot", "robot", "agent"]);
    expect(roleOf(reading, "某某旗舰店:小美")).toEqual(["agent", "shopName"]);
  });
});

describe("order and repeats", () => {
  it("sorts a conversation by time, and keeps the source's order within a second", () => {
    const reading = read([
      header,
      ["A", "2024-4-14 9:00:05", "x", "c"],
      ["A", "2024-4-14 9:00:01", "x", "a"],
      ["B", "2024-4-14 8:00:00", "x", "d"],
      ["A", "2024-4-14 9:00:01", "y", "b"],
    ]);
    expect(texts(reading)).toEqual(["a", "b", "c", "d"]);
    expect([...reading.transcript.offsets]).toEqual([0, 3, 4]);
    expect(reading.transcript.conversations).toEqual(["A", "B"]);
    expect([...reading.transcript.row]).toEqual([3, 5, 2, 4]);
  });

  it("keeps the source's order in a conversation where a time is unknown, and says how many could not be read", () => {
    const reading = read([
      header,
      ["A", "2024-4-14 9:00:05", "x", "first"],
      ["A", "gestern", "x", "second"],
      ["A", "2024-4-14 9:00:01", "x", "third"],
    ]);
    expect(texts(reading)).toEqual(["first", "second", "third"]);
    expect(reading.decisions).toContainEqual({ code: "timesUnread", count: 1, row: 3 });
  });

  it("drops exact repeats and tells of which row", () => {
    const row = ["A", "2024-4-14 9:00:05", "x", "在吗"];
    const reading = read([
      header,
      row,
      ["A", "2024-4-14 9:00:05", "x", "在吗？"],
      row,
      ["B", ...row.slice(1)],
      row,
    ]);
    expect(reading.duplicates).toEqual([
      { row: 4, of: 2 },
      { row: 6, of: 2 },
    ]);
    expect(texts(reading)).toEqual(["在吗", "在吗？", "在吗"]);
  });

  it("finds repeats where the order of times is unknown too, and calls nothing a repeat without a time", () => {
    const row = ["A", "2024-4-14 9:00:05", "x", "在吗"];
    const reading = read([header, row, ["A", "", "x", "在吗"], ["A", "", "x", "在吗"], row]);
    expect(reading.duplicates).toEqual([{ row: 5, of: 2 }]);
    expect(reading.transcript.length).toBe(3);
  });

  it("turns a source round that begins with the newest message", () => {
    const newestFirst = [5, 4, 3, 2, 1, 1].map((second, i) => [
      "A",
      `2024-4-14 9:00:0${second}`,
      "x",
      `${6 - i}`,
    ]);
    const reading = read([header, ...newestFirst]);
    expect(texts(reading)).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(codes(reading)).toContain("newestFirst");
  });

  it("leaves the order within a minute alone where only the conversations come newest first", () => {
    const blocks = [9, 8, 7, 6, 5, 4].flatMap((hour) => [
      [`S${hour}`, `2024-4-14 ${hour}:00`, "x", "a"],
      [`S${hour}`, `2024-4-14 ${hour}:00`, "y", "b"],
    ]);
    expect(texts(read([header, ...blocks])).join("")).toBe("ab".repeat(6));
  });
});

describe("times", () => {
  const times = (reading: Reading) => [...reading.transcript.time].map(formatTime);

  it("take the half of the day from a column of its own, as texts and as Excel's clocks", () => {
    const rows = [
      ["日期", "时段", "时间", "角色", "内容"],
      ["2024-4-14", "上午", "11:58", "客户", "在吗"],
      ["2024-4-14", "下午", "12:02", "客服", "在的"],
      ["2024-4-14", "下午", "1:05", "客户", "有货吗"],
      ["2024-4-14", "下午", 1.1 / 24, "客服", "有的"],
      ["2024-4-14", "下午", "21:30", "客户", "好"],
    ];
    expect(times(read(rows))).toEqual([
      "2024-04-14T11:58:00",
      "2024-04-14T12:02:00",
      "2024-04-14T13:05:00",
      "2024-04-14T13:06:00",
      "2024-04-14T21:30:00",
    ]);
    const english = [
      ["time", "", "role", "message"],
      ["2024-04-14 12:05", "AM", "customer", "hi"],
      ["2024-04-14 12:06", "P.M.", "agent", "hello"],
      ["2024-04-14 1:05", "PM", "customer", "in stock?"],
    ];
    expect(times(read(english))).toEqual([
      "2024-04-14T00:05:00",
      "2024-04-14T12:06:00",
      "2024-04-14T13:05:00",
    ]);
  });

  it("rolls clocks without a date over midnight, from the reference date on", () => {
    const reading = read(
      [header, ["A", "23:58:00", "x", "a"], ["A", "0:03:00", "y", "b"], ["A", "0:02:59", "x", "c"]],
      { referenceDate: "2024-04-14" },
    );
    expect(times(reading)).toEqual(["2024-04-14T23:58:00", "2024-04-15T00:02:59", "2024-04-15T00:03:00"]);
  });

  it("says when the day is unknown, and refuses a reference date that is none", () => {
    const rows = [header, ["A", "9:00", "x", "a"]];
    expect(codes(read(rows))).toContain("noDate");
    expect(codes(read(rows, { referenceDate: 45396 }))).not.toContain("noDate");
    expect(() => read(rows, { referenceDate: "soon" })).toThrow(
      expect.objectContaining({ code: "chat.badDate", values: { came: "soon" } }),
    );
  });

  it("joins a column of days with a column of clocks", () => {
    const reading = read([
      ["日期", "时间", "发送者", "内容"],
      ["2024-4-14", "9:05:07", "x", "a"],
      [45397, 0.375, "x", "b"],
    ]);
    expect(times(reading)).toEqual(["2024-04-14T09:05:07", "2024-04-15T09:00:00"]);
  });

  it("settles day and month over the whole column", () => {
    const reading = read([header, ["A", "03/04/2024 10:00", "x", "a"], ["A", "04/14/2024 10:00", "x", "b"]]);
    expect(times(reading)).toEqual(["2024-03-04T10:00:00", "2024-04-14T10:00:00"]);
    expect(reading.decisions).toContainEqual({ code: "dateOrder", count: 1, row: null, value: "mdy" });
  });

  it("takes serial numbers that all stand on the minute for minutes", () => {
    const onMinutes = Array.from({ length: 12 }, (_, i) => ["A", 45396 + i / 1440, "x", `话${i}`]);
    const reading = read([header, ...onMinutes]);
    expect(new Set(reading.transcript.precision)).toEqual(new Set([TimePrecision.minute]));
    expect(codes(reading)).toContain("minutePrecision");
    const withSeconds = read([header, ...onMinutes, ["A", 45396.5 + 1 / 86400, "x", "!"]]);
    expect(withSeconds.transcript.precision[0]).toBe(TimePrecision.second);
  });
});

describe("conversations where no column names them", () => {
  it("are the customers, and agents speak to the last one", () => {
    const reading = read([
      ["时间", "发送者", "内容"],
      ["2024-4-14 9:00:00", "某某旗舰店:小美", "您好"],
      ["2024-4-14 9:00:01", "云朵妈妈", "在吗"],
      ["2024-4-14 9:00:02", "某某旗舰店:小美", "在的"],
      ["2024-4-14 9:00:03", "风吹麦浪", "有货吗"],
      ["2024-4-14 9:00:04", "某某旗舰店:小美", "有的"],
    ]);
    expect(reading.transcript.conversations).toEqual(["云朵妈妈", "风吹麦浪"]);
    expect([...reading.transcript.offsets]).toEqual([0, 3, 5]);
    expect(codes(reading)).toEqual(["conversationByCustomer"]);
  });

  it("are one where no customer is known", () => {
    const reading = read([
      ["时间", "角色", "内容"],
      ["2024-4-14 9:00:00", "", "您好"],
      ["2024-4-14 9:00:01", "", "在吗"],
    ]);
    expect(reading.transcript.conversations).toEqual(["1"]);
    expect(codes(reading)).toEqual(["oneConversation"]);
  });

  it("take the role's word for the sender where only roles are told", () => {
    const reading = read([
      ["时间", "角色", "内容"],
      ["2024-4-14 9:00:00", "客户", "在吗"],
      ["2024-4-14 9:00:01", "客服", "在的"],
    ]);
    expect(reading.transcript.senders).toEqual(["客户", "客服"]);
    expect(reading.transcript.conversations).toEqual(["客户"]);
    expect(roles(reading)).toEqual(["customer", "agent"]);
  });

  it("fill the gaps that merged cells leave", () => {
    const reading = read([
      header,
      ["A", "2024-4-14 9:00:00", "x", "a"],
      [null, "2024-4-14 9:00:01", "y", "b"],
      ["B", "2024-4-14 9:00:02", "x", "c"],
      ["", "2024-4-14 9:00:03", "y", "d"],
    ]);
    expect([...reading.transcript.offsets]).toEqual([0, 2, 4]);
    expect(reading.decisions).toContainEqual({ code: "filledDown", count: 2, row: 3 });
  });
});

describe("rows that are no messages", () => {
  it("are listed with their reason, or counted as blank or header", () => {
    const reading = read([
      ["四月"],
      header,
      ["A", "2024-4-14 9:00:00", "x", "a"],
      [null, "", null, " "],
      ["A", "2024-4-14 9:00:01", "#N/A", "b"],
      ["A", null, null, null],
      header,
      ["", "", "", "合计 3 条"],
      ["A", "2024-4-14 9:00:02", "x", ""],
    ]);
    expect(reading.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [5, "chat.errorCell"],
      [6, "chat.noText"],
      [8, "chat.noSender"],
    ]);
    expect(reading.counts).toEqual({
      rows: 9,
      messages: 2,
      skipped: 3,
      duplicates: 0,
      blank: 1,
      structure: 3,
      continuation: 0,
    });
    expect(texts(reading)).toEqual(["a", ""]);
  });

  it("make a table without any a matter of a sentence", () => {
    expect(() => read([])).toThrow(expect.objectContaining({ code: "chat.noRows" }));
    expect(() => read([header])).toThrow(expect.objectContaining({ code: "chat.noRows" }));
    expect(() => read([["时间"], ["2024-4-14 9:00"]])).toThrow(
      expect.objectContaining({ code: "chat.noTextColumn" }),
    );
  });
});

describe("orders in the chat's own rows", () => {
  it("are one per number in a conversation, with the times that any of its rows tells", () => {
    const reading = read([
      ["会话", "时间", "发送者", "内容", "订单号", "下单时间", "付款时间"],
      ["A", "2024-4-14 9:00:00", "t***1", "拍了", "10001", "2024-4-14 8:59:00", ""],
      ["A", "2024-4-14 9:01:00", "t***1", "付了", "10001", "2024-4-14 8:59:00", "2024-4-14 9:00:30"],
      ["B", "2024-4-14 9:01:00", "t***2", "在吗", "", "", ""],
    ]);
    expect(reading.hasOrders).toBe(true);
    expect(reading.orders).toHaveLength(1);
    expect(reading.orders[0]).toMatchObject({ id: "10001", customer: "t***1", conversation: 0, row: 2 });
    expect(formatTime(reading.orders[0].paid)).toBe("2024-04-14T09:00:30");
  });

  it("are not denied where the table has no such column", () => {
    expect(read([header, ["A", "2024-4-14 9:00:00", "t***1", "拍了"]]).hasOrders).toBe(false);
  });
});

describe("any table", () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("t***1", "某某旗舰店:小美", "小禾", "客户", "客服", "系统") },
    {
      weight: 3,
      arbitrary: fc.constantFrom("2024-4-14 9:05", "2024-4-14 9:05:07", "9:05", 45396.5, "昨天 9:05"),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(null, "", " ", "#N/A", "时间", "内容", "会话", "发送者", "角色"),
    },
    { weight: 2, arbitrary: fc.oneof(fc.string({ maxLength: 6 }), fc.double(), fc.boolean()) },
  );
  const anyTable = fc.tuple(
    fc.constantFrom([], [header], [["时间", "角色", "内容", "下单时间"]]),
    fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 14 }),
  );

  it("is read or refused with a sentence, and every row is accounted for once", () => {
    fc.assert(
      fc.property(anyTable, ([head, body]) => {
        const rows: Cell[][] = [...head, ...body] as Cell[][];
        let reading: Reading;
        try {
          reading = read(rows);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
          return;
        }
        const { counts, transcript, skipped, duplicates } = reading;
        const { rows: counted, ...parts } = counts;
        expect(Object.values(parts).reduce((sum, count) => sum + count)).toBe(counted);
        // Text in cells is counted by lines, and a head may have two messages below it.
        const isText = reading.decisions.some(
          ({ code }) => code === "linesInColumn" || code === "chatsInCells",
        );
        if (!isText) expect([counted, counts.continuation]).toEqual([rows.length, 0]);
        const places = [
          ...transcript.row,
          ...skipped.map(({ row }) => row),
          ...duplicates.map(({ row }) => row),
        ];
        if (!isText) expect(new Set(places).size).toBe(places.length);
        expect(transcript.offsets[transcript.conversations.length]).toBe(transcript.length);
        for (let c = 0; c < transcript.conversations.length; c++) {
          const [from, to] = [transcript.offsets[c], transcript.offsets[c + 1]];
          expect(to).toBeGreaterThan(from);
          const times = transcript.time.slice(from, to);
          if (!times.some(Number.isNaN)) expect([...times]).toEqual([...times].sort((a, b) => a - b));
          expect([...transcript.conversation.slice(from, to)].every((code) => code === c)).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  it("says the same of a table whose rows are shuffled, when all times differ", () => {
    const message = fc.record({
      conversation: fc.constantFrom("A", "B"),
      agent: fc.boolean(),
      text: fc.string({ minLength: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(message, { minLength: 2, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (messages, random) => {
          const rows = messages.map(({ conversation, agent, text }, i) => [
            conversation,
            `2024-04-14 09:00:${String(i).padStart(2, "0")}`,
            agent ? "某某旗舰店:小美" : "t***1",
            `话${text}`,
          ]);
          const keys = new Map(rows.map((row) => [row, random.next().value as number]));
          const shuffled = [...rows].sort((a, b) => keys.get(a)! - keys.get(b)!);
          const of = (table: Cell[][]) => {
            const { transcript } = read([header, ...table]);
            return transcript.text
              .map((text, i) => `${transcript.conversations[transcript.conversation[i]]} ${text}`)
              .sort();
          };
          const inOrder = (table: Cell[][], name: string) => {
            const { transcript } = read([header, ...table]);
            return transcript.text.filter(
              (_, i) => transcript.conversations[transcript.conversation[i]] === name,
            );
          };
          expect(of(shuffled)).toEqual(of(rows));
          for (const name of ["A", "B"]) expect(inOrder(shuffled, name)).toEqual(inOrder(rows, name));
        },
      ),
    );
  });
});
