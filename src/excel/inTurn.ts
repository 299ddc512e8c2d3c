let last: Promise<unknown> = Promise.resolve();

/**
 * Scans and clearings of a workbook, one after the other, in the order in which they were asked for: a ribbon's button can be
 * pressed while the pane is checking, and two at once would tread on each other's column, highlights and names.
 *
 * @example
 * const checked = inTurn(() => check(sheet));
 * const cleared = inTurn(() => clear(sheet)); // begins when the check has ended, well or not
 */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}
