import { agentNames } from "../chat/agentNames";
import type { Overview } from "./overview";

/**
 * How a report calls an agent: without the shop where that tells all of them apart, so that charts and columns have room.
 *
 * @returns null stays null
 */
export function shortNames({
  agents,
}: Overview): <Agent extends string | null>(agent: Agent) => Agent | string {
  const names = agentNames(agents.map(({ agent }) => agent));
  return (agent) => (agent === null ? agent : (names.get(agent) ?? agent));
}
