/**
 * How good the estimate is. 1,000 seeded trials for each similarity and size: the mean error then has a standard error of
 * .0014 at most, and a bias of .005 could not hide. The bounds are of the statistics, not of what was observed.
 */
import { describe, expect, test } from 'vitest';
import { estimateJaccard } from '../../src/sketch/signature';
import { sketch } from '../../src/sketch/sketcher';
import { random, randomSet, whole } from '../helpers/random';

const TRIALS = 1000;
const SLOTS = 128;
/** Standard errors allowed: chance exceeds it in fewer than one of 30,000 tests. */
const SIGMAS = 4;
/** Room for the RMSE's own sampling error, 1/sqrt(2 · 1000) = .022, twice. */
const RMSE_ROOM = 1.05;

interface Errors {
  mean: number;
  rmse: number;
  standardError: number;
  jaccard: number;
}

type Elements = (next: () => number, count: number) => Uint32Array;

/** Errors of the estimate for two sets of `size` elements each, whose similarity is as near to `target` as it can be. */
function measure(target: number, size: number, seed: number, elements: Elements): Errors {
  const next = random(seed);
  const shared = Math.round((2 * size * target) / (1 + target));
  const jaccard = shared / (2 * size - shared);
  let sum = 0;
  let squares = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const all = elements(next, 2 * size - shared);
    const options = { slots: SLOTS, seed: whole(next, 2 ** 32) };
    const error =
      estimateJaccard(sketch(all.subarray(0, size), options), sketch(all.subarray(size - shared), options)) -
      jaccard;
    sum += error;
    squares += error * error;
  }
  const mean = sum / TRIALS;
  const rmse = Math.sqrt(squares / TRIALS);
  return { mean, rmse, standardError: rmse / Math.sqrt(TRIALS), jaccard };
}

function consecutive(next: () => number, count: number): Uint32Array {
  const start = whole(next, 2 ** 31);
  return Uint32Array.from({ length: count }, (_, i) => start + i);
}

const CASES = [0.1, 0.5, 0.9].flatMap((jaccard) => [10, 60, 500].map((size) => ({ jaccard, size })));

describe.each([
  ['random hashes', randomSet],
  ['consecutive integers', consecutive],
] as const)('for sets of %s', (_, elements) => {
  test.each(CASES)(
    'at J = $jaccard and $size elements: unbiased, no worse than MinHash',
    ({ jaccard, size }) => {
      const errors = measure(jaccard, size, 1000 * size + 10 * jaccard, elements);
      expect(Math.abs(errors.mean)).toBeLessThan(SIGMAS * errors.standardError);
      expect(Math.abs(errors.mean)).toBeLessThan(0.005);
      const minHash = Math.sqrt((errors.jaccard * (1 - errors.jaccard)) / SLOTS);
      expect(errors.rmse).toBeLessThan(RMSE_ROOM * minHash);
    },
  );
});

test('for sets of 60 the error is well below that of MinHash, which is why this sketch was chosen', () => {
  const { rmse, jaccard } = measure(0.5, 60, 60, randomSet);
  expect(rmse).toBeLessThan(0.8 * Math.sqrt((jaccard * (1 - jaccard)) / SLOTS));
});
