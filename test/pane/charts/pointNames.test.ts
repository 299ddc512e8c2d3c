import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf, placeNames } from "../../../src/pane/charts/pointNames";

describe("Names beside points", () => {
  it("stand above, below where a neighbour stands above, and nowhere where both are taken", () => {
    const points = ["小美", "小丽", "小红"].map((name, i) => ({ name, x: 60 + i, y: 60 }));
    expect(placeNames(points, 240).map(({ name, side }) => [name, side])).toEqual([
      ["小美", "above"],
      ["小丽", "below"],
    ]);
  });

  it("are shortened where they are long, Chinese sooner", () => {
    const texts = ["旗舰店售前金牌客服专员", "customer-service-lead"].map(
      (name) => placeNames([{ name, x: 120, y: 60 }], 240)[0].text,
    );
    expect(texts).toEqual(["旗舰店售前金…", "customer-serv…"]);
  });

  it("do not reach out of the plot", () => {
    expect(placeNames([{ name: "小美", x: 3, y: 60 }], 240)).toEqual([]);
  });
});

describe("An axis", () => {
  it("holds all values between its ends", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const { from, to } = axisOf(values);
        for (const value of values) expect(from <= value && value <= to).toBe(true);
      }),
    );
  });

  it("ends at round numbers, and has whole steps where values are whole", () => {
    expect(axisOf([83, 84])).toEqual({ from: 82, to: 85, steps: 3 });
    expect(axisOf([0.312, 0.458])).toEqual({ from: 0.25, to: 0.5, steps: 5 });
    expect(axisOf([])).toEqual({ from: 0, to: 1, steps: 1 });
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (values) => {
        const { from, to, steps } = axisOf(values);
        expect(Number.isInteger(from) && Number.isInteger((to - from) / steps)).toBe(true);
        expect(steps).toBeGreaterThan(0);
        expect(steps).toBeLessThan(10);
      }),
    );
  });
});
