import { parseTime } from "../../chat/time";
import { TimePrecision } from "../../chat/transcript";
import { readServiceWeek, serviceHoursOf } from "../../metrics/serviceCalendar";
import { defaultServiceHours, type ServiceHours } from "../../metrics/serviceHours";
import { Problem } from "../../problem";
import { wrong, type ScalarParameter } from "./parameter";

/** A moment as a cell holds it. */
export interface TimeValue {
  /** Seconds of the local wall clock. */
  readonly seconds: number;
  /** The cell names a time of the day and no day. */
  readonly clockOnly: boolean;
  /** The cell names a day and no time of it; a serial number of midnight does not tell. */
  readonly dayOnly: boolean;
}

/** A date and time, or a time of the day: a serial number or any text that chats use. */
export function time(): ScalarParameter<TimeValue> {
  return {
    kind: "scalar",
    type: "time",
    optional: false,
    read(cell, name) {
      const { seconds, clockOnly, precision } = parseTime(cell);
      if (Number.isNaN(seconds)) throw wrong("functions.notTime", name, cell);
      return { seconds, clockOnly, dayOnly: typeof cell === "string" && precision === TimePrecision.day };
    },
  };
}

/** A day: midnight in seconds of the local wall clock. */
export function day(): ScalarParameter<number> {
  return {
    kind: "scalar",
    type: "day",
    optional: false,
    read(cell, name) {
      const { seconds, clockOnly } = parseTime(cell);
      if (Number.isNaN(seconds) || clockOnly) throw wrong("functions.notDate", name, cell);
      return Math.floor(seconds / 86_400) * 86_400;
    },
  };
}

/** What Excel offers while a formula is typed: the usual hours under each policy. */
const commonHours = ["08:00-23:00", "08:00-23:00 leaveOut", "08:00-23:00 countAll"] as const;

/** Service hours: "08:00-23:00", with a policy after them ("08:00-23:00 leaveOut"), or TRUE for 08:00–23:00. */
export function hours(): ScalarParameter<ServiceHours> {
  return {
    kind: "scalar",
    type: "hours",
    optional: false,
    choices: commonHours,
    read(cell, name) {
      if (cell === true || (typeof cell === "string" && /^true$/i.test(cell.trim())))
        return defaultServiceHours;
      if (typeof cell !== "string") throw wrong("functions.notHours", name, cell);
      try {
        return serviceHoursOf({ ...readServiceWeek(cell), holidays: [], workdays: [] });
      } catch (error) {
        if (error instanceof Problem) throw wrong("functions.notHours", name, cell);
        throw error;
      }
    },
  };
}
