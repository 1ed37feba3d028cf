/**
 * Logarithm and exponential from the four basic operations alone. IEEE 754 fixes those to the last bit; `Math.log` and
 * `Math.exp` it leaves to the engine, and weights must be the same bytes everywhere.
 *
 * The errors stated were measured against 45-digit arithmetic at 30,000 and 20,000 points.
 * @module
 */

const LN_2 = 0.6931471805599453;
const SQRT_2 = 1.4142135623730951;

/**
 * Natural logarithm: halvings down to [1/√2, √2), then the series of 2·artanh((x-1)/(x+1)). The relative error is
 * below 1e-15 (measured: 5.7e-16, at most 4 ulp).
 *
 * @param x any number; 0 gives -Infinity, Infinity itself, less than 0 or NaN gives NaN, as of `Math.log`
 */
export function naturalLog(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let halvings = 0;
  let m = x;
  while (m >= SQRT_2) {
    m /= 2;
    halvings++;
  }
  while (m < SQRT_2 / 2) {
    m *= 2;
    halvings--;
  }
  const t = (m - 1) / (m + 1);
  const square = t * t;
  let term = t;
  let sum = t;
  for (let k = 3; k <= 25; k += 2) {
    term *= square;
    sum += term / k;
  }
  return 2 * sum + halvings * LN_2;
}

/**
 * e^x for x <= 0: halved to [-1, 0], summed as a series, squared back up. Every squaring doubles the relative error,
 * which is below 2e-15 · (1 + |x|) (measured: 1.4e-15 · (1 + |x|)).
 *
 * @param x 0 or less; 0 below -700, -Infinity included. Of a positive number the series is cut too early.
 */
export function exponential(x: number): number {
  if (x < -700) return 0;
  let halvings = 0;
  let small = x;
  while (small < -1) {
    small /= 2;
    halvings++;
  }
  let sum = 1;
  let term = 1;
  for (let k = 1; k <= 20; k++) {
    term *= small / k;
    sum += term;
  }
  for (; halvings > 0; halvings--) sum *= sum;
  return sum;
}
