/*
 * ECMAScript leaves the last digits of Math.exp and Math.log to the engine. These are built from + - * / and square
 * root alone, which IEEE 754 rounds the same everywhere, so that a seed gives the same fen on every machine.
 */

const LN_2 = 0.6931471805599453;
const SERIES_TERMS = 20;

/** A lognormal variate: `median` times e to the `sigma` times a standard normal, which has `probability` below it. */
export function lognormal(median: number, sigma: number, probability: number): number {
  return median * exponential(sigma * normalQuantile(probability));
}

/** The standard normal quantile for 0 < p < 1, within 0.00045 (Abramowitz and Stegun 26.2.23). */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  const t = Math.sqrt(-2 * logarithm(probability));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return numerator / denominator - t;
}

/** e to the x, for |x| up to some tens: a Taylor series near zero, then squared back up. */
export function exponential(x: number): number {
  let halvings = 0;
  let reduced = x;
  while (reduced > 0.5 || reduced < -0.5) {
    reduced /= 2;
    halvings += 1;
  }
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= SERIES_TERMS; n += 1) {
    term *= reduced / n;
    sum += term;
  }
  for (let n = 0; n < halvings; n += 1) sum *= sum;
  return sum;
}

/** Natural logarithm for x > 0: powers of two taken out, then the series of the inverse hyperbolic tangent. */
export function logarithm(x: number): number {
  let twos = 0;
  let reduced = x;
  while (reduced > 1.5) {
    reduced /= 2;
    twos += 1;
  }
  while (reduced < 0.75) {
    reduced *= 2;
    twos -= 1;
  }
  const ratio = (reduced - 1) / (reduced + 1);
  let power = ratio;
  let sum = 0;
  for (let n = 0; n < SERIES_TERMS; n += 1) {
    sum += power / (2 * n + 1);
    power *= ratio * ratio;
  }
  return 2 * sum + twos * LN_2;
}
