import { describe, expect, it } from "vitest";
import { insertBlock } from "../../src/excel/insertBlock";
import { bookOf, picture } from "./support";
import { hostWorkbooks } from "./hosted";

const hosted = hostWorkbooks();

const block = [["目标", 0.1], [], ["=B1*2"]] as const;
const room = { rows: 6, columns: 2 };

describe("A block of formulas", () => {
  it("is written from the first selected cell on, its formulas live", async () => {
    const book = await hosted.open(bookOf([]));
    const [sheet] = book.sheets();
    const place = { sheetId: sheet.id, sheetName: sheet.name, address: "C3:D9" };
    expect(await insertBlock(place, block, room)).toEqual({ kind: "inserted" });
    expect(sheet.formulas({ row: 2, column: 2, rows: 3, columns: 2 })).toEqual([
      ["目标", 0.1],
      ["", ""],
      ["=B1*2", ""],
    ]);
  });

  it("makes the column of its labels wide enough to read them, and no column narrower", async () => {
    const book = await hosted.open(bookOf([]));
    const [sheet] = book.sheets();
    const widthAfter = async (label: string, column: number, row = 1) => {
      const address = `${"ABCD"[column]}${row}`;
      const place = { sheetId: sheet.id, sheetName: sheet.name, address };
      await insertBlock(place, [[label, 1]], { rows: 1, columns: 2 });
      return sheet.columnWidth(column);
    };
    const wide = await widthAfter("优惠券面额（元），一张可以用在下一单", 0);
    expect(wide).toBeGreaterThan(await widthAfter("短", 3));
    expect(await widthAfter("短", 0, 5)).toBe(wide);
  });

  it("is not written where a cell of its room holds anything", async () => {
    const book = await hosted.open(bookOf([["x"]], { row: 5, column: 1 }));
    const before = picture(book);
    const [sheet] = book.sheets();
    const place = { sheetId: sheet.id, sheetName: sheet.name, address: "A1" };
    expect(await insertBlock(place, block, room)).toEqual({ kind: "occupied", shows: "A1:B6" });
    expect(picture(book)).toEqual(before);
  });
});
