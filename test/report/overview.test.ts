import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Order } from "../../src/chat/orders";
import { builtInRuleset, compileRuleset } from "../../src/inspection";
import { overview, sellerOf, type Overview } from "../../src/report";
import { lineOf, secondsOf, transcriptOf } from "../inspection/transcriptOf";

const inspector = compileRuleset(builtInRuleset);

function order(values: Partial<Order>): Order {
  return {
    id: "1",
    customer: "",
    conversation: 0,
    placed: NaN,
    paid: NaN,
    closed: NaN,
    amount: NaN,
    row: 2,
    ...values,
  };
}

function overviewOf(
  lines: Record<string, readonly string[]>,
  orders: readonly Order[] | null = null,
): Overview {
  const transcript = transcriptOf(
    Object.entries(lines).flatMap(([conversation, texts]) => texts.map((text) => lineOf(text, conversation))),
  );
  const known = { orders: orders ?? [], hasOrders: orders !== null };
  const inspection = inspector.inspect(transcript, known);
  return overview({ transcript, ruleset: builtInRuleset, inspection, ...known });
}

const two = {
  a: ["10:00:00 customer 有货吗", "10:00:10 agent=小美 有的亲", "10:00:30 customer 好的"],
  b: ["2 11:00:00 customer 会掉色吗", "2 11:00:30 agent=小丽 您自己多试下"],
};

describe("the overview of a record", () => {
  it("counts, averages and finds the period", () => {
    const all = overviewOf(two);
    expect(all).toMatchObject({
      conversations: 2,
      messages: 5,
      customerMessages: 3,
      agentMessages: 2,
      firstResponse: 20,
      medianFirstResponse: 20,
      inquiries: 2,
    });
    expect(all.period).toEqual({ start: secondsOf("10:00:00"), end: secondsOf("2 11:00:30") });
  });

  it("gives every agent and every day their own figures", () => {
    const { agents, days } = overviewOf(two);
    expect(agents.map(({ agent, firstResponse }) => [agent, firstResponse])).toEqual([
      ["小美", 10],
      ["小丽", 30],
    ]);
    expect(agents[1].findings).toBeGreaterThan(0);
    expect(agents[1].findingsPer100).toBe(100 * agents[1].findings);
    expect(days.map(({ day, conversations, firstResponse }) => [day, conversations, firstResponse])).toEqual([
      ["2026-03-02", 1, 10],
      ["2026-03-03", 1, 30],
    ]);
  });

  it("tells how often each agent loses customers in which way", () => {
    const lines = {
      a: ["10:00:00 customer 有货吗", "10:09:00 agent=小美 有的亲"],
      b: ["11:00:00 customer 会掉色吗", "11:00:05 agent=小美 不会的亲"],
    };
    const [{ types }] = overviewOf(lines).agents;
    expect(types.ignoring).toBe(1);
    // Without orders nobody knows who waited for a payment.
    expect(types.waiting).toBeNull();
  });

  it("follows each agent by day", () => {
    const [mei, li] = overviewOf(two).agents;
    expect(mei.days).toEqual([
      { day: "2026-03-02", conversations: 1, firstResponse: 10, findings: mei.findings },
    ]);
    expect(li.days).toMatchObject([{ day: "2026-03-03", firstResponse: 30, findings: li.findings }]);
  });

  it("gives orders to the day on which their conversation began", () => {
    const { days } = overviewOf(two, [
      order({ conversation: 1, paid: secondsOf("2 12:00:00"), amount: 88.8 }),
    ]);
    expect(days.map(({ inquiries, sales }) => [inquiries, sales?.paid, sales?.sales])).toEqual([
      [1, 0, null],
      [1, 1, 88.8],
    ]);
    expect(overviewOf(two).days[0].sales).toBeNull();
  });

  it("knows no conversion and no sales where the record has no orders", () => {
    const all = overviewOf(two);
    expect([all.sales, all.conversion, all.agents[0].sales, all.agents[0].conversion]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(all.questions.every(({ conversion }) => Number.isNaN(conversion))).toBe(true);
  });

  it("takes conversion as paid conversations of those in which a customer wrote, and sales to the cent", () => {
    const orders = [
      order({ paid: secondsOf("10:05:00"), amount: 0.1 }),
      order({ paid: secondsOf("10:06:00"), amount: 0.2 }),
      order({ conversation: 1, placed: secondsOf("2 11:01:00") }),
      order({ conversation: -1, paid: secondsOf("10:05:00"), amount: 99 }),
    ];
    const all = overviewOf(two, orders);
    expect(all).toMatchObject({
      conversion: 0.5,
      sales: { ordered: 2, paid: 1, sales: 0.3, averageOrderValue: 0.15 },
      ordersElsewhere: 1,
    });
    expect(all.agents.map(({ agent, sales }) => [agent, sales?.sales])).toEqual([
      ["小美", 0.3],
      ["小丽", null],
    ]);
  });

  it("counts no order of a customer who never wrote as a conversion, so that a conversion is never above 1", () => {
    const silent = {
      a: ["10:00:00 agent=小美 亲，您的订单还没付款哦"],
      b: ["2 11:00:00 customer 在吗", "2 11:00:05 agent=小美 在的"],
    };
    const paid = ["10:05:00", "2 11:05:00"].map((time, conversation) =>
      order({ conversation, paid: secondsOf(time), amount: 10 }),
    );
    expect(overviewOf(silent, paid)).toMatchObject({ inquiries: 1, paidInquiries: 1, conversion: 1 });
    expect(overviewOf(silent, paid).sales).toMatchObject({ paid: 2, sales: 20 });
  });

  it("says of an empty record that nothing is known, never 0 seconds", () => {
    expect(overviewOf({})).toMatchObject({
      period: null,
      conversations: 0,
      firstResponse: null,
      averageResponse: null,
      score: null,
      agents: [],
      days: [],
    });
  });

  it("adds up: findings over severities, over days, and over agents with those that are nobody's", () => {
    const line = fc
      .tuple(
        fc.integer({ min: 0, max: 3599 }),
        fc.constantFrom("customer", "agent=小美", "agent=小丽"),
        fc.constantFrom("在吗", "您自己多试下", "好的", "亲，拍下付款吧", "太贵了便宜点"),
      )
      .map(
        ([second, who, text]) =>
          `10:${String(Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")} ${who} ${text}`,
      );
    fc.assert(
      fc.property(fc.array(fc.array(line, { minLength: 1, maxLength: 8 }), { maxLength: 6 }), (chats) => {
        const all = overviewOf(Object.fromEntries(chats.map((lines, i) => [`c${i}`, lines])));
        const total = (counts: Readonly<Record<string, number>>) =>
          Object.values(counts).reduce((a, b) => a + b, 0);
        expect(total(all.findingsBySeverity)).toBe(all.findings);
        expect(all.days.reduce((sum, day) => sum + day.findings, 0)).toBe(all.findings);
        expect(all.days.reduce((sum, day) => sum + day.conversations, 0)).toBe(all.conversations);
        expect(all.agents.reduce((sum, agent) => sum + agent.findings, 0)).toBeLessThanOrEqual(all.findings);
        expect(all.load.reduce((sum, slot) => sum + slot.customerMessages, 0)).toBe(all.customerMessages);
      }),
      { numRuns: 50, interruptAfterTimeLimit: 20_000 },
    );
  });
});

describe("the seller of an order", () => {
  const transcript = transcriptOf(
    [
      "10:00:00 customer 在吗",
      "10:00:05 agent=小美 在的",
      "10:10:00 customer 付好了",
      "10:20:00 agent=小丽 谢谢亲",
    ].map((text) => lineOf(text)),
  );
  const seller = (values: Partial<Order>) => transcript.senders[sellerOf(transcript, order(values))];

  it("is the agent who last wrote before the payment, or before the order where it is unpaid", () => {
    expect(seller({ paid: secondsOf("10:09:00"), placed: secondsOf("10:08:00") })).toBe("小美");
    expect(seller({ placed: secondsOf("10:08:00") })).toBe("小美");
  });

  it("is the last agent when the moment is unknown or nobody had written yet", () => {
    expect(seller({})).toBe("小丽");
    expect(seller({ paid: secondsOf("09:00:00") })).toBe("小丽");
  });

  it("is nobody without a human agent", () => {
    const alone = transcriptOf([lineOf("10:00:00 customer 在吗")]);
    expect(sellerOf(alone, order({ paid: 1 }))).toBe(-1);
  });
});
