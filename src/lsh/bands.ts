/**
 * Bands and rows for locality-sensitive hashing of signatures: two sets of similarity s share at least one
 * of b bands of r slots with probability 1 - (1 - s^r)^b (Indyk, Motwani 1998; Leskovec, Rajaraman, Ullman,
 * "Mining of Massive Datasets", ch. 3).
 * @module
 */
import { mustBeNumber } from '../errors';

/** How a signature is cut into bands. `bands * rows` is at most the number of slots. */
export interface BandShape {
  readonly bands: number;
  readonly rows: number;
}

/** What a false positive and a false negative weigh; they need not sum to 1. */
export interface BandWeights {
  falsePositive: number;
  falseNegative: number;
}

/** A candidate costs a verification of a few microseconds, a miss is final: recall weighs more. */
export const DEFAULT_BAND_WEIGHTS: Readonly<BandWeights> = { falsePositive: 0.3, falseNegative: 0.7 };

const STEPS = 100;

/** Chance that two sets of Jaccard similarity `s` share a band. */
export function bandProbability(s: number, { bands, rows }: BandShape): number {
  return 1 - power(1 - power(s, rows), bands);
}

/**
 * The band shape that minimises the weighted sum of the false-positive area under the threshold and the
 * false-negative area above it (the rule datasketch uses).
 *
 * @param threshold Jaccard similarity to find, 0.05 to 0.99
 * @param slots slots of the signatures, 16 to 1024
 * @returns the shape; of equal ones the one with the most rows
 * @throws TypeError, RangeError for arguments of a wrong type or out of range
 * @example
 * ```ts
 * chooseBands(0.5, 128); // { bands: 25, rows: 5 }
 * ```
 * Complexity: O(slots log slots) evaluations; call it once and keep the answer.
 */
export function chooseBands(
  threshold: number,
  slots: number,
  weights: BandWeights = DEFAULT_BAND_WEIGHTS,
): BandShape {
  mustBeNumber('threshold', threshold, 0.05, 0.99);
  mustBeNumber('slots', slots, 16, 1024, true);
  mustBeNumber('weights.falsePositive', weights.falsePositive, 0, 1e6);
  mustBeNumber('weights.falseNegative', weights.falseNegative, 0, 1e6);
  let best: BandShape = { bands: slots, rows: 1 };
  let bestCost = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= slots; rows++) {
    // More bands of the same rows only trade one error for the other, so every count is tried.
    for (let bands = 1; bands * rows <= slots; bands++) {
      const shape = { bands, rows };
      const cost =
        weights.falsePositive * area(0, threshold, (s) => bandProbability(s, shape)) +
        weights.falseNegative * area(threshold, 1, (s) => 1 - bandProbability(s, shape));
      if (cost <= bestCost) {
        bestCost = cost;
        best = shape;
      }
    }
  }
  return best;
}

/** By multiplication alone: `**` may differ between engines in the last bit. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let e = exponent; e > 0; e >>= 1) {
    if ((e & 1) === 1) result *= square;
    square *= square;
  }
  return result;
}

/** Midpoint rule. */
function area(from: number, to: number, f: (s: number) => number): number {
  const step = (to - from) / STEPS;
  let sum = 0;
  for (let i = 0; i < STEPS; i++) sum += f(from + (i + 0.5) * step);
  return sum * step;
}
