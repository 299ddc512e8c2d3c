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

  it("is not written where a cell of its room holds anything", async () => {
    const book = await hosted.open(bookOf([["x"]], { row: 5, column: 1 }));
    const before = picture(book);
    const [sheet] = book.sheets();
    const place = { sheetId: sheet.id, sheetName: sheet.name, address: "A1" };
    expect(await insertBlock(place, block, room)).toEqual({ kind: "occupied", shows: "A1:B6" });
    expect(picture(book)).toEqual(before);
  });
});
