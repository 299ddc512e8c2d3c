import { writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import { isWorkbook, readWorkbook } from "../../src/chat/workbook";

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
});
