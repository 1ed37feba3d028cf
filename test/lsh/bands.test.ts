/** Bands: the shape chosen for a threshold, and the chance it gives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BandShape, type BandWeights, bandProbability, chooseBands } from '../../src/lsh/bands';

const threshold = fc.double({ min: 0.05, max: 0.99, noNaN: true });
const slots = fc.constantFrom(32, 48, 64, 96, 128);

/** The best shape by trying all of them, each as the rule states it. */
function bestOfAll(threshold: number, slots: number, weights: BandWeights): BandShape {
  const area = (from: number, to: number, f: (s: number) => number): number => {
    const step = (to - from) / 100;
    let sum = 0;
    for (let i = 0; i < 100; i++) sum += f(from + (i + 0.5) * step);
    return sum * step;
  };
  let best: BandShape = { bands: slots, rows: 1 };
  let least = Number.POSITIVE_INFINITY;
  for (let rows = 1; rows <= slots; rows++) {
    for (let bands = 1; bands * rows <= slots; bands++) {
      const shape = { bands, rows };
      const cost =
        weights.falsePositive * area(0, threshold, (s) => bandProbability(s, shape)) +
        weights.falseNegative * area(threshold, 1, (s) => 1 - bandProbability(s, shape));
      if (cost <= least) [best, least] = [shape, cost];
    }
  }
  return best;
}

/** The cost as the rule states it, by a finer sum of its own. */
function cost(threshold: number, shape: BandShape, weights: BandWeights): number {
  const steps = 1000;
  let falsePositive = 0;
  let falseNegative = 0;
  for (let i = 0; i < steps; i++) {
    const s = (i + 0.5) / steps;
    const found = 1 - (1 - s ** shape.rows) ** shape.bands;
    if (s < threshold) falsePositive += found / steps;
    else falseNegative += (1 - found) / steps;
  }
  return weights.falsePositive * falsePositive + weights.falseNegative * falseNegative;
}

describe('the chance to share a band', () => {
  test('is 1 - (1 - s^r)^b', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 1, max: 32 }),
        (s, bands, rows) => {
          expect(bandProbability(s, { bands, rows })).toBeCloseTo(1 - (1 - s ** rows) ** bands, 12);
        },
      ),
    );
  });

  test('is 0 for sets without anything in common, 1 for equal ones, and grows between', () => {
    const shape = { bands: 25, rows: 5 };
    expect(bandProbability(0, shape)).toBe(0);
    expect(bandProbability(1, shape)).toBe(1);
    for (let s = 0; s < 100; s++) {
      expect(bandProbability(s / 100, shape)).toBeLessThanOrEqual(bandProbability((s + 1) / 100, shape));
    }
  });
});

describe('the shape chosen', () => {
  test('fits in the slots', () => {
    fc.assert(
      fc.property(threshold, slots, (threshold, slots) => {
        const { bands, rows } = chooseBands(threshold, slots);
        expect(bands).toBeGreaterThanOrEqual(1);
        expect(rows).toBeGreaterThanOrEqual(1);
        expect(bands * rows).toBeLessThanOrEqual(slots);
      }),
      { numRuns: 30 },
    );
  });

  test('costs no more than any other, up to the error of a sum of 100 steps', () => {
    const weights = { falsePositive: 0.3, falseNegative: 0.7 };
    fc.assert(
      fc.property(threshold, (threshold) => {
        const least = cost(threshold, chooseBands(threshold, 32, weights), weights);
        for (let rows = 1; rows <= 32; rows++) {
          for (let bands = 1; bands * rows <= 32; bands++) {
            expect(least).toBeLessThanOrEqual(cost(threshold, { bands, rows }, weights) + 0.002);
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  test('is the one that trying every shape gives, whatever the weights', () => {
    const weights = [
      [0.3, 0.7],
      [0.5, 0.5],
      [0.9, 0.1],
      [1e-3, 1e3],
      [1e6, 1],
      [0, 1],
      [1, 0],
      [0, 0],
    ].map(([falsePositive, falseNegative]) => ({
      falsePositive: falsePositive!,
      falseNegative: falseNegative!,
    }));
    for (const slots of [32, 48, 64]) {
      for (const threshold of [0.05, 0.1, 0.3, 0.5, 0.77, 0.95, 0.99]) {
        for (const weighed of weights) {
          const shown = `${threshold}, ${slots}, ${JSON.stringify(weighed)}`;
          expect(chooseBands(threshold, slots, weighed), shown).toEqual(bestOfAll(threshold, slots, weighed));
        }
      }
    }
    fc.assert(
      fc.property(threshold, (threshold) => {
        const weighed = { falsePositive: 0.3, falseNegative: 0.7 };
        expect(chooseBands(threshold, 128)).toEqual(bestOfAll(threshold, 128, weighed));
      }),
      { numRuns: 20 },
    );
  });

  test('is the one documented at the defaults', () => {
    expect(chooseBands(0.5, 128)).toEqual({ bands: 25, rows: 5 });
  });

  test('finds six in seven pairs at .1 above the threshold, one in seven at half of it at most', () => {
    for (const threshold of [0.3, 0.5, 0.7, 0.85]) {
      const shape = chooseBands(threshold, 128);
      expect(bandProbability(threshold + 0.1, shape)).toBeGreaterThan(6 / 7);
      expect(bandProbability(threshold / 2, shape)).toBeLessThan(1 / 7);
    }
  });

  test('has no fewer rows for a higher threshold', () => {
    const rows = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((at) => chooseBands(at, 128).rows);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  });

  test('misses less when a miss weighs more', () => {
    const strict = chooseBands(0.5, 128, { falsePositive: 0.9, falseNegative: 0.1 });
    const lenient = chooseBands(0.5, 128, { falsePositive: 0.1, falseNegative: 0.9 });
    expect(bandProbability(0.5, lenient)).toBeGreaterThan(bandProbability(0.5, strict));
  });
});

describe('errors', () => {
  test.each([0, 0.04, 1, 1.5, -1, Number.NaN])(
    'a threshold of %d is a RangeError that names it',
    (threshold) => {
      expect(() => chooseBands(threshold, 128)).toThrow(RangeError);
      expect(() => chooseBands(threshold, 128)).toThrow(
        /^threshold: expected a number from 0\.05 to 0\.99, got /,
      );
    },
  );

  test.each([0, 16, 31, 40, 1025, 1040, 64.5])(
    '%d slots, which no sketch has, are a RangeError that names them',
    (slots) => {
      expect(() => chooseBands(0.5, slots)).toThrow(RangeError);
      expect(() => chooseBands(0.5, slots)).toThrow(/^slots: expected /);
    },
  );

  test.each([null, 5, [1, 1]])('weights of %j are a TypeError that names them', (weights) => {
    expect(() => chooseBands(0.5, 128, weights as unknown as BandWeights)).toThrow(TypeError);
    expect(() => chooseBands(0.5, 128, weights as unknown as BandWeights)).toThrow(
      /^weights: expected an object, got /,
    );
  });

  test('a weight that is missing is a TypeError, a negative one a RangeError', () => {
    expect(() => chooseBands(0.5, 128, { falsePositive: 1 } as BandWeights)).toThrow(TypeError);
    expect(() => chooseBands(0.5, 128, { falsePositive: -1, falseNegative: 1 })).toThrow(RangeError);
  });
});
