import { writeDayHours } from "../metrics/serviceCalendar";
import type { ServiceHours } from "../metrics/serviceHours";
import en from "./en-US/serviceHours.json";
import { messagesOf, type Locale } from "./translate";
import zh from "./zh-CN/serviceHours.json";

/** Texts of the service hours: of their settings, and of what the results say of them. */
export const serviceHoursText = messagesOf({ "en-US": en, "zh-CN": zh });

export type ServiceHoursKey = keyof typeof en;

/** Keys of the weekdays' names, Monday first. */
export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const satisfies readonly ServiceHoursKey[];

/**
 * By which hours response times were counted, in a sentence.
 *
 * @param hours null: none are set
 * @example serviceHoursSentence("en-US", defaultServiceHours)
 *   //=> "Service hours: every day 08:00-23:00. Only seconds within them count."
 */
export function serviceHoursSentence(locale: Locale, hours: ServiceHours | null): string {
  if (!hours) return serviceHoursText(locale, "tells.none");
  const said = [...weekOf(locale, hours), ...exceptionsOf(locale, hours)];
  return serviceHoursText(locale, `tells.${hours.policy}`, {
    hours: said.join(serviceHoursText(locale, "and")),
  });
}

/** Weekdays that follow each other with the same hours are said at once. */
function weekOf(locale: Locale, { week }: ServiceHours): string[] {
  const texts = week.map((hours) => writeDayHours(hours) || serviceHoursText(locale, "closed"));
  const nameOf = (weekday: number) => serviceHoursText(locale, weekdays[weekday]);
  const said: string[] = [];
  for (let from = 0; from < texts.length;) {
    let to = from;
    while (texts[to + 1] === texts[from]) to++;
    const hours = texts[from];
    if (to - from === texts.length - 1) said.push(serviceHoursText(locale, "daily", { hours }));
    else if (to === from) said.push(serviceHoursText(locale, "oneDay", { day: nameOf(from), hours }));
    else said.push(serviceHoursText(locale, "days", { from: nameOf(from), to: nameOf(to), hours }));
    from = to + 1;
  }
  return said;
}

function exceptionsOf(locale: Locale, { exceptions }: ServiceHours): string[] {
  const days = [...new Map(exceptions.map(({ day, hours }) => [day, hours])).values()];
  const open = days.filter((hours) => hours !== null).length;
  const counts = { closed: days.length - open, open } as const;
  return (["closed", "open"] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => serviceHoursText(locale, `exceptions.${kind}`, { count: counts[kind] }));
}
