import { describe, expect, it } from "vitest";
import { detectColumns } from "../../src/chat/columns";
import { readTable } from "../../src/chat/readTable";
import { tableOf, type Cell } from "../../src/chat/table";
import { accounted, messagesOf } from "./formats/read";

const readRowsOf = (rows: readonly (readonly Cell[])[]) => readTable(tableOf(rows));

describe("questions and answers in one row", () => {
  it("are two messages, and a blank cell is none", () => {
    const reading = readRowsOf([
      ["客户提问", "客服回答"],
      ["在吗", "在的亲"],
      [null, "请问有什么可以帮您"],
      ["多少钱", ""],
      [null, null],
    ]);
    expect(messagesOf(reading)).toEqual([
      "? 客户 (customer): 在吗",
      "? 客服 (agent): 在的亲",
      "? 客服 (agent): 请问有什么可以帮您",
      "? 客户 (customer): 多少钱",
    ]);
    expect([...reading.transcript.row]).toEqual([2, 2, 3, 4]);
    expect(accounted(reading)).toBe(true);
  });

  it("have no time of an answer where no column gives one", () => {
    const reading = readRowsOf([
      ["会话ID", "时间", "买家消息", "卖家消息"],
      ["A1", "2024-4-14 9:05:07", "在吗", "在的"],
    ]);
    expect(messagesOf(reading)).toEqual([
      "2024-04-14 09:05:07 客户 (customer): 在吗",
      "? 客服 (agent): 在的",
    ]);
  });

  it("each have the time that their side's column gives", () => {
    const reading = readRowsOf([
      ["买家昵称", "买家消息", "买家消息时间", "客服昵称", "客服回复", "客服回复时间"],
      ["t***1", "在吗", "2024-4-14 9:05:07", "小美", "在的", "2024-4-14 9:05:17"],
    ]);
    expect(messagesOf(reading)).toEqual([
      "2024-04-14 09:05:07 t***1 (customer): 在吗",
      "2024-04-14 09:05:17 小美 (agent): 在的",
    ]);
  });

  it("leave a header out that is repeated", () => {
    const header = ["用户问题", "客服回复"];
    const reading = readRowsOf([header, ["在吗", "在的"], header, ["好", "嗯"]]);
    expect(reading.counts).toMatchObject({ rows: 6, messages: 4, structure: 2 });
  });

  it.each<readonly [string, ...string[]]>([
    ["问题", "答案"],
    ["question", "answer"],
    ["分类", "问题", "答案", "时间", "用户"],
    ["product", "question", "answer", "created_at", "customer"],
  ])("are refused where they may be a list of answers: %s %s", (...header) => {
    const rows = [header, header.map((_, i) => `甲${i}`), header.map((_, i) => `乙${i}`)];
    expect(() => readRowsOf(rows)).toThrow(expect.objectContaining({ code: "chat.listOfAnswers" }));
  });

  it.each([
    [["时间", "发送者", "消息内容", "客户问题", "客服回复"]],
    [["时间", "角色", "客户消息", "客服消息"]],
    [["评价内容", "回复内容"]],
  ])("are not seen where %j head something else", (header) => {
    expect(detectColumns(tableOf([header, header.map(() => "话")])).answers).toBeUndefined();
  });

  it("are not seen where the columns count messages", () => {
    const rows = [
      ["客服", "客户消息", "客服消息"],
      ["小美", 12, 14],
      ["阿强", 9, 8],
    ];
    expect(detectColumns(tableOf(rows)).answers).toBeUndefined();
  });

  it("are one message a row where a person says what a column holds", () => {
    const table = tableOf([
      ["客户问题", "客服回复"],
      ["在吗", "在的"],
    ]);
    expect(detectColumns(table, { columns: { 0: "text" } }).answers).toBeUndefined();
  });
});
