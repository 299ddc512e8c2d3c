import { noConversation, type ChatBuilder } from "./builder";
import { foldName } from "./fold";
import type { Decision, Duplicate, ReadOptions, RoleBasisId, SenderDecision } from "./reading";
import { Role } from "./role";
import {
  dropDuplicates,
  groupByConversation,
  runsBackwards,
  settleClocks,
  sortByTime,
  type Grouped,
} from "./messageOrder";
import { recurringNames } from "./recurringNames";
import {
  applyToMessages,
  decideByCompany,
  decideByMessage,
  handedNames,
  NameJudge,
  type RoleDecisions,
} from "./roles";
import { defaultSessionGap, splitSessions } from "./sessions";
import { conversationOutsideShops } from "./shops";
import { RoleBasis, TimePrecision, type Transcript } from "./transcript";

export interface Settled {
  readonly transcript: Transcript;
  /** Ascending by row. */
  readonly duplicates: readonly Duplicate[];
  readonly senders: readonly SenderDecision[];
  readonly decisions: readonly Decision[];
  /** Conversation code in the transcript by index of the builder. */
  readonly conversation: Int32Array;
  /** Code of the source's conversation by index of the builder: the same for all sessions of one. */
  readonly source: Int32Array;
}

/**
 * Makes a transcript of the messages that a builder gathered: settles roles, conversations and times, sorts each conversation
 * by time (stable; the source's order where any time is unknown), drops exact duplicates and splits conversations into
 * sessions. Every decision is returned.
 */
export function settle(builder: ChatBuilder, options: ReadOptions = {}): Settled {
  const decisions: Decision[] = [];
  const judge = new NameJudge(options);
  const roles = decideByMessage(builder, judge, options);
  makeAgents(builder, roles, handedAgents(builder, roles), RoleBasis.counterpart);
  // The name that answers one customer after the other.
  makeAgents(builder, roles, recurringNames(builder, roles), RoleBasis.recurringName);
  const backwards = options.newestFirst ?? runsBackwards(builder);
  if (backwards) decisions.push({ code: "newestFirst", count: builder.length, row: null });
  settleConversations(builder, roles, backwards, options, decisions);
  decideByCompany(builder, judge, roles);
  applyToMessages(builder, roles, options);

  const grouped = groupByConversation(builder, backwards);
  settleClocks(builder, grouped, options, decisions);
  const ordered = sortByTime(builder, grouped);
  const { kept, duplicates } = dropDuplicates(builder, grouped, ordered);
  const whole = transcriptOf(builder, roles, kept);
  const gap = options.sessionGap ?? defaultSessionGap;
  const { transcript, split } = splitSessions(whole, gap, options.closedSessionGap);
  if (split > 0) decisions.push({ code: "split", count: split, row: null, value: String(gap) });
  if (transcript.length > 0 && transcript.precision.every((p) => p <= TimePrecision.minute)) {
    if (transcript.precision.includes(TimePrecision.minute)) {
      decisions.push({ code: "minutePrecision", count: transcript.length, row: null });
    }
  }
  return {
    transcript,
    duplicates,
    senders: senderDecisions(transcript, roles),
    decisions,
    conversation: split > 0 ? sessionsOf(grouped, kept, transcript) : builder.conversation,
    source: builder.conversation,
  };
}

/** A repeat belongs to the session of the message above it, which it repeats or which stands at the same time. */
function sessionsOf({ order }: Grouped, kept: Int32Array, transcript: Transcript): Int32Array {
  const conversation = new Int32Array(order.length);
  let k = -1;
  for (const i of order) {
    if (kept[k + 1] === i) k++;
    conversation[i] = transcript.conversation[k];
  }
  return conversation;
}

/** Open names that hand-over lines name where nothing names conversations: nobody takes them for further customers. */
function handedAgents(builder: ChatBuilder, roles: RoleDecisions): number[] {
  const handed = handedNames(builder, roles).get(noConversation);
  if (handed === undefined) return [];
  return [...builder.senders.names.keys()].filter(
    (code) => roles.senders[code].role === Role.unknown && handed.has(foldName(builder.senders.names[code])),
  );
}

/** Takes names for agents' before conversations are known. */
function makeAgents(
  builder: ChatBuilder,
  roles: RoleDecisions,
  codes: Iterable<number>,
  basis: number,
): void {
  const agents = new Set(codes);
  if (agents.size === 0) return;
  for (const sender of agents) roles.senders[sender] = { role: Role.agent, basis };
  for (let i = 0; i < builder.length; i++) {
    if (!agents.has(builder.sender[i]) || roles.role[i] !== Role.unknown) continue;
    roles.role[i] = Role.agent;
    roles.basis[i] = basis;
  }
}

/** Where the source names no conversation, a customer's name is one, and an agent speaks to the last customer. */
function settleConversations(
  builder: ChatBuilder,
  roles: RoleDecisions,
  backwards: boolean,
  options: ReadOptions,
  decisions: Decision[],
): void {
  const { conversation, sender } = builder;
  let open = 0;
  for (let i = 0; i < builder.length; i++) if (conversation[i] === noConversation) open++;
  if (open === 0) return;

  const isCustomer = customersByName(builder, roles);
  let current = noConversation;
  let pending: number[] = [];
  for (let step = 0; step < builder.length; step++) {
    const i = backwards ? builder.length - 1 - step : step;
    const code = sender[i];
    if (conversation[i] === noConversation) {
      if (isCustomer[code] === 1) conversation[i] = builder.conversations.code(builder.senders.names[code]);
      else if (current === noConversation) {
        pending.push(i);
        continue;
      } else conversation[i] = current;
    }
    current = conversation[i];
    for (const waiting of pending) conversation[waiting] = current;
    pending = [];
  }
  if (pending.length > 0) {
    const code = builder.conversations.code(options.conversation ?? "1");
    for (const waiting of pending) conversation[waiting] = code;
    decisions.push({ code: "oneConversation", count: pending.length, row: null });
  } else decisions.push({ code: "conversationByCustomer", count: open, row: null });
}

/**
 * Customers by sender code, before conversations are known: those whom the source or their name says to be, and where some
 * agent is known for sure, everyone else who is no robot and no platform.
 */
function customersByName(builder: ChatBuilder, roles: RoleDecisions): Uint8Array {
  const count = builder.senders.names.length;
  const customer = new Uint8Array(count);
  const other = new Uint8Array(count);
  let agentKnown = false;
  for (let i = 0; i < builder.length; i++) {
    const code = builder.sender[i];
    // A hand-over line under the buyer's name tells nothing of the buyer; the source may still name the agent.
    if (roles.basis[i] === RoleBasis.systemPattern) {
      if (builder.stated[i] === Role.agent) other[code] = 1;
      continue;
    }
    if (roles.role[i] === Role.customer) customer[code] = 1;
    else if (roles.role[i] !== Role.unknown) other[code] = 1;
    if (roles.role[i] === Role.agent) agentKnown = true;
  }
  for (let code = 0; code < count; code++) {
    const decision = roles.senders[code];
    if (builder.senders.names[code] === "") customer[code] = 0;
    // A masked name is a customer's, whatever the platform prints below it.
    else if (decision.role === Role.customer) customer[code] = 1;
    else if (agentKnown && other[code] === 0 && decision.role === Role.unknown) customer[code] = 1;
  }
  return customer;
}

function transcriptOf(builder: ChatBuilder, roles: RoleDecisions, kept: Int32Array): Transcript {
  const length = kept.length;
  const count = builder.conversations.names.length;
  const offsets = new Int32Array(count + 1);
  const conversation = new Int32Array(length);
  const time = new Float64Array(length);
  const precision = new Uint8Array(length);
  const sender = new Int32Array(length);
  const role = new Uint8Array(length);
  const roleBasis = new Uint8Array(length);
  const row = new Int32Array(length);
  const text = new Array<string>(length);
  for (let k = 0; k < length; k++) {
    const i = kept[k];
    const code = builder.conversation[i];
    conversation[k] = code;
    offsets[code + 1] = k + 1;
    time[k] = builder.time[i];
    precision[k] = builder.precision[i];
    sender[k] = builder.sender[i];
    role[k] = roles.role[i];
    roleBasis[k] = roles.basis[i];
    row[k] = builder.row[i];
    text[k] = builder.text[i];
  }
  return {
    length,
    conversations: builder.namesShops
      ? builder.conversations.names
      : builder.conversations.names.map(conversationOutsideShops),
    offsets,
    conversation,
    time,
    precision,
    senders: builder.senders.names,
    sender,
    role,
    roleBasis,
    text,
    row,
  };
}

const basisIds = Object.keys(RoleBasis) as RoleBasisId[];
const basisByCode = new Map<number, RoleBasisId>(basisIds.map((id) => [RoleBasis[id], id]));

/** The role in which each sender mostly speaks; lines that only a pattern made system or automatic do not count against it. */
function senderDecisions(transcript: Transcript, roles: RoleDecisions): SenderDecision[] {
  const count = transcript.senders.length;
  const messages = new Int32Array(count);
  // Nearly every name speaks in one role alone: its first stands in an array, any other in the map.
  const firstKey = new Int32Array(count).fill(-1);
  const firstTally = new Int32Array(count);
  const tallies = new Map<number, number>();
  for (let i = 0; i < transcript.length; i++) {
    const sender = transcript.sender[i];
    messages[sender] = messages[sender] + 1;
    const basis = transcript.roleBasis[i];
    if (basis === RoleBasis.systemPattern || basis === RoleBasis.automaticReply) continue;
    const part = transcript.role[i] * 16 + basis;
    if (firstKey[sender] < 0) firstKey[sender] = part;
    if (firstKey[sender] === part) firstTally[sender]++;
    else tallies.set(sender * 128 + part, (tallies.get(sender * 128 + part) ?? 0) + 1);
  }
  const best = new Map<number, { role: Role; basis: number; tally: number }>();
  for (let code = 0; code < count; code++) {
    if (firstKey[code] < 0) continue;
    const [part, tally] = [firstKey[code], firstTally[code]];
    best.set(code, { role: (part >> 4) as Role, basis: part & 15, tally });
  }
  for (const [key, tally] of tallies) {
    const sender = Math.floor(key / 128);
    const known = best.get(sender);
    if (known && known.tally >= tally) continue;
    best.set(sender, { role: (Math.floor(key / 16) % 8) as Role, basis: key % 16, tally });
  }
  const list: SenderDecision[] = [];
  transcript.senders.forEach((name, code) => {
    if (messages[code] === 0) return;
    const { role, basis } = best.get(code) ?? roles.senders[code];
    const id = basisByCode.get(basis) ?? "undecided";
    list.push({ sender: name, role, basis: id, messages: messages[code] });
  });
  return list.sort((a, b) => b.messages - a.messages);
}
