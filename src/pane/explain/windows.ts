/** Messages of which a thread is shown whole. */
const wholeUpTo = 120;
/** Messages around one that matters. */
const around = 6;

/** A part of a thread that is shown, or a number of messages that are left out. */
export type Stretch =
  | { readonly kind: "shown"; readonly from: number; readonly to: number }
  | { readonly kind: "gap"; readonly count: number };

/**
 * What is shown of a thread: all of a short one, of a long one what stands around the messages that matter.
 *
 * @param matters places of messages within the thread
 * @example stretchesOf(300, [100]) //=> [{ kind: "gap", count: 94 }, { kind: "shown", from: 94, to: 107 }, { kind: "gap", count: 193 }]
 */
export function stretchesOf(length: number, matters: readonly number[]): Stretch[] {
  if (length <= wholeUpTo) return [{ kind: "shown", from: 0, to: length }];
  const places = matters.length > 0 ? [...new Set(matters)].sort((a, b) => a - b) : [0];
  const stretches: Stretch[] = [];
  let at = 0;
  for (const place of places) {
    const from = Math.max(at, place - around);
    const to = Math.min(length, place + around + 1);
    if (to <= at) continue;
    const last = stretches[stretches.length - 1];
    if (from > at) stretches.push({ kind: "gap", count: from - at });
    if (from === at && last?.kind === "shown") stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ kind: "shown", from, to });
    at = to;
  }
  if (at < length) stretches.push({ kind: "gap", count: length - at });
  return stretches;
}
