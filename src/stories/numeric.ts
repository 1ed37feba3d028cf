/**
 * Logarithm and exponential from the four basic operations alone. IEEE 754 fixes those to the last bit; `Math.log` and
 * `Math.exp` it leaves to the engine, and weights must be the same bytes everywhere.
 * @module
 */

const LN_2 = 0.6931471805599453;
const SQRT_2 = 1.4142135623730951;

/**
 * Natural logarithm of a positive finite number, within 2 ulp: halvings down to [1/√2, √2), then
 * the series of 2·artanh((x-1)/(x+1)).
 */
export function naturalLog(x: number): number {
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

/** e^x for x <= 0, within a few ulp: halved to [-1, 0], summed as a series, squared back up. 0 below -700. */
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
