/** Arithmetic that is the same to the last bit everywhere, against the engine's own. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponential, naturalLog } from '../../src/stories/numeric';

const relativeError = (x: number): number => Math.abs(naturalLog(x) - Math.log(x)) / Math.abs(Math.log(x));

test('the logarithm is within 1e-14 of the engine’s, relatively, for any positive number', () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) => {
      fc.pre(x !== 1);
      expect(relativeError(x)).toBeLessThan(1e-14);
    }),
    { numRuns: 2000 },
  );
});

test('so it is near 1, where it is near 0', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.4, max: 2.6, noNaN: true }), (x) => {
      fc.pre(x !== 1);
      expect(relativeError(x)).toBeLessThan(1e-14);
    }),
    { numRuns: 2000 },
  );
  for (let i = 1; i <= 52; i++)
    for (const x of [1 + 2 ** -i, 1 - 2 ** -i]) expect(relativeError(x)).toBeLessThan(1e-14);
});

test('the logarithm of 1 is 0', () => {
  expect(naturalLog(1)).toBe(0);
});

test('it grows over the counts that weights are made of', () => {
  for (let n = 1; n < 5000; n++) expect(naturalLog(n + 1)).toBeGreaterThan(naturalLog(n));
});

test('the exponential of 0 and less is within 1e-12 of the engine’s, relatively, and never negative', () => {
  fc.assert(
    fc.property(fc.double({ min: -600, max: 0, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
    }),
    { numRuns: 2000 },
  );
  expect([exponential(0), exponential(-1e6), exponential(Number.NEGATIVE_INFINITY)]).toEqual([1, 0, 0]);
});
