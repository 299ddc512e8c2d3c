import type { Level, Rule } from "../../inspection";
import type { Unit } from "../../inspection/finding";
import { severities, type Severity } from "../../inspection/finding";
import { operatorForms } from "./editor/operatorForms";

/** A level while it is edited: what was typed may not do yet. */
export interface LevelDraft {
  readonly id: string;
  readonly names: Level["names"];
  readonly upTo: number | undefined;
  readonly severity: Severity | null;
}

export type LevelTrouble = { readonly code: "noName" } | { readonly code: "order"; readonly above: number };

export function draftsOf(levels: readonly Level[] | undefined): LevelDraft[] {
  return (levels ?? []).map((level) => ({ ...level, severity: level.severity ?? null }));
}

/** What keeps each level from being used; null: nothing. */
export function troublesOf(drafts: readonly LevelDraft[]): (LevelTrouble | null)[] {
  return drafts.map(({ names, upTo }, i) => {
    if (names["zh-CN"].trim() === "" || names["en-US"].trim() === "") return { code: "noName" };
    const above = i === 0 ? -Infinity : (drafts[i - 1].upTo ?? -Infinity);
    return upTo === undefined || upTo <= above ? { code: "order", above } : null;
  });
}

/** The levels; null while any of them cannot be used. */
export function levelsOf(drafts: readonly LevelDraft[]): Level[] | null {
  if (troublesOf(drafts).some((trouble) => trouble !== null)) return null;
  return drafts.map(({ id, names, upTo, severity }) => ({
    ...{ id, names, upTo: upTo! },
    ...(severity !== null && { severity }),
  }));
}

/** A further level above the last one, a severity worse. */
export function withNextLevel(
  drafts: readonly LevelDraft[],
  limit: number,
  rule: Pick<Rule, "severity">,
  nameOf: (number: number) => Level["names"],
): LevelDraft[] {
  const last = drafts[drafts.length - 1];
  const taken = new Set(drafts.map(({ id }) => id));
  let number = drafts.length + 1;
  while (taken.has(`level${number}`)) number++;
  const below = severities[Math.max(0, severities.indexOf(rule.severity) - 1)];
  return [
    ...drafts,
    {
      id: `level${number}`,
      names: nameOf(number),
      upTo: last?.upTo === undefined ? limit * 1.5 : Math.max(last.upTo, limit) * 1.5,
      severity: below,
    },
  ];
}

/** Of what the value is that a rule's findings measure, and its limit; null where they measure nothing with a limit. */
export function measureOf({
  evidence,
  conditions,
  parameters,
}: Rule): { readonly unit: Unit; readonly limit: number } | null {
  for (const name of evidence) {
    const condition = conditions[name];
    const over = condition && "over" in condition ? condition.over : undefined;
    if (over === undefined) continue;
    if (typeof over === "string") {
      const parameter = parameters[over.slice(1)];
      if (parameter) return { unit: parameter.unit, limit: parameter.value };
      continue;
    }
    const field = operatorForms[condition.operator].fields.find(
      (each) => each.kind === "amount" && each.field === "over",
    );
    if (field?.kind === "amount") return { unit: field.unit, limit: over };
  }
  return null;
}
