import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectColumns, fields } from "../../src/chat/columns";
import { tableOf, type Cell } from "../../src/chat/table";

const fieldsOf = (rows: readonly (readonly Cell[])[], overrides = {}) =>
  detectColumns(tableOf(rows), overrides).fields;

describe("detectColumns by headers", () => {
  it.each(["时间", "日期", "发送时间", "time", "timestamp", "created_at", "Created At", "发送时间（北京）"])(
    "reads the column %s as the time",
    (header) => expect(fieldsOf([[header, "内容"]])).toEqual({ time: 0, text: 1 }),
  );

  it.each("发送者 发送人 发送账号 昵称 账号 买家 客户 用户 sender from name author".split(" "))(
    "reads the column %s as the sender",
    (header) => expect(fieldsOf([["时间", header, "内容"]])).toEqual({ time: 0, sender: 1, text: 2 }),
  );

  it.each(["角色", "账号类型", "role", "Sender Type"])("reads the column %s as the role", (header) =>
    expect(fieldsOf([["时间", header, "内容"]])).toEqual({ time: 0, role: 1, text: 2 }),
  );

  it.each("内容 消息 消息内容 聊天内容 文本 message content text".split(" "))(
    "reads the column %s as the text",
    (header) => expect(fieldsOf([["时间", header]])).toEqual({ time: 0, text: 1 }),
  );

  it.each("会话ID 会话 cid 客户ID 客户名 conversation thread".split(" "))(
    "reads the column %s as the conversation",
    (header) =>
      expect(fieldsOf([[header, "时间", "发送者", "内容"]])).toEqual({
        conversation: 0,
        time: 1,
        sender: 2,
        text: 3,
      }),
  );

  it.each([
    ["时间 Time", "发送人 Sender", "角色 Role", "内容 Content"],
    ["时间/Time", "发送人/Sender", "角色/Role", "内容/Content"],
    ["日期\n时间", "From | Sender", "身份类型", "Message Content"],
    ["發送時間", "發送者", "身分", "訊息內容"],
    ["消息产生时间", "发言者昵称", "发言者角色", "消息"],
    ["Timestamp (UTC+8)", "Display Name", "Sender Type", "Message"],
  ])(
    "reads headers in two languages, in traditional characters and of other tools: %s | %s | %s | %s",
    (...headers) => expect(fieldsOf([headers])).toEqual({ time: 0, sender: 1, role: 2, text: 3 }),
  );

  it("takes no header for a field whose parts say different things", () =>
    expect(fieldsOf([["时间", "客户昵称/客服昵称", "内容"]])).toEqual({ time: 0, text: 2 }));

  it("reads names beside a column of sides, whatever the order of both", () => {
    const rows = [
      ["2024-4-14 9:05", "买家", "云朵", "在吗"],
      ["2024-4-14 9:06", "卖家", "小美", "在的"],
    ];
    const expected = { time: 0, role: 1, sender: 2, text: 3 };
    expect(fieldsOf([["消息时间", "发送方", "发送方昵称", "消息内容"], ...rows])).toEqual(expected);
  });

  it("takes a name beside words for both sides for whom the talk is with, wherever the words stand", () => {
    expect(
      fieldsOf([
        ["时间", "姓名", "客服", "内容", "发送方"],
        ["2024-4-14 9:05", "云朵", "小美", "在吗", "客户"],
        ["2024-4-14 9:06", "云朵", "小美", "在的", "客服"],
      ]),
    ).toEqual({ time: 0, conversation: 1, agent: 2, text: 3, role: 4 });
  });

  it.each(["方向", "收发"])(
    "takes 客户 and 客服 beside %s for the two sides, and not for whoever speaks",
    (side) => {
      const rows = [
        ["云朵", "小美", "2024-4-14 9:05", "在吗", "接收"],
        ["云朵", "小美", "2024-4-14 9:06", "在的", "发送"],
        ["小雨", "小美", "2024-4-14 9:07", "你好", "接收"],
      ];
      expect(fieldsOf([["客户", "客服", "时间", "内容", side], ...rows])).toEqual({
        conversation: 0,
        agent: 1,
        time: 2,
        text: 3,
        role: 4,
      });
    },
  );

  it("reads the columns of an order beside the message", () => {
    expect(fieldsOf([["时间", "内容", "订单号", "下单时间", "付款时间"]])).toEqual({
      time: 0,
      text: 1,
      order: 2,
      orderTime: 3,
      paidTime: 4,
    });
  });

  it("reads the 千牛 table: the customer names the conversation, the account the sender", () => {
    const header = ["客户名", "消息序号", "发送时间", "发送内容", "发送账号", "账号类型"];
    expect(fieldsOf([header])).toEqual({ conversation: 0, time: 2, text: 3, sender: 4, role: 5 });
  });

  it("takes 客户 for the sender only where no column names one", () => {
    expect(fieldsOf([["客户", "发送者", "时间", "内容"]])).toEqual({
      conversation: 0,
      sender: 1,
      time: 2,
      text: 3,
    });
    expect(fieldsOf([["客户", "时间", "内容"]])).toEqual({ sender: 0, time: 1, text: 2 });
  });

  it("takes a name that stands beside both roles for the conversation, not for the sender", () => {
    const rows = [
      ["客户", "角色", "时间", "内容"],
      ["云朵妈妈", "客户", "2024-4-14 9:05", "在吗"],
      ["云朵妈妈", "客服", "2024-4-14 9:06", "在的"],
    ];
    expect(fieldsOf(rows)).toEqual({ conversation: 0, role: 1, time: 2, text: 3 });
  });

  it("takes a column of roles for the role where both sides have their names beside it", () => {
    const rows = [
      ["对话ID", "客户名称", "客服名称", "发送方", "发送时间", "消息内容"],
      ["1", "李女士", "小美", "客户", "2024/4/14 9:05:07", "你好"],
      ["1", "李女士", "小美", "客服", "2024/4/14 9:05:40", "您好"],
    ];
    expect(detectColumns(tableOf(rows)).fields).toEqual({
      conversation: 0,
      customer: 1,
      agent: 2,
      role: 3,
      time: 4,
      text: 5,
    });
  });

  it("takes a type that is the role's word for the role", () => {
    const header = ["conversation_id", "created_at", "author_id", "type", "body"];
    const rows = [
      header,
      ["1", "2024-04-14T09:05:07Z", "u1", "user", "hi"],
      ["1", "", "a1", "admin", "hello"],
    ];
    expect(detectColumns(tableOf(rows)).fields).toMatchObject({ sender: 2, role: 3, text: 4 });
    const kinds = [header, ["1", "2024-04-14T09:05:07Z", "u1", "text", "hi"], ["1", "", "a1", "image", "x"]];
    expect(detectColumns(tableOf(kinds)).fields).toMatchObject({ sender: 2, kind: 3, text: 4 });
  });

  it("takes whether the customer sees a row before what sort it is", () => {
    const header = ["ticket_id", "created_at", "author_name", "comment_type", "public", "body"];
    expect(detectColumns(tableOf([header])).fields.kind).toBe(4);
  });

  it("finds a header below titles and notes", () => {
    const found = detectColumns(
      tableOf([
        ["四月客服聊天记录"],
        [null],
        ["导出人：小王", "2024-05-01"],
        ["时间", "发送者", "内容"],
        ["2024-4-14 9:05", "小美", "在"],
      ]),
    );
    expect(found.headerRow).toBe(3);
    expect(found.columns[2]).toEqual({ column: 2, header: "内容", field: "text", basis: "header" });
  });

  it("does not take a message for a header", () => {
    const rows = [
      ["2024-4-14 9:05:07", "客户", "时间"],
      ["2024-4-14 9:05:20", "客服", "内容"],
    ];
    expect(detectColumns(tableOf(rows)).headerRow).toBeNull();
  });
});

describe("detectColumns by content", () => {
  const rows = [
    ["A1", "2024-4-14 9:05:07", "云朵妈妈", "买家", "这款有货吗，孩子身高一米二穿多大"],
    ["A1", "2024-4-14 9:05:20", "小美", "卖家", "有的，建议一百三"],
    ["A1", "2024-4-14 9:05:50", "云朵妈妈", "买家", "好的，今天能发货吗"],
    ["A2", "2024-4-14 9:06:20", "风吹麦浪", "买家", "请问能便宜点吗，老顾客了"],
    ["A2", "2024-4-14 9:06:40", "小美", "卖家", "给您申请一张券"],
    ["A2", "2024-4-14 9:07:40", "风吹麦浪", "买家", "好"],
  ];

  it("knows times, roles, texts, names and conversations by what they look like", () => {
    const found = detectColumns(tableOf(rows));
    expect(found.headerRow).toBeNull();
    expect(found.fields).toEqual({ conversation: 0, time: 1, sender: 2, role: 3, text: 4 });
    expect(found.columns.every(({ basis }) => basis === "content")).toBe(true);
  });

  it("knows serial dates", () => {
    expect(fieldsOf(rows.map(([, , who, , text], i) => [45396.3 + i / 1000, who, text]))).toEqual({
      time: 0,
      sender: 1,
      text: 2,
    });
  });

  it("finds an unknown language's header above the times", () => {
    const found = detectColumns(
      tableOf([["Когда", "Кто", "Что"], ...rows.map((row) => [row[1], row[2], row[4]])]),
    );
    expect(found.headerRow).toBe(0);
    expect(found.fields).toEqual({ time: 0, sender: 1, text: 2 });
  });

  it("joins a day and a clock that stand in two columns", () => {
    const found = detectColumns(
      tableOf([
        ["日期", "时间", "发送者", "内容"],
        ["2024-4-14", "9:05:07", "小美", "在的"],
        ["2024-4-14", "9:06:07", "小美", "亲"],
      ]),
    );
    expect(found.fields.time).toBe(1);
    expect(found.dayColumn).toBe(0);
  });
});

describe("detectColumns with a person's corrections", () => {
  const rows = [
    ["a", "b", "c"],
    ["2024-4-14 9:05", "小美", "在的"],
  ];

  it("lets them win over header and content, and moves a field that was elsewhere", () => {
    const found = detectColumns(
      tableOf([
        ["时间", "内容", "备用"],
        ["9:05", "x", "在的亲"],
      ]),
      { columns: { 2: "text", 1: null } },
    );
    expect(found.fields).toEqual({ time: 0, text: 2 });
    expect(found.columns[2].basis).toBe("corrected");
    expect(found.columns[1].field).toBeNull();
  });

  it("takes the header row they name, and none where they say so", () => {
    expect(detectColumns(tableOf(rows), { headerRow: 0 }).columns[0].header).toBe("a");
    expect(detectColumns(tableOf(rows), { headerRow: null }).headerRow).toBeNull();
  });
});

it("survives any table, and gives each field to one column at most", () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom("时间", "内容", "客户", "客服", "2024-4-14 9:05", "#N/A"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (matrix) => {
      const found = detectColumns(tableOf(matrix));
      const read = found.columns.flatMap(({ field }) => (field === null ? [] : [field]));
      expect(new Set(read).size).toBe(read.length);
      for (const field of fields) {
        const column = found.fields[field];
        if (column !== undefined) expect(found.columns[column].field).toBe(field);
      }
    }),
  );
});
