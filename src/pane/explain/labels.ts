import type { Condition } from "../../inspection";

/** The name of the condition at a place, counted from 0: A, B, … Z, A2, B2, … */
function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : `${letter}${Math.floor(place / 26) + 1}`;
}

/**
 * What the conditions of a rule are called before a person: letters in their order. The names in the rule are words of those
 * who wrote it.
 *
 * @example labelsOf({ asks: …, refuses: … })("refuses") //=> "B"
 */
export function labelsOf(conditions: Readonly<Record<string, Condition>>): (name: string) => string {
  const letters = new Map(Object.keys(conditions).map((name, place) => [name, letterOf(place)]));
  return (name) => letters.get(name) ?? name;
}
