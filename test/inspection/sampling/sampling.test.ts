import { describe, expect, it } from "vitest";
import { sampleConversations } from "../../../src/inspection/sampling";
import { lineOf, transcriptOf } from "../transcriptOf";

/** Conversations S0, S1, … that the agents serve in turn. */
function chats(count: number, agents: readonly string[] = ["小美", "小丽"]) {
  return Array.from({ length: count }, (_, i) => [
    lineOf("10:00:00 customer 在吗", `S${i}`),
    lineOf(`10:00:05 agent=${agents[i % agents.length]} 在的`, `S${i}`),
  ]);
}

const many = chats(60);
const transcript = transcriptOf(many.flat());
const namesOf = (sample: readonly { conversation: string }[]) =>
  sample.map(({ conversation }) => conversation);

describe("a sample of conversations", () => {
  it("has as many for each agent, all of them that agent's and none twice", () => {
    const sample = sampleConversations(transcript, { perAgent: 5, seed: 7 });
    for (const [agent, parity] of [
      ["小美", 0],
      ["小丽", 1],
    ] as const) {
      const own = namesOf(sample.filter((each) => each.agent === agent));
      expect(new Set(own).size).toBe(5);
      for (const name of own) expect(Number(name.slice(1)) % 2).toBe(parity);
    }
    expect(sample).toHaveLength(10);
  });

  it("is the same for the same seed, and another for another", () => {
    const draw = (seed: number) => sampleConversations(transcript, { perAgent: 5, seed });
    expect(draw(7)).toEqual(draw(7));
    expect(namesOf(draw(8))).not.toEqual(namesOf(draw(7)));
  });

  it("does not depend on the order of the record", () => {
    const turned = transcriptOf(many.toReversed().flat());
    const sorted = (sample: readonly { conversation: string }[]) => namesOf(sample).sort();
    expect(sorted(sampleConversations(turned, { perAgent: 5, seed: 7 }))).toEqual(
      sorted(sampleConversations(transcript, { perAgent: 5, seed: 7 })),
    );
  });

  it("changes by one conversation at most when one is added", () => {
    const before = new Set(namesOf(sampleConversations(transcript, { perAgent: 5, seed: 7 })));
    const more = transcriptOf(chats(61).flat());
    const after = namesOf(sampleConversations(more, { perAgent: 5, seed: 7 }));
    expect(after.filter((name) => !before.has(name)).length).toBeLessThanOrEqual(1);
  });

  it("has all conversations of an agent who has too few", () =>
    expect(sampleConversations(transcriptOf(chats(3).flat()), { perAgent: 5, seed: 7 })).toHaveLength(3));

  it("is fair: every conversation is drawn about as often as any other", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 600; seed++)
      for (const name of namesOf(sampleConversations(transcript, { perAgent: 5, seed })))
        counts.set(name, (counts.get(name) ?? 0) + 1);
    // 600 draws of 5 in 30: 100 each, with a standard deviation of 9.
    expect(counts.size).toBe(60);
    for (const count of counts.values())
      expect(count).toSatisfy((value: number) => value > 60 && value < 140);
  });

  it("is half of conversations with findings when that is asked, as far as there are", () => {
    const withFindings = new Set(["S0", "S2", "S4", "S6", "S1"]);
    const sample = sampleConversations(transcript, { perAgent: 5, seed: 7, withFindings });
    const found = (agent: string) =>
      sample.filter((each) => each.agent === agent && withFindings.has(each.conversation)).length;
    expect([found("小美"), found("小丽")]).toEqual([3, 1]);
    expect(sample).toHaveLength(10);
    const all = new Set(transcript.conversations);
    expect(sampleConversations(transcript, { perAgent: 5, seed: 7, withFindings: all })).toHaveLength(10);
  });
});
