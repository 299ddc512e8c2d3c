import { dayOf } from "../chat/day";
import type { Conversation } from "./conversation";
import type { Reason } from "./language";
import type { Outcome } from "./outcome";
import type { Rule } from "./ruleset";

/** Whether a rule applies to a conversation: on its days, its platforms, before or after a sale; else why that is unknown. */
export function applicability(
  { active, appliesTo }: Rule,
  conversation: Conversation,
  platform: string | undefined,
  isAfterSale: () => Outcome,
): boolean | Reason {
  if (!active && !appliesTo) return true;
  if (appliesTo?.platforms) {
    if (platform === undefined) return "noPlatform";
    if (!appliesTo.platforms.includes(platform)) return false;
  }
  if (active) {
    const isEmpty = conversation.from === conversation.to;
    const day = isEmpty ? null : dayOf(conversation.transcript.time[conversation.from]);
    if (day === null) return "noTimes";
    if ((active.from && day < active.from) || (active.to && day > active.to)) return false;
  }
  if (appliesTo?.service) {
    const { truth, reason } = isAfterSale();
    if (truth === null) return reason ?? "noRoles";
    return truth === (appliesTo.service === "afterSale");
  }
  return true;
}
