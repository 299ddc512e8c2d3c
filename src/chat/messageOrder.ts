/** The order of messages within their conversations: groups, clocks over midnight, sorting, repeats. */
import { noConversation, type ChatBuilder } from "./builder";
import type { Decision, Duplicate, ReadOptions } from "./reading";
import { TimePrecision } from "./transcript";

const secondsOfDay = 86_400;
/** A clock that falls by less than this is disorder in the source; by more, the next day. */
const disorder = 3600;

/** So few steps back are disorder, not direction. */
const fewSteps = 3;

/** Whether nearly every dated step within a conversation goes back in time: some exports print the newest message first. */
export function runsBackwards(builder: ChatBuilder): boolean {
  let back = 0;
  let forth = 0;
  let last = NaN;
  let conversation = noConversation;
  for (let i = 0; i < builder.length; i++) {
    const time = builder.time[i];
    if (builder.clockOnly[i] === 1 || Number.isNaN(time)) continue;
    if (builder.conversation[i] === conversation) {
      if (time < last) back++;
      else if (time > last) forth++;
    }
    conversation = builder.conversation[i];
    last = time;
  }
  return back > fewSteps && back > 9 * forth;
}

export interface Grouped {
  /** Indices of the builder, conversation by conversation, oldest first as far as the source's order tells. */
  readonly order: Int32Array;
  readonly offsets: Int32Array;
}

/** A counting sort by conversation code: stable, one pass to count and one to place; newest-first sources are turned round. */
export function groupByConversation(builder: ChatBuilder, backwards: boolean): Grouped {
  const count = builder.conversations.names.length;
  const offsets = new Int32Array(count + 1);
  for (let i = 0; i < builder.length; i++) {
    const after = builder.conversation[i] + 1;
    offsets[after] = offsets[after] + 1;
  }
  for (let code = 0; code < count; code++) {
    offsets[code + 1] = offsets[code + 1] + offsets[code];
  }
  const next = offsets.slice();
  const order = new Int32Array(builder.length);
  for (let step = 0; step < builder.length; step++) {
    const i = backwards ? builder.length - 1 - step : step;
    const code = builder.conversation[i];
    const place = next[code];
    order[place] = i;
    next[code] = place + 1;
  }
  return { order, offsets };
}

/** Clocks without a day take the day of the message above, and roll over midnight. */
export function settleClocks(
  builder: ChatBuilder,
  grouped: Grouped,
  options: ReadOptions,
  decisions: Decision[],
): void {
  const hasReference =
    options.referenceDate !== undefined && options.referenceDate !== null && options.referenceDate !== "";
  let dayless = 0;
  let firstRow: number | null = null;
  for (let c = 0; c + 1 < grouped.offsets.length; c++) {
    let last = NaN;
    let dated = hasReference;
    for (let k = grouped.offsets[c]; k < grouped.offsets[c + 1]; k++) {
      const i = grouped.order[k];
      const time = builder.time[i];
      if (Number.isNaN(time)) continue;
      if (builder.clockOnly[i] === 1) {
        const clock = time - Math.floor(time / secondsOfDay) * secondsOfDay;
        let settled = Number.isNaN(last) ? time : Math.floor(last / secondsOfDay) * secondsOfDay + clock;
        if (settled < last - disorder) settled += secondsOfDay;
        builder.time[i] = settled;
        if (!dated) {
          dayless++;
          firstRow ??= builder.row[i];
        }
      } else dated = true;
      last = builder.time[i];
    }
  }
  if (dayless > 0) decisions.push({ code: "noDate", count: dayless, row: firstRow });
}

/**
 * Puts each conversation into the order of its times, in place; one that has an unknown time keeps the source's order.
 *
 * @returns 1 by conversation code where all times are known and thus ascend
 */
export function sortByTime(builder: ChatBuilder, { order, offsets }: Grouped): Uint8Array {
  const { time } = builder;
  const ordered = new Uint8Array(offsets.length - 1).fill(1);
  for (let c = 0; c + 1 < offsets.length; c++) {
    const start = offsets[c];
    const end = offsets[c + 1];
    let sorted = true;
    let last = -Infinity;
    for (let k = start; k < end; k++) {
      const at = time[order[k]];
      if (Number.isNaN(at)) {
        ordered[c] = 0;
        break;
      }
      if (at < last) sorted = false;
      last = at;
    }
    if (ordered[c] === 1 && !sorted) {
      // The sort is stable: typed arrays promise it as arrays do.
      order.subarray(start, end).sort((a, b) => time[a] - time[b]);
    }
  }
  return ordered;
}

/** How many messages are compared with one another before a set is worth its while. */
const fewMessages = 8;

/**
 * A repeated message has the same conversation, sender, time and text. Messages whose clock is unknown are never taken for
 * repeats: nobody knows that they are.
 */
export function dropDuplicates(builder: ChatBuilder, { order, offsets }: Grouped, ordered: Uint8Array) {
  const duplicates: Duplicate[] = [];
  const dropped = new Uint8Array(builder.length);
  const drop = (i: number, of: number) => {
    dropped[i] = 1;
    duplicates.push({ row: builder.row[i], of: builder.row[of] });
  };
  for (let c = 0; c + 1 < offsets.length; c++) {
    const end = offsets[c + 1];
    let start = offsets[c];
    if (ordered[c] === 0) {
      dropAmong(builder, order.subarray(start, end), dropped, drop);
      continue;
    }
    while (start < end) {
      let stop = start + 1;
      const time = builder.time[order[start]];
      while (stop < end && builder.time[order[stop]] === time) stop++;
      if (stop - start > 1) dropAmong(builder, order.subarray(start, stop), dropped, drop);
      start = stop;
    }
  }
  duplicates.sort((a, b) => a.row - b.row);
  return { kept: duplicates.length === 0 ? order : order.filter((i) => dropped[i] === 0), duplicates };
}

function dropAmong(
  builder: ChatBuilder,
  messages: Int32Array,
  dropped: Uint8Array,
  drop: (i: number, of: number) => void,
): void {
  const { sender, text, time, precision } = builder;
  const clockKnown = (i: number) => precision[i] >= TimePrecision.minute;
  if (messages.length > fewMessages) {
    const first = new Map<string, number>();
    for (const i of messages) {
      if (!clockKnown(i)) continue;
      const key = `${sender[i]}\n${time[i]}\n${text[i]}`;
      const of = first.get(key);
      if (of === undefined) first.set(key, i);
      else drop(i, of);
    }
    return;
  }
  for (let b = 1; b < messages.length; b++) {
    const i = messages[b];
    if (!clockKnown(i)) continue;
    for (let a = 0; a < b; a++) {
      const of = messages[a];
      if (dropped[of] === 1 || sender[of] !== sender[i] || time[of] !== time[i] || text[of] !== text[i])
        continue;
      drop(i, of);
      break;
    }
  }
}
