import { Problem } from "../problem";

const secondsOfHour = 3600;
/** Clocks are changed on a quarter of an hour of UTC: since 1970 everywhere, but once in Liberia. */
const quarter = 900;
const plainOffset = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?$/i;
const farthest = 15 * secondsOfHour;

/** What clocks show at a place, summer time included. */
export class TimeZone {
  private readonly offsets = new Map<number, number>();
  private readonly fixed: number | null;
  private readonly formatter: Intl.DateTimeFormat | null;

  /**
   * @param name as the IANA names it (`Asia/Shanghai`), or an offset (`+08:00`, `UTC+8`)
   * @throws Problem `chat.badTimeZone`
   */
  constructor(readonly name: string) {
    this.fixed = fixedOffset(name);
    this.formatter = this.fixed === null ? formatterOf(name) : null;
  }

  /**
   * Seconds east of UTC at a moment.
   *
   * @param moment seconds since 1970-01-01T00:00:00Z
   * @example new TimeZone("Asia/Shanghai").offsetAt(1713056707) //=> 28800
   */
  offsetAt(moment: number): number {
    if (this.formatter === null) return this.fixed ?? 0;
    const key = Math.floor(moment / quarter);
    let offset = this.offsets.get(key);
    if (offset === undefined) {
      offset = offsetOf(this.formatter, key * quarter);
      this.offsets.set(key, offset);
    }
    return offset;
  }
}

const known = new Map<string, TimeZone>();

/**
 * The zone of that name, made once.
 *
 * @throws Problem `chat.badTimeZone` when nobody knows the name
 */
export function timeZoneOf(name: string): TimeZone {
  let zone = known.get(name);
  if (zone === undefined) {
    zone = new TimeZone(name);
    known.set(name, zone);
  }
  return zone;
}

export function isTimeZone(name: string): boolean {
  try {
    timeZoneOf(name);
    return true;
  } catch {
    return false;
  }
}

/** Names of all zones that this engine knows, in alphabetical order. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
}

/** The zone by which this machine's own clock goes. */
export function timeZoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function fixedOffset(name: string): number | null {
  const match = plainOffset.exec(name.trim());
  if (!match) return null;
  const [, sign, hours, minutes = "0"] = match;
  const seconds = Number(hours) * secondsOfHour + Number(minutes) * 60;
  if (seconds > farthest || Number(minutes) > 59) throw badTimeZone(name);
  return sign === "-" ? 0 - seconds : seconds;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: timeZone.trim(), timeZoneName: "longOffset" });
  } catch {
    throw badTimeZone(timeZone);
  }
}

function badTimeZone(came: string): Problem {
  return new Problem("wrongInput", "chat.badTimeZone", { came });
}

/** `GMT+08:00`, `GMT-00:01:15`, and `GMT` where there is none. */
function offsetOf(formatter: Intl.DateTimeFormat, moment: number): number {
  const written = formatter.formatToParts(moment * 1000).find(({ type }) => type === "timeZoneName")?.value;
  const match = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(written ?? "");
  if (!match) return 0;
  const [, sign, hours, minutes, seconds = "0"] = match;
  const offset = Number(hours) * secondsOfHour + Number(minutes) * 60 + Number(seconds);
  return sign === "-" ? -offset : offset;
}
