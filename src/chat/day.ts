/**
 * The day of a moment on the local wall clock, the same in every time zone and language; null when the moment is unknown.
 *
 * @example dayOf(1772445600) //=> "2026-03-02"
 */
export function dayOf(seconds: number): string | null {
  return Number.isNaN(seconds) ? null : new Date(seconds * 1000).toISOString().slice(0, 10);
}
