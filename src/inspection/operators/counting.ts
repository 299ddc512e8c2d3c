import type { Conversation } from "../conversation";
import type { Hit } from "../outcome";

/** The hits that count as a time of their own: at least so many seconds behind the one counted before. */
export function spacedOut(hits: readonly Hit[], seconds: number): readonly Hit[] {
  const counted: Hit[] = [];
  for (const hit of hits) {
    const last = counted[counted.length - 1];
    if (!last || hit.time - last.time >= seconds) counted.push(hit);
  }
  return counted;
}

/** Several hits as one that is measured; their first dictionary lends its name. */
export function countedTogether(
  conversation: Conversation,
  hits: readonly Hit[],
  measure: Pick<Hit, "measured" | "limit" | "unit">,
): Hit {
  return conversation.messageHit(
    hits.flatMap(({ messages }) => messages),
    { spans: hits.flatMap(({ spans }) => spans), dictionaries: hits[0]?.dictionaries, ...measure },
  );
}
