import { describe, expect, it } from "vitest";
import { agentMetrics } from "../../src/metrics/agentMetrics";
import { conversationMetrics } from "../../src/metrics/conversationMetrics";
import { defaultServiceHours } from "../../src/metrics/serviceHours";
import { at, chat, type Line } from "./chat";

describe("conversationMetrics", () => {
  it("measures every conversation by the definitions of the single metrics", () => {
    const transcript = chat(
      [
        ["customer", "10:00:00"],
        ["robot", "10:00:01", "[自动回复] 您好"],
        ["customer", "10:00:10"],
        ["agent", "10:00:35", "在的", "小美"],
        ["agent", "10:00:40", "亲", "小迪"],
        ["agent", "10:00:45", "看看", "小美"],
        ["customer", "10:01:00", "好的"],
        ["customer", "10:02:00", "多少钱"],
        ["agent", "10:03:00", "99", "小迪"],
        ["system", "10:04:00", "已读"],
        ["customer", "10:05:00", "在吗"],
      ],
      [["system", "11:00:00", "已读"]],
    );
    const metrics = conversationMetrics(transcript);
    const first = Object.fromEntries(
      Object.entries(metrics).map(([name, column]) => [name, (column as ArrayLike<unknown>)[0]]),
    );
    expect(first).toMatchObject({
      conversation: "S1",
      agents: ["小美", "小迪"],
      start: at("10:00:00"),
      end: at("10:05:00"),
      messages: 10,
      customerMessages: 5,
      agentMessages: 4,
      automaticMessages: 1,
      unknownMessages: 0,
      turns: 3,
      unansweredTurns: 1,
      firstResponse: 35,
      averageResponse: (35 + 60) / 2,
      longestResponse: 60,
      replyRatio: 0.8,
      longestAgentRun: 3,
    });
    const second = { turns: 0, messages: 0, firstResponse: NaN, averageResponse: NaN, replyRatio: NaN };
    for (const [name, value] of Object.entries(second))
      expect((metrics as unknown as Record<string, ArrayLike<number>>)[name]?.[1]).toBe(value);
  });

  it("gives the reply ratio of 605 agent messages to 507 customer messages", () => {
    const lines: Line[] = [
      ...Array.from({ length: 507 }, (): Line => ["customer", null]),
      ...Array.from({ length: 605 }, (): Line => ["agent", null]),
    ];
    expect(conversationMetrics(chat(lines)).replyRatio[0]).toBeCloseTo(1.1933, 4);
  });

  it("has no first response when the agent wrote first", () => {
    const transcript = chat([
      ["agent", "10:00:00"],
      ["customer", "10:00:05"],
      ["agent", "10:00:20"],
    ]);
    const metrics = conversationMetrics(transcript);
    expect(metrics.firstResponse[0]).toBeNaN();
    expect(metrics.averageResponse[0]).toBe(15);
  });

  it("measures in service hours", () => {
    const transcript = chat([
      ["customer", "22:59:50"],
      ["agent", "+1 08:00:10"],
    ]);
    expect(conversationMetrics(transcript, { hours: defaultServiceHours }).firstResponse[0]).toBe(20);
    expect(conversationMetrics(transcript).firstResponse[0]).toBe(32_420);
  });

  it("leaves start and end unknown without times", () => {
    const metrics = conversationMetrics(
      chat([
        ["customer", null],
        ["agent", null],
      ]),
    );
    expect([metrics.start[0], metrics.end[0]]).toEqual([NaN, NaN]);
  });
});

describe("agentMetrics", () => {
  const transcript = chat(
    [
      ["customer", "10:00:00"],
      ["agent", "10:00:10", "在", "小美"],
      ["customer", "10:01:00"],
      ["customer", "10:01:30"],
      ["agent", "10:02:00", "在", "小迪"],
      ["agent", "10:02:05", "亲", "小迪"],
      ["customer", "10:03:00"],
    ],
    [["customer", "11:00:00"]],
  );

  it("gives a turn to who answers it and an unanswered turn to who was last in charge", () => {
    expect(agentMetrics(transcript)).toEqual([
      {
        agent: "小美",
        conversations: 1,
        agentMessages: 1,
        customerMessages: 1,
        turns: 1,
        unansweredTurns: 0,
        firstResponse: 10,
        averageResponse: 10,
        longestResponse: 10,
        replyRatio: 1,
        longestAgentRun: 1,
      },
      {
        agent: "小迪",
        conversations: 1,
        agentMessages: 2,
        customerMessages: 3,
        turns: 2,
        unansweredTurns: 1,
        firstResponse: NaN,
        averageResponse: 60,
        longestResponse: 60,
        replyRatio: 2 / 3,
        longestAgentRun: 2,
      },
    ]);
  });

  it("counts the cap for an agent's unanswered turns", () => {
    expect(agentMetrics(transcript, { cap: 50 }).map(({ averageResponse }) => averageResponse)).toEqual([
      10, 50,
    ]);
  });
});
