import { TimePrecision, type Transcript } from "../../chat/transcript";
import { conversationMetrics, type ConversationMetrics } from "../../metrics/conversationMetrics";
import type { ServiceHours } from "../../metrics/serviceHours";
import type { Turns } from "../../metrics/turns";
import type { ScoredMetric } from "./card";
import type { Measured } from "./score";

/** Metrics that are seconds: their exactness is that of the times. */
const inSeconds: ReadonlySet<ScoredMetric> = new Set(["firstResponse", "averageResponse", "longestResponse"]);

/**
 * The metrics of a transcript's conversations, computed when the first is asked for.
 *
 * @param turns the transcript's turns, when they were already found
 * @param hours service hours that clocks follow
 */
export function measuresOf(
  transcript: Transcript,
  turns?: Turns,
  hours?: ServiceHours,
): (conversation: number, metric: ScoredMetric) => Measured {
  let metrics: ConversationMetrics | null = null;
  return (conversation, metric) => {
    metrics ??= conversationMetrics(transcript, { turns, hours });
    return {
      value: metrics[metric][conversation],
      slack: inSeconds.has(metric) ? slackOf(transcript, conversation) : 0,
    };
  };
}

/** How far seconds between two messages of a conversation may lie from those that their written times give. */
export function slackOf({ offsets, precision }: Transcript, conversation: number): number {
  let coarsest: number = TimePrecision.second;
  for (let i = offsets[conversation]; i < offsets[conversation + 1]; i++)
    // A message without a time takes no part in any measure.
    if (precision[i] !== TimePrecision.none) coarsest = Math.min(coarsest, precision[i]);
  return coarsest === TimePrecision.minute ? 59 : coarsest === TimePrecision.day ? 86_399 : 0;
}

export function isInSeconds(metric: ScoredMetric): boolean {
  return inSeconds.has(metric);
}
