import type { Language } from "../language";

/**
 * Seconds for narrow columns: "35 秒", "2 分 5 秒", "1 h 3 min"; below ten seconds with one decimal. Sentences spell
 * durations out with `durationText`.
 */
export function shortDuration(t: Language["t"], seconds: number): string {
  if (seconds < 10) return t("duration.seconds", { seconds: Math.round(seconds * 10) / 10 });
  const whole = Math.round(seconds);
  if (whole < 60) return t("duration.seconds", { seconds: whole });
  if (whole < 3600) return t("duration.minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  const minutes = Math.round(seconds / 60);
  return t("duration.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
