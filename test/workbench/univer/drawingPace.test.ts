import { describe, expect, it } from "vitest";
import { drawsAt } from "../../../src/workbench/univer/drawingPace";

describe("A frame of the grid", () => {
  it("is drawn at once when an add-in writes after a while, as when it selects a row", () => {
    expect(drawsAt(10_000, { written: 9_999, drawn: 5_000 })).toBe(true);
    expect(drawsAt(10_000, { written: -Infinity, drawn: 9_990 })).toBe(true);
  });

  it("waits while one batch follows the other, and not for longer than half a second", () => {
    // A batch and a frame every 20 ms for five seconds.
    let drawn = -Infinity;
    let frames = 0;
    for (let now = 0; now < 5_000; now += 20)
      if (drawsAt(now, { written: now, drawn })) {
        drawn = now;
        frames++;
      }
    expect(frames).toBe(10);
  });

  it("is drawn when the writing has ended", () => {
    expect(drawsAt(1_000, { written: 900, drawn: 800 })).toBe(false);
    expect(drawsAt(1_060, { written: 900, drawn: 800 })).toBe(true);
  });
});
