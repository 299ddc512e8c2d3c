import { describe, expect, it } from "vitest";
import { editedFields, goesOn } from "../../../src/pane/rules/steps";

/** Whether of three states the second edit goes on with the first. */
const joins = (a: unknown, b: unknown, c: unknown) => goesOn(editedFields(a, b), editedFields(b, c));

describe("An edit goes on with the one before it", () => {
  it("when the same number, text or list of phrases is typed on", () => {
    const limit = (value: number) => ({ rules: { slow: { parameters: { limit: value } } } });
    expect(joins({ rules: {} }, limit(3), limit(35))).toBe(true);
    const advice = (text: string) => ({ addRules: [{ id: "a" }, { id: "b", advice: { "zh-CN": text } }] });
    expect(joins(advice(""), advice("给"), advice("给办法"))).toBe(true);
    const phrases = (...add: string[]) => ({ dictionaries: { wait: { add, remove: ["等等"] } } });
    expect(joins({ dictionaries: {} }, phrases("您"), phrases("您再", "等"))).toBe(true);
    expect(joins(limit(35), limit(20), { rules: {} })).toBe(true);
  });

  it("when it types into what was made just now", () => {
    const rule = { id: "own", advice: "" };
    expect(joins({ addRules: [] }, { addRules: [rule] }, { addRules: [{ ...rule, advice: "给" }] })).toBe(
      true,
    );
  });

  it("but not when it is of another field, another rule or another list", () => {
    const rule = (parts: object) => ({ rules: { slow: parts } });
    expect(joins(rule({}), rule({ points: 3 }), rule({ points: 3, advice: "快" }))).toBe(false);
    expect(
      joins(rule({}), rule({ points: 3 }), { rules: { slow: { points: 3 }, cold: { points: 1 } } }),
    ).toBe(false);
    const lists = (a: string[], b: string[]) => ({ dictionaries: { a: { add: a }, b: { add: b } } });
    expect(joins(lists([], []), lists(["一"], []), lists(["一"], ["二"]))).toBe(false);
  });

  it("but not when a switch is turned or items are moved", () => {
    const rule = (enabled: boolean) => ({ rules: { slow: { enabled } } });
    expect(joins(rule(true), rule(false), rule(true))).toBe(false);
    const [a, b, c] = [
      { rule: "a", of: 1 },
      { rule: "b", of: 2 },
      { rule: "c", of: 3 },
    ];
    const items = (...list: object[]) => ({ scorecard: { sections: [{ id: "s", items: list }] } });
    expect(joins(items(a, b, c), items(b, a, c), items(b, c, a))).toBe(false);
    expect(joins(items(a), items(a, b), items(a, b, c))).toBe(false);
    expect(joins(items(a, b), items(a), items({ ...a, of: 4 }))).toBe(true);
  });
});
