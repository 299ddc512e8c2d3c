/**
 * Counts of texts by their hashes of 52 bits, 24 bytes a text or so: millions fit where the texts would not. Two texts can share
 * a hash (one in a thousand times among three million texts); then they are counted as one.
 */
export class HashCounts {
  /** How many different texts were counted. */
  size = 0;
  private hashes: Float64Array;
  private counts: Uint32Array;

  /** @param shared what `share` gave, to read it in another thread */
  constructor(shared?: SharedCounts) {
    this.hashes = shared?.hashes ?? new Float64Array(smallest);
    this.counts = shared?.counts ?? new Uint32Array(smallest);
  }

  /** Counts a text; returns how often it had been counted. */
  add(text: string, by = 1): number {
    return this.addHash(hash(text), by);
  }

  /** How often a text was counted. */
  get(text: string): number {
    return this.counts[this.find(hash(text))];
  }

  /** Adds the counts of another. */
  merge({ hashes, counts }: SharedCounts): void {
    for (let i = 0; i < hashes.length; i++) if (hashes[i] !== 0) this.addHash(hashes[i], counts[i]);
  }

  /** The table itself, in memory that threads share. */
  share(): SharedCounts {
    const { length } = this.hashes;
    const hashes = new Float64Array(new SharedArrayBuffer(length * 8));
    const counts = new Uint32Array(new SharedArrayBuffer(length * 4));
    hashes.set(this.hashes);
    counts.set(this.counts);
    return { hashes, counts };
  }

  /** The table itself. */
  get table(): SharedCounts {
    return { hashes: this.hashes, counts: this.counts };
  }

  private addHash(value: number, by: number): number {
    if (this.size * 2 >= this.hashes.length) this.grow();
    const at = this.find(value);
    const before = this.counts[at];
    if (this.hashes[at] === 0) {
      this.hashes[at] = value;
      this.size++;
    }
    this.counts[at] = before + by;
    return before;
  }

  /** The slot of a hash: its own, or the empty one where it belongs. */
  private find(value: number): number {
    const mask = this.hashes.length - 1;
    let at = value % this.hashes.length;
    while (this.hashes[at] !== 0 && this.hashes[at] !== value) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { hashes, counts } = this;
    this.hashes = new Float64Array(hashes.length * 2);
    this.counts = new Uint32Array(hashes.length * 2);
    this.size = 0;
    this.merge({ hashes, counts });
  }
}

export interface SharedCounts {
  readonly hashes: Float64Array;
  readonly counts: Uint32Array;
}

const smallest = 1 << 12;

/** Two hashes after FNV-1a, of different bases and primes, side by side; never 0, which is an empty slot. */
function hash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return (low >>> 0) * 0x100000 + ((high >>> 12) & 0xfffff) || 1;
}
