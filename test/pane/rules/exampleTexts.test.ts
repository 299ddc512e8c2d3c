import { describe, expect, it } from "vitest";
import { builtInRuleset } from "../../../src/inspection";
import type { JudgedExample } from "../../../src/inspection/examples";
import {
  agrees,
  asJudged,
  conversationsOf,
  conversationsText,
  judged,
  ordersOf,
  ordersText,
  placesOf,
  placesText,
  productsOf,
  productsText,
  withShows,
} from "../../../src/pane/rules/editor/exampleTexts";
import { copyOf } from "../../../src/pane/rules/ownRules";
import { Problem } from "../../../src/problem";

const all = builtInRuleset.rules.flatMap((rule) => rule.examples.map((example) => ({ rule, example })));
const slow = builtInRuleset.rules.find(({ id }) => id === "slow-first-response")!;
const own = copyOf(slow, builtInRuleset, slow.names);
const title = { "zh-CN": "慢", "en-US": "Slow" };
const late = {
  title,
  messages: ["10:00:00 客户 在吗", "10:02:00 客服 在的"],
  findings: [],
};
const answer = (example: typeof late) => judged(own, builtInRuleset.dictionaries, example) as JudgedExample;

describe("The examples of a rule in a form", () => {
  it("are written as texts and read back as they were", () => {
    for (const { findings, others = [], orders = [], products = [] } of all.map(({ example }) => example)) {
      expect(placesOf(placesText(findings))).toEqual(findings);
      expect(conversationsOf(conversationsText(others))).toEqual(others);
      expect(ordersOf(ordersText(orders))).toEqual(orders);
      expect(productsOf(productsText(products))).toEqual(products);
    }
  });

  it("are not taken from texts that say something else", () => {
    expect(placesOf("二")).toBeNull();
    expect(placesOf("0")).toBeNull();
    expect(ordersOf("昨天下单")).toBeNull();
    expect(ordersOf("10:00:00 - 10:30:00 11:00:00")).toBeNull();
    expect(ordersOf("10:00:00 - 10:30:00")).toEqual([{ placed: "10:00:00", closed: "10:30:00" }]);
  });

  it("agree with the rule whose examples they are, and differ from one that judges otherwise", () => {
    const example = slow.examples.find(({ findings }) => findings.length > 0)!;
    const said = judged(slow, builtInRuleset.dictionaries, example) as JudgedExample;
    expect(agrees(example, said)).toBe(true);
    expect(agrees(example, { findings: [], notEvaluable: null })).toBe(false);
    expect(agrees(late, answer(late))).toBe(false);
    expect(agrees(asJudged(late, answer(late)), answer(late))).toBe(true);
  });

  it("take the places that the rule finds when they should be found, and none when they should pass", () => {
    const found = withShows(late, "found", answer(late));
    expect(found.findings).toEqual(answer(late).findings.map(({ rows }) => rows));
    expect(withShows(found, "passed", answer(late)).findings).toEqual([]);
    expect(withShows(found, { reason: "noTimes" }, null)).toMatchObject({
      findings: [],
      notEvaluable: "noTimes",
    });
    expect(withShows(late, "found", null).findings).toEqual([[2]]);
  });

  it("say what is wrong with a message that has no role, and with a rule that cannot judge yet", () => {
    expect(judged(own, {}, { ...late, messages: ["在吗"] })).toBeInstanceOf(Problem);
    expect(judged({ ...own, when: "nobody" }, {}, late)).toBe("unfinished");
  });
});
