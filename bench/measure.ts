/** One comparison: our work beside a peer that does the same, or a floor that nobody gets under, on the same data. */
export interface Comparison {
  readonly name: string;
  readonly peer: string;
  /** Runs before the work and is not timed. */
  readonly before?: () => void;
  readonly work: () => unknown;
  readonly peerWork: () => unknown;
  /** Both sides must give the same result: counts and totals, not milliseconds alone. */
  readonly same?: boolean;
  /** At most so many times the peer's time. */
  readonly target?: number;
  /** Rounds, where the work takes many seconds. */
  readonly rounds?: number;
}

export interface Measured {
  readonly name: string;
  readonly peer: string;
  /** Milliseconds, of the quickest round. */
  readonly work: number;
  readonly peerWork: number;
  readonly ratio: number;
  readonly target: number | undefined;
}

/** Results are kept here, so that no engine finds out that nobody looks at them. */
export const sink: unknown[] = [];

/** A result that knows its own milliseconds: what a peer needs to start is no part of its work. */
export interface Timed {
  readonly milliseconds: number;
  readonly result: unknown;
}

function isTimed(value: unknown): value is Timed {
  return typeof value === "object" && value !== null && "milliseconds" in value;
}

async function timed(work: () => unknown): Promise<Timed> {
  const started = performance.now();
  const value = work();
  const result = value instanceof Promise ? await value : value;
  const milliseconds = performance.now() - started;
  sink[0] = result;
  return isTimed(result) ? result : { milliseconds, result };
}

/** Who goes first reads texts that others have driven out of the caches; so each side does, every other round. */
async function inTurn({ work, peerWork }: Comparison, oursFirst: boolean): Promise<[Timed, Timed]> {
  if (oursFirst) return [await timed(work), await timed(peerWork)];
  const theirs = await timed(peerWork);
  return [await timed(work), theirs];
}

/**
 * Runs the comparisons round by round, so that a busy moment of the machine hits all alike. The first round warms up and
 * does not count. Of the others the quickest counts on either side: what else a machine does only ever adds time, and most
 * to what takes long.
 *
 * @throws Error when two sides that must agree do not: a fast wrong answer is no result
 */
export async function measure(comparisons: readonly Comparison[], rounds: number): Promise<Measured[]> {
  const times = comparisons.map(() => ({ work: [] as number[], peerWork: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const [index, comparison] of comparisons.entries()) {
      if (round > (comparison.rounds ?? rounds)) continue;
      comparison.before?.();
      const [ours, theirs] = await inTurn(comparison, round % 2 === 0);
      if (comparison.same && JSON.stringify(ours.result) !== JSON.stringify(theirs.result)) {
        const results = `${JSON.stringify(ours.result)} and ${JSON.stringify(theirs.result)}`;
        throw new Error(`${comparison.name}: kefu and ${comparison.peer} disagree: ${results}`);
      }
      if (round === 0) continue;
      times[index]!.work.push(ours.milliseconds);
      times[index]!.peerWork.push(theirs.milliseconds);
    }
  }
  return comparisons.map(({ name, peer, target }, index) => {
    const work = Math.min(...times[index]!.work);
    const peerWork = Math.min(...times[index]!.peerWork);
    return { name, peer, work, peerWork, ratio: work / peerWork, target };
  });
}

/** The exponent of a cost that grows as size to the power of it, by least squares of the logarithms; 1 is linear. */
export function exponentOf(points: readonly { readonly size: number; readonly cost: number }[]): number {
  const xs = points.map(({ size }) => Math.log(size));
  const ys = points.map(({ cost }) => Math.log(cost));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const products = xs.map((value, i) => (value - x) * (ys[i]! - y));
  const squares = xs.map((value) => (value - x) ** 2);
  return mean(products) / mean(squares);
}
