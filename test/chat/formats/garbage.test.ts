import { describe, expect, it } from "vitest";
import { formats, readText } from "../../../src/chat/formats";
import { readLines } from "../../../src/chat/formats/readLines";
import { nameThenTime } from "../../../src/chat/formats/heads";
import { Problem } from "../../../src/problem";
import { accounted } from "./read";

/** Lines by which a reader that looks back or ahead would lose itself. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const kinds = [
      "云 2024-4-14 9:05:07",
      `名${i} 2024-4-14 9:05:07`,
      "发货时间 2024-4-14 9:05:07",
      "9:05:07",
      "2026-05-09",
      `a${i}:b:c`,
      "----------a----------",
      '"时间,发送者,内容',
      "[[[[[[[[[[",
      "商品推荐",
      "¥1",
      "",
      "/****以下为一通会话****/",
      "会话结束_时间：2024-4-14 9:05:07",
      "14/04/2024, 21:05 - A: b",
      "买家已拍下",
      "买家已付款",
    ];
    return kinds[(i * 7) % kinds.length];
  }).join("\n");

const longLines = [
  "-".repeat(100_000),
  "a:".repeat(50_000),
  `a${" ".repeat(100_000)}b`,
  "1".repeat(100_000),
  "2024-4-14 ".repeat(10_000),
  "[".repeat(100_000),
  "(".repeat(100_000) + ")".repeat(100_000),
  '"'.repeat(99_999),
  "由".repeat(50_000) + "转交给".repeat(20_000),
  "\u200e".repeat(100_000),
  "＝".repeat(100_000),
].join("\n");

function readAll(text: string, format: string): void {
  try {
    expect(accounted(readText(text, { format }))).toBe(true);
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
  }
}

describe.each(formats.map(({ id }) => id))("the format %s", (format) => {
  it("comes to the end of 100,000 lines of garbage, and accounts for each", () => {
    readAll(lines(100_000), format);
  });

  it("comes to the end of lines of 100,000 characters", () => {
    readAll(longLines, format);
  });
});

it("a shape is asked once for each line, whatever the lines are", () => {
  let asked = 0;
  const shape = {
    head(line: string) {
      asked++;
      return nameThenTime(line);
    },
  };
  const text = lines(10_000);
  readLines(text, shape, {});
  expect(asked).toBe(text.split("\n").filter((line) => line !== "").length);
});
