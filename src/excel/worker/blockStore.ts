import type { PackedBlock } from "./pack";

/** Blocks of a reading by their numbers, in their order. */
export type Blocks = ReadonlyMap<number, PackedBlock>;

/** Gathers the blocks of a reading: new ones, and such as the latest reading left. */
export class BlockStore {
  private coming = new Map<number, PackedBlock>();

  /** @param kept blocks of the latest reading */
  constructor(public kept: Blocks = new Map()) {}

  add(block: PackedBlock, number: number): void {
    this.coming.set(number, block);
  }

  /** @throws RangeError when the block is not kept */
  reuse(number: number): void {
    const block = this.kept.get(number);
    if (!block) throw new RangeError(`Block ${number} is not kept`);
    this.coming.set(number, block);
  }

  /** Ends the reading: its blocks, which are kept from now on instead of the earlier ones. */
  take(): PackedBlock[] {
    this.kept = this.coming;
    this.coming = new Map();
    return [...this.kept.values()];
  }
}
