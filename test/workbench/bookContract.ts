import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAddress } from "../../src/workbench/address";
import {
  maxColumns,
  maxRows,
  type Book,
  type BookEvent,
  type ConditionalFormat,
  type FilterCriterion,
  type Rect,
  type Sheet,
} from "../../src/workbench/book";

export interface ContractedBook {
  /** An empty workbook with one sheet, "Sheet1". */
  readonly book: Book;
  dispose?(): void | Promise<void>;
}

export const at = (address: string): Rect => parseAddress(address)!.rect;
export const row = (index: number, rows = 1): Rect => ({ row: index, column: 0, rows, columns: maxColumns });
export const column = (index: number, columns = 1): Rect => ({
  row: 0,
  column: index,
  rows: maxRows,
  columns,
});

/** What the host asks of a book, whatever holds the cells. */
export function describeBook(name: string, makeBook: () => ContractedBook | Promise<ContractedBook>): void {
  describe(`${name}, as a book`, () => {
    let contracted: ContractedBook;
    let book: Book;
    let sheet: Sheet;
    let events: BookEvent[];

    beforeEach(async () => {
      contracted = await makeBook();
      ({ book } = contracted);
      sheet = book.sheets()[0];
      events = [];
      book.subscribe((event) => events.push(event));
    });

    afterEach(async () => {
      await contracted.dispose?.();
    });

    const format = (id: string, ranges: string[], formula: string): ConditionalFormat => ({
      id,
      ranges: ranges.map(at),
      formula,
      fill: "#FFC7CE",
      fontColor: "#9C0006",
      bold: null,
      stopIfTrue: false,
    });

    describe("cells", () => {
      it("reads what was written, and nothing elsewhere", () => {
        sheet.write(at("B2:C3"), [
          ["在吗", 1],
          [true, -2.5],
        ]);
        expect(sheet.values(at("A1:C3"))).toEqual([
          ["", "", ""],
          ["", "在吗", 1],
          ["", true, -2.5],
        ]);
        expect(sheet.formulas(at("B2"))).toEqual([["在吗"]]);
      });

      it("reads strings as they are typed", () => {
        sheet.write(at("A1:E1"), [["12", "'12", "50%", "2024/5/1", "'=1+1"]]);
        expect(sheet.values(at("A1:E1"))).toEqual([[12, "12", 0.5, 45413, "=1+1"]]);
        expect(sheet.format(0, 2).numberFormat).toBe("0%");
        expect(sheet.text(at("A1:C1"))).toEqual([["12", "12", "50%"]]);
      });

      it("takes everything as text in a cell formatted as text", () => {
        sheet.setFormat(at("A1"), { numberFormat: "@" });
        sheet.write(at("A1"), [["0012"]]);
        expect(sheet.values(at("A1"))).toEqual([["0012"]]);
      });

      it("keeps a formula beside its value", () => {
        sheet.write(at("A1:B1"), [[1, "=A1+1"]]);
        expect(sheet.formulas(at("B1"))).toEqual([["=A1+1"]]);
      });

      it("leaves cells alone where null is written and empties them where nothing is", () => {
        sheet.write(at("A1:B1"), [["a", "b"]]);
        sheet.write(at("A1:B1"), [[null, ""]]);
        expect(sheet.values(at("A1:B1"))).toEqual([["a", ""]]);
      });

      it("shows numbers by their format", () => {
        sheet.write(at("A1"), [[45413.5]]);
        sheet.setFormat(at("A1"), { numberFormat: "yyyy-mm-dd hh:mm" });
        expect(sheet.text(at("A1"))).toEqual([["2024-05-01 12:00"]]);
      });

      it("knows the used cells with and without formats", () => {
        expect(sheet.used(true)).toBeNull();
        sheet.write(at("B3"), [["x"]]);
        sheet.setFormat(at("D5"), { fill: "#FF0000" });
        expect(sheet.used(true)).toEqual(at("B3"));
        expect(sheet.used(false)).toEqual(at("B3:D5"));
      });

      it("clears contents and keeps formats, or the other way round", () => {
        sheet.write(at("A1"), [["x"]]);
        sheet.setFormat(at("A1"), { bold: true });
        sheet.clear(at("A1"), "contents");
        expect(sheet.values(at("A1"))).toEqual([[""]]);
        expect(sheet.format(0, 0).bold).toBe(true);
        sheet.write(at("A1"), [["x"]]);
        sheet.clear(at("A1"), "formats");
        expect(sheet.values(at("A1"))).toEqual([["x"]]);
        expect(sheet.format(0, 0).bold ?? false).toBe(false);
      });

      it("writes 20,000 rows and reads them back", () => {
        const rows = Array.from({ length: 20_000 }, (_, index) => [index, `消息 ${index}`]);
        sheet.write(at("A1:B20000"), rows);
        expect(sheet.values(at("A19999:B20000"))).toEqual(rows.slice(-2));
        expect(sheet.used(true)).toEqual(at("A1:B20000"));
      });
    });

    describe("formats", () => {
      it("sets one property and keeps the others", () => {
        sheet.setFormat(at("A1"), { fill: "#FFFF00" });
        sheet.setFormat(at("A1:B1"), { bold: true });
        expect(sheet.format(0, 0)).toMatchObject({ fill: "#FFFF00", bold: true });
        expect(sheet.format(0, 1).fill ?? null).toBeNull();
      });

      it("unsets a fill", () => {
        sheet.setFormat(at("A1"), { fill: "#FFFF00" });
        sheet.setFormat(at("A1"), { fill: undefined });
        expect(sheet.format(0, 0).fill ?? null).toBeNull();
      });

      it("keeps widths of columns in pixels", () => {
        sheet.setColumnWidth(1, 2, 200);
        expect([1, 2].map((index) => sheet.columnWidth(index))).toEqual([200, 200]);
        expect(sheet.columnWidth(3)).not.toBe(200);
      });
    });

    describe("insertions and deletions", () => {
      beforeEach(() => {
        sheet.write(at("A1:C3"), [
          ["a1", "b1", "c1"],
          ["a2", "b2", "c2"],
          ["a3", "b3", "c3"],
        ]);
      });

      it("moves cells down for an inserted row", () => {
        sheet.insert(row(1), "Down");
        expect(sheet.values(at("A1:A4"))).toEqual([["a1"], [""], ["a2"], ["a3"]]);
      });

      it("moves cells right for an inserted column", () => {
        sheet.insert(column(1), "Right");
        expect(sheet.values(at("A1:D1"))).toEqual([["a1", "", "b1", "c1"]]);
      });

      it("moves cells back for deleted rows and columns", () => {
        sheet.remove(row(0), "Up");
        sheet.remove(column(1), "Left");
        expect(sheet.values(at("A1:C3"))).toEqual([
          ["a2", "c2", ""],
          ["a3", "c3", ""],
          ["", "", ""],
        ]);
      });

      it("moves only the cells beside an inserted block", () => {
        sheet.insert(at("B2:B3"), "Right");
        expect(sheet.values(at("A1:D3"))).toEqual([
          ["a1", "b1", "c1", ""],
          ["a2", "", "b2", "c2"],
          ["a3", "", "b3", "c3"],
        ]);
        sheet.remove(at("B2:B3"), "Left");
        expect(sheet.values(at("A1:D3"))[1]).toEqual(["a2", "b2", "c2", ""]);
      });

      it("lets conditional formats follow", () => {
        sheet.setConditionalFormat(format("one", ["A2:C3"], '=LEFT($C2,1)="c"'));
        sheet.insert(row(0), "Down");
        sheet.insert(column(1), "Right");
        const [moved] = sheet.conditionalFormats();
        expect(moved.ranges).toEqual([at("A3:D4")]);
        expect(moved.formula).toBe('=LEFT($D3,1)="c"');
      });

      it("lets defined names follow", () => {
        book.setName({ name: "_mark", sheetId: sheet.id, formula: "=Sheet1!$B$2", visible: false });
        sheet.insert(column(0), "Right");
        sheet.insert(row(0), "Down");
        expect(book.names().find(({ name }) => name === "_mark")?.formula).toBe("=Sheet1!$C$3");
      });

      it("lets tables follow and grow", () => {
        const table = sheet.addTable(at("A1:C3"), true);
        sheet.insert(row(0), "Down");
        sheet.insert(row(2), "Down");
        expect(sheet.tables().find(({ id }) => id === table.id)?.rect).toEqual(at("A2:C5"));
      });
    });

    describe("rows in another order", () => {
      it("moves values and formats together", () => {
        sheet.write(at("A1:B3"), [
          ["c", 3],
          ["a", 1],
          ["b", 2],
        ]);
        sheet.setFormat(at("A1"), { bold: true });
        sheet.reorderRows(at("A1:B3"), [1, 2, 0]);
        expect(sheet.values(at("A1:B3"))).toEqual([
          ["a", 1],
          ["b", 2],
          ["c", 3],
        ]);
        expect([0, 2].map((index) => sheet.format(index, 0).bold ?? false)).toEqual([false, true]);
      });

      it("tells that rows changed places, and no change of cells besides", () => {
        sheet.write(at("A1:B2"), [
          ["b", 1],
          ["a", 2],
        ]);
        events.length = 0;
        sheet.reorderRows(at("A1:B2"), [1, 0]);
        expect(events).toEqual([{ kind: "sorted", sheetId: sheet.id, rect: at("A1:B2") }]);
      });
    });

    describe("a filter", () => {
      const orders = [
        ["单号", "状态", "金额"],
        ["a", "退款", 5],
        ["b", "", 20],
        ["c", "完成", 300],
        ["d", "退款中", 8],
      ];
      const filterOn = (...criteria: (FilterCriterion | null)[]) =>
        sheet.setFilter({ rect: at("A1:C5"), criteria });

      beforeEach(() => sheet.write(at("A1:C5"), orders));

      it.each<[string, FilterCriterion, number[]]>([
        ["texts as shown", { filterOn: "Values", values: ["退款"] }, [2, 3, 4]],
        ["blanks", { filterOn: "Values", values: ["完成", ""] }, [1, 4]],
        ["a pattern", { filterOn: "Custom", criterion1: "=退款*" }, [2, 3]],
        ["all but a text", { filterOn: "Custom", criterion1: "<>退款" }, [1]],
      ])("hides the rows that differ from %s", (_, criterion, hidden) => {
        filterOn(null, criterion);
        expect(sheet.filter()).toEqual({ rect: at("A1:C5"), criteria: [null, criterion, null] });
        expect(sheet.hiddenRows()).toEqual(hidden);
        expect(sheet.filteredRows()).toEqual(hidden);
      });

      it("compares numbers, two ways at once, beside another column", () => {
        const between = {
          filterOn: "Custom",
          criterion1: ">=8",
          criterion2: "<300",
          operator: "And",
        } as const;
        filterOn(null, null, between);
        expect(sheet.hiddenRows()).toEqual([1, 3]);
        filterOn(null, { filterOn: "Values", values: [""] }, between);
        expect(sheet.hiddenRows()).toEqual([1, 3, 4]);
        filterOn(null, null, { ...between, criterion2: ">=0", criterion1: "<8", operator: "Or" });
        expect(sheet.hiddenRows()).toEqual([]);
      });

      it("looks at fills", () => {
        sheet.setFormat(at("A3"), { fill: "#FF0000" });
        filterOn({ filterOn: "CellColor", color: "#FF0000" });
        expect(sheet.hiddenRows()).toEqual([1, 3, 4]);
        expect(sheet.filter()?.criteria[0]).toEqual({ filterOn: "CellColor", color: "#FF0000" });
      });

      it("is replaced by another, and taken away", () => {
        filterOn(null, { filterOn: "Values", values: ["退款"] });
        sheet.setFilter({ rect: at("A1:B5"), criteria: [] });
        expect(sheet.filter()).toEqual({ rect: at("A1:B5"), criteria: [null, null] });
        expect(sheet.hiddenRows()).toEqual([]);
        sheet.setFilter(null);
        expect(sheet.filter()).toBeNull();
      });

      it("keeps the rows hidden that a person hid", () => {
        sheet.setRowsHidden(1, 1, true);
        filterOn(null, { filterOn: "Values", values: ["退款"] });
        sheet.setFilter(null);
        expect(sheet.hiddenRows()).toEqual([1]);
      });

      it("follows inserted columns and rows with its criteria", () => {
        const criterion = { filterOn: "Values", values: ["退款"] };
        filterOn(null, criterion);
        sheet.insert(column(1), "Right");
        sheet.insert(row(0, 2), "Down");
        expect(sheet.filter()).toEqual({ rect: at("A3:D7"), criteria: [null, null, criterion, null] });
      });

      it("refuses criteria that it cannot judge", () => {
        expect(() => filterOn({ filterOn: "Icon" })).toThrow(RangeError);
      });

      it("of a table is the table's own", () => {
        const { id } = sheet.addTable(at("A1:C5"), true);
        expect(sheet.tableCriteria(id)).toEqual([null, null, null]);
        const criterion = { filterOn: "Values", values: ["退款"] };
        sheet.setTableCriteria(id, [null, criterion, null]);
        expect(sheet.tableCriteria(id)).toEqual([null, criterion, null]);
        expect([sheet.filter(), sheet.hiddenRows()]).toEqual([null, [2, 3, 4]]);
        sheet.setTableCriteria(id, []);
        expect(sheet.hiddenRows()).toEqual([]);
      });
    });

    describe("looks", () => {
      it("of a sheet are its tab's colour and its lines", () => {
        expect([sheet.tabColor, sheet.showGridlines]).toEqual([null, true]);
        sheet.tabColor = "#C00000";
        sheet.showGridlines = false;
        expect([sheet.tabColor, sheet.showGridlines]).toEqual(["#C00000", false]);
        sheet.tabColor = null;
        expect(sheet.tabColor).toBeNull();
      });

      it("of cells are borders, side by side", () => {
        const thick = { style: "Continuous", weight: "Thick", color: "#C00000" };
        const dots = { style: "Dot", weight: "Thin", color: "#000000" };
        sheet.setFormat(at("A1:B1"), { borderBottom: thick });
        sheet.setFormat(at("A1"), { borderTop: dots, bold: true });
        expect(sheet.format(0, 0)).toEqual({ borderBottom: thick, borderTop: dots, bold: true });
        sheet.setFormat(at("A1:B1"), { borderBottom: undefined });
        expect(sheet.format(0, 0)).toEqual({ borderTop: dots, bold: true });
        expect(sheet.format(0, 1)).toEqual({});
      });
    });

    describe("rows", () => {
      it("are as high as they are made", () => {
        const standard = sheet.rowHeight(1);
        sheet.setRowHeight(1, 2, 60);
        expect([0, 1, 2, 3].map((index) => sheet.rowHeight(index))).toEqual([standard, 60, 60, standard]);
      });
    });

    describe("conditional formats", () => {
      it("puts a new one first and keeps the place of a known one", () => {
        sheet.setConditionalFormat(format("one", ["A1:B9"], "=$A1>1"));
        sheet.setConditionalFormat(format("two", ["A1:B9", "D1:D9"], "=$A1>2"));
        sheet.setConditionalFormat({ ...format("one", ["A1:B9"], "=$A1>3"), stopIfTrue: true });
        expect(sheet.conditionalFormats().map(({ id }) => id)).toEqual(["two", "one"]);
        expect(sheet.conditionalFormats()[1]).toMatchObject({ formula: "=$A1>3", stopIfTrue: true });
        expect(sheet.conditionalFormats()[0].ranges).toEqual([at("A1:B9"), at("D1:D9")]);
      });

      it("changes priorities and removes", () => {
        sheet.setConditionalFormat(format("one", ["A1"], "=$A1>1"));
        sheet.setConditionalFormat(format("two", ["A1"], "=$A1>2"));
        sheet.prioritizeConditionalFormat("one", 0);
        expect(sheet.conditionalFormats().map(({ id }) => id)).toEqual(["one", "two"]);
        sheet.removeConditionalFormat("one");
        expect(sheet.conditionalFormats().map(({ id }) => id)).toEqual(["two"]);
      });
    });

    describe("tables, names, merges", () => {
      it("adds, renames, resizes and removes a table, and leaves its cells", () => {
        sheet.write(at("A1:B2"), [
          ["h1", "h2"],
          [1, 2],
        ]);
        const table = sheet.addTable(at("A1:B2"), true);
        sheet.renameTable(table.id, "聊天");
        sheet.resizeTable(table.id, at("A1:C2"));
        expect(sheet.tables().map(({ id, name, rect }) => ({ id, name, rect }))).toEqual([
          { id: table.id, name: "聊天", rect: at("A1:C2") },
        ]);
        sheet.removeTable(table.id);
        expect(sheet.tables()).toEqual([]);
        expect(sheet.values(at("A1:B1"))).toEqual([["h1", "h2"]]);
      });

      it("names a table as the sheet on which it stands", () => {
        const table = sheet.addTable(at("A1:B2"), true);
        sheet.renameTable(table.id, sheet.name);
        expect(sheet.tables().map(({ name }) => name)).toEqual([sheet.name]);
      });

      it("refuses two tables of one name", () => {
        const first = sheet.addTable(at("A1:A2"), true);
        const second = sheet.addTable(at("C1:C2"), true);
        sheet.renameTable(first.id, "chats");
        expect(() => sheet.renameTable(second.id, "Chats")).toThrow(RangeError);
      });

      it("keeps names of the workbook and of a sheet apart", () => {
        book.setName({ name: "rate", sheetId: null, formula: "=Sheet1!$A$1", visible: true });
        book.setName({ name: "rate", sheetId: sheet.id, formula: "=Sheet1!$B$1", visible: false });
        expect(book.names()).toHaveLength(2);
        book.removeName("rate", null);
        expect(book.names()).toMatchObject([{ name: "rate", sheetId: sheet.id, visible: false }]);
      });

      it("merges and takes apart", () => {
        sheet.write(at("A1:B1"), [["keep", "lose"]]);
        sheet.merge(at("A1:B2"));
        expect(sheet.merges()).toEqual([at("A1:B2")]);
        expect(sheet.values(at("A1:B1"))).toEqual([["keep", ""]]);
        sheet.unmerge(at("B2"));
        expect(sheet.merges()).toEqual([]);
      });

      it("hides rows and columns", () => {
        sheet.setRowsHidden(2, 2, true);
        sheet.setColumnsHidden(1, 1, true);
        expect(sheet.hiddenRows()).toEqual([2, 3]);
        expect(sheet.hiddenColumns()).toEqual([1]);
        sheet.setRowsHidden(2, 2, false);
        expect(sheet.hiddenRows()).toEqual([]);
      });

      it("freezes rows and columns", () => {
        sheet.freeze(1, 2);
        expect(sheet.frozen()).toEqual({ rows: 1, columns: 2 });
        sheet.freeze(0, 0);
        expect(sheet.frozen()).toEqual({ rows: 0, columns: 0 });
      });
    });

    describe("sheets", () => {
      it("adds, renames, moves and removes", () => {
        const second = book.addSheet("聊天 记录");
        const third = book.addSheet();
        third.name = "third";
        book.moveSheet(third.id, 0);
        expect(book.sheets().map((each) => each.name)).toEqual(["third", "Sheet1", "聊天 记录"]);
        expect(book.sheets().map((each) => each.position)).toEqual([0, 1, 2]);
        book.removeSheet(second.id);
        expect(book.sheets().map((each) => each.name)).toEqual(["third", "Sheet1"]);
      });

      it("removes the names of a removed sheet", () => {
        const second = book.addSheet("two");
        book.setName({ name: "here", sheetId: second.id, formula: "=two!$A$1", visible: true });
        book.removeSheet(second.id);
        expect(book.names()).toEqual([]);
      });

      it("activates a sheet and selects on it", () => {
        const second = book.addSheet("two");
        book.activate(second.id);
        expect(book.activeSheet().id).toBe(second.id);
        book.select(sheet.id, at("B2:C3"));
        expect(book.activeSheet().id).toBe(sheet.id);
        expect(book.selection()).toEqual({ sheetId: sheet.id, rect: at("B2:C3") });
      });

      it("hides a sheet", () => {
        const second = book.addSheet("two");
        second.visibility = "Hidden";
        expect(book.sheets()[1].visibility).toBe("Hidden");
      });
    });

    describe("events", () => {
      const kinds = () => events.map((event) => (event.kind === "changed" ? event.change : event.kind));

      it("tells of a write once, and by whom", () => {
        sheet.write(at("A1:B2"), [
          [1, 2],
          [3, 4],
        ]);
        book.batch(() => sheet.write(at("C1"), [[1]]));
        expect(events).toMatchObject([
          { kind: "changed", sheetId: sheet.id, rect: at("A1:B2"), change: "RangeEdited", byHost: false },
          { kind: "changed", sheetId: sheet.id, rect: at("C1"), change: "RangeEdited", byHost: true },
        ]);
      });

      it("tells of rows and columns that came and went", () => {
        sheet.write(at("A1:C3"), [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ]);
        events.length = 0;
        sheet.insert(row(1), "Down");
        sheet.remove(column(0), "Left");
        expect(events).toMatchObject([
          { change: "RowInserted", rect: { row: 1, rows: 1 } },
          { change: "ColumnDeleted", rect: { column: 0, columns: 1 } },
        ]);
      });

      it("tells of the selection and of sheets", () => {
        const second = book.addSheet("two");
        book.activate(second.id);
        book.select(second.id, at("B2"));
        book.removeSheet(second.id);
        expect(kinds()).toEqual(expect.arrayContaining(["added", "activated", "selection", "deleted"]));
      });

      it("tells nothing to who unsubscribed", () => {
        let count = 0;
        const unsubscribe = book.subscribe(() => count++);
        unsubscribe();
        sheet.write(at("A1"), [[1]]);
        expect(count).toBe(0);
      });
    });
  });
}
