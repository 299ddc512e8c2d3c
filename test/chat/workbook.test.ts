import { writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { readTable } from "../../src/chat/readTable";
import { Role } from "../../src/chat/role";
import { isWorkbook, readWorkbook } from "../../src/chat/workbook";
import { accounted } from "./formats/read";

describe("a workbook file", () => {
  it("gives its sheets in order, dates as serial numbers; very hidden ones are left out", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "聊天",
          rows: [
            ["时间", "内容"],
            [new Date("2024-04-14T09:05:07Z"), "在吗"],
          ],
        },
        { name: "隐藏", rows: [["备用"]], hidden: true },
        { name: "_kefu_undo", rows: [["旧的"]], veryHidden: true },
      ],
    });
    expect(isWorkbook(bytes)).toBe(true);
    const sheets = await readWorkbook(bytes, "chats.xlsx");
    expect(sheets.map(({ name }) => name)).toEqual(["聊天", "隐藏"]);
    expect(sheets[0].table.cell(1, 0)).toBeCloseTo(45396.378553, 6);
  });

  it("is refused with its name where it is damaged", async () => {
    const bytes = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
    await expect(readWorkbook(bytes, "坏的.xlsx")).rejects.toMatchObject({
      code: "chat.workbookUnreadable",
      values: { file: "坏的.xlsx" },
    });
  });

  it("has every row accounted for: messages, events, repeats, blanks, headers and what cannot be read", async () => {
    const header = ["会话ID", "发送时间", "发送者", "内容"];
    const first = ["S1", new Date("2024-04-14T09:05:07Z"), "t***7", "在吗"];
    const rows = [
      ["7月聊天导出"],
      header,
      first,
      first,
      ["S1", new Date("2024-04-14T09:05:09Z"), "t***7", "由 服务助手 转交给 小美"],
      [],
      header,
      ["S1", new Date("2024-04-14T09:06:07Z"), "某某旗舰店:小美", "=1+1"],
      ["S1", "#N/A", "某某旗舰店:小美", "在的"],
      ["合计", null, null, 4],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: "聊天", rows }] });
    const [{ table }] = await readWorkbook(bytes, "chats.xlsx");
    const reading = readTable(table);
    expect(reading.counts).toEqual({
      rows: 10,
      messages: 3,
      skipped: 2,
      duplicates: 1,
      blank: 1,
      structure: 3,
      continuation: 0,
    });
    expect(accounted(reading)).toBe(true);
    const { role } = reading.transcript;
    expect(Array.from(role).filter((one) => one === Role.system)).toHaveLength(1);
    expect(reading.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [9, "chat.errorCell"],
      [10, "chat.noSender"],
    ]);
  });

  it("may hold the lines of a chat in one column: each of them is accounted for", async () => {
    const lines = [
      "说明",
      "云朵 2024-4-14 9:05:07",
      "在吗",
      "",
      "有货吗",
      "晨光旗舰店:阿木 2024-4-14 9:05:20",
      "有",
      "已读",
    ];
    const bytes = await writeXlsx({ sheets: [{ name: "粘贴", rows: lines.map((line) => [line]) }] });
    const [{ table }] = await readWorkbook(bytes, "pasted.xlsx");
    const reading = readTable(table);
    expect(reading.format).toBe("qianniu");
    expect(reading.counts).toMatchObject({ rows: 8, messages: 2, skipped: 1, blank: 1 });
    expect(accounted(reading)).toBe(true);
  });
});
