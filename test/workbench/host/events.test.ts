import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { at, row } from "../bookContract";
import { bootOffice, type BootedOffice } from "../../support/office";

let office: BootedOffice;

beforeEach(async () => {
  office = await bootOffice();
});

afterEach(() => {
  expect([...office.host.unmodelled]).toEqual([]);
  office.close();
});

/** Lets messages that are under way arrive. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 30));

describe("events", () => {
  it("tell a sheet's listener what changed, and by whom", async () => {
    const seen: Excel.WorksheetChangedEventArgs[] = [];
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.onChanged.add(async (args) => void seen.push(args));
      await context.sync();
      sheet.getRange("C3").values = [[42]];
      await context.sync();
    });
    office.book.sheets()[0].write(at("A1:B2"), [
      [1, 2],
      [3, 4],
    ]);
    office.book.sheets()[0].insert(row(0), "Down");
    await expect.poll(() => seen.length).toBe(3);
    const { id } = office.book.sheets()[0];
    expect(
      seen.map(({ address, changeType, triggerSource }) => [address, changeType, triggerSource]),
    ).toEqual([
      ["C3", "RangeEdited", "ThisLocalAddin"],
      ["A1:B2", "RangeEdited", "Unknown"],
      ["1:1", "RowInserted", "Unknown"],
    ]);
    expect(seen[0]).toMatchObject({ type: "WorksheetChanged", source: "Local", worksheetId: id });
    expect(seen[2].changeDirectionState.insertShiftDirection).toBe("Down");
    await office.Excel.run(async (context) => {
      const range = seen[1].getRange(context).load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!A1:B2");
    });
  });

  it("reach the listeners of all sheets, and of tables", async () => {
    const seen: string[] = [];
    office.book.addSheet("two").write(at("A1:B2"), [
      ["a", "b"],
      [1, 2],
    ]);
    await office.Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onChanged.add(async ({ address }) => void seen.push(`any ${address}`));
      worksheets.onAdded.add(async () => void seen.push("added"));
      worksheets.onDeleted.add(async () => void seen.push("deleted"));
      worksheets.onActivated.add(async ({ worksheetId }) => void seen.push(`activated ${worksheetId}`));
      worksheets.onDeactivated.add(async () => void seen.push("deactivated"));
      const table = worksheets.getItem("two").tables.add("A1:B2", true);
      table.onChanged.add(async ({ address }) => void seen.push(`table ${address}`));
      await context.sync();
    });
    const two = office.book.sheet("two");
    two.write(at("A2"), [[5]]);
    two.write(at("D9"), [[5]]);
    office.book.activate(two.id);
    const third = office.book.addSheet("three");
    office.book.removeSheet(third.id);
    await expect.poll(() => seen.length).toBe(7);
    expect(seen).toEqual([
      "any A2",
      "table A2",
      "any D9",
      "deactivated",
      `activated ${two.id}`,
      "added",
      "deleted",
    ]);
  });

  it("tell of the selection, and of a person's click", async () => {
    const seen: string[] = [];
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.onSelectionChanged.add(async ({ address }) => void seen.push(`selected ${address}`));
      sheet.onSingleClicked.add(async ({ address }) => void seen.push(`clicked ${address}`));
      context.workbook.onSelectionChanged.add(async () => void seen.push("document"));
      await context.sync();
      sheet.getRange("B2").select();
      await context.sync();
    });
    await settled();
    office.book.select(office.book.sheets()[0].id, at("C3"));
    await expect.poll(() => seen.length).toBe(5);
    expect(seen.filter((each) => each !== "document")).toEqual(["selected B2", "selected C3", "clicked C3"]);
  });

  it("end when the listener is removed or events are switched off", async () => {
    let count = 0;
    const [sheet] = office.book.sheets();
    const registration = await office.Excel.run(async (context) => {
      const added = context.workbook.worksheets.getActiveWorksheet().onChanged.add(async () => void count++);
      await context.sync();
      return added;
    });
    await office.Excel.run(async (context) => {
      context.runtime.enableEvents = false;
      await context.sync();
    });
    sheet.write(at("A1"), [[1]]);
    await settled();
    expect(count).toBe(0);
    await office.Excel.run(async (context) => {
      context.runtime.enableEvents = true;
      await context.sync();
    });
    sheet.write(at("A1"), [[1]]);
    await expect.poll(() => count).toBe(1);
    registration.remove();
    await registration.context.sync();
    sheet.write(at("A1"), [[1]]);
    await settled();
    expect(count).toBe(1);
  });
});
