import { statistics } from "../metrics/response";
import { choice, hours, optional, seconds } from "./parameters";

/** What decides an average response, wherever one is shown: each function appends these in this order. */
export const responseOptions = {
  statistic: optional(
    choice(statistics, "statistic", {
      mean: ["average", "均值", "平均", "平均数"],
      median: ["中位", "中值"],
      // 90% in a cell is the number 0.9.
      p90: ["90%", "0.9", "90分位数"],
    }),
    "mean" as const,
  ),
  cap: optional(seconds()),
  hours: optional(hours()),
} as const;
