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
