import { describe, expect, it } from "vitest";
import { builtInRuleset } from "../../../src/inspection";
import { withoutConditionOf } from "../../../src/pane/rules/editor/ruleParts";

const unanswered = builtInRuleset.rules.find(({ id }) => id === "never-answered")!;

describe("A rule without one of its conditions", () => {
  it("keeps the wordings that go on without it, and shows what they showed besides", () => {
    const variants = [
      { when: "conversation && lastTurn", evidence: ["lastTurn", "conversation"], sentence: "slow-turn" },
      { when: "!conversation", evidence: ["lastTurn"], sentence: "never-answered" },
    ];
    expect(withoutConditionOf({ ...unanswered, variants }, "lastTurn")).toMatchObject({
      when: "conversation",
      evidence: ["conversation"],
      variants: [
        { when: "conversation", evidence: ["conversation"], sentence: "slow-turn" },
        { when: "!conversation", sentence: "never-answered" },
      ],
    });
  });

  it("loses the wordings that only it called for", () => {
    expect(withoutConditionOf(unanswered, "lastTurn").variants).toEqual([]);
    expect(withoutConditionOf(unanswered, "conversation").variants).toEqual(unanswered.variants);
  });
});
