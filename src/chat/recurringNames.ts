import { noConversation, type ChatBuilder } from "./builder";
import { Role } from "./role";
import type { RoleDecisions } from "./roles";
import { RoleBasis } from "./transcript";

/** With how many others a name must speak in turn to be an agent's. */
const fewestCustomers = 3;

/**
 * Finds the agents of a source that names neither conversations nor any agent: customers come one after the other, each speaks
 * in one stretch, and between all of them the same few names answer. In a group of people who talk with one another nobody
 * stands out so, and nothing is decided.
 *
 * @returns sender codes
 */
export function recurringNames(builder: ChatBuilder, roles: RoleDecisions): number[] {
  const speakers = speakersInTurn(builder, roles);
  if (speakers === null) return [];
  const neighbours = new Map<number, Set<number>>();
  for (let i = 1; i < speakers.length; i++) {
    const [one, other] = [speakers[i - 1], speakers[i]];
    setOf(neighbours, one).add(other);
    setOf(neighbours, other).add(one);
  }
  const isOpen = (sender: number) => roles.senders[sender].role === Role.unknown;
  const hubs = new Set(
    [...neighbours]
      .filter(([sender, met]) => isOpen(sender) && met.size >= fewestCustomers)
      .map(([sender]) => sender),
  );
  const others = neighbours.size - hubs.size;
  if (hubs.size === 0 || others < fewestCustomers * hubs.size) return [];
  // Stretches of the others between the hubs: as many as names where each customer is served and goes.
  let stretches = 0;
  let last = -1;
  let answered = 0;
  let turns = 0;
  for (let i = 0; i < speakers.length; i++) {
    if (hubs.has(speakers[i])) continue;
    if (speakers[i] !== last) stretches++;
    last = speakers[i];
    turns++;
    if (i + 1 < speakers.length && hubs.has(speakers[i + 1])) answered++;
  }
  return stretches <= 1.2 * others && answered >= 0.6 * turns ? [...hubs] : [];
}

/** Senders as they take turns; null where conversations are named or an agent is known. */
function speakersInTurn(builder: ChatBuilder, { role, basis }: RoleDecisions): number[] | null {
  const speakers: number[] = [];
  for (let i = 0; i < builder.length; i++) {
    if (builder.conversation[i] !== noConversation || role[i] === Role.agent) return null;
    const isPerson = role[i] === Role.unknown || role[i] === Role.customer;
    const sender = builder.sender[i];
    if (!isPerson || basis[i] === RoleBasis.systemPattern || builder.senders.names[sender] === "") continue;
    if (speakers.at(-1) !== sender) speakers.push(sender);
  }
  return speakers;
}

function setOf(sets: Map<number, Set<number>>, key: number): Set<number> {
  let set = sets.get(key);
  if (!set) sets.set(key, (set = new Set()));
  return set;
}
