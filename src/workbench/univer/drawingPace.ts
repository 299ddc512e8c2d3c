/** So long after a write of the add-in's another one may come: drawing each would take longer than writing it. */
const lullMilliseconds = 150;
/** However busily it writes, a person sees it go on. */
const longestMilliseconds = 500;

/**
 * Whether a frame is drawn while an add-in writes one batch after the other.
 *
 * @param now all times in milliseconds of one clock
 * @example drawsAt(1000, { written: 990, drawn: 900 }) //=> false
 */
export function drawsAt(
  now: number,
  { written, drawn }: { readonly written: number; readonly drawn: number },
): boolean {
  return now - written >= lullMilliseconds || now - drawn >= longestMilliseconds;
}
