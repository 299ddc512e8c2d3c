import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { at } from "../bookContract";
import { bootOffice, type BootedOffice } from "../../support/office";

let office: BootedOffice;

beforeEach(async () => {
  office = await bootOffice();
});

afterEach(() => {
  office.close();
});

async function write(address = "A1", value: unknown = 1, options: Excel.RunOptions = {}): Promise<string> {
  try {
    await office.Excel.run(options, async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange(address).values = [[value]];
      await context.sync();
    });
  } catch (error) {
    return (error as OfficeExtension.Error).code;
  }
  return "done";
}

describe("while a person edits a cell", () => {
  it("batches are refused", async () => {
    office.host.cellEditing = true;
    expect(await write()).toBe("InvalidOperationInCellEditMode");
    office.host.cellEditing = false;
    expect(await write()).toBe("done");
  });

  it("batches are refused that waited for a calculation when the editing began", async () => {
    let calculated = () => undefined as void;
    vi.spyOn(office.book, "calculated").mockReturnValueOnce(new Promise((resolve) => (calculated = resolve)));
    const writing = write();
    await vi.waitFor(() => expect(office.book.calculated).toHaveBeenCalled());
    office.host.cellEditing = true;
    calculated();
    expect(await writing).toBe("InvalidOperationInCellEditMode");
    expect(office.book.sheets()[0].values(at("A1"))).toEqual([[""]]);
  });

  it("batches that asked to wait, wait", async () => {
    office.host.cellEditing = true;
    const writing = write("A1", 1, { delayForCellEdit: true });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(office.book.sheets()[0].values(at("A1"))).toEqual([[""]]);
    office.host.cellEditing = false;
    expect(await writing).toBe("done");
    expect(office.book.sheets()[0].values(at("A1"))).toEqual([[1]]);
  });
});

describe("a failure on demand", () => {
  it("stops one batch before anything is done", async () => {
    office.host.failNext({ code: "GeneralException" });
    expect(await write("A1")).toBe("GeneralException");
    expect(office.book.sheets()[0].values(at("A1"))).toEqual([[""]]);
    expect(await write("A1")).toBe("done");
  });

  it("stops a later batch, or in the middle of one", async () => {
    office.host.failNext({ code: "AccessDenied", after: 1 });
    expect([await write("A1"), await write("A2"), await write("A3")]).toEqual([
      "done",
      "AccessDenied",
      "done",
    ]);
    office.host.failNext({ code: "AccessDenied", actions: Infinity });
    expect(await write("A4")).toBe("AccessDenied");
    expect(office.book.sheets()[0].values(at("A4"))).toEqual([[1]]);
  });

  it("lets a test act between batches", async () => {
    let batches = 0;
    const stop = office.host.onBatch(() => batches++);
    await write("A1");
    stop();
    await write("A1");
    expect(batches).toBe(1);
  });
});

describe("Excel's limits", () => {
  it("refuse a message of more than 5 MB either way", async () => {
    const long = "长".repeat(32_000);
    const rows = Array.from({ length: 60 }, () => [long]);
    office.book.sheets()[0].write(at("A1:A60"), rows);
    const codes: string[] = [];
    for (const attempt of [
      (sheet: Excel.Worksheet) => void (sheet.getRange("B1:B60").values = rows),
      (sheet: Excel.Worksheet) => void sheet.getRange("A1:A60").load("values"),
    ]) {
      try {
        await office.Excel.run(async (context) => {
          attempt(context.workbook.worksheets.getActiveWorksheet());
          await context.sync();
        });
      } catch (error) {
        codes.push((error as OfficeExtension.Error).code);
      }
    }
    expect(codes).toEqual(["RequestPayloadSizeLimitExceeded", "ResponsePayloadSizeLimitExceeded"]);
    office.host.limits = { ...office.host.limits, messageBytes: Infinity };
    expect(await write("C1", long)).toBe("done");
  });

  it("refuse a text of more than 32,767 characters, and hold one of so many", async () => {
    expect(await write("A1", "长".repeat(32_768))).toBe("InvalidArgument");
    expect(await write("A1", `'${"长".repeat(32_767)}`)).toBe("InvalidArgument");
    expect(await write("A1", "长".repeat(32_767))).toBe("done");
    expect(office.book.sheets()[0].values(at("A1"))).toEqual([["长".repeat(32_767)]]);
  });

  it("read null beyond five million cells", async () => {
    await office.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:F1000000").load("values");
      await context.sync();
      expect(range.values).toBeNull();
    });
  });

  it("refuse addresses of more than 8,192 characters", async () => {
    const areas = Array.from({ length: 2000 }, (_, index) => `A${index * 2 + 1}`).join(",");
    const code = await office.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRanges(areas).load("areaCount");
      return context.sync().then(
        () => "done",
        (error: OfficeExtension.Error) => error.code,
      );
    });
    expect(code).toBe("InvalidArgument");
  });
});

describe("what is not modelled", () => {
  it("answers ApiNotFound and is recorded", async () => {
    const code = await office.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().pivotTables.load("items/name");
      return context.sync().then(
        () => "done",
        (error: OfficeExtension.Error) => error.code,
      );
    });
    expect(code).toBe("ApiNotFound");
    expect([...office.host.unmodelled]).toEqual(["Worksheet.PivotTables"]);
  });

  it("cannot reach what is the host's own", async () => {
    const { BatchProcessor } = await import("../../../src/workbench/host/richApi/processor");
    const { NullObject } = await import("../../../src/workbench/host/richApi/hostObject");
    const processor = new BatchProcessor(new NullObject(), {});
    for (const Name of ["constructor", "__proto__", "toString", "typeName", "scalars"]) {
      const { Error: error } = processor.process({
        Actions: [{ Id: 1, ActionType: 4, Name, ObjectPathId: 1, ArgumentInfo: { Arguments: [1] } }],
        ObjectPaths: { 1: { Id: 1, ObjectPathType: 2, Name } },
      });
      expect(error?.Code, Name).toBe("ApiNotFound");
    }
  });
});

describe("a request that cannot be carried out", () => {
  it("is answered with an error, in place of silence", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const calculated = vi.spyOn(office.book, "calculated").mockRejectedValueOnce(new Error("no calculation"));
    expect(await write()).toBe("GeneralException");
    expect(calculated).toHaveBeenCalledTimes(1);
    expect(await write()).toBe("done");
    vi.restoreAllMocks();
  });
});
