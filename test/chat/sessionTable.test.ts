import { describe, expect, it } from "vitest";
import { readText } from "../../src/chat/formats";
import { readTable } from "../../src/chat/readTable";
import { readSessionTable } from "../../src/chat/sessionTable";
import { tableOf, type Cell } from "../../src/chat/table";
import { parseTime } from "../../src/chat/time";

const header =
  "咨询时间 顾客 客服 转接后客服 首次响应时间 新平均响应时间(S) 客户消息数 客服消息数 满意度 cid".split(" ");
const rows: Cell[][] = [
  header,
  ["2026-10-07 10:00:00", "jd_5f2ab1c", "小黛", "", "12", "20.5", "5", "6", "满意", "c-1"],
  ["2026-10-07 11:00:00", "a****yz", "小黛", "小鹿", "1分05秒", "-", 8, 9, "", "c-2"],
  ["", "", "", "", "", "", "", "", "", "合计 2"],
];

describe("京东's table of sessions", () => {
  it("gives who spoke to whom, how long it took and how content the customer was; unknown is not zero", () => {
    const read = readSessionTable(tableOf(rows));
    expect(read?.columns.map(({ field }) => field)).toEqual([
      "start",
      "customer",
      "agent",
      "transferredTo",
      "firstResponse",
      "averageResponse",
      "customerMessages",
      "agentMessages",
      "satisfaction",
      "id",
    ]);
    expect(read?.sessions).toEqual([
      {
        id: "c-1",
        start: parseTime("2026-10-07 10:00:00").seconds,
        customer: "jd_5f2ab1c",
        agent: "小黛",
        transferredTo: "",
        firstResponse: 12,
        averageResponse: 20.5,
        customerMessages: 5,
        agentMessages: 6,
        satisfaction: "满意",
        row: 2,
      },
      expect.objectContaining({ transferredTo: "小鹿", firstResponse: 65, averageResponse: NaN, row: 3 }),
    ]);
    expect(read?.skipped).toEqual([4]);
  });

  it("takes the parts of a day that a spreadsheet makes of durations", () => {
    const read = readSessionTable(
      tableOf([
        ["顾客", "客服", "首次响应时间", "客服消息数"],
        ["a****yz", "小黛", 12 / 86_400, 3],
      ]),
    );
    expect(read?.sessions[0].firstResponse).toBe(12);
  });

  it("is no chat, and says so as a sheet and as a file", () => {
    const refusal = expect.objectContaining({ code: "chat.sessionTable", values: { sessions: 2 } });
    expect(() => readTable(tableOf(rows))).toThrow(refusal);
    const csv = rows.map((row) => row.join(",")).join("\n");
    expect(() => readText(csv)).toThrow(refusal);
  });

  it.each([
    [["顾客", "客服", "满意度", "客服消息数", "消息内容"]],
    [["顾客", "客服", "满意度"]],
    [["客服", "满意度", "客服消息数"]],
    [["时间", "发送者", "内容"]],
  ])("is not taken for one where messages or too little stand in it: %j", (head) => {
    expect(readSessionTable(tableOf([head, head.map(() => "1")]))).toBeNull();
  });
});
