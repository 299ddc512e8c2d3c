import { describe, expect, it } from "vitest";
import { applyChanges, builtInRuleset, compileRuleset } from "../../../src/inspection";
import {
  agentScores,
  conversationScores,
  dayScores,
  type ScorecardPreset,
} from "../../../src/inspection/scorecard";
import { lineOf, transcriptOf } from "../transcriptOf";

const conversations = {
  // A bargain refused flatly; the first answer after 12 s; two messages of each side.
  bargain: [
    "10:00:00 customer 老板这件外套能少点不，我拿两件",
    "10:00:12 agent=小美 不议价的哈",
    "10:00:40 customer 那算了",
    "10:00:50 agent=小美 嗯嗯好的",
  ],
  // 阿强 takes two minutes and then leads off the platform, which is fatal.
  offPlatform: [
    "11:00:00 customer 这双鞋防滑吗",
    "11:00:05 agent=小美 防滑的，鞋底有深纹路",
    "11:00:30 customer 有39吗",
    "11:02:30 agent=阿强 有的，加我微信便宜点",
  ],
  // One answer after 4 s to two messages.
  brief: [
    "2 09:00:00 customer 在吗",
    "2 09:00:04 agent=阿强 在的亲，想看点什么呢",
    "2 09:00:20 customer 好的",
  ],
};
const transcript = transcriptOf(
  Object.entries(conversations).flatMap(([name, lines]) => lines.map((line) => lineOf(line, name))),
);

function scoresOn(scorecard: ScorecardPreset) {
  const ruleset = applyChanges(builtInRuleset, { scorecard });
  const needed = new Set(["bargaining-flat-refusal", "bargaining-instant-yes", "off-platform", "slow-turn"]);
  // Rules without an occasion in these conversations count for nothing: leaving most of them out saves compiling them.
  const rules = ruleset.rules.filter(({ id, group }) => needed.has(id) || group !== "sales");
  const inspection = compileRuleset({ ...ruleset, rules }).inspect(transcript, { orders: [] });
  const own = { ...ruleset, rules };
  return {
    conversations: conversationScores(own, transcript, inspection).map(({ score }) => score),
    agents: agentScores(own, transcript, inspection).map(({ agent, score }) => [agent, score]),
    days: dayScores(own, transcript, inspection).map(({ day, score }) => [day, score]),
  };
}

describe("scores computed by hand", () => {
  it("take points from 100: 5 for the refusal, 5 and 30 for the late answer and the way off the platform", () =>
    expect(scoresOn("points")).toEqual({
      conversations: [95, 65, 100],
      // 小美 is not charged with what 阿强 did: (95 + 100) / 2 and (65 + 100) / 2.
      agents: [
        ["小美", 97.5],
        ["阿强", 82.5],
      ],
      days: [
        ["2026-03-02", 80],
        ["2026-03-03", 100],
      ],
    }));

  it("weigh sales, what had no occasion left out", () => {
    // First response 18/20 of 15, reply ratio 5/5 of 10, needs 2/4 of 25; reminders (30) and recommendation (20) left out.
    const bargain = (100 * ((18 / 20) * 15 + 10 + (2 / 4) * 25)) / (15 + 10 + 25);
    // 20/20 of 15 and, with one answer to two messages, 3/5 of 10; 2 more for an answer within 6 s.
    const brief = (100 * (15 + (3 / 5) * 10)) / (15 + 10) + 2;
    expect(bargain).toBe(72);
    const { conversations, agents, days } = scoresOn("sales-driven");
    expect(conversations).toEqual([72, 0, brief]);
    expect(agents).toEqual([
      ["小美", (72 + 100) / 2],
      ["阿强", (0 + brief) / 2],
    ]);
    expect(days.map(([, score]) => score)).toEqual([36, brief]);
  });

  it("weigh service, what had no occasion left out", () => {
    // Attitude 20/20 of 35, response 23/25 of 30; the others are left out.
    const bargain = Math.round((10_000 * (35 + (23 / 25) * 30)) / (35 + 30)) / 100;
    expect(bargain).toBe(96.31);
    expect(scoresOn("service-driven").conversations).toEqual([96.31, 0, 100]);
  });
});
