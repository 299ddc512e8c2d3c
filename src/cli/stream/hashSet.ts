/**
 * A set of names by their hashes of 52 bits, 16 bytes a name at most: millions of conversations fit where their names would
 * not. Two names can share a hash (one in a thousand times among three million names); then a name that is new counts as known.
 */
export class HashSet {
  size = 0;
  private slots = new Float64Array(1 << 12);

  /** Adds a name; false when it was there. */
  add(name: string): boolean {
    if (this.size * 2 >= this.slots.length) this.grow();
    if (!put(this.slots, hash(name))) return false;
    this.size++;
    return true;
  }

  private grow(): void {
    const wider = new Float64Array(this.slots.length * 2);
    for (const value of this.slots) if (value !== 0) put(wider, value);
    this.slots = wider;
  }
}

function put(slots: Float64Array, value: number): boolean {
  const mask = slots.length - 1;
  let at = value % slots.length;
  while (slots[at] !== 0) {
    if (slots[at] === value) return false;
    at = (at + 1) & mask;
  }
  slots[at] = value;
  return true;
}

/** Two FNV-1a hashes of different bases side by side; never 0, which is an empty slot. */
function hash(name: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
    high ^= high >>> 15;
  }
  return (low >>> 0) * 0x100000 + ((high >>> 12) & 0xfffff) || 1;
}
