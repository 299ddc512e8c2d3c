import { Role } from "../chat/role";
import type { Transcript } from "../chat/transcript";

/**
 * In how many conversations the agents of a record wrote a text, word for word.
 *
 * @example agentTexts(transcript).get("亲，满199包邮哦") //=> 12
 */
export function agentTexts({ length, role, text, conversation }: Transcript): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const last = new Map<string, number>();
  for (let i = 0; i < length; i++) {
    if (role[i] !== Role.agent) continue;
    const own = text[i].trim();
    if (last.get(own) === conversation[i]) continue;
    last.set(own, conversation[i]);
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  return counts;
}
