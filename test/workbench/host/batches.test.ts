import { beforeEach, describe, expect, it } from "vitest";
import { CustomFunctions } from "../../../src/workbench/host/customFunctions";
import { EventHub } from "../../../src/workbench/host/events";
import { Workbook, createModel, excelLimits } from "../../../src/workbench/host/objects";
import { BatchProcessor } from "../../../src/workbench/host/richApi/processor";
import { ActionType, ObjectPathType, type BatchRequest } from "../../../src/workbench/host/richApi/protocol";
import { AddinInternalService } from "../../../src/workbench/host/services";
import { MemoryBook } from "../../../src/workbench/memory";
import captured from "../../fixtures/richapi/batches.json";

let book: MemoryBook;
let functions: CustomFunctions;
let processor: BatchProcessor;

beforeEach(() => {
  book = new MemoryBook();
  functions = new CustomFunctions(() => {});
  const model = createModel(book, new EventHub(() => {}), excelLimits);
  processor = new BatchProcessor(new Workbook(model), {
    "Microsoft.ExcelServices.CustomFunctions": () => functions.service,
    "Microsoft.InternalService.AddinInternalService": () => new AddinInternalService(() => {}),
  });
});

/** The place of an error and its wording are the host's own; its code, its action and everything before it are not. */
function comparable(response: object) {
  const {
    Error: error,
    TraceIds: _,
    ...rest
  } = structuredClone(response) as {
    Error?: { Code: string; ActionIndex: number };
    TraceIds?: number[];
  };
  // Reference ids are the host's to choose, in the order in which objects are kept.
  let known: string[] = [];
  const text = JSON.stringify(rest).replace(/"_ReferenceId":"(r\d+)"/g, (_match, id: string) => {
    if (!known.includes(id)) known = [...known, id];
    return `"_ReferenceId":"r${known.indexOf(id) + 1}"`;
  });
  return { ...(JSON.parse(text) as object), ...(error && { code: error.Code, at: error.ActionIndex }) };
}

describe("batches that the genuine library sent", () => {
  for (const { name, request, response } of captured) {
    it(`are answered as it expects: ${name}`, () => {
      const answer = processor.process(request as unknown as BatchRequest);
      expect(comparable(answer)).toEqual(comparable(response));
    });
  }
});

describe("a batch", () => {
  const request = (
    Actions: BatchRequest["Actions"],
    paths: BatchRequest["ObjectPaths"][string][] = [],
  ): BatchRequest => ({
    Actions,
    ObjectPaths: Object.fromEntries(
      [{ Id: 1, ObjectPathType: ObjectPathType.global, Name: "" }, ...paths].map((path) => [path.Id, path]),
    ),
  });

  it("names the traces it passed, so that older events register", () => {
    const answer = processor.process(
      request([{ Id: 7, ActionType: ActionType.trace, Name: "Trace", ObjectPathId: 0 }]),
    );
    expect(answer).toEqual({ Results: [{ ActionId: 7, Value: null }], TraceIds: [7] });
  });

  it("keeps an object by its reference and forgets it when told", () => {
    const range = {
      Id: 2,
      ObjectPathType: ObjectPathType.method,
      Name: "GetSelectedRange",
      ParentObjectPathId: 1,
    };
    processor.process(
      request([{ Id: 1, ActionType: ActionType.method, Name: "_KeepReference", ObjectPathId: 2 }], [range]),
    );
    expect([...processor.tracked()]).toHaveLength(1);
    const kept = { Id: 3, ObjectPathType: ObjectPathType.referenceId, Name: "r1" };
    const load = {
      Id: 4,
      ActionType: ActionType.query,
      Name: "",
      ObjectPathId: 3,
      QueryInfo: { Select: ["address"] },
    };
    expect(processor.process(request([load], [kept])).Results[0].Value).toEqual({
      _ReferenceId: "r1",
      Address: "Sheet1!A1",
    });
    const forget = {
      Id: 5,
      ActionType: ActionType.method,
      Name: "_RemoveReference",
      ObjectPathId: 1,
      ArgumentInfo: { Arguments: ["r1"] },
    };
    processor.process(request([forget]));
    expect(processor.process(request([load], [kept])).Error?.Code).toBe("InvalidReference");
  });

  it("does not undo what it did before it failed, as in Excel", () => {
    const add = (Id: number, name: string) => ({
      Id,
      ObjectPathType: ObjectPathType.method,
      Name: "Add",
      ParentObjectPathId: 9,
      ArgumentInfo: { Arguments: [name] },
    });
    const sheets = {
      Id: 9,
      ObjectPathType: ObjectPathType.property,
      Name: "Worksheets",
      ParentObjectPathId: 1,
    };
    const instantiate = (Id: number, ObjectPathId: number) => ({
      Id,
      ActionType: ActionType.instantiate,
      Name: "",
      ObjectPathId,
    });
    const answer = processor.process(
      request([instantiate(1, 2), instantiate(2, 3)], [sheets, add(2, "two"), add(3, "two")]),
    );
    expect(answer.Error).toMatchObject({ Code: "ItemAlreadyExists", ActionIndex: 1 });
    expect(book.sheets().map(({ name }) => name)).toEqual(["Sheet1", "two"]);
  });
});
