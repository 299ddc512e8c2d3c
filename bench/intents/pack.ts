/** Writes the model as the product reads it: weights in 8 bits, base64. */
import { labels } from "../../src/inspection/intents/ids";

/**
 * @param rowOf row by hashed run, rows in ascending order of the hash
 * @param weights by label: a weight per row, then the bias
 */
export function packModel(
  rowOf: ReadonlyMap<number, number>,
  weights: readonly Float64Array[],
  thresholds: readonly number[],
): string {
  const hashes = Int32Array.from(rowOf.keys());
  const bytes = new Int8Array(hashes.length * labels.length);
  const columns = labels.map((label, l) => {
    const w = weights[l].subarray(0, hashes.length);
    const scale = w.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127;
    w.forEach((weight, row) => (bytes[l * hashes.length + row] = Math.round(weight / scale)));
    return {
      label,
      scale: Number(scale.toPrecision(6)),
      bias: Number(weights[l][hashes.length].toPrecision(6)),
      threshold: Number(thresholds[l].toPrecision(4)),
    };
  });
  const runs = Buffer.alloc(hashes.length * 4);
  hashes.forEach((hash, row) => runs.writeInt32LE(hash, row * 4));
  return `${JSON.stringify({ columns, runs: runs.toString("base64"), weights: Buffer.from(bytes.buffer).toString("base64") }, null, 2)}\n`;
}
