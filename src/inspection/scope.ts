import { Role } from "../chat/role";
import { roleBits, type Conversation } from "./conversation";
import type { Amount, Reason, RoleName, Scope } from "./language";
import { no, unknown, type Hit, type Outcome } from "./outcome";
import type { Range, Test } from "./operators/operator";

/**
 * Where a condition looks. `certain` holds the messages that are inside for sure, `possible` also those that may be, where
 * times are written to the minute.
 */
interface Window {
  readonly certain: Range;
  readonly possible: Range;
}
type WindowOrReason = Window | { readonly reason: Reason };

const exactly = (range: Range): Window => ({ certain: range, possible: range });

/** Finds the window of a condition around an anchor, or in the whole conversation. */
export type WindowOf = (conversation: Conversation, anchor: Hit | null) => WindowOrReason;

/** Makes a scope ready. */
export function compileScope(
  { part, anchor }: Scope,
  role: RoleName,
  amount: (value: Amount) => number,
): WindowOf {
  const partMessages = part?.messages === undefined ? null : amount(part.messages);
  const partSeconds = part?.seconds === undefined ? null : amount(part.seconds);
  const messages = anchor?.messages === undefined ? null : amount(anchor.messages);
  const seconds = anchor?.seconds === undefined ? null : amount(anchor.seconds);
  const under = anchor?.under === undefined ? null : amount(anchor.under);
  const bits = roleBits[role];

  return (conversation, hit) => {
    let window = exactly({ from: conversation.from, to: conversation.to });
    if (anchor && hit) {
      const around = aroundAnchor(conversation, hit, anchor.side, bits);
      if ("reason" in around) return around;
      window = around;
      if (seconds !== null) {
        const timed = withinSeconds(conversation, window, hit, (distance) => distance <= seconds);
        if ("reason" in timed) return timed;
        window = timed;
      }
      if (under !== null) {
        const timed = withinSeconds(conversation, window, hit, (distance) => distance < under);
        if ("reason" in timed) return timed;
        window = timed;
      }
      if (messages !== null) window = nearest(conversation, window, hit, messages, bits);
    }
    if (!part) return window;
    if (partSeconds !== null) {
      const timed = ofSeconds(conversation, window, part.of, partSeconds);
      if ("reason" in timed) return timed;
      window = timed;
    }
    if (partMessages !== null)
      window = mapWindow(window, (range) => ofMessages(conversation, range, part.of, partMessages, bits));
    return window;
  };
}

/**
 * What a condition says of its window. Where the window's edge is in doubt, it is judged with and without the doubtful
 * messages; two verdicts make none.
 */
export function testWindow(test: Test, conversation: Conversation, window: WindowOrReason): Outcome {
  if ("reason" in window) return unknown(window.reason);
  const certain = test(conversation, window.certain);
  const { possible } = window;
  if (possible.from === window.certain.from && possible.to === window.certain.to) return certain;
  const other = test(conversation, possible);
  return other.truth === certain.truth ? certain : unknown("minutePrecision", other.hits);
}

/** Joins what a condition says around several anchors: true where any is true. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  const hits = outcomes.filter((outcome) => outcome.truth === true).flatMap((outcome) => outcome.hits);
  if (outcomes.some((outcome) => outcome.truth === true)) return { truth: true, hits };
  return outcomes.find((outcome) => outcome.truth === null) ?? outcomes[0] ?? no;
}

function mapWindow(window: Window, change: (range: Range) => Range): Window {
  const certain = change(window.certain);
  const sameRange = window.possible.from === window.certain.from && window.possible.to === window.certain.to;
  return { certain, possible: sameRange ? certain : change(window.possible) };
}

function aroundAnchor(
  conversation: Conversation,
  hit: Hit,
  side: NonNullable<Scope["anchor"]>["side"],
  bits: number,
): WindowOrReason {
  const { from, to } = conversation;
  if (hit.isEvent && !conversation.hasAllTimes) return { reason: "noTimes" };
  switch (side) {
    case "at":
      return exactly({ from: hit.before, to: hit.after });
    case "around":
      return exactly({ from, to });
    case "before":
      return exactly({ from, to: hit.before });
    case "after":
      return hit.isEvent ? afterEvent(conversation, hit) : exactly({ from: hit.after, to });
    case "turn":
      return exactly(turnAround(conversation, hit));
    case "answer": {
      const { role } = conversation.transcript;
      let start = hit.after;
      while (start < to && !((bits >> role[start]) & 1)) start++;
      let end = start;
      while (end < to && ((bits >> role[end]) & 1 || role[end] === Role.system || role[end] === Role.robot))
        end++;
      return exactly({ from: start, to: end });
    }
  }
}

/** The customer's messages and the answer to them among which a hit stands. */
function turnAround({ transcript, from, to }: Conversation, hit: Hit): Range {
  const { role } = transcript;
  let start = Math.min(hit.before, to - 1);
  while (start > from && role[start] !== Role.customer) start--;
  while (start > from && role[start - 1] !== Role.agent) start--;
  let end = start;
  while (end < to && role[end] !== Role.agent) end++;
  while (end < to && role[end] !== Role.customer) end++;
  return { from: start, to: end };
}

/** Messages later than an event; those of the event's own minute only perhaps. */
function afterEvent(conversation: Conversation, hit: Hit): Window {
  const { time } = conversation.transcript;
  let possible = hit.after;
  while (possible > conversation.from && time[possible - 1] + conversation.slack(possible - 1) > hit.time)
    possible--;
  return {
    certain: { from: hit.after, to: conversation.to },
    possible: { from: possible, to: conversation.to },
  };
}

/** Messages whose distance from the anchor, in seconds and on either side, is near enough. */
function withinSeconds(
  conversation: Conversation,
  window: Window,
  hit: Hit,
  isNear: (distance: number) => boolean,
): WindowOrReason {
  if (!conversation.hasAllTimes || Number.isNaN(hit.time)) return { reason: "noTimes" };
  const { time } = conversation.transcript;
  const isIn = (message: number, certain: boolean): boolean => {
    const slack = conversation.slack(message);
    const latest = time[message] + slack - hit.time;
    const earliest = time[message] - hit.time - hit.slack;
    return certain ? isNear(latest) && isNear(-earliest) : isNear(earliest) && isNear(-latest);
  };
  const shrink = (range: Range, certain: boolean): Range => {
    let { from, to } = range;
    while (from < to && !isIn(from, certain)) from++;
    while (to > from && !isIn(to - 1, certain)) to--;
    return { from, to };
  };
  return { certain: shrink(window.certain, true), possible: shrink(window.possible, false) };
}

/** The so many messages of a role that are nearest to the anchor, on either side. */
function nearest(conversation: Conversation, window: Window, hit: Hit, count: number, bits: number): Window {
  return mapWindow(window, (range) => ({
    from: ofMessages(
      conversation,
      { from: range.from, to: Math.max(hit.before, range.from) },
      "last",
      count,
      bits,
    ).from,
    to: ofMessages(conversation, { from: Math.min(hit.after, range.to), to: range.to }, "first", count, bits)
      .to,
  }));
}

/** The first or last so many messages of a role, and what lies between them. */
function ofMessages(
  { transcript: { role } }: Conversation,
  { from, to }: Range,
  of: "first" | "last",
  count: number,
  bits: number,
): Range {
  let left = count;
  if (of === "first") {
    let end = from;
    while (end < to && left > 0) if ((bits >> role[end++]) & 1) left--;
    return { from, to: end };
  }
  let start = to;
  while (start > from && left > 0) if ((bits >> role[--start]) & 1) left--;
  return { from: start, to };
}

/** The first or last so many seconds of the conversation. */
function ofSeconds(
  conversation: Conversation,
  window: Window,
  of: "first" | "last",
  seconds: number,
): WindowOrReason {
  if (!conversation.hasAllTimes) return { reason: "noTimes" };
  const edge = of === "first" ? conversation.from : conversation.to - 1;
  return withinSeconds(
    conversation,
    window,
    conversation.messageHit([edge]),
    (distance) => distance <= seconds,
  );
}
