/** Where numbers of a fixed set have their places: one for each, found without a search. */
export interface PerfectHash {
  /** Places are 0 to `capacity - 1`; a power of two. */
  readonly capacity: number;
  /** The place of a number of the set; any place for another number. */
  placeOf(number: number): number;
}

const mixer = 0x9e3779b1;
/** So many numbers share a displacement, on the average. */
const numbersOfBucket = 3;

/**
 * Hash and displace (Belazzougui, Botelho and Dietzfelbinger, 2009): numbers fall into buckets by their highest bits, and each
 * bucket, the fullest first, is given the first displacement that leads all its numbers to free places.
 *
 * @param numbers 32 bits each, all different
 * @example perfectHash(Int32Array.of(7, -3)).placeOf(7) !== perfectHash(Int32Array.of(7, -3)).placeOf(-3) //=> true
 */
export function perfectHash(numbers: Int32Array): PerfectHash {
  for (let bits = Math.ceil(Math.log2(numbers.length * 1.1 + 2)); ; bits++) {
    const displacements = displacementsOf(numbers, bits);
    if (displacements === null) continue;
    const shift = 32 - bits;
    const bucketShift = bucketShiftOf(numbers.length);
    return {
      capacity: 1 << bits,
      placeOf: (number) => Math.imul(number ^ displacements[number >>> bucketShift], mixer) >>> shift,
    };
  }
}

function bucketShiftOf(count: number): number {
  return 32 - Math.max(1, Math.round(Math.log2(count / numbersOfBucket + 2)));
}

/** @returns null where one bucket finds no room */
function displacementsOf(numbers: Int32Array, bits: number): Uint16Array | null {
  const shift = 32 - bits;
  const bucketShift = bucketShiftOf(numbers.length);
  const buckets = Array.from({ length: 2 ** (32 - bucketShift) }, (): number[] => []);
  for (const number of numbers) buckets[number >>> bucketShift].push(number);
  const displacements = new Uint16Array(buckets.length);
  const isTaken = new Uint8Array(1 << bits);
  const order = [...buckets.keys()].sort((a, b) => buckets[b].length - buckets[a].length || a - b);
  for (const bucket of order) {
    let displacement = 0;
    while (!take(buckets[bucket], displacement)) if (++displacement > 0xffff) return null;
    displacements[bucket] = displacement;
  }
  return displacements;

  /** Takes the places of a bucket's numbers, or none where one of them is taken already. */
  function take(own: readonly number[], displacement: number): boolean {
    for (let i = 0; i < own.length; i++) {
      const place = Math.imul(own[i] ^ displacement, mixer) >>> shift;
      if (isTaken[place] === 0) isTaken[place] = 1;
      else {
        while (i-- > 0) isTaken[Math.imul(own[i] ^ displacement, mixer) >>> shift] = 0;
        return false;
      }
    }
    return true;
  }
}
