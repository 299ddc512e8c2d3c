/** Conversations of a worker: each is inspected as if it were alone, whatever came with it. */
import type { Field } from "../../chat/columns";
import type { Reading, ReadOptions } from "../../chat/reading";
import { readTable } from "../../chat/readTable";
import { Role } from "../../chat/role";
import { NameJudge } from "../../chat/roles";
import type { Table } from "../../chat/table";
import { RoleBasis } from "../../chat/transcript";
import type { Inspection, InspectionOptions, Inspector } from "../../inspection";
import { Problem } from "../../problem";

/** A row of a chat: cells by column. */
export interface ChatRow {
  readonly cells: readonly (string | null)[];
  /** By which findings name it. */
  readonly line: number;
}

/** Results of conversations that came together. */
export interface Inspected {
  readonly reading: Reading;
  readonly inspection: Inspection;
  /** Code of the first conversation that was inspected. */
  readonly from: number;
}

export interface ConversationSettings {
  readonly inspector: Inspector;
  readonly options: ReadOptions;
  readonly columns: readonly (Field | null)[];
  /** Seconds; the end of each conversation's last day when null. */
  readonly recordEnd: number | null;
  /** What is known of the shop. */
  readonly shop: Pick<InspectionOptions, "platform" | "products" | "hours">;
}

/**
 * Inspects conversations. Many are read at once, which is faster; where one would be read otherwise if it were alone (a name is
 * known by its company, orders are told between the messages), each is read by itself, so that no answer depends on what else
 * came along. What compares conversations with one another is not evaluable.
 *
 * @param conversations rows of each, in the order of the source
 */
export function* inspectConversations(
  conversations: readonly (readonly ChatRow[])[],
  settings: ConversationSettings,
): Generator<Inspected> {
  const reading = read(conversations.flat(), settings);
  if (reading === null) return;
  if (conversations.length > 1 && dependsOnCompany(reading, settings)) {
    for (const one of conversations) yield* inspectConversations([one], settings);
    return;
  }
  yield* slices(reading, settings);
}

function read(rows: readonly ChatRow[], { columns, options }: ConversationSettings): Reading | null {
  const table: Table = {
    rowCount: rows.length,
    columnCount: columns.length,
    cell: (row, column) => rows[row]?.cells[column] ?? null,
    sourceRow: (row) => rows[row].line,
  };
  const fieldByColumn = Object.fromEntries(columns.map((field, at) => [at, field]));
  try {
    return readTable(table, { ...options, columns: fieldByColumn, headerRow: null, format: "table" });
  } catch (error) {
    if (error instanceof Problem && error.code === "chat.noRows") return null;
    throw error;
  }
}

const byCompany: ReadonlySet<number> = new Set([
  RoleBasis.undecided,
  RoleBasis.recurringName,
  RoleBasis.counterpart,
  RoleBasis.customerName,
]);

function dependsOnCompany(
  { transcript, orders, decisions }: Reading,
  settings: ConversationSettings,
): boolean {
  const tellsOrders = settings.columns.some((field) => field === "orderTime" || field === "paidTime");
  if (orders.length > 0 && !tellsOrders) return true;
  if (decisions.some(({ code }) => code === "otherOffsets")) return true;
  const judge = new NameJudge(settings.options);
  const known = new Map<number, boolean>();
  for (let i = 0; i < transcript.length; i++) {
    if (!byCompany.has(transcript.roleBasis[i])) continue;
    const sender = transcript.sender[i];
    let byName = known.get(sender);
    if (byName === undefined) {
      byName = judge.judge(transcript.senders[sender]).role !== Role.unknown;
      known.set(sender, byName);
    }
    if (!byName) return true;
  }
  return false;
}

const nobodyElse = { conversations: 1, agentTexts: new Map<string, number>() };
const secondsOfDay = 86_400;

/** Conversations that end on the same day are inspected together. */
function* slices(
  reading: Reading,
  { inspector, recordEnd, shop }: ConversationSettings,
): Generator<Inspected> {
  const { transcript, orders, hasOrders } = reading;
  const count = transcript.conversations.length;
  for (let from = 0; from < count;) {
    const end = recordEnd ?? endOf(reading, from);
    let to = from + 1;
    while (to < count && (recordEnd !== null || Object.is(endOf(reading, to), end))) to++;
    const options = { orders, hasOrders, recordEnd: end, whole: nobodyElse, from, to, ...shop };
    yield { reading, inspection: inspector.inspect(transcript, options), from };
    from = to;
  }
}

/** Midnight after the last message of a session. */
function endOf({ transcript }: Reading, conversation: number): number {
  const { offsets, time } = transcript;
  let latest = NaN;
  for (let i = offsets[conversation]; i < offsets[conversation + 1]; i++) {
    if (time[i] === time[i] && !(time[i] <= latest)) latest = time[i];
  }
  return (Math.floor(latest / secondsOfDay) + 1) * secondsOfDay;
}
