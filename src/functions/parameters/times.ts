import { foldName } from "../../chat/fold";
import { parseTime } from "../../chat/time";
import {
  defaultServiceHours,
  serviceHours,
  type ServiceHours,
  type ServiceHoursPolicy,
} from "../../metrics/serviceHours";
import { wrong, type ScalarParameter } from "./parameter";

/** A moment as a cell holds it. */
export interface TimeValue {
  /** Seconds of the local wall clock. */
  readonly seconds: number;
  /** The cell names a time of the day and no day. */
  readonly clockOnly: boolean;
}

/** A date and time, or a time of the day: a serial number or any text that chats use. */
export function time(): ScalarParameter<TimeValue> {
  return {
    kind: "scalar",
    type: "time",
    optional: false,
    read(cell, name) {
      const { seconds, clockOnly } = parseTime(cell);
      if (Number.isNaN(seconds)) throw wrong("functions.notTime", name, cell);
      return { seconds, clockOnly };
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

const hoursPattern =
  /^(\d{1,2})(?:[:点时](\d{1,2})?分?)?\s*(?:-|–|—|~|至|到|to)\s*(\d{1,2})(?:[:点时](\d{1,2})?分?)?[\s,;]*(.*)$/;

const policyWords: Readonly<Record<string, ServiceHoursPolicy>> = {
  "": "inHours",
  inhours: "inHours",
  只计时段内: "inHours",
  时段内计时: "inHours",
  leaveout: "leaveOut",
  时段外不计: "leaveOut",
  countall: "countAll",
  全部计入: "countAll",
};

/** What Excel offers while a formula is typed: the usual hours under each policy. */
export const commonHours = ["08:00-23:00", "08:00-23:00 leaveOut", "08:00-23:00 countAll"] as const;

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
      const match = typeof cell === "string" ? hoursPattern.exec(foldName(cell)) : null;
      const policy = match ? policyWords[match[5].replace(/\s/g, "")] : undefined;
      if (!match || !policy) throw wrong("functions.notHours", name, cell);
      const [openHour, openMinute, closeHour, closeMinute] = match
        .slice(1, 5)
        .map((part) => Number(part ?? 0));
      if (openMinute > 59 || closeMinute > 59) throw wrong("functions.notHours", name, cell);
      return serviceHours(openHour * 3600 + openMinute * 60, closeHour * 3600 + closeMinute * 60, policy);
    },
  };
}
