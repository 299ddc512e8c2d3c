import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personalNumbersIn } from "../../../src/inspection/text/personalNumbers";

const kinds = (text: string): string[] => personalNumbersIn(text).map(({ kind }) => kind);

describe("personalNumbersIn", () => {
  it.each([
    ["13800138000", "mobile"],
    ["电话１38-0013 8000哦", "mobile"],
    ["+86 13800138000", "mobile"],
    ["my number is 13800138000", "mobile"],
    // The worked example of GB 11643-1999.
    ["11010519491231002X", "idNumber"],
    ["卡号6222 0212 3456 7890 128", "bankCard"],
    ["4539578763621486", "bankCard"],
    ["her SSN is 123-45-6789.", "socialSecurity"],
    ["call him on (415) 555-0199", "mobile"],
    ["415-555-0199", "mobile"],
    ["+1 415 555 2671", "mobile"],
    ["her number: +44 7700 900123.", "mobile"],
    ["+49 171 1234567", "mobile"],
    ["phone 07700 900123", "mobile"],
  ])("knows %s", (text, kind) => expect(kinds(text)).toEqual([kind]));

  it.each([
    "12800138000",
    "1380013800",
    "110105194912310021",
    "110105194913310029",
    "6222021234567890123",
    "订单2026112213800138000",
    "SF1380013800012",
    "123456789",
    "000-12-3456",
    "666-12-3456",
    "912-34-5678",
    "123-00-6789",
    "123-45-0000",
    "1-123-45-6789",
    "SN123-45-6789",
    "800-555-0199",
    "+1 (888) 555-0199",
    "0755-12345678",
    "112-3456789-1234567",
    "2026-11-22 10:00",
    "+10 20 off",
    "3.14159265358979",
    "在吗",
  ])("passes %s", (text) => expect(kinds(text)).toEqual([]));

  it("finds a number wherever it stands in a text, and shows it", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("亲，", "她的是 ", ""),
        fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String),
        fc.constantFrom("哦", " ", "，"),
        (before, number, after) => {
          const text = before + number + after;
          const [found] = personalNumbersIn(text);
          expect(text.slice(found.start, found.end)).toBe(number);
        },
      ),
    ));

  it("reads or passes any text", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        expect(() => personalNumbersIn(text)).not.toThrow();
      }),
    ));
});
