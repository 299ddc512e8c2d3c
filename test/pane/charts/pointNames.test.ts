import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf, placeNames, topOf } from "../../../src/pane/charts/pointNames";

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

  it("leave other points to be seen, and go below or away for them", () => {
    const above = { name: "小丽", x: 62, y: 48 };
    const below = { name: "小红", x: 58, y: 72 };
    const sideOf = (others: (typeof above)[]) =>
      placeNames([{ name: "小美", x: 60, y: 60 }, ...others], 240).find(({ name }) => name === "小美")?.side;
    expect(sideOf([])).toBe("above");
    expect(sideOf([above])).toBe("below");
    expect(sideOf([above, below])).toBeUndefined();
  });

  it("are left out where they read alike once shortened", () => {
    const points = ["Alexandria Montgomery 1", "Alexandria Montgomery 2", "小美"].map((name, i) => ({
      name,
      x: 120,
      y: 40 + 50 * i,
    }));
    expect(placeNames(points, 240).map(({ name }) => name)).toEqual(["小美"]);
  });

  it("lean inwards at the edges of the plot, and do not reach out of it", () => {
    const at = (x: number, width = 240) =>
      placeNames([{ name: "小美", x, y: 60 }], width).map((each) => each.at);
    expect([at(3), at(120), at(238)]).toEqual([["start"], ["center"], ["end"]]);
    expect(at(3, 20)).toEqual([]);
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

  it("goes no further than the most that there can be", () => {
    expect(axisOf([64, 99.5], 100)).toEqual({ from: 50, to: 100, steps: 5 });
    expect(axisOf([0.5, 1], 1).to).toBe(1);
  });

  it("counts from nothing in whole steps, seconds in those of a clock", () => {
    expect(topOf(26, "count")).toEqual({ to: 30, steps: 3 });
    expect(topOf(3569, "count")).toEqual({ to: 4000, steps: 4 });
    expect(topOf(104, "seconds")).toEqual({ to: 120, steps: 2 });
    expect(topOf(0, "seconds")).toEqual({ to: 1, steps: 1 });
    fc.assert(
      fc.property(fc.nat(1e6), fc.constantFrom("count", "seconds"), (highest, unit) => {
        const { to, steps } = topOf(highest, unit as "count" | "seconds");
        expect(to).toBeGreaterThanOrEqual(highest);
        expect(Number.isInteger(to / steps)).toBe(true);
        expect(steps).toBeLessThan(10);
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
