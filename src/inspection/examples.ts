/** The examples that rules carry, as conversations that can be judged. */
import type { Order } from "../chat/orders";
import { parseRole } from "../chat/role";
import { TimePrecision, type Transcript } from "../chat/transcript";
import { Problem } from "../problem";
import { applyChanges } from "./changes";
import type { Finding } from "./finding";
import { compileRuleset } from "./inspector";
import type { Example, Ruleset } from "./ruleset";

/** Examples name clocks and no day; any day will do. 2026-03-02 */
const someDay = 20_514 * 86_400;

const messageLine = /^(?:(\d{1,2}:\d{2}:\d{2}) )?(\p{L}+) ([^]*)$/u;

export interface ExampleMessage {
  /** "10:00:05"; "" when it is not known. */
  readonly time: string;
  /** As it stands: customer, agent, robot, system. */
  readonly role: string;
  readonly text: string;
}

/**
 * Takes a message of an example apart.
 *
 * @throws Problem `inspection.exampleMessage` for a text that is none
 * @example readExampleMessage("10:00:05 customer 在吗") //=> { time: "10:00:05", role: "customer", text: "在吗" }
 */
export function readExampleMessage(line: string): ExampleMessage {
  const match = messageLine.exec(line);
  if (!match) throw new Problem("wrongInput", "inspection.exampleMessage", { line });
  const [, time = "", role, text] = match;
  return { time, role, text };
}

/** What a rule says of one of its examples. */
export interface JudgedExample {
  readonly findings: readonly Finding[];
  /** Why the rule cannot be judged; null when it can. */
  readonly notEvaluable: string | null;
}

/**
 * Judges an example by a rule of a ruleset, whether the rule is switched on or not.
 *
 * @example judgeExample(builtInRuleset, "slow-turn", example).findings.length //=> 1
 */
export function judgeExample(ruleset: Ruleset, rule: string, example: Example): JudgedExample {
  const { parameters, orders, products, recordEnd, messages, others = [] } = example;
  const alone = { ...ruleset, rules: ruleset.rules.filter(({ id }) => id === rule) };
  const changed = applyChanges(alone, {
    rules: { [rule]: { enabled: true, ...(parameters && { parameters }) } },
  });
  const { findings, notEvaluable } = compileRuleset(changed).inspect(transcriptOf([messages, ...others]), {
    to: 1,
    ...(orders && { orders: orders.map(orderOf) }),
    ...(products && { products }),
    ...(recordEnd && { recordEnd: secondsOf(recordEnd) }),
  });
  return { findings, notEvaluable: notEvaluable[0]?.reason ?? null };
}

function transcriptOf(conversations: readonly (readonly string[])[]): Transcript {
  const rows = conversations.flatMap((lines, conversation) =>
    lines.map((line) => ({ conversation, ...readExampleMessage(line) })),
  );
  const senders = [...new Set(rows.map(({ role }) => role))];
  const starts = conversations.map((_, c) => rows.findIndex(({ conversation }) => conversation === c));
  return {
    length: rows.length,
    conversations: conversations.map((_, c) => String(c + 1)),
    offsets: Int32Array.from([...starts, rows.length]),
    conversation: Int32Array.from(rows, ({ conversation }) => conversation),
    time: Float64Array.from(rows, ({ time }) => secondsOf(time)),
    precision: Uint8Array.from(rows, ({ time }) => (time === "" ? TimePrecision.none : TimePrecision.second)),
    senders,
    sender: Int32Array.from(rows, ({ role }) => senders.indexOf(role)),
    role: Uint8Array.from(rows, ({ role }) => parseRole(role)),
    roleBasis: new Uint8Array(rows.length),
    text: rows.map(({ text }) => text),
    row: Int32Array.from(rows, (_, i) => i + 1),
  };
}

function orderOf({ placed, paid, closed }: NonNullable<Example["orders"]>[number], index: number): Order {
  return {
    ...{ id: String(index + 1), customer: "", conversation: 0, amount: NaN, row: index + 1 },
    ...{ placed: secondsOf(placed), paid: secondsOf(paid), closed: secondsOf(closed) },
  };
}

/** Seconds of a clock; NaN when there is none. */
function secondsOf(clock: string | undefined): number {
  if (!clock) return NaN;
  const [hours, minutes, seconds] = clock.split(":").map(Number);
  return someDay + hours * 3600 + minutes * 60 + seconds;
}
