import { Role } from "../chat/role";
import { TimePrecision, type Transcript } from "../chat/transcript";
import { turnLengths, weekdayOf, type ServiceHours } from "./serviceHours";
import { turnsOf, type Turns } from "./turns";

/** What comes in and how fast it is answered, by hour of the day and day of the week: index `hour * 7 + weekday`. */
export interface HourlyLoad {
  readonly customerMessages: Int32Array;
  /** Mean seconds of the answered turns whose clock starts in the hour; NaN when there is none. */
  readonly meanResponse: Float64Array;
}

function slotOf(seconds: number): number {
  const hour = Math.floor(seconds / 3600) % 24;
  return hour * 7 + weekdayOf(Math.floor(seconds / 86_400));
}

/** Load of a transcript by hour and weekday; messages without a time of day are left out. */
export function hourlyLoad(
  transcript: Transcript,
  turns: Turns = turnsOf(transcript),
  hours: ServiceHours | null = null,
): HourlyLoad {
  const lengths = turnLengths(turns, hours);
  const slots = 24 * 7;
  const customerMessages = new Int32Array(slots);
  for (let i = 0; i < transcript.length; i++) {
    if (transcript.role[i] !== Role.customer || transcript.precision[i] === TimePrecision.day) continue;
    const seconds = transcript.time[i];
    if (seconds >= 0) customerMessages[slotOf(seconds)]++;
  }
  const total = new Float64Array(slots);
  const answered = new Int32Array(slots);
  for (let i = 0; i < turns.length; i++) {
    const seconds = lengths.seconds[i];
    if (!lengths.counts[i] || !(seconds >= 0 && turns.start[i] >= 0)) continue;
    const slot = slotOf(turns.start[i]);
    total[slot] += seconds;
    answered[slot]++;
  }
  // 0 ÷ 0 is NaN: nothing to measure.
  return { customerMessages, meanResponse: total.map((sum, slot) => sum / answered[slot]) };
}
