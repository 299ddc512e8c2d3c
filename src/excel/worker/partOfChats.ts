import { customersOf, type Customers } from "../../chat/mask";
import {
  applyChanges,
  builtInRuleset,
  compileRuleset,
  mergeInspections,
  type Inspection,
  type RulesetChanges,
} from "../../inspection";
import { reviewed, type Reviews } from "../../inspection/review";
import { overview, partOfRecord, type RecordPart, type TalkFigures } from "../../report";
import { talkOfChats } from "./talkOfChats";
import { throwIfAborted } from "../trouble";
import type { ScanResult } from "../types";
import type { Chats } from "./readChats";
import type { Pace } from "./rulesEffect";
import { slicesOf } from "./slices";

export interface AskedPart {
  readonly part: RecordPart;
  /** The rules that the scan followed. */
  readonly changes: RulesetChanges;
  readonly reviews: Reviews;
}

/** What a scan would have told, had the chats been that part alone; messages are numbered within the part. */
export type ToldPart = Pick<ScanResult, "overview" | "findings" | "notEvaluable"> & {
  readonly talk: TalkFigures;
  readonly quotes: Readonly<Record<number, string>>;
  readonly customers: Customers;
};

const sliceMessages = 4_000;

/** Inspects all of the chats again, and adds up a part of them. */
export async function partOfChats(
  { transcript, options }: Chats,
  { part, changes, reviews }: AskedPart,
  pace: Pace,
): Promise<ToldPart> {
  const { pause, signal } = pace;
  const ruleset = applyChanges(builtInRuleset, changes);
  const inspector = compileRuleset(ruleset);
  const slices: Inspection[] = [];
  for (const [from, to] of slicesOf(transcript, sliceMessages)) {
    await pause();
    throwIfAborted(signal);
    slices.push(inspector.inspect(transcript, { ...options, from, to }));
  }
  const { orders, hasOrders } = options;
  const inspection = reviewed(ruleset, transcript, mergeInspections(slices), reviews);
  const own = partOfRecord(ruleset, { transcript, inspection, orders }, part);
  const { findings, notEvaluable } = own.inspection;
  const quoted = new Set(findings.flatMap(({ evidence }) => evidence.map(({ message }) => message)));
  const ownChats = { transcript: own.transcript, options: { ...options, orders: own.orders } };
  return {
    talk: await talkOfChats(ownChats, { changes }, pace),
    overview: overview({ ...own, ruleset, hasOrders, ...(part.agents && { listed: part.agents }) }),
    findings,
    notEvaluable,
    quotes: Object.fromEntries([...quoted].map((message) => [message, own.transcript.text[message]])),
    customers: customersOf(own.transcript, new Set(findings.map(({ conversation }) => conversation))),
  };
}
