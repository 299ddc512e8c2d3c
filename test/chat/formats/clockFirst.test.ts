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

  it("knows the clock in brackets behind the name", () => {
    expect(
      read("Visitor (09:05:07): Hi\nMia (09:05:30): Hello\nthere", { referenceDate: "2024-04-14" }),
    ).toEqual([
      "clock-first",
      "2024-04-14 09:05:07 Visitor (customer): Hi",
      "2024-04-14 09:05:30 Mia (agent): Hello\nthere",
    ]);
  });

  it("takes the day and the customer from the title of a transcript, and its foot for nobody's words", () => {
    const text =
      "Conversation with Jane Doe\nStarted on April 14, 2024 at 09:05 AM London time GMT+0100\n\n---\n\n" +
      "09:05 AM | Jane Doe: Hi\n\n09:06 AM | Mia from Shop: Hello\n\n---\nExported from Shop, Inc. on April 15, 2024";
    expect(read(text, { agents: ["Mia from Shop"] })).toEqual([
      "clock-first",
      "2024-04-14 09:05:00 Jane Doe (customer): Hi",
      "2024-04-14 09:06:00 Mia from Shop (agent): Hello",
    ]);
  });

  it("reads the transcript of tawk.to: its day, its visitor, and who leaves", () => {
    const text =
      "Conversation started on : Sunday, 14 April 2024, at 09:05 (GMT+0)\n\n" +
      "[09:05] V1713085507123456 : hi\n[09:06] Mia : hello\n[09:08] *** Mia left the chat ***";
    expect(read(text)).toEqual([
      "clock-first",
      "2024-04-14 09:05:00 V1713085507123456 (customer): hi",
      "2024-04-14 09:06:00 Mia (agent): hello",
      "2024-04-14 09:08:00  (system): *** Mia left the chat ***",
    ]);
  });

  it("takes the customer from the title that KakaoTalk writes", () => {
    const text =
      "하나 님과 카카오톡 대화\n저장한 날짜 : 2024-04-14 12:00:00\n\n--------------- 2024년 4월 14일 일요일 ---------------\n" +
      "[상담원] [오전 9:05] 안녕하세요\n[하나] [오후 1:06] 네";
    expect(read(text)).toEqual([
      "clock-first",
      "2024-04-14 09:05:00 상담원 (agent): 안녕하세요",
      "2024-04-14 13:06:00 하나 (customer): 네",
    ]);
  });

  it("leaves the words of a title to whoever says them further down", () => {
    const text = "09:05 Jane: I want\nChat with Mia\nStarted on April 14, 2024\n---\n09:06 Jane: please";
    expect(read(text)[1]).toContain("I want\nChat with Mia\nStarted on April 14, 2024\n---");
  });

  it.each([
    ["what is planned", "09:00 会议: 预算\n10:00 午餐: 食堂\n11:00 讨论: 排班"],
    ["a program's records", "09:00:01 ERROR: x\n09:00:02 INFO: y\n09:00:03 ERROR: z"],
  ])("takes %s for no chat", (_, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: "chat.notRecognised" }));
  });
});
