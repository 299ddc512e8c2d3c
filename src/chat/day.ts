/**
 * The day of a moment on the local wall clock, the same in every time zone and language; null when the moment is unknown.
 *
 * @example dayOf(1772445600) //=> "2026-03-02"
 */
export function dayOf(seconds: number): string | null {
  return Number.isNaN(seconds) ? null : new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** Chats that tell no days are counted from 1970-01-01: no chat is that old. */
const firstDated = 365 * 86_400;

/**
 * Whether a moment has a day, and not a clock alone.
 *
 * @example isDated(1772445600) //=> true
 */
export function isDated(seconds: number): boolean {
  return seconds >= firstDated;
}
