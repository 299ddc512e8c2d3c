import { describe, expect, it } from "vitest";
import { wordsOfJson } from "../../src/chat/jsonText";
import { readTable } from "../../src/chat/readTable";
import { tableOf } from "../../src/chat/table";

describe("a message written as JSON", () => {
  it.each([
    ['{"content":"在吗"}', null, "在吗"],
    ['{"bodies":[{"msg":"在吗","type":"txt"},{"msg":"亲","type":"txt"}]}', null, "在吗\n亲"],
    ['{"item":[{"type":"text","content":"{\\"content\\":\\"在吗\\"}"}]}', "mixed", "在吗"],
    ['{"md5sum":"5d41"}', "image", "[image]"],
    ['{"type":"voice","length":3}', null, "[voice]"],
    ['{"a":1}', null, '{"a":1}'],
    ['{"content":', null, '{"content":'],
    ["{微笑}", null, "{微笑}"],
  ])("%s of kind %j is read as %j", (text, kind, words) => expect(wordsOfJson(text, kind)).toBe(words));

  it("as deep as it may be, ends", () => {
    const deep = `${'{"content":'.repeat(50_000)}"a"${"}".repeat(50_000)}`;
    expect(typeof wordsOfJson(deep)).toBe("string");
  });

  const rows = (texts: readonly string[]) =>
    tableOf([
      ["时间", "发送者", "内容"],
      ...texts.map((text, i) => [`2024-4-14 9:05:0${i}`, i % 2 ? "旗舰店:小美" : "t***1", text]),
    ]);

  it("is read by its words where the column is JSON, and the reading says so", () => {
    const { transcript, decisions } = readTable(rows(['{"content":"在吗"}', '{"content":"在的"}']));
    expect(transcript.text).toEqual(["在吗", "在的"]);
    expect(decisions).toContainEqual({ code: "jsonText", count: 2, row: 2 });
  });

  it("stays as it is where somebody pasted it into a chat", () => {
    const { transcript } = readTable(rows(["接口返回了什么", '{"content":"error"}', "好的"]));
    expect(transcript.text[1]).toBe('{"content":"error"}');
  });
});
