import { describe, expect, it } from "vitest";
import { abortError, ExcelTrouble, troubleOf, type ExcelTroubleCode } from "../../src/excel/trouble";
import { excelTroubleSentence } from "../../src/locales/excel";
import { Problem } from "../../src/problem";

const officeError = (code: string) =>
  Object.assign(new Error(code), { name: "RichApi.Error", code, debugInfo: {} });

describe("trouble with Excel", () => {
  it.each([
    ["InvalidOperationInCellEditMode", "cellEditing"],
    ["AccessDenied", "protected"],
    ["ItemNotFound", "deleted"],
    ["ResponsePayloadSizeLimitExceeded", "tooLarge"],
    ["SomethingNew", "host"],
  ])("knows %s as %s and keeps Excel's own code", (hostCode, code) => {
    expect(troubleOf(officeError(hostCode))).toMatchObject({ code, hostCode, restored: true });
  });

  it("leaves alone what is not Excel's", () => {
    const others = [new Problem("wrongInput", "chat.noText"), abortError(), new TypeError("x"), "text", null];
    expect(others.map(troubleOf)).toEqual(others);
  });

  it("has a sentence for every code in both languages", () => {
    const codes: Record<ExcelTroubleCode, true> = {
      cellEditing: true,
      protected: true,
      deleted: true,
      changed: true,
      tooLarge: true,
      noRoom: true,
      severalAreas: true,
      cancelled: true,
      notExcel: true,
      host: true,
    };
    for (const code of Object.keys(codes) as ExcelTroubleCode[]) {
      for (const locale of ["zh-CN", "en-US"] as const) {
        expect(excelTroubleSentence(locale, new ExcelTrouble(code, "X1")).length).toBeGreaterThan(8);
      }
    }
    expect(excelTroubleSentence("en-US", new ExcelTrouble("host", "X1"))).toContain("X1");
  });

  it("says so when the sheet could not be put back", () => {
    expect(excelTroubleSentence("zh-CN", new ExcelTrouble("changed", "", false))).toContain("清除标记");
  });
});
