/**
 * Bands and rows for locality-sensitive hashing of signatures: two sets of similarity s share at least one
 * of b bands of r slots with probability 1 - (1 - s^r)^b (Indyk, Motwani 1998; Leskovec, Rajaraman, Ullman,
 * "Mining of Massive Datasets", ch. 3).
 * @module
 */
import { mustBeNumber, mustBeOptions } from '../errors';
import { mustBeSlots } from '../sketch/signature';

/**
 * How a signature is cut into bands. `bands * rows` is at most the number of slots.
 *
 * @example
 * ```ts
 * const shape: BandShape = { bands: 14, rows: 8 };
 * bandProbability(0.8, shape); // .92
 * ```
 */
export interface BandShape {
  readonly bands: number;
  readonly rows: number;
}

/**
 * What a false positive and a false negative weigh; they need not sum to 1.
 *
 * @example
 * ```ts
 * const alike: BandWeights = { falsePositive: 0.5, falseNegative: 0.5 };
 * chooseBands(0.8, 128, alike); // { bands: 9, rows: 13 }
 * ```
 */
export interface BandWeights {
  falsePositive: number;
  falseNegative: number;
}

/** A candidate costs a verification of a few microseconds, a miss is final: recall weighs more. */
export const DEFAULT_BAND_WEIGHTS: Readonly<BandWeights> = { falsePositive: 0.3, falseNegative: 0.7 };

const STEPS = 100;
/** Costs nearer than this, in units of the weights, may differ by rounding alone (which stays below 1e-12). */
const ROUNDING = 1e-9;

/**
 * Chance that two sets of Jaccard similarity `s` share a band.
 *
 * @example
 * ```ts
 * bandProbability(0.5, { bands: 25, rows: 5 }); // .548
 * bandProbability(0.8, { bands: 25, rows: 5 }); // 1.00
 * ```
 */
export function bandProbability(s: number, { bands, rows }: BandShape): number {
  return 1 - power(1 - power(s, rows), bands);
}

/**
 * The band shape that minimises the weighted sum of the false-positive area under the threshold and the
 * false-negative area above it (the rule datasketch uses).
 *
 * @param threshold Jaccard similarity to find, 0.05 to 0.99
 * @param slots slots of the signatures, a multiple of 16 from 32 to 1024
 * @returns the shape; of equal ones the one with the most rows
 * @throws TypeError, RangeError for arguments of a wrong type or out of range
 * @example
 * ```ts
 * chooseBands(0.5, 128); // { bands: 25, rows: 5 }
 * ```
 * Complexity: O(slots log slots) shapes at most; those that cannot be the best are skipped. About .2 ms for 128 slots
 * and 2 ms for 1024.
 */
export function chooseBands(
  threshold: number,
  slots: number,
  weights: BandWeights = DEFAULT_BAND_WEIGHTS,
): BandShape {
  mustBeNumber('threshold', threshold, 0.05, 0.99);
  mustBeSlots('slots', slots);
  mustBeOptions('weights', weights);
  const { falsePositive, falseNegative } = weights;
  mustBeNumber('weights.falsePositive', falsePositive, 0, 1e6);
  mustBeNumber('weights.falseNegative', falseNegative, 0, 1e6);
  const margin = ROUNDING * (falsePositive + falseNegative);
  let best: BandShape = { bands: slots, rows: 1 };
  let bestCost = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= slots; rows++) {
    const below = missesOfBand(0, threshold, rows);
    const above = missesOfBand(threshold, 1, rows);
    const most = Math.trunc(slots / rows);
    let least = Number.POSITIVE_INFINITY;
    for (let bands = 1; bands <= most; bands++) {
      const missed = falseNegative * (areaMissed(above, bands) * ((1 - threshold) / STEPS));
      const cost = falsePositive * (areaFound(below, bands) * (threshold / STEPS)) + missed;
      if (cost <= bestCost) {
        bestCost = cost;
        best = { bands, rows };
      }
      // As bands are added the cost falls to one minimum and then rises: the misses left above the threshold, where a
      // band is the likelier to agree, fade faster with every band than those left below it.
      if (cost > least + margin) break;
      if (cost < least) least = cost;
      // More rows leave fewer bands, and each of them agrees less: misses alone will cost more than the best.
      if (bands === most && missed > bestCost + margin) return best;
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

/** Chances `1 - s^rows` that the rows of one band do not all agree, at the middle of each step of similarity. */
function missesOfBand(from: number, to: number, rows: number): Float64Array {
  const misses = new Float64Array(STEPS);
  const step = (to - from) / STEPS;
  for (let i = 0; i < STEPS; i++) misses[i] = 1 - power(from + (i + 0.5) * step, rows);
  return misses;
}

/** Sum over the steps of the chance that some band agrees. */
function areaFound(misses: Float64Array, bands: number): number {
  let sum = 0;
  for (let i = 0; i < STEPS; i++) sum += 1 - power(misses[i]!, bands);
  return sum;
}

/** Sum over the steps of the chance that no band agrees; what is too small to be told from none counts as none. */
function areaMissed(misses: Float64Array, bands: number): number {
  let sum = 0;
  for (let i = 0; i < STEPS; i++) sum += 1 - (1 - power(misses[i]!, bands));
  return sum;
}
