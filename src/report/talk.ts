import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";
import {
  concerns,
  lostReasons,
  stages,
  type Concern,
  type LostOwner,
  type LostReason,
  type Stage,
  type TalkLabels,
} from "../inspection/labels";

/** An inquiry that ended without an order. */
export interface LostConversation {
  readonly conversation: string;
  /** The human agent who last wrote; null when none did. */
  readonly agent: string | null;
  /** 1-based rows that show why; the conversation's first where nothing does. */
  readonly rows: readonly number[];
}

/** Inquiries that were lost for one cause. */
export interface LostFigures {
  /** As `lostCauses` names it; null: the buyer left without saying why. */
  readonly cause: string | null;
  readonly reason: LostReason | null;
  /** Who can do something about it. */
  readonly owner: LostOwner | null;
  readonly conversations: readonly LostConversation[];
}

/** Why inquiries become no orders, and how far conversations came. */
export interface TalkFigures {
  readonly conversations: number;
  /** Most conversations first, those without a cause last. */
  readonly lost: readonly LostFigures[];
  /** Conversations of which nobody knows whether they led to an order: the record has no orders, and nothing was said. */
  readonly undecided: number;
  /** Conversations by the furthest stage that they reached. */
  readonly stages: Readonly<Record<Stage, number>>;
  /** Conversations in which the customer hesitated about it. */
  readonly concerns: Readonly<Record<Concern, number>>;
}

/**
 * Adds up the labels of a record's conversations.
 *
 * @param labels of consecutive conversations, `from` on
 * @example talkFigures(transcript, talkLabelsOf(ruleset, transcript, { orders })).lost[0].cause //=> "price"
 */
export function talkFigures(transcript: Transcript, labels: readonly TalkLabels[], from = 0): TalkFigures {
  const lost = new Map<string | null, LostFigures & { readonly conversations: LostConversation[] }>();
  let undecided = 0;
  labels.forEach(({ conversation, lostInquiry }, i) => {
    const { cause, reason, owner, rows } = {
      ...{ cause: lostInquiry.cause, owner: lostInquiry.owner },
      ...{ reason: lostInquiry.values[0]?.value ?? null, rows: lostInquiry.values[0]?.rows },
    };
    if (lostInquiry.unknown === "noOrders") undecided++;
    if (cause === null && lostInquiry.unknown !== "notSaid") return;
    const known = lost.get(cause) ?? { cause, reason, owner, conversations: [] };
    lost.set(cause, known);
    const first = transcript.row[transcript.offsets[from + i]];
    known.conversations.push({
      conversation,
      agent: lastAgent(transcript, from + i),
      rows: rows ?? [first],
    });
  });
  const count = (has: (labels: TalkLabels) => boolean) => labels.filter(has).length;
  return {
    conversations: labels.length,
    lost: inOrder([...lost.values()]),
    undecided,
    stages: byValue(stages, (each) => count(({ stage }) => stage.values[0]?.value === each)),
    concerns: byValue(concerns, (each) =>
      count((labels) => labels.concerns.values.some(({ value }) => value === each)),
    ),
  };
}

/** The figures of slices of one record, taken together. */
export function mergeTalk(parts: readonly TalkFigures[]): TalkFigures {
  const lost = new Map<string | null, LostFigures & { readonly conversations: LostConversation[] }>();
  for (const figures of parts.flatMap((part) => part.lost)) {
    const known = lost.get(figures.cause);
    if (known) known.conversations.push(...figures.conversations);
    else lost.set(figures.cause, { ...figures, conversations: [...figures.conversations] });
  }
  const total = (valueOf: (part: TalkFigures) => number) =>
    parts.reduce((sum, part) => sum + valueOf(part), 0);
  return {
    conversations: total((part) => part.conversations),
    lost: inOrder([...lost.values()]),
    undecided: total((part) => part.undecided),
    stages: byValue(stages, (each) => total((part) => part.stages[each])),
    concerns: byValue(concerns, (each) => total((part) => part.concerns[each])),
  };
}

/** Lost inquiries of one agent; of all when none is named. */
export function lostOf({ lost }: TalkFigures, agent?: string): LostFigures[] {
  if (agent === undefined) return [...lost];
  const own = lost.map((figures) => ({
    ...figures,
    conversations: figures.conversations.filter((each) => each.agent === agent),
  }));
  return inOrder(own.filter(({ conversations }) => conversations.length > 0));
}

/** Lost inquiries by where the reason lies; `null`: not said. */
export function lostByReason(lost: readonly LostFigures[]): Readonly<Record<LostReason | "notSaid", number>> {
  const count = (reason: LostReason | null) =>
    lost
      .filter((each) => each.reason === reason)
      .reduce((sum, { conversations }) => sum + conversations.length, 0);
  return { ...byValue(lostReasons, count), notSaid: count(null) };
}

function inOrder(lost: readonly LostFigures[]): LostFigures[] {
  const last = ({ cause }: LostFigures) => (cause === null ? 1 : 0);
  return [...lost].sort((a, b) => last(a) - last(b) || b.conversations.length - a.conversations.length);
}

function lastAgent({ offsets, role, sender, senders }: Transcript, conversation: number): string | null {
  for (let i = offsets[conversation + 1] - 1; i >= offsets[conversation]; i--)
    if (role[i] === Role.agent) return senders[sender[i]];
  return null;
}

function byValue<Value extends string>(
  values: readonly Value[],
  of: (value: Value) => number,
): Record<Value, number> {
  return Object.fromEntries(values.map((value) => [value, of(value)])) as Record<Value, number>;
}
