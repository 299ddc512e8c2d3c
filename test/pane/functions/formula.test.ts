import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { worksheetFunctions } from "../../../src/functions/catalogue";
import { functionEntries, searchFunctions, type FunctionEntry } from "../../../src/pane/functions/catalogue";
import {
  chatArguments,
  formulaOf,
  missingParameter,
  reference,
  refersToItself,
  token,
} from "../../../src/pane/functions/formula";
import { functionName } from "../../../src/locales/gallery";
import en from "../../../src/locales/en-US/gallery.json";
import zh from "../../../src/locales/zh-CN/gallery.json";

const entryOf = (id: string) => functionEntries.find((entry) => entry.id === id) as FunctionEntry;
const cells = (address: string, sheetName = "聊天记录", sheetId = "1") => ({ sheetId, sheetName, address });

describe("the gallery's list", () => {
  it("holds every function, with a name for people in both languages", () => {
    expect(functionEntries.map(({ id }) => id).sort()).toEqual(worksheetFunctions.map(({ id }) => id).sort());
    for (const { id } of functionEntries) {
      expect(functionName("zh-CN", id)).toMatch(/[\u4e00-\u9fff]/);
      expect(functionName("en-US", id)).not.toBe(id);
    }
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it.each([
    ["客单价", "AVERAGE_ORDER_VALUE"],
    ["首次响应", "FIRST_RESPONSE"],
    ["first response", "FIRST_RESPONSE"],
    ["FIRST_RESP", "FIRST_RESPONSE"],
    ["KEFU.REMINDER_ROI", "REMINDER_ROI"],
    ["　ｒｏｉ ", "REMINDER_ROI"],
    ["转化 区间", "CONVERSION_BAND"],
    ["催付 渠道", "REMINDER_CHANNEL"],
  ])("finds %s", (query, id) => {
    expect(searchFunctions(query)[0]?.id).toBe(id);
  });

  it("shows everything without a query and nothing for nonsense", () => {
    expect(searchFunctions(" ")).toHaveLength(functionEntries.length);
    expect(searchFunctions("xyzzy")).toEqual([]);
  });
});

describe("a formula from the gallery", () => {
  const chat = {
    sheetId: "1",
    sheetName: "聊天记录",
    addresses: { conversation: "A2:A9", time: "B2:B9", sender: "C2:C9", role: "D2:D9", text: "E2:E9" },
    firstConversation: {
      conversation: "A2:A4",
      time: "B2:B4",
      sender: "C2:C4",
      role: "D2:D4",
      text: "E2:E4",
    },
  };
  const filled = (id: string, from = "1", more = {}) =>
    formulaOf(entryOf(id), { ...chatArguments(entryOf(id), chat), ...more }, from);

  it("takes the chat's columns in the order of its parameters", () => {
    expect(filled("CHAT_METRICS")).toBe("=KEFU.CHAT_METRICS(A2:A9,B2:B9,C2:C9,E2:E9)");
    expect(filled("CHAT_METRICS", "2")).toBe(
      "=KEFU.CHAT_METRICS(聊天记录!A2:A9,聊天记录!B2:B9,聊天记录!C2:C9,聊天记录!E2:E9)",
    );
    expect(filled("KEYWORDS")).toBe("=KEFU.KEYWORDS(E2:E9)");
    expect(filled("PARSE_CHAT")).toBe("=KEFU.PARSE_CHAT()");
  });

  it("measures the first conversation where the function takes one", () => {
    expect(filled("FIRST_RESPONSE")).toBe("=KEFU.FIRST_RESPONSE(B2:B4,D2:D4,E2:E4)");
    expect(filled("HOURLY_LOAD")).toBe("=KEFU.HOURLY_LOAD(B2:B9,D2:D9,E2:E9,A2:A9)");
  });

  it("leaves a gap for what is left out before something, and nothing at the end", () => {
    expect(filled("CHAT_METRICS", "1", { hours: "08:00-23:00" })).toBe(
      '=KEFU.CHAT_METRICS(A2:A9,B2:B9,C2:C9,E2:E9,,,"08:00-23:00")',
    );
    expect(missingParameter(entryOf("CONVERSION_BAND"), { rate: " " })?.name).toBe("rate");
    expect(missingParameter(entryOf("CONVERSION_BAND"), { rate: "8%" })).toBeUndefined();
  });

  it.each([
    ["8%", "8%"],
    ["８％", "8%"],
    ["-1.5", "-1.5"],
    ["A2", "A2"],
    ["$A$2:B9", "$A$2:B9"],
    ["A:A", "A:A"],
    ["A2#", "A2#"],
    ["聊天记录!B2:B9", "聊天记录!B2:B9"],
    ["'Q1 chats'!B2", "'Q1 chats'!B2"],
    ["表1[时间]", "表1[时间]"],
    ["= SUM(A1:A3)", "SUM(A1:A3)"],
    ["true", "TRUE"],
    ["优惠券", '"优惠券"'],
    ["09:00, 15:00", '"09:00, 15:00"'],
    ["2024-04-14", '"2024-04-14"'],
    ['say "hi"', '"say ""hi"""'],
    ["  ", ""],
  ])("reads %j as %j", (typed, expected) => {
    expect(token(typed)).toBe(expected);
  });

  it("never lets a text out of its quotes", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = token(text);
        if (written.startsWith('"')) expect(written.slice(1, -1).replaceAll('""', "")).not.toContain('"');
      }),
    );
  });

  it.each([
    ["聊天记录", "聊天记录!A1"],
    ["Q1 chats", "'Q1 chats'!A1"],
    ["5月", "'5月'!A1"],
    ["AB12", "'AB12'!A1"],
    ["R1C1", "'R1C1'!A1"],
    ["it's", "'it''s'!A1"],
  ])("names the sheet %s so that Excel reads it", (sheetName, expected) => {
    expect(reference(cells("A1", sheetName), "other")).toBe(expected);
  });

  it("is told when it would refer to its own cell", () => {
    const target = cells("C3:C9");
    expect(refersToItself({ a: cells("A1:C3") }, target)).toBe(true);
    expect(refersToItself({ a: "B:D" }, target)).toBe(true);
    expect(refersToItself({ a: "$C$3" }, target)).toBe(true);
    expect(refersToItself({ a: cells("A1:C2"), b: "8%", c: "客服" }, target)).toBe(false);
    expect(refersToItself({ a: cells("A1:C3", "另一张", "2") }, target)).toBe(false);
  });
});
