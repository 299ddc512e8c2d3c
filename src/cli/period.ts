import { serviceHoursOf, readServiceWeek } from "../metrics/serviceCalendar";
import type { ServiceHours } from "../metrics/serviceHours";
import { Problem } from "../problem";
import { readPeriod, type RecordPart } from "../report";
import { readText } from "./input";
import type { Streams } from "./streams";

/** When the team answers. */
export interface HoursOptions {
  readonly serviceHours?: string;
  /** Days in one line, or a file of them. */
  readonly holidays?: string;
}

/** What a person says of the time: when the team answers, and which days are told of. */
export interface PeriodOptions extends HoursOptions {
  readonly period?: string;
}

export type Period = Pick<RecordPart, "from" | "to">;

/**
 * The service hours of the options; undefined when none are given.
 *
 * @throws Problem `cli.holidaysAlone`, `metrics.hoursText`, `metrics.dates`, those of reading a file
 */
export async function hoursOf(
  { serviceHours, holidays }: HoursOptions,
  streams: Streams,
): Promise<ServiceHours | undefined> {
  if (serviceHours === undefined) {
    if (holidays !== undefined) throw new Problem("wrongInput", "cli.holidaysAlone");
    return undefined;
  }
  const days = holidays === undefined ? [] : await daysOf(holidays, streams);
  return serviceHoursOf({
    ...readServiceWeek(serviceHours),
    holidays: days.filter((day) => !day.startsWith("+")),
    workdays: days.filter((day) => day.startsWith("+")).map((day) => day.slice(1)),
  });
}

/** Days begin with a digit, make-up working days with a plus; anything else names a file of them, one or more a line. */
async function daysOf(text: string, streams: Streams): Promise<string[]> {
  const list = /^\s*\+?\s*\d{4}\D/u.test(text) ? text : await readText(text, streams);
  return list
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, ""))
    .flatMap((line) => line.split(/[,，;；、]/))
    .map((day) => day.trim())
    .filter((day) => day !== "");
}

/** @throws Problem `report.period` */
export function periodOf({ period }: PeriodOptions): Period {
  return period === undefined ? {} : readPeriod(period);
}
