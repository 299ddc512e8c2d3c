import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isFunctionError, type FunctionResult } from "../../../src/workbench/host";
import { bootOffice, type BootedOffice } from "../../support/office";

let office: BootedOffice;
let asked: boolean[];

beforeEach(async () => {
  asked = [];
  office = await bootOffice({ onVisibilityRequest: (visible) => asked.push(visible) });
});

afterEach(() => {
  expect([...office.host.unmodelled]).toEqual([]);
  expect(office.requests).toEqual([]);
  office.close();
});

describe("custom functions", () => {
  const call = (name: string, ...values: Parameters<typeof office.host.functions.invoke>[1]) =>
    office.host.functions.invoke(name, values).result;

  it("answer with values, matrices and errors", async () => {
    const { CustomFunctions } = office;
    CustomFunctions.associate("ADD", (a: number, b: number) => a + b);
    CustomFunctions.associate("TWICE", async (matrix: number[][]) =>
      matrix.map((cells) => cells.map((x) => x * 2)),
    );
    CustomFunctions.associate("FAIL", () => {
      const { Error: FunctionFailure, ErrorCode } = CustomFunctions as unknown as {
        Error: new (code: string, message?: string) => Error;
        ErrorCode: Record<string, string>;
      };
      throw new FunctionFailure(ErrorCode.notAvailable, "没有可计算的会话");
    });
    CustomFunctions.associate("BLANK", () => null);
    const results = await Promise.all([
      call("add", 2, 3),
      call("TWICE", [
        [1, 2],
        [3, 4],
      ]),
      call("FAIL"),
      call("BLANK"),
      call("NOWHERE"),
    ]);
    expect(results.slice(0, 4)).toEqual([
      [[5]],
      [
        [2, 4],
        [6, 8],
      ],
      { error: "#N/A", message: "没有可计算的会话" },
      [[null]],
    ]);
    expect(isFunctionError(results[4])).toBe(true);
  });

  it("travel together and learn where they stand", async () => {
    let calls = 0;
    office.CustomFunctions.associate("WHERE", (value: number, invocation: { address: string }) => {
      calls++;
      return `${value} ${invocation.address}`;
    });
    const invocations = Array.from({ length: 200 }, (_, index) =>
      office.host.functions.invoke("WHERE", [index], { address: `Sheet1!A${index + 1}` }),
    );
    expect(office.host.functions.pending).toBe(200);
    const results = await Promise.all(invocations.map(({ result }) => result));
    expect(results[199]).toEqual([["199 Sheet1!A200"]]);
    expect([calls, office.host.functions.pending]).toEqual([200, 0]);
  });

  it("are given the errors of cells as errors", async () => {
    office.CustomFunctions.associate(
      "CODES",
      (cells: ({ code?: string } | number)[][], one: { code?: string }) => [
        cells[0].map((cell) => (typeof cell === "number" ? cell : (cell.code ?? "none"))),
        [one.code, ""],
      ],
    );
    const values = [[[{ error: "#N/A" } as const, 1]], { error: "#REF!" } as const];
    const { result } = office.host.functions.invoke("CODES", values, { allowErrors: true });
    expect(await result).toEqual([
      ["#N/A", 1],
      ["#REF!", ""],
    ]);
  });

  it("are called again when the page was loaded again", async () => {
    const { host } = office;
    const unanswered = host.functions.invoke("LATER", []);
    office.CustomFunctions.associate("LATER", () => new Promise(() => {}));
    await host.functions.ready;
    const again = await bootOffice({ book: office.book, host });
    again.CustomFunctions.associate("LATER", () => "now");
    expect(await unanswered.result).toEqual([["now"]]);
    again.close();
  });

  it("stream until they are cancelled", async () => {
    let cancelled = false;
    office.CustomFunctions.associate(
      "TICK",
      (invocation: { setResult(value: number): void; onCanceled: () => void }) => {
        let count = 0;
        const timer = setInterval(() => invocation.setResult(++count), 20);
        invocation.onCanceled = () => {
          clearInterval(timer);
          cancelled = true;
        };
      },
    );
    const results: FunctionResult[] = [];
    const ticking = office.host.functions.invoke("TICK", [], { onResult: (result) => results.push(result) });
    await ticking.result;
    await expect.poll(() => results.length).toBeGreaterThan(1);
    ticking.cancel();
    await expect.poll(() => cancelled).toBe(true);
  });
});

describe("ribbon commands", () => {
  it("run the associated action and end when it completes", async () => {
    const sources: string[] = [];
    office.Office.actions.associate("kefu.scanSheet", (event: Office.AddinCommands.Event) => {
      sources.push(event.source.id);
      setTimeout(() => event.completed(), 10);
    });
    await office.host.runCommand("kefu.scanSheet", "ScanButton");
    await office.host.runCommand("kefu.scanSheet");
    expect(sources).toEqual(["ScanButton", "kefu.scanSheet"]);
  });
});

describe("the pane", () => {
  it("is shown and hidden as the add-in asks", async () => {
    const modes: string[] = [];
    await office.Office.addin.onVisibilityModeChanged(
      ({ visibilityMode }) => void modes.push(visibilityMode),
    );
    await office.Office.addin.hide();
    await office.Office.addin.showAsTaskpane();
    expect(asked).toEqual([false, true]);
    expect(office.host.visibility).toBe("Visible");
    office.host.setVisibility("Hidden");
    await expect
      .poll(() => modes.map((mode) => mode.toLowerCase()))
      .toEqual(["hidden", "taskpane", "hidden"]);
  });
});
