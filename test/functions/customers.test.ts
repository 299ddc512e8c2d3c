import { describe, expect, it } from "vitest";
import { errorOf, valueOf } from "./ask";

describe("customers and their purchases", () => {
  const customers = [["客户"], ["小明"], ["小红"], ["小明"], [null]];
  const dates = [["付款时间"], ["2024-03-01 09:00"], [45_356], ["2024/3/8"], [null]];

  it("are whole columns with a header", () => {
    expect(valueOf("REPURCHASE_RATE", customers)).toBe(0.5);
    expect(valueOf("REPURCHASE_RATE", customers, dates)).toBe(0.5);
    expect(valueOf("PURCHASE_INTERVAL", customers, dates)).toEqual([
      [
        "customer",
        "purchaseDays",
        "meanInterval",
        "medianInterval",
        "frequency",
        "lastPurchase",
        "nextTouch",
      ],
      ["小明", 2, 7, 7, "weekly", "2024-03-08", "2024-03-15"],
      ["小红", 1, "", "", "once", "2024-03-05", ""],
    ]);
  });

  it("need a date for every purchase", () => {
    expect(errorOf("PURCHASE_INTERVAL", [["小明"], ["小红"]], [["2024-03-01"], [null]]).message).toBe(
      "dates wants a date; a blank cell came. It is row 2 of the range.",
    );
    expect(errorOf("REPURCHASE_RATE", [["小明"]], [["10:00"]]).code).toBe("#VALUE!");
    expect(errorOf("REPURCHASE_RATE", [[null]]).code).toBe("#N/A");
  });
});

describe("PURCHASE_INTERVAL", () => {
  it("reads dates in the order of day and month that the whole column tells", () => {
    const customers = [["A"], ["A"], ["A"]];
    const medianOf = (dates: readonly string[]) => {
      const [header, row] = valueOf(
        "PURCHASE_INTERVAL",
        customers,
        dates.map((date) => [date]),
      ) as unknown[][];
      return row[header.indexOf("medianInterval")];
    };
    expect(medianOf(["4/1/2024", "4/8/2024", "4/15/2024"])).toBe(7);
    expect(medianOf(["1/4/2024", "8/4/2024", "15/4/2024"])).toBe(7);
  });
});
