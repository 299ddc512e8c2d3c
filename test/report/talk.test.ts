import { describe, expect, it } from "vitest";
import type { Order } from "../../src/chat/orders";
import { builtInRuleset } from "../../src/inspection";
import { talkLabelsOf } from "../../src/inspection/labels";
import { reportWords } from "../../src/locales/report";
import { lostByReason, lostOf, mergeTalk, reportDocument, talkFigures } from "../../src/report";
import { lineOf, secondsOf, transcriptOf } from "../inspection/transcriptOf";
import { reportInput } from "./sample";

const chats: Record<string, readonly string[]> = {
  price: ["10:00:00 customer 这件多少钱", "10:00:10 agent=小美 199的亲", "10:00:30 customer 太贵了，不要了"],
  stock: ["10:10:00 customer 120码有吗", "10:10:10 agent=小丽 亲这款卖完了哦", "10:10:20 customer 好吧"],
  silent: ["10:20:00 customer 有优惠吗", "10:20:10 agent=小美 现在下单减10元"],
  ordered: ["10:30:00 customer 120码有吗", "10:30:10 agent=小美 有的亲"],
};
const transcript = transcriptOf(
  Object.entries(chats).flatMap(([name, lines]) => lines.map((line) => lineOf(line, name))),
);
const order: Order = {
  ...{ id: "1", customer: "", conversation: 3, closed: NaN, paid: NaN, amount: 100, row: 2 },
  placed: secondsOf("10:31:00"),
};
const figures = (orders?: readonly Order[]) =>
  talkFigures(transcript, talkLabelsOf(builtInRuleset, transcript, orders ? { orders } : {}));

describe("Why inquiries became no orders", () => {
  it("is told by cause, with the conversations, their agents and the rows that show it", () => {
    const { lost, undecided, conversations } = figures([order]);
    expect([conversations, undecided]).toEqual([4, 0]);
    expect(lost.map(({ cause, owner }) => [cause, owner])).toEqual([
      ["price", "owner"],
      ["outOfStock", "operations"],
      [null, null],
    ]);
    expect(lost[0].conversations).toEqual([{ conversation: "price", agent: "小美", rows: [4] }]);
    // Nothing shows why: the row where the conversation begins.
    expect(lost[2].conversations).toEqual([{ conversation: "silent", agent: "小美", rows: [8] }]);
  });

  it("is not known of conversations without orders in the record, unless the customer says so", () => {
    const { lost, undecided } = figures();
    expect(lost.map(({ cause }) => cause)).toEqual(["price"]);
    expect(undecided).toBe(3);
  });

  it("is told of an agent, and by where the reason lies", () => {
    const talk = figures([order]);
    expect(lostOf(talk, "小丽").map(({ cause }) => cause)).toEqual(["outOfStock"]);
    expect(lostByReason(lostOf(talk, "小美"))).toEqual({
      ...{ buyer: 0, stock: 0, campaign: 0, notSaid: 1 },
      product: 1,
    });
  });

  it("is the same from slices taken together", () => {
    const slices = [
      [0, 1],
      [1, 3],
      [3, 4],
    ].map(([from, to]) =>
      talkFigures(transcript, talkLabelsOf(builtInRuleset, transcript, { orders: [order], from, to }), from),
    );
    expect(mergeTalk(slices)).toEqual(figures([order]));
  });

  it("stands in the report with what each cause means, in both languages", () => {
    for (const locale of ["zh-CN", "en-US"] as const) {
      const { sheets } = reportDocument(reportInput({ talk: figures([order]) }), reportWords(locale));
      const blocks = sheets.find(({ id }) => id === "questions")?.blocks ?? [];
      // Excel mends a file in which a table has a header twice.
      for (const { columns } of sheets.flatMap((sheet) => sheet.blocks.flatMap(({ table }) => table ?? [])))
        expect(new Set(columns.map(({ header }) => header)).size).toBe(columns.length);
      const tables = new Map(blocks.map(({ table }) => [table?.id, table]));
      expect(tables.get("lostCauses")?.rows.map((row) => row[1])).toEqual([1, 1, 1]);
      expect(tables.get("lostByAgent")?.rows).toEqual([
        ["小美", 2, 0, 1, 0, 0, 1],
        ["小丽", 1, 0, 0, 1, 0, 0],
      ]);
      expect(tables.get("stages")?.rows.map((row) => row[1])).toEqual([1, 0, 1, 1, 1]);
    }
  });
});
