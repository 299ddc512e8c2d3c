import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at } from "../bookContract";
import { bootOffice, type BootedOffice } from "../../support/office";

let office: BootedOffice;

beforeEach(async () => {
  office = await bootOffice();
});

afterEach(() => {
  expect([...office.host.unmodelled]).toEqual([]);
  office.close();
});

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
  return "no error";
}

const attempt = (batch: (context: Excel.RequestContext) => void) =>
  codeOf(
    office.Excel.run(async (context) => {
      batch(context);
      await context.sync();
    }),
  );

describe("worksheets", () => {
  it("are added, renamed, moved, hidden and deleted", async () => {
    await office.Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const second = worksheets.add("聊天记录");
      const third = worksheets.add();
      third.name = "汇总";
      third.position = 0;
      second.visibility = "Hidden";
      worksheets.load("items/name,items/position,items/visibility");
      const count = worksheets.getCount(true);
      await context.sync();
      expect(worksheets.items.map(({ name, position, visibility }) => [name, position, visibility])).toEqual([
        ["汇总", 0, "Visible"],
        ["Sheet1", 1, "Visible"],
        ["聊天记录", 2, "Hidden"],
      ]);
      expect(count.value).toBe(2);
      worksheets.items[2].delete();
      await context.sync();
    });
    expect(office.book.sheets().map(({ name }) => name)).toEqual(["汇总", "Sheet1"]);
  });

  it.each(["hidden", "deleted"])(
    "give way to the next visible sheet when %s in front, and tell",
    async (how) => {
      const [first, second, third] = [
        office.book.activeSheet(),
        ...["Two", "Three"].map((name) => office.book.addSheet(name)),
      ];
      second!.visibility = "Hidden";
      const told: string[] = [];
      await office.Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        worksheets.onActivated.add(async ({ worksheetId }) => void told.push(worksheetId));
        await context.sync();
        if (how === "hidden") worksheets.getItem(first!.id).visibility = "Hidden";
        else worksheets.getItem(first!.id).delete();
        await context.sync();
      });
      expect(office.book.activeSheet().id).toBe(third!.id);
      await expect.poll(() => told).toEqual([third!.id]);
    },
  );

  it("are found by name whatever its case, by id, by place", async () => {
    office.book.addSheet("Two");
    await office.Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const found = [
        worksheets.getItem("TWO"),
        worksheets.getItem(office.book.sheet("Two").id),
        worksheets.getLast(),
        worksheets.getFirst().getNext(),
      ];
      const gone = worksheets.getItemOrNullObject("three").load("name");
      const range = gone.getRange("A1").load("values");
      for (const sheet of found) sheet.load("name,id");
      await context.sync();
      expect(found.map(({ name }) => name)).toEqual(["Two", "Two", "Two", "Two"]);
      expect([gone.isNullObject, range.isNullObject]).toEqual([true, true]);
    });
  });

  it("keep Excel's rules for names and for the last sheet", async () => {
    expect(await attempt((context) => context.workbook.worksheets.add("sheet1"))).toBe("ItemAlreadyExists");
    expect(await attempt((context) => context.workbook.worksheets.add("a/b"))).toBe("InvalidArgument");
    expect(await attempt((context) => context.workbook.worksheets.add("x".repeat(32)))).toBe(
      "InvalidArgument",
    );
    expect(await attempt((context) => context.workbook.worksheets.getFirst().delete())).toBe(
      "InvalidOperation",
    );
  });

  it("freeze panes", async () => {
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.freezePanes.freezeRows(1);
      const location = sheet.freezePanes.getLocationOrNullObject().load("address");
      await context.sync();
      expect(location.address).toBe("Sheet1!1:1");
      sheet.freezePanes.unfreeze();
      await context.sync();
    });
    expect(office.book.sheets()[0].frozen()).toEqual({ rows: 0, columns: 0 });
  });

  it("refuse writes while they are protected", async () => {
    office.book.sheets()[0].protected = true;
    const active = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();
    const writes: ((sheet: Excel.Worksheet) => void)[] = [
      (sheet) => (sheet.getRange("A1").values = [[1]]),
      (sheet) => (sheet.getRange("A1").format.fill.color = "#FF0000"),
      (sheet) => sheet.getRange("A:A").insert("Right"),
      (sheet) => sheet.getRange("A1").conditionalFormats.add("Custom"),
      (sheet) => sheet.tables.add("A1:B2", true),
    ];
    for (const write of writes) {
      expect(await attempt((context) => write(active(context)))).toBe("AccessDenied");
    }
    await office.Excel.run(async (context) => {
      const { protection } = active(context).load("protection/protected");
      await context.sync();
      expect(protection.protected).toBe(true);
      protection.unprotect();
      active(context).getRange("A1").values = [[1]];
      await context.sync();
    });
  });

  it("keep charts", async () => {
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"), "Auto");
      chart.title.text = "违规";
      chart.setPosition("E1", "J10");
      sheet.charts.load("count");
      chart.load("name,chartType,title/text");
      await context.sync();
      expect([chart.name, chart.chartType, chart.title.text, sheet.charts.count]).toEqual([
        "Chart 1",
        "ColumnClustered",
        "违规",
        1,
      ]);
      chart.delete();
      const count = sheet.charts.getCount();
      await context.sync();
      expect(count.value).toBe(0);
    });
  });
});

describe("the workbook", () => {
  it("keeps settings", async () => {
    await office.Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add("kefu", { rules: [1, 2] });
      const setting = settings.getItem("kefu").load("value");
      const none = settings.getItemOrNullObject("none").load("value");
      settings.load("items/key");
      await context.sync();
      expect(setting.value).toEqual({ rules: [1, 2] });
      expect(none.isNullObject).toBe(true);
      expect(settings.items.map(({ key }) => key)).toEqual(["kefu"]);
      setting.value = "new";
      await context.sync();
      expect(office.book.settings.get("kefu")).toBe("new");
      settings.items[0].delete();
      await context.sync();
    });
    expect(office.book.settings.size).toBe(0);
  });

  it("saves the document's settings of the older API into the same place", async () => {
    const { settings } = office.Office.context.document;
    settings.set("kefu", { a: 1 });
    await new Promise<void>((resolve, reject) =>
      settings.saveAsync((result) => (result.error ? reject(new Error(result.error.message)) : resolve())),
    );
    expect(office.book.settings.get("kefu")).toEqual({ a: 1 });
  });

  it("keeps XML parts", async () => {
    await office.Excel.run(async (context) => {
      const { customXmlParts } = context.workbook;
      const part = customXmlParts.add('<a xmlns="urn:kefu">一</a>').load("id,namespaceUri");
      const xml = customXmlParts.getByNamespace("urn:kefu").getOnlyItem().getXml();
      const none = customXmlParts.getByNamespace("urn:none").getOnlyItemOrNullObject().load("id");
      await context.sync();
      expect([part.namespaceUri, xml.value, none.isNullObject]).toEqual([
        "urn:kefu",
        '<a xmlns="urn:kefu">一</a>',
        true,
      ]);
      part.delete();
      await context.sync();
    });
    expect(office.book.xmlParts.size).toBe(0);
  });

  it("keeps names of the workbook and of sheets, which follow their cells", async () => {
    const [sheet] = office.book.sheets();
    await office.Excel.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      const name = active.names.add("_kefu_result", active.getRange("H1"));
      name.visible = false;
      context.workbook.names.add("rate", "=Sheet1!$A$1");
      context.workbook.names.add("word", "客服");
      await context.sync();
      active.getRange("A:A").insert("Right");
      await context.sync();
      const moved = active.names.getItemOrNullObject("_KEFU_result").getRangeOrNullObject().load("address");
      name.load("name,visible,type,value,scope,formula");
      const word = context.workbook.names.getItem("word").load("type,value");
      const none = active.names.getItemOrNullObject("rate").load("name");
      await context.sync();
      expect(moved.address).toBe("Sheet1!I1");
      expect(name.toJSON()).toMatchObject({
        name: "_kefu_result",
        visible: false,
        type: "Range",
        value: "Sheet1!I1",
        scope: "Worksheet",
        formula: "=Sheet1!$I$1",
      });
      expect([word.type, word.value]).toEqual(["String", "客服"]);
      expect(none.isNullObject).toBe(true);
      name.delete();
      await context.sync();
    });
    expect(office.book.names().map(({ name, sheetId }) => [name, sheetId])).toEqual([
      ["rate", null],
      ["word", null],
    ]);
    expect(await attempt((context) => context.workbook.names.add("A1", "=1"))).toBe("InvalidArgument");
    expect(await attempt((context) => context.workbook.names.add("RATE", "=1"))).toBe("ItemAlreadyExists");
    sheet.remove(at("A:B"), "Left");
    expect(office.book.names()[0].formula).toBe("=Sheet1!#REF!");
  });
});

describe("tables", () => {
  beforeEach(() => {
    office.book.sheets()[0].write(at("A1:B3"), [
      ["客户", ""],
      ["乙", 2],
      ["甲", 1],
    ]);
  });

  const withTable = (batch: (context: Excel.RequestContext, table: Excel.Table) => Promise<void>) =>
    office.Excel.run(async (context) => {
      const table = context.workbook.worksheets.getActiveWorksheet().tables.add("A1:B3", true);
      table.name = "chats";
      await batch(context, table);
    });

  it("give their parts, and names to columns without one", async () => {
    await withTable(async (context, table) => {
      const parts = [table.getRange(), table.getHeaderRowRange(), table.getDataBodyRange()];
      for (const part of parts) part.load("address,values");
      table.columns.load("items/name,items/id,items/index");
      table.rows.load("count");
      const sheet = table.worksheet.load("name");
      const byName = context.workbook.tables.getItem("CHATS").load("id,style");
      await context.sync();
      expect(parts.map(({ address }) => address)).toEqual(["Sheet1!A1:B3", "Sheet1!A1:B1", "Sheet1!A2:B3"]);
      expect(parts[1].values).toEqual([["客户", "Column2"]]);
      expect(table.columns.items.map(({ name, index }) => [name, index])).toEqual([
        ["客户", 0],
        ["Column2", 1],
      ]);
      expect([table.rows.count, sheet.name, byName.style]).toEqual([2, "Sheet1", "TableStyleMedium2"]);
    });
  });

  it("take new columns, and give them back", async () => {
    office.book.sheets()[0].write(at("C1"), [["beside"]]);
    await withTable(async (context, table) => {
      const added = table.columns.add(undefined, [["客服质检"], ["严重"], [""]]).load("id,name,index");
      await context.sync();
      expect([added.name, added.index]).toEqual(["客服质检", 2]);
      const range = table.getRange().load("address");
      const body = table.columns.getItem("客服质检").getDataBodyRange().load("values");
      await context.sync();
      expect(range.address).toBe("Sheet1!A1:C3");
      expect(body.values).toEqual([["严重"], [""]]);
      expect(office.book.sheets()[0].values(at("D1"))).toEqual([["beside"]]);
      table.columns.getItem("客户").delete();
      added.load("index");
      await context.sync();
      expect(added.index).toBe(1);
      added.delete();
      range.load("address");
      await context.sync();
      expect(office.book.sheets()[0].tables()[0].rect).toEqual(at("A1:A3"));
    });
  });

  it("take new rows, sort, resize and become ranges", async () => {
    await withTable(async (context, table) => {
      table.rows.add(undefined, [["丙", 3]]);
      table.sort.apply([{ key: 1, ascending: true }]);
      await context.sync();
      expect(office.book.sheets()[0].values(at("A1:B4"))).toEqual([
        ["客户", "Column2"],
        ["甲", 1],
        ["乙", 2],
        ["丙", 3],
      ]);
      table.resize("A1:C4");
      table.rows.getItemAt(0).delete();
      table.columns.getItemAt(1).name = "数量";
      const range = table.getRange().load("address,values");
      await context.sync();
      expect(range.address).toBe("Sheet1!A1:C3");
      expect(range.values[0]).toEqual(["客户", "数量", "Column3"]);
      table.convertToRange();
      await context.sync();
    });
    expect(office.book.sheets()[0].tables()).toEqual([]);
  });

  it("are found where a range touches them, and never overlap", async () => {
    await withTable(async (context) => {
      const tables = context.workbook.worksheets
        .getActiveWorksheet()
        .getRange("B2")
        .getTables(false)
        .load("items/name");
      await context.sync();
      expect(tables.items.map(({ name }) => name)).toEqual(["chats"]);
    });
    expect(await attempt((context) => context.workbook.tables.add("Sheet1!B2:C5", true))).toBe(
      "InvalidOperation",
    );
  });

  it("show whether they are filtered, and clear the filter", async () => {
    await withTable(async (context, table) => {
      table.autoFilter.apply(table.getRange(), 1, { filterOn: "Values", values: ["1"] });
      const { autoFilter } = table.load("autoFilter/isDataFiltered,autoFilter/enabled");
      await context.sync();
      expect([autoFilter.enabled, autoFilter.isDataFiltered]).toEqual([true, true]);
      table.clearFilters();
      autoFilter.load("isDataFiltered");
      await context.sync();
      expect(autoFilter.isDataFiltered).toBe(false);
    });
  });
});

describe("conditional formats", () => {
  const add = (range: Excel.Range, formula: string) => {
    const format = range.conditionalFormats.add("Custom");
    format.custom.rule.formula = formula;
    format.custom.format.fill.color = "#FFC7CE";
    format.custom.format.font.color = "#9C0006";
    format.custom.format.font.bold = true;
    return format;
  };

  it("are added on top, found, changed and deleted", async () => {
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const first = add(sheet.getRange("A2:H9"), '=LEFT($H2,2)="严重"').load("id,type,priority");
      const second = add(sheet.getRange("A2:H9"), '=LEFT($H2,2)="一般"').load("id,priority");
      second.stopIfTrue = true;
      await context.sync();
      first.load("priority");
      const { conditionalFormats } = sheet.getRange();
      conditionalFormats.load("items/id,items/type,items/stopIfTrue,items/custom/rule/formula");
      const count = sheet.getRange("A2").conditionalFormats.getCount();
      const found = conditionalFormats.getItemOrNullObject(first.id);
      const range = found.getRangeOrNullObject().load("address");
      const gone = conditionalFormats.getItemOrNullObject("gone").load("id");
      await context.sync();
      expect([first.type, first.priority, second.priority]).toEqual(["Custom", 1, 0]);
      expect(
        conditionalFormats.items.map((item) => [item.id, item.stopIfTrue, item.custom.rule.formula]),
      ).toEqual([
        [second.id, true, '=LEFT($H2,2)="一般"'],
        [first.id, false, '=LEFT($H2,2)="严重"'],
      ]);
      expect([count.value, range.address, gone.isNullObject]).toEqual([2, "Sheet1!A2:H9", true]);
      first.priority = 0;
      second.delete();
      await context.sync();
    });
    expect(office.book.sheets()[0].conditionalFormats()).toMatchObject([
      { formula: '=LEFT($H2,2)="严重"', fill: "#FFC7CE", fontColor: "#9C0006", bold: true },
    ]);
  });

  it("lose the part of a range that is cleared", async () => {
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      add(sheet.getRange("A1:B4"), "=$A1=1");
      sheet.getRange("A1:B1").conditionalFormats.clearAll();
      await context.sync();
      const ranges = sheet.getRange().conditionalFormats.getItemAt(0).getRanges().load("address");
      await context.sync();
      expect(ranges.address).toBe("Sheet1!A2:B4");
      sheet.getRange().conditionalFormats.clearAll();
      await context.sync();
    });
    expect(office.book.sheets()[0].conditionalFormats()).toEqual([]);
  });
});
