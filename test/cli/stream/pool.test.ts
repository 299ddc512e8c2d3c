import { describe, expect, it } from "vitest";
import { threadsFor } from "../../../src/cli/stream/pool";

describe("threadsFor", () => {
  it("takes every processor for many blocks, but no more than eight unasked", () => {
    expect([1, 2, 4, 64].map((processors) => threadsFor(undefined, 100, processors))).toEqual([1, 2, 4, 8]);
  });

  it("starts none for few blocks, and a second one only when both have something to do", () => {
    expect([0, 1, 9, 10, 19, 20].map((blocks) => threadsFor(undefined, blocks, 4))).toEqual([
      1, 1, 1, 2, 3, 4,
    ]);
  });

  it("does what a person says, as far as there are blocks", () => {
    expect([threadsFor(1, 100, 4), threadsFor(12, 100, 4), threadsFor(4, 2, 4), threadsFor(4, 0, 4)]).toEqual(
      [1, 12, 2, 1],
    );
  });
});
