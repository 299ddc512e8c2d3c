/** Writes the model as the product reads it: weights in 8 bits, base64. */
import { labels } from "../../src/inspection/intents/ids";

/**
 * @param runs by row, the hash of the run, ascending
 * @param weights by row the weights of all labels, and after the last row the biases
 * @param thresholds by label
 */
export function packModel(
  runs: readonly number[],
  weights: Float32Array,
  thresholds: readonly number[],
): string {
  const bytes = new Int8Array(runs.length * labels.length);
  const columns = labels.map((label, l) => {
    const own = runs.map((_, row) => weights[row * labels.length + l]);
    const scale = own.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127;
    own.forEach((weight, row) => (bytes[l * runs.length + row] = Math.round(weight / scale)));
    return {
      label,
      scale: Number(scale.toPrecision(6)),
      bias: Number(weights[runs.length * labels.length + l].toPrecision(6)),
      threshold: Number(thresholds[l].toPrecision(4)),
    };
  });
  const hashes = Buffer.alloc(runs.length * 4);
  runs.forEach((run, row) => hashes.writeInt32LE(run, row * 4));
  return `${JSON.stringify({ columns, runs: hashes.toString("base64"), weights: Buffer.from(bytes.buffer).toString("base64") }, null, 2)}\n`;
}
