import { describe, expect, it } from "vitest";
import { textFormats } from "../../../src/chat/formats/textFormats";
import { ruleEditorText, type RuleEditorKey } from "../../../src/locales/ruleEditor";
import { fieldNameOf, operatorForms } from "../../../src/pane/rules/editor/operatorForms";
import { conditions, keysOfRule, keysOfScorecard, rulePage, scorecardPages } from "./ruleKeys";

describe("Every key of the rule language", () => {
  it("has a field on the page of a rule, or a reason why it needs none", () => {
    const fields = Object.keys(rulePage).filter((key) => key !== "conditions");
    expect(keysOfRule.toSorted()).toEqual(fields.toSorted());
  });

  it.each(["points", "weighted"] as const)("of a scorecard of %s has a field on its page", (method) => {
    expect(keysOfScorecard(method).toSorted()).toEqual(Object.keys(scorecardPages[method]).toSorted());
  });

  it("is a field of its operator, with where it looks", () => {
    expect(conditions.map(({ properties }) => properties!.operator.const).toSorted()).toEqual(
      Object.keys(operatorForms).toSorted(),
    );
    for (const { properties } of conditions) {
      const { operator, part, anchor, ...fields } = properties!;
      const form = operatorForms[operator.const as keyof typeof operatorForms];
      expect(form.fields.map(fieldNameOf).toSorted(), operator.const).toEqual(Object.keys(fields).toSorted());
      expect(form.scoped, operator.const).toBe(part !== undefined && anchor !== undefined);
    }
  });
});

describe("The fields of a condition", () => {
  it.each(["zh-CN", "en-US"] as const)("are told apart by their labels, in %s", (locale) => {
    for (const [operator, { fields }] of Object.entries(operatorForms)) {
      const labels = fields.map((field) =>
        field.kind === "intents" && field.label ? field.label : fieldNameOf(field),
      );
      const said = labels
        .map((label) => ruleEditorText(locale, `field.${label}` as RuleEditorKey))
        .concat(ruleEditorText(locale, "operator"));
      expect(new Set(said).size, `${operator}: ${said.join(", ")}`).toBe(said.length);
    }
  });

  it("say of intents what they do where a turn waits for an answer", () => {
    const { fields } = operatorForms.unanswered;
    expect(fields).toContainEqual({ kind: "intents", label: "intentsWait" });
  });
});

describe("Every platform that chats are recognised as", () => {
  it("has a name where a rule is bound to it", () => {
    for (const { platform } of textFormats)
      if (platform !== undefined)
        expect(ruleEditorText("zh-CN", `platform.${platform}` as RuleEditorKey)).not.toBe("");
  });
});
