/** A moment as the reader writes it; what is no moment is shown as it came. */
export function sayMoment(time: string, locale: string): string {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime())
    ? time
    : moment.toLocaleString(locale, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
}

/** The day of seconds of the local wall clock. */
export function sayDay(seconds: number, locale: string): string {
  return new Date(seconds * 1000).toLocaleDateString(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    timeZone: "UTC",
  });
}
