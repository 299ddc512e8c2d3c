import { describe, expect, it } from "vitest";
import { read } from "./read";

describe("a clock, then name and words", () => {
  it("counts days from the day that is told, over midnight too", () => {
    expect(read("23:59 小美: 在的\n00:01 小美: 亲", { referenceDate: "2024-04-14" })).toEqual([
      "clock-first",
      "2024-04-14 23:59:00 小美 (unknown): 在的",
      "2024-04-15 00:01:00 小美 (unknown): 亲",
    ]);
  });

  it("takes words with a colon for a continuation", () => {
    expect(read("[9:05 AM] Jane: hi\nsize: L\n[9:06 AM] Jane: 9:30 works?")).toEqual([
      "clock-first",
      "1970-01-01 09:05:00 Jane (unknown): hi\nsize: L",
      "1970-01-01 09:06:00 Jane (unknown): 9:30 works?",
    ]);
  });

  it.each([
    ["what is planned", "09:00 会议: 预算\n10:00 午餐: 食堂\n11:00 讨论: 排班"],
    ["a program's records", "09:00:01 ERROR: x\n09:00:02 INFO: y\n09:00:03 ERROR: z"],
  ])("takes %s for no chat", (_, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: "chat.notRecognised" }));
  });
});
