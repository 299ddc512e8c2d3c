import type { RoleId } from "../../chat/role";

/**
 * Which side of the talks nobody speaks for: without it no rule finds anything, however bad the chats are.
 *
 * @returns null when both sides are there, or nobody speaks at all
 * @example missingSide([{ role: "agent" }, { role: "unknown" }]) //=> "customer"
 */
export function missingSide(
  senders: readonly { readonly role: RoleId }[],
): "agent" | "customer" | "both" | null {
  const spoken = new Set(senders.map(({ role }) => role));
  spoken.delete("system");
  if (spoken.size === 0) return null;
  // A shop may be served by robots alone.
  const agent = spoken.has("agent") || spoken.has("robot");
  const customer = spoken.has("customer");
  if (agent) return customer ? null : "customer";
  return customer ? "agent" : "both";
}
