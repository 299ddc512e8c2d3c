import fc from "fast-check";
import { expect, it } from "vitest";
import { timeAtEnd } from "../../../src/chat/formats/headTime";

const number = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.boolean())
    .map(([n, padded]) => (padded ? String(n).padStart(2, "0") : String(n)));
const line = fc
  .record({
    name: fc.constantFrom("小雨", "tb_9", "lisa2018", "a 1", "", "20", "2024-4-14 ", "9:05", "1"),
    gap: fc.constantFrom("", " "),
    year: fc.oneof(fc.integer({ min: 1890, max: 2110 }).map(String), number(99_999)),
    first: fc.constantFrom("-", "/", "."),
    second: fc.constantFrom("-", "/", "."),
    month: number(120),
    day: number(120),
    between: fc.constantFrom(" ", " ", "", "  ", "T"),
    hour: number(120),
    clock: fc.constantFrom(":05:07", ":05:07", ":5:7", ":05", ":05:7"),
  })
  .map(
    ({ name, gap, year, first, month, second, day, between, hour, clock }) =>
      `${name}${gap}${year}${first}${month}${second}${day}${between}${hour}${clock}`,
  );

it("the usual end of a head is read as the patterns read it, which a read mark behind it calls for", () => {
  fc.assert(
    fc.property(line, (text) => {
      expect(timeAtEnd(text)).toEqual(timeAtEnd(`${text} 已读`));
    }),
    { numRuns: 10_000 },
  );
});
