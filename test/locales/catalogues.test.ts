import { describe, expect, it } from "vitest";
import { operatorNames } from "../../src/inspection/operators";
import {
  agentTypes,
  concerns,
  lostCauses,
  lostOwners,
  lostReasons,
  stages,
} from "../../src/inspection/labels";
import explainEn from "../../src/locales/en-US/explain.json";
import labelsEn from "../../src/locales/en-US/labels.json";
import explainZh from "../../src/locales/zh-CN/explain.json";
import labelsZh from "../../src/locales/zh-CN/labels.json";

const valuesIn = (message: string) =>
  [...new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

describe.each([
  ["explain", explainEn as Record<string, string>, explainZh as Record<string, string>],
  ["labels", labelsEn as Record<string, string>, labelsZh as Record<string, string>],
])("the catalogues of %s", (_, en, zh) => {
  it("say the same things in both languages, of the same values", () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    for (const [key, message] of Object.entries(en))
      expect(valuesIn(zh[key]), key).toEqual(valuesIn(message));
  });
});

describe("the words of labels", () => {
  it("are there for every value", () => {
    const wanted = [
      ...agentTypes.map((type) => `agentType.${type}`),
      ...stages.map((stage) => `stage.${stage}`),
      ...concerns.map((concern) => `concern.${concern}`),
      ...lostReasons.map((reason) => `lostReason.${reason}`),
      ...lostOwners.map((owner) => `lostOwner.${owner}`),
      ...lostCauses.map(({ id }) => `lostCause.${id}`),
    ];
    expect(Object.keys(labelsEn)).toEqual(expect.arrayContaining(wanted));
  });

  it("name a reason and an owner that there are for every cause", () => {
    for (const { reason, owner } of lostCauses) {
      expect(lostReasons).toContain(reason);
      expect(lostOwners).toContain(owner);
    }
  });
});

describe("the words of explanations", () => {
  it("are there for every operator", () =>
    expect(Object.keys(explainEn)).toEqual(
      expect.arrayContaining(operatorNames.map((operator) => `operator.${operator}`)),
    ));
});
