import { describe, expect, it } from "vitest";
import {
  conversationsHit,
  countBySeverity,
  everything,
  finderOf,
  isFiltering,
  worstFirst,
} from "../../src/pane/scan/filter";
import { finding } from "./fakeDoor";

const slow = finding({ rule: "slow", severity: "major", agent: "小禾", conversation: "A", rows: [40] });
const cold = finding({ rule: "cold", severity: "severe", agent: "阿岳", conversation: "B", rows: [90] });
const late = finding({ rule: "slow", severity: "major", agent: null, conversation: "A", rows: [3] });
const all = [slow, cold, late];

describe("Findings", () => {
  it("stand worst first, then in the order of the sheet", () => {
    expect(worstFirst(all)).toEqual([cold, late, slow]);
  });

  it("are counted by severity and by conversation", () => {
    expect(countBySeverity(all)).toEqual({ info: 0, minor: 0, major: 2, severe: 1 });
    expect(conversationsHit(all)).toBe(2);
  });
});

describe("The filter", () => {
  const { find } = finderOf(all, (each) => `${each.rule} ${each.agent} ${each.conversation}`);

  it("keeps everything while nothing is asked", () => {
    expect(isFiltering(everything)).toBe(false);
    expect(isFiltering({ ...everything, search: "  " })).toBe(false);
    expect(find(everything)).toBe(all);
  });

  it("keeps what meets every part that is asked", () => {
    expect(find({ ...everything, severity: "major" })).toEqual([slow, late]);
    expect(find({ ...everything, rule: "slow", agent: "小禾" })).toEqual([slow]);
    expect(find({ ...everything, rule: "cold", agent: "小禾" })).toEqual([]);
  });

  it("finds findings that belong to no agent", () => {
    expect(find({ ...everything, agent: "" })).toEqual([late]);
  });

  it("finds every word of a search in any order and case", () => {
    expect(find({ ...everything, search: "小禾 SLOW" })).toEqual([slow]);
    expect(find({ ...everything, search: "小禾 cold" })).toEqual([]);
  });
});

describe("The finder", () => {
  it("keeps what is of the standing that is asked for", () => {
    const { find } = finderOf(all, ({ rule }) => rule);
    expect(find(everything, [true, false, true])).toEqual([slow, late]);
    expect(find({ ...everything, rule: "slow" }, [true, true, false])).toEqual([slow]);
  });

  it("finds the same whether texts were made ahead, in part or not at all", () => {
    const { find, prepare } = finderOf(all, ({ rule }) => rule);
    expect(prepare(2)).toBe(false);
    expect(find({ ...everything, search: "slow" })).toEqual([slow, late]);
    expect(prepare(2)).toBe(true);
    expect(find({ ...everything, search: "slow" })).toEqual([slow, late]);
  });
});
