import { describe, expect, it } from "vitest";
import { importingText } from "../../src/locales/importing";

describe("What became of the lines of a source", () => {
  const lines = (counts: Partial<Record<string, number>>) => ({
    ...{ rows: 0, messages: 0, continuation: 0, structure: 0, blank: 0, skipped: 0, duplicates: 0 },
    ...counts,
  });

  it("is told in the singular where it is one line", () => {
    expect(
      importingText("en-US", "part.lines", lines({ rows: 3, messages: 1, continuation: 1, structure: 1 })),
    ).toBe("3 lines read: 1 begins a message, 1 continues one, 1 is a header or rule");
  });

  it("is told in the plural where it is several", () => {
    expect(
      importingText("en-US", "part.lines", lines({ rows: 6, messages: 2, continuation: 2, structure: 2 })),
    ).toBe("6 lines read: 2 begin a message, 2 continue one, 2 are headers or rules");
  });
});
