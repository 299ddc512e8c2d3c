import { z } from "zod";
import { roleIds, type RoleId } from "../../chat/role";
import { Problem } from "../../problem";

/** What agents are to do as well, and what they are to do otherwise. */
export const exampleKinds = ["good", "bad"] as const;
export type ExampleKind = (typeof exampleKinds)[number];

/** So many characters of a message are kept, and so many of a person's note. */
export const longestLine = 300;
export const longestNote = 500;
/** A workbook's settings have room for so many, and nobody reads more. */
export const mostExamples = 500;

const line = z.strictObject({
  role: z.enum(roleIds as readonly [RoleId, ...RoleId[]]),
  sender: z.string().max(200),
  text: z.string().max(longestLine + 1),
});

const example = z.strictObject({
  /** Of what it is an example (see `collect.ts`): the same is not collected twice. */
  id: z.string().min(1).max(200),
  kind: z.enum(exampleKinds),
  /** Why it was collected, in a person's words. */
  note: z.string().max(longestNote),
  /** Id of the rule that was broken; null where a person came upon it. */
  rule: z.string().max(200).nullable(),
  agent: z.string().max(200).nullable(),
  conversation: z.string().max(500),
  /** Of its first message: seconds since 1970-01-01T00:00:00 of the local wall clock; null when unknown. */
  time: z.number().nullable(),
  /** Where it stood when it was collected: sheet and 1-based rows. */
  sheetId: z.string().max(200),
  rows: z.array(z.number().int().positive()).max(1_000),
  /** The messages themselves: chats are replaced week by week, examples stay. */
  lines: z.array(line).max(40),
  /** Messages of it that `lines` leaves out. */
  left: z.number().int().nonnegative(),
});

const kept = z.strictObject({ version: z.literal(1), examples: z.array(example).max(mostExamples) });

/** One message of an example. */
export type ExampleLine = z.output<typeof line>;

/** A message, a finding or a conversation that agents can learn from. */
export type CoachingExample = z.output<typeof example>;

/** What is known of an example before a person has said of what kind it is. */
export type ExampleDraft = Omit<CoachingExample, "kind" | "note">;

/**
 * Examples with one more at the end, or with it in the place of the one that has its id.
 *
 * @throws Problem `coaching.full`
 */
export function withExample(
  examples: readonly CoachingExample[],
  added: CoachingExample,
): readonly CoachingExample[] {
  if (examples.some(({ id }) => id === added.id))
    return examples.map((each) => (each.id === added.id ? added : each));
  if (examples.length >= mostExamples)
    throw new Problem("wrongInput", "coaching.full", { most: mostExamples });
  return [...examples, added];
}

/** Examples as a text for a workbook's settings. */
export function writeExamples(examples: readonly CoachingExample[]): string {
  return JSON.stringify({ version: 1, examples });
}

/**
 * Reads what `writeExamples` wrote.
 *
 * @throws Problem `coaching.unreadable` that names the first place that is wrong
 */
export function readExamples(text: string): readonly CoachingExample[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Problem("wrongInput", "coaching.unreadable", { place: "JSON" });
  }
  const { data, error } = kept.safeParse(json);
  if (data) return data.examples;
  throw new Problem("wrongInput", "coaching.unreadable", { place: error.issues[0].path.join(".") || "JSON" });
}
