/**
 * Logistic regressions of many labels over the same sparse rows, fitted together: the loss is convex, so that what comes out
 * depends on the lines alone and not on their order. Limited-memory BFGS (Nocedal and Wright, Numerical Optimization, 2006,
 * algorithm 7.5) with a backtracking line search.
 */
export interface Task {
  /** By line, the rows that stand in it. */
  readonly lines: readonly Int32Array[];
  /** How many rows there are. */
  readonly size: number;
  /** By row, how strongly it counts while it is learned from: what counts more is bent less by `l2`. */
  readonly strengths: Float32Array;
  readonly labels: number;
  /** By line and label, 1 where the label is meant. */
  readonly targets: Uint8Array;
  /** By line and label, what an error costs. */
  readonly worths: Float32Array;
  /** Half of this times the sum of the squared weights is added to the loss. */
  readonly l2: number;
}

/** Steps that the direction is built from. */
const remembered = 5;

/**
 * @returns by row the weights of all labels, and after the last row the biases; a line's score is the sum over its rows by
 *   the root of one more than their number, and the bias
 */
export function fit(task: Task, steps: number): Float32Array {
  const { size, labels } = task;
  const length = (size + 1) * labels;
  let point = new Float32Array(length);
  // Most lines mean nothing in particular.
  point.fill(-3, size * labels);
  let gradient = new Float32Array(length);
  let loss = lossAt(task, point, gradient);
  const moves: Float32Array[] = [];
  const turns: Float32Array[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = directionOf(gradient, moves, turns);
    const slope = dot(direction, gradient);
    let scale = step === 0 ? 1 / Math.sqrt(-slope) : 1;
    const next = new Float32Array(length);
    const nextGradient = new Float32Array(length);
    let nextLoss = Infinity;
    for (let tries = 0; tries < 20; tries++, scale /= 2) {
      for (let i = 0; i < length; i++) next[i] = point[i] + scale * direction[i];
      nextLoss = lossAt(task, next, nextGradient);
      if (nextLoss <= loss + 1e-4 * scale * slope) break;
    }
    if (!(nextLoss < loss)) break;
    const move = new Float32Array(length);
    const turn = new Float32Array(length);
    for (let i = 0; i < length; i++) {
      move[i] = next[i] - point[i];
      turn[i] = nextGradient[i] - gradient[i];
    }
    if (dot(move, turn) > 0) {
      moves.push(move);
      turns.push(turn);
      if (moves.length > remembered) {
        moves.shift();
        turns.shift();
      }
    }
    [point, gradient, loss] = [next, nextGradient, nextLoss];
  }
  for (let i = 0; i < size * labels; i++) point[i] *= task.strengths[Math.floor(i / labels)];
  return point;
}

/** Fills the gradient at a point and says what the loss is there. */
function lossAt(task: Task, point: Float32Array, gradient: Float32Array): number {
  const { lines, size, strengths, labels, targets, worths, l2 } = task;
  let loss = 0;
  const weights = size * labels;
  for (let i = 0; i < weights; i++) {
    loss += (l2 / 2) * point[i] * point[i];
    gradient[i] = l2 * point[i];
  }
  gradient.fill(0, weights);
  const scores = new Float32Array(labels);
  for (let line = 0; line < lines.length; line++) {
    const rows = lines[line];
    const share = 1 / Math.sqrt(rows.length + 1);
    scores.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const from = rows[i] * labels;
      const strength = strengths[rows[i]];
      for (let l = 0; l < labels; l++) scores[l] += strength * point[from + l];
    }
    for (let l = 0; l < labels; l++) {
      const at = line * labels + l;
      const score = scores[l] * share + point[weights + l];
      const away = Math.exp(-Math.abs(score));
      loss += worths[at] * (Math.max(score, 0) - targets[at] * score + Math.log1p(away));
      const error = worths[at] * ((score >= 0 ? 1 / (1 + away) : away / (1 + away)) - targets[at]);
      gradient[weights + l] += error;
      scores[l] = error * share;
    }
    for (let i = 0; i < rows.length; i++) {
      const from = rows[i] * labels;
      const strength = strengths[rows[i]];
      for (let l = 0; l < labels; l++) gradient[from + l] += strength * scores[l];
    }
  }
  return loss;
}

/** Where to go from a gradient, by what the latest moves did to it. */
function directionOf(
  gradient: Float32Array,
  moves: readonly Float32Array[],
  turns: readonly Float32Array[],
): Float32Array {
  const direction = gradient.map((slope) => -slope);
  const shares: number[] = [];
  for (let i = moves.length - 1; i >= 0; i--) {
    shares[i] = dot(moves[i], direction) / dot(moves[i], turns[i]);
    add(direction, turns[i], -shares[i]);
  }
  const last = moves.length - 1;
  if (last >= 0) {
    const scale = dot(moves[last], turns[last]) / dot(turns[last], turns[last]);
    for (let i = 0; i < direction.length; i++) direction[i] *= scale;
  }
  for (let i = 0; i < moves.length; i++)
    add(direction, moves[i], shares[i] - dot(turns[i], direction) / dot(moves[i], turns[i]));
  return direction;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function add(to: Float32Array, what: Float32Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] += times * what[i];
}
