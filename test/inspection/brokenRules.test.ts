import { expect, it } from "vitest";
import { compileRuleset, readRuleset } from "../../src/inspection";
import { locales } from "../../src/locales/translate";
import { problemSentence } from "../../src/locales/problems";
import { Problem } from "../../src/problem";
import broken from "./brokenRules.json";

/** Rule files as people write them who have never read the manual, and what they are told. */
it.each(broken.map((file) => [file.title, file] as const))("%s", (_, file) => {
  const told = (): Problem => {
    try {
      compileRuleset(readRuleset(file.rules));
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error("nobody objected");
  };
  const problem = told();
  for (const locale of locales) expect(problemSentence(locale, problem)).toBe(file[locale]);
});
