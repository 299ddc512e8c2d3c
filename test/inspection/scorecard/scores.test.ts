import { describe, expect, it } from "vitest";
import { applyChanges, builtInRuleset, compileRuleset, mergeInspections } from "../../../src/inspection";
import {
  agentScores,
  conversationScores,
  dayScores,
  scorecardPresets,
  type ScorecardPreset,
} from "../../../src/inspection/scorecard";
import { lineOf, transcriptOf } from "../transcriptOf";

const only = new Set(["slow-first-response", "never-answered", "forbidden-phrase", "pestering-run"]);
const ruleset = { ...builtInRuleset, rules: builtInRuleset.rules.filter(({ id }) => only.has(id)) };
const serviceDriven = { ...ruleset, scorecard: "service-driven" as const };

const chats: Record<string, string[]> = {
  // 小美 answers late, 小丽 is rude.
  both: [
    ...["10:00:00 customer 在吗", "10:00:35 agent=小美 在的"],
    ...["10:01:00 customer 怎么付款", "10:01:05 agent=小丽 可以支付的"],
  ],
  good: ["10:00:00 customer 在吗", "10:00:05 agent=小美 在的"],
  nextDay: ["2 10:00:00 customer 在吗", "2 10:00:50 agent=小丽 在的"],
  noTimes: ["customer 在吗", "agent=小丽 在的"],
};
const transcript = transcriptOf(
  Object.entries(chats).flatMap(([name, lines]) => lines.map((line) => lineOf(line, name))),
);

describe("scores of conversations", () => {
  it.each(scorecardPresets)("are those of the inspection, on the %s card", (scorecard: ScorecardPreset) => {
    const set = applyChanges(builtInRuleset, { scorecard });
    const inspection = compileRuleset(set).inspect(transcript);
    const scores = conversationScores(set, transcript, inspection);
    expect(scores.map(({ score }) => score)).toEqual(inspection.scores);
    expect(scores.map(({ conversation }) => conversation)).toEqual(transcript.conversations);
    for (const { score } of scores)
      if (score !== null) expect(score).toSatisfy((value: number) => value >= 0 && value <= 100);
  });

  it("are the same in slices", () => {
    const inspector = compileRuleset(serviceDriven);
    const whole = inspector.inspect(transcript);
    const slices = mergeInspections([
      inspector.inspect(transcript, { to: 1 }),
      inspector.inspect(transcript, { from: 1 }),
    ]);
    expect(slices.results).toEqual(whole.results);
    expect(conversationScores(serviceDriven, transcript, slices)).toEqual(
      conversationScores(serviceDriven, transcript, whole),
    );
    const last = inspector.inspect(transcript, { from: 3 });
    expect(conversationScores(serviceDriven, transcript, last, { from: 3 })).toEqual(
      conversationScores(serviceDriven, transcript, whole).slice(3),
    );
  });

  it("say of each item what it got of what, and why it is left out", () => {
    const [, good, , noTimes] = conversationScores(
      serviceDriven,
      transcript,
      compileRuleset(serviceDriven).inspect(transcript),
    );
    const response = (score: typeof good) =>
      score.sections
        .find(({ id }) => id === "response")!
        .items.map(({ id, got, of, measured, reason }) => ({ id, got, of, measured, reason }));
    expect(response(good)).toEqual([
      { id: "firstResponse", got: 10, of: 10, measured: 5, reason: null },
      { id: "slow-turn", got: null, of: 5, measured: null, reason: "ruleOff" },
      { id: "never-answered", got: 10, of: 10, measured: null, reason: null },
    ]);
    expect(response(noTimes)[0]).toEqual({
      ...{ id: "firstResponse", got: null, of: 10, measured: null, reason: "notMeasured" },
    });
    const points = conversationScores(ruleset, transcript, compileRuleset(ruleset).inspect(transcript));
    expect(points[3].sections.flatMap(({ items }) => items)).toContainEqual({
      ...{ kind: "rule", id: "slow-first-response", got: null, of: 15, measured: null, reason: "noTimes" },
    });
  });
});

describe("scores of agents", () => {
  const inspection = compileRuleset(ruleset).inspect(transcript);

  it("charge each agent with what is theirs", () => {
    const scores = agentScores(ruleset, transcript, inspection);
    expect(scores.map(({ agent, conversations, score }) => [agent, conversations, score])).toEqual([
      // 85 and 100; 70, 85 and 100.
      ["小美", 2, 92.5],
      ["小丽", 3, 85],
    ]);
    expect(inspection.scores[0]).toBe(55);
  });

  it("measure each agent by their own turns", () => {
    const own = compileRuleset(serviceDriven).inspect(transcript, { to: 1 });
    const response = agentScores(serviceDriven, transcript, own).map(
      ({ sections }) => sections.find(({ id }) => id === "response")!.score,
    );
    // 小美 gets 0 of 10 for 35 s and 10 of 10 for answering; who did not answer first has no first response.
    expect(response).toEqual([50, 100]);
  });

  it("count conversations of which nothing could be judged", () => {
    const timed = { ...ruleset, rules: ruleset.rules.filter(({ id }) => id === "slow-first-response") };
    const [, second] = agentScores(timed, transcript, compileRuleset(timed).inspect(transcript));
    expect(second).toMatchObject({ agent: "小丽", conversations: 2, notScored: 1 });
  });
});

describe("scores of days", () => {
  it("are the means of the conversations that began on them, unknown days last", () => {
    const days = dayScores(ruleset, transcript, compileRuleset(ruleset).inspect(transcript));
    expect(days.map(({ day, conversations, score }) => [day, conversations, score])).toEqual([
      ["2026-03-02", 2, 77.5],
      ["2026-03-03", 1, 85],
      [null, 1, 100],
    ]);
  });
});
