/** One comparison: our work beside a peer that does the same, or a floor that nobody gets under, on the same data. */
export interface Comparison {
  readonly name: string;
  readonly peer: string;
  readonly work: () => unknown;
  readonly peerWork: () => unknown;
}

export interface Measured {
  readonly name: string;
  readonly peer: string;
  /** Milliseconds, medians. */
  readonly work: number;
  readonly peerWork: number;
  readonly ratio: number;
}

/** Results are kept here, so that no engine finds out that nobody looks at them. */
export const sink: unknown[] = [];

function milliseconds(work: () => unknown): number {
  const started = performance.now();
  sink[0] = work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Runs the comparisons round by round, so that a busy moment of the machine hits all alike. The first round warms up and
 * does not count. The ratio is the median of the rounds' ratios.
 */
export function measure(comparisons: readonly Comparison[], rounds: number): Measured[] {
  const times = comparisons.map(() => ({ work: [] as number[], peerWork: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    comparisons.forEach(({ work, peerWork }, index) => {
      const [ours, theirs] = [milliseconds(work), milliseconds(peerWork)];
      if (round === 0) return;
      times[index]!.work.push(ours);
      times[index]!.peerWork.push(theirs);
    });
  }
  return comparisons.map(({ name, peer }, index) => {
    const { work, peerWork } = times[index]!;
    return {
      name,
      peer,
      work: median(work),
      peerWork: median(peerWork),
      ratio: median(work.map((value, round) => value / peerWork[round]!)),
    };
  });
}
