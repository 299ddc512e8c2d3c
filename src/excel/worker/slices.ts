import type { Transcript } from "../../chat/transcript";

/** Half-open ranges of conversations that together hold about so many messages. */
export function* slicesOf(
  { offsets, conversations }: Transcript,
  messages: number,
): Generator<[from: number, to: number]> {
  let from = 0;
  for (let to = 1; to <= conversations.length; to++) {
    if (to === conversations.length || offsets[to] - offsets[from] >= messages) {
      yield [from, to];
      from = to;
    }
  }
}
