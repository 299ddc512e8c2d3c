import { Role } from "../../chat/role";
import type { Transcript } from "../../chat/transcript";
import { fingerprint } from "../fingerprint";

export interface SampleOptions {
  /** Conversations per agent; an agent with fewer gives all. */
  readonly perAgent: number;
  /** The same seed draws the same conversations, in whatever order the record has them. */
  readonly seed: number;
  /**
   * Names of conversations with findings: half of each sample, rounded up, is drawn from them and half from the others;
   * what one half lacks the other gives. Without it conversations are drawn whatever was found in them.
   */
  readonly withFindings?: ReadonlySet<string>;
}

/** A conversation drawn for a person to read. */
export interface Sampled {
  readonly agent: string;
  readonly conversation: string;
}

/**
 * Draws conversations at random for human review, so many per agent. A conversation of several agents may be drawn for
 * each of them. Every conversation has a random number made of the seed, the agent and its name, and the smallest are
 * drawn: a conversation that is added later replaces at most one of the drawn.
 *
 * @returns agents in order of appearance, their conversations as drawn
 * @example sampleConversations(transcript, { perAgent: 5, seed: 1 }) //=> [{ agent: "小美", conversation: "S017" }, …]
 */
export function sampleConversations(transcript: Transcript, options: SampleOptions): Sampled[] {
  const { perAgent, seed, withFindings } = options;
  return [...conversationsByAgent(transcript)].flatMap(([agent, conversations]) => {
    const drawn = inRandomOrder(conversations, agent, seed);
    const picked = withFindings ? half(drawn, withFindings, perAgent) : drawn.slice(0, perAgent);
    return picked.map((conversation) => ({ agent, conversation }));
  });
}

function conversationsByAgent({ conversations, offsets, role, sender, senders }: Transcript) {
  const byAgent = new Map<string, Set<string>>();
  conversations.forEach((conversation, c) => {
    for (let i = offsets[c]; i < offsets[c + 1]; i++) {
      if (role[i] !== Role.agent) continue;
      const agent = senders[sender[i]];
      const own = byAgent.get(agent);
      if (own) own.add(conversation);
      else byAgent.set(agent, new Set([conversation]));
    }
  });
  return byAgent;
}

function inRandomOrder(conversations: Iterable<string>, agent: string, seed: number): string[] {
  return [...conversations]
    .map((name) => ({ name, number: fingerprint([agent, name], seed) }))
    .sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}

function half(drawn: readonly string[], withFindings: ReadonlySet<string>, count: number): string[] {
  const found = drawn.filter((name) => withFindings.has(name));
  const clean = drawn.filter((name) => !withFindings.has(name));
  const wanted = Math.min(found.length, Math.max(Math.ceil(count / 2), count - clean.length));
  return [...found.slice(0, wanted), ...clean.slice(0, count - wanted)];
}
