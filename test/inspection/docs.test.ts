import { expect, it } from "vitest";
import { staleRules } from "../../scripts/rules-docs.mjs";
import en from "../../src/locales/en-US/rulePages.json";
import zh from "../../src/locales/zh-CN/rulePages.json";

it("docs/rules is up to date with the rules (node scripts/rules-docs.mjs)", async () => {
  expect(await staleRules()).toEqual([]);
  // The rules are compiled for it.
}, 60_000);

it("its words exist in both languages", () => expect(Object.keys(zh)).toEqual(Object.keys(en)));
