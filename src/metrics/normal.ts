/**
 * Upper tail of the standard normal distribution, P(Z > x) for x ≥ 0, to about 15 digits: the series of the lower part
 * up to 3 and Laplace's continued fraction beyond (Abramowitz & Stegun 26.2.11 and 26.2.14).
 *
 * @example normalUpperTail(1.959963984540054) //=> 0.025
 */
export function normalUpperTail(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let k = 3; term > sum * 1e-17; k += 2) {
      term *= (x * x) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = x;
  for (let k = 200; k > 0; k--) fraction = x + k / fraction;
  return density / fraction;
}

/**
 * Quantile of the standard normal distribution for 0.5 ≤ p < 1: Abramowitz & Stegun 26.2.23 as a start, then Newton's
 * method on the tail, which doubles the digits in each step.
 *
 * @example normalQuantile(0.975) //=> 1.959963984540054
 */
export function normalQuantile(p: number): number {
  const tail = 1 - p;
  if (tail >= 0.5) return 0;
  const t = Math.sqrt(-2 * Math.log(tail));
  let x =
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  for (let step = 0; step < 4; step++) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    x += (normalUpperTail(Math.max(0, x)) - tail) / density;
  }
  return Math.max(0, x);
}
