import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { worksheetFunctions } from "../../src/functions/catalogue";

class RuntimeError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

const associate = vi.fn();

async function registered(
  displayLanguage?: string,
): Promise<Record<string, (...args: unknown[]) => unknown[][]>> {
  vi.resetModules();
  associate.mockClear();
  vi.stubGlobal("CustomFunctions", { associate, Error: RuntimeError });
  vi.stubGlobal("Office", displayLanguage ? { context: { displayLanguage } } : undefined);
  await import("../../src/functions/index");
  return associate.mock.calls[0]?.[0] as Record<string, (...args: unknown[]) => unknown[][]>;
}

beforeEach(() => vi.stubGlobal("navigator", { language: "en-US" }));
afterEach(() => vi.unstubAllGlobals());

const thrown = (run: () => unknown): RuntimeError => {
  try {
    run();
  } catch (error) {
    return error as RuntimeError;
  }
  throw new Error("Nothing was thrown");
};

describe("in Excel", () => {
  it("every function's code stands behind its id", async () => {
    const functions = await registered();
    expect(Object.keys(functions).sort()).toEqual(worksheetFunctions.map(({ id }) => id).sort());
  });

  it("a result is rows of cells", async () => {
    const functions = await registered();
    expect(functions.CONSULT_CONVERSION?.([[32]], [[400]])).toEqual([[0.08]]);
  });

  it("omitted and blank arguments come as null, 0 or an empty text", async () => {
    const functions = await registered();
    for (const blank of [undefined, null, [[null]], [[""]], [[0]]])
      expect(functions.AFTERSALES_LOSS?.([["coupon"]], [[120]], blank)).toEqual([[18]]);
  });

  it("words follow the language of Office, or the browser's while Office is not ready", async () => {
    const words = async (language?: string) => {
      const rows = (await registered(language)).AFTERSALES_COMPARE?.([[120]]) as unknown[][];
      return rows[1]?.[0];
    };
    expect(await words("zh-CN")).toBe("答疑");
    expect(await words("en-GB")).toBe("explain");
    expect(await words()).toBe("explain");
    vi.stubGlobal("navigator", { language: "zh-CN" });
    expect(await words()).toBe("答疑");
  });

  it("an error carries Excel's code and the sentence", async () => {
    const functions = await registered("zh-CN");
    expect(thrown(() => functions.CONSULT_CONVERSION?.([[5]], [[3]]))).toMatchObject({
      code: "#VALUE!",
      message: "下单人数（5）多于咨询人数（3）。",
    });
    expect(thrown(() => functions.CONSULT_CONVERSION?.([[0]], [[0]])).code).toBe("#DIV/0!");
    expect(thrown(() => functions.CONSULT_CONVERSION?.([[new RuntimeError("#N/A")]], [[3]])).code).toBe(
      "#N/A",
    );
  });

  it("an error that Excel takes from no function is passed on as #VALUE! that names it", async () => {
    const functions = await registered("en-US");
    expect(thrown(() => functions.CONSULT_CONVERSION?.([["#REF!"]], [[3]]))).toMatchObject({
      code: "#VALUE!",
      message: "An input cell holds the error #REF!.",
    });
  });

  it("an error of one row stands in that row", async () => {
    const functions = await registered("en-US");
    const rows = functions.CONSULT_CONVERSION?.([[1], [5]], [[4], [3]]) as unknown[][];
    expect(rows[0]).toEqual([0.25]);
    expect(rows[1]?.[0]).toBeInstanceOf(RuntimeError);
  });
});
