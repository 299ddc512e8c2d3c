import { describe, expect, it } from "vitest";
import { agentNames } from "../../src/chat/agentNames";

describe("Agents' names", () => {
  it("leave out the shop", () => {
    expect([...agentNames(["山野集旗舰店:小禾", "山野集旗舰店：阿岳"]).values()]).toEqual(["小禾", "阿岳"]);
  });

  it("stay whole where the short ones would be the same", () => {
    expect([...agentNames(["甲店:小禾", "乙店:小禾", "甲店:阿岳"]).values()]).toEqual([
      "甲店:小禾",
      "乙店:小禾",
      "阿岳",
    ]);
  });

  it("stay whole where nothing follows the colon", () => {
    expect(agentNames(["小禾:"]).get("小禾:")).toBe("小禾:");
  });
});
