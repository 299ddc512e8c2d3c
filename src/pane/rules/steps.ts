/** Which edits are one step to take back: what is typed on in one field is, an edit of another field is not. */
import { canonical } from "./ownRules";

/** What an edit changed: a path of keys, and whether a value stands there that is typed letter by letter. */
export interface Edited {
  readonly path: readonly string[];
  readonly isTyped: boolean;
}

/**
 * The fields in which two values differ. A field that is absent counts as empty, so that the first letter typed into one and
 * the second change the same field; a list whose items move, come or go is one field.
 *
 * @example
 * editedFields({ rules: {} }, { rules: { slow: { points: 3 } } })
 * //=> [{ path: ["rules", "slow", "points"], isTyped: true }]
 */
export function editedFields(before: unknown, after: unknown, path: readonly string[] = []): Edited[] {
  const keys = keysOf(before, after);
  if (keys === null && canonical(before) === canonical(after)) return [];
  if (keys === null) return [{ path, isTyped: isTyped(before) && isTyped(after) }];
  const fields = keys.flatMap((key) => editedFields(partOf(before, key), partOf(after, key), [...path, key]));
  const isList = Array.isArray(before);
  // Two that changed places differ in two items: that is not typing in either.
  return isList && new Set(fields.map((field) => field.path[path.length])).size > 1
    ? [{ path, isTyped: false }]
    : fields;
}

/** Whether an edit goes on with the one before it: the same field is typed into, or one of what has just been made. */
export function goesOn(last: readonly Edited[], next: readonly Edited[]): boolean {
  return next.some(
    ({ path, isTyped }) =>
      isTyped && last.some((each) => each.path.every((key, depth) => path[depth] === key)),
  );
}

/** The keys to compare one by one; null where the two are compared as a whole. */
function keysOf(before: unknown, after: unknown): string[] | null {
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && [...before, ...after].every(isRecord)
      ? [...before.keys()].map(String)
      : null;
  const isNothing = (value: unknown) => value === undefined || value === null;
  if (!isRecord(before) && !isRecord(after)) return null;
  if (![before, after].every((value) => isRecord(value) || isNothing(value))) return null;
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
}

function partOf(value: unknown, key: string): unknown {
  return (value as Readonly<Record<string, unknown>> | null | undefined)?.[key];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Texts, numbers and lists of phrases; a switch is turned, not typed. */
function isTyped(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every((item) => typeof item === "string")
    : value === undefined || typeof value === "string" || typeof value === "number";
}
