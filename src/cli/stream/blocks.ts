import type { BlockTask } from "./inspectBlock";
import type { BlockPlace } from "./survey";

/** Cuts a file into the blocks that a survey found. The bytes of a block are its own and may be handed to a thread. */
export async function* cutBlocks(
  pieces: AsyncIterable<Buffer>,
  blocks: readonly BlockPlace[],
): AsyncGenerator<BlockTask> {
  let at = 0;
  let next = 0;
  let bytes: Uint8Array | null = null;
  for await (const piece of pieces) {
    while (next < blocks.length) {
      const { offset, end, line, recoveries, shop } = blocks[next];
      bytes ??= new Uint8Array(end - offset);
      const from = Math.max(offset, at);
      const to = Math.min(end, at + piece.length);
      if (from < to) bytes.set(piece.subarray(from - at, to - at), from - offset);
      if (end > at + piece.length) break;
      yield { bytes, line, recoveries, shop };
      bytes = null;
      next++;
    }
    at += piece.length;
  }
}
