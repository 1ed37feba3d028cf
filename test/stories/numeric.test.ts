/** Arithmetic that is the same to the last bit everywhere, against the engine's own. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponential, naturalLog } from '../../src/stories/numeric';

const relativeError = (x: number): number => Math.abs(naturalLog(x) - Math.log(x)) / Math.abs(Math.log(x));

test('the logarithm is within 2e-15 of the engine’s, relatively, for any positive number', () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) => {
      fc.pre(x !== 1);
      expect(relativeError(x)).toBeLessThan(2e-15);
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

test.each([0, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -Number.MIN_VALUE, Number.NaN])(
  'the logarithm of %d is what the engine says',
  (x) => {
    expect(naturalLog(x)).toBe(Math.log(x));
  },
);

test('it grows over the counts that weights are made of', () => {
  for (let n = 1; n < 5000; n++) expect(naturalLog(n + 1)).toBeGreaterThan(naturalLog(n));
});

test('the exponential of x from -700 to 0 is within 2e-15 · (1 + |x|) of the engine’s, relatively', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 0, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(2e-15 * (1 - x));
    }),
    { numRuns: 2000 },
  );
  expect([exponential(0), exponential(-1e6), exponential(Number.NEGATIVE_INFINITY)]).toEqual([1, 0, 0]);
});
