import type { Decision } from "./reading";

/** Counts rows by decision, each decision with the first of its rows. */
export class DecisionTally {
  private readonly counts = new Map<
    Decision["code"],
    { count: number; row: number | null; value?: string }
  >();

  add(code: Decision["code"], row: number | null, value?: string): void {
    const known = this.counts.get(code);
    if (known) known.count++;
    else this.counts.set(code, { count: 1, row, ...(value === undefined ? {} : { value }) });
  }

  get list(): Decision[] {
    return [...this.counts].map(([code, tally]) => ({ code, ...tally }));
  }
}
