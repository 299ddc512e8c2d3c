import { min } from "d3-array";
import { dayOf } from "../chat/day";
import type { Order } from "../chat/orders";
import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import type { Finding } from "../inspection/finding";
import type { Inspection } from "../inspection/inspector";
import { withFindings } from "../inspection/review";
import type { Ruleset } from "../inspection/ruleset";
import { RuleResult } from "../inspection/scorecard";
import { Problem } from "../problem";
import { sellerOf } from "./sales";

/** Which part of a record is told of; what is left out does not narrow. */
export interface RecordPart {
  /** Conversations that began on this day or later: "2026-03-02". */
  readonly from?: string;
  /** … and on this day or earlier. */
  readonly to?: string;
  /** Conversations in which one of these wrote, with findings that are theirs or nobody's, and orders that are theirs. */
  readonly agents?: readonly string[];
}

/** A record of chats with what was found in it. */
export interface InspectedRecord {
  readonly transcript: Transcript;
  /** Of the whole transcript. */
  readonly inspection: Inspection;
  readonly orders: readonly Order[];
}

/** @example isWhole({ agents: [] }) //=> true */
export function isWhole({ from, to, agents = [] }: RecordPart): boolean {
  return from === undefined && to === undefined && agents.length === 0;
}

/**
 * A part of a record, as a record of its own. Rules were judged on the whole, so that a part shows the same findings as the
 * whole does; conversations without a time belong to no period.
 *
 * @example overview({ ...partOfRecord(ruleset, record, { from: "2026-03-02", to: "2026-03-08" }), ruleset, hasOrders })
 */
export function partOfRecord(ruleset: Ruleset, record: InspectedRecord, part: RecordPart): InspectedRecord {
  if (isWhole(part)) return record;
  const { transcript, inspection, orders } = record;
  const kept = conversationsOf(transcript, part);
  const names = new Set(kept.map((code) => transcript.conversations[code]));
  const places = new Map(kept.map((code, place) => [code, place]));
  const messages = kept.flatMap((code) => range(transcript.offsets[code], transcript.offsets[code + 1]));
  const placeOfMessage = new Map(messages.map((message, place) => [message, place]));
  const own = onlyMessages(transcript, kept, messages);
  const width = inspection.scores.length === 0 ? 0 : inspection.results.length / inspection.scores.length;
  const results = new Uint8Array(kept.length * width);
  kept.forEach((code, place) =>
    results.set(inspection.results.subarray(code * width, (code + 1) * width), place * width),
  );
  const moved = (message: number) => placeOfMessage.get(message) as number;
  const findings = inspection.findings
    .filter(({ conversation }) => names.has(conversation))
    .map((finding): Finding => ({
      ...finding,
      messages: finding.messages.map(moved),
      evidence: finding.evidence.map((each) => ({ ...each, message: moved(each.message) })),
    }));
  const narrowed: Inspection = {
    ...inspection,
    findings,
    results,
    notEvaluable: inspection.notEvaluable.filter(({ conversation }) => names.has(conversation)),
    scores: kept.map((code) => inspection.scores[code]),
    rules: inspection.rules.map(({ rule }, r) => {
      const count = (result: RuleResult) => kept.filter((_, i) => results[i * width + r] === result).length;
      const [hit, notEvaluable] = [count(RuleResult.hit), count(RuleResult.notEvaluable)];
      return { rule, hit, notEvaluable, passed: kept.length - hit - notEvaluable };
    }),
  };
  // Orders of no conversation belong to no part either.
  const ownOrders = orders.flatMap((order) => {
    const conversation = places.get(order.conversation);
    return conversation === undefined ? [] : [{ ...order, conversation }];
  });
  const whole = { transcript: own, inspection: narrowed, orders: ownOrders };
  return part.agents?.length ? ofAgents(ruleset, whole, new Set(part.agents)) : whole;
}

function conversationsOf(transcript: Transcript, { from, to, agents = [] }: RecordPart): number[] {
  const wanted = new Set(agents);
  return transcript.conversations.flatMap((_, code) => {
    const messages = range(transcript.offsets[code], transcript.offsets[code + 1]);
    if (from !== undefined || to !== undefined) {
      const day = dayOf(min(messages, (i) => transcript.time[i]) ?? NaN);
      if (day === null || (from !== undefined && day < from) || (to !== undefined && day > to)) return [];
    }
    const isTheirs =
      wanted.size === 0 ||
      messages.some(
        (i) => transcript.role[i] === Role.agent && wanted.has(transcript.senders[transcript.sender[i]]),
      );
    return isTheirs ? [code] : [];
  });
}

function ofAgents(
  ruleset: Ruleset,
  { transcript, inspection, orders }: InspectedRecord,
  agents: ReadonlySet<string>,
): InspectedRecord {
  const own = inspection.findings.filter(({ agent }) => agent === null || agents.has(agent));
  return {
    transcript,
    inspection: withFindings(ruleset, transcript, inspection, own),
    orders: orders.filter((order) => agents.has(transcript.senders[sellerOf(transcript, order)])),
  };
}

function onlyMessages(
  transcript: Transcript,
  conversations: readonly number[],
  messages: readonly number[],
): Transcript {
  const offsets = [0];
  for (const code of conversations)
    offsets.push(offsets[offsets.length - 1] + transcript.offsets[code + 1] - transcript.offsets[code]);
  const conversation = conversations.flatMap((code, place) =>
    new Array<number>(transcript.offsets[code + 1] - transcript.offsets[code]).fill(place),
  );
  return {
    length: messages.length,
    conversations: conversations.map((code) => transcript.conversations[code]),
    offsets: Int32Array.from(offsets),
    conversation: Int32Array.from(conversation),
    time: Float64Array.from(messages, (i) => transcript.time[i]),
    precision: Uint8Array.from(messages, (i) => transcript.precision[i]),
    senders: transcript.senders,
    sender: Int32Array.from(messages, (i) => transcript.sender[i]),
    role: Uint8Array.from(messages, (i) => transcript.role[i]),
    roleBasis: Uint8Array.from(messages, (i) => transcript.roleBasis[i]),
    text: messages.map((i) => transcript.text[i]),
    row: Int32Array.from(messages, (i) => transcript.row[i]),
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

const dayPattern = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

/**
 * A period as people write it: a day, a month, or from one to another; an end may be left open.
 *
 * @throws Problem `report.period`
 * @example readPeriod("2026-03-02..2026-03-08") //=> { from: "2026-03-02", to: "2026-03-08" }
 * @example readPeriod("2026-03") //=> { from: "2026-03-01", to: "2026-03-31" }
 * @example readPeriod("2026-03-02..") //=> { from: "2026-03-02" }
 */
export function readPeriod(text: string): Pick<RecordPart, "from" | "to"> {
  const wrong = () => new Problem("wrongInput", "report.period", { came: text });
  const ends = text.normalize("NFKC").trim().split("..");
  const [first, last = first] = ends.map((end) => end.trim());
  if (ends.length > 2 || (first === "" && last === "")) throw wrong();
  const from = first === "" ? undefined : edgeOf(first, "first");
  const to = last === "" ? undefined : edgeOf(last, "last");
  if (from === null || to === null || (from !== undefined && to !== undefined && from > to)) throw wrong();
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** The day, or the first or last day of the month; null for what is neither. */
function edgeOf(text: string, edge: "first" | "last"): string | null {
  const [, year, month, day] = dayPattern.exec(text) ?? [];
  if (year === undefined) return null;
  // The day before the first of the next month is the month's last.
  const date = new Date(
    day !== undefined
      ? Date.UTC(Number(year), Number(month) - 1, Number(day))
      : Date.UTC(Number(year), Number(month) - (edge === "last" ? 0 : 1), edge === "last" ? 0 : 1),
  );
  const found = dayOf(date.getTime() / 1000);
  return found?.startsWith(day === undefined ? `${year}-${month}` : text) ? found : null;
}
