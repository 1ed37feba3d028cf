/**
 * Each defect of the npm package is shown on the package first, so that the day it is mended a test says so, and then
 * shown to be gone by way of newsfold.
 */
import { estimateJaccard, LshIndex, NewsfoldError } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { fromMinhash, minhashSketcher } from '../../src/minhash/index';
import { random, whole } from '../helpers/random';
import { Minhash, RawLshIndex, type RawMinhash, raw, throughJson, tokens } from './package';

const sketcher = minhashSketcher();
const TALKS = tokens('talks', 40);
const STORM = tokens('storm', 40);

const parameterMismatch = expect.objectContaining({ code: 'parameter-mismatch' });

/** What `run` throws. */
function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('a query with a band that the index has not seen', () => {
  test('in the package is a crash', () => {
    const index = new RawLshIndex();
    index.insert('talks', raw(TALKS));
    expect(() => index.query(raw(STORM))).toThrow(TypeError);
    expect(() => new RawLshIndex().query(raw(STORM))).toThrow(TypeError);
  });

  test('here finds nothing', () => {
    const index = new LshIndex({ ...sketcher });
    expect(index.query(sketcher.sketchTokens(STORM))).toEqual([]);
    index.add('talks', fromMinhash(raw(TALKS)));
    expect(index.query(sketcher.sketchTokens(STORM))).toEqual([]);
  });
});

describe('a signature that is updated after its bands were cut', () => {
  const grown = (): RawMinhash => {
    const minhash = raw(TALKS);
    new RawLshIndex().insert('talks', minhash);
    for (const token of STORM) minhash.update(token);
    return minhash;
  };
  const both = [...TALKS, ...STORM];

  test.each([
    ['in memory', grown()],
    ['stored', throughJson(grown())],
  ])('in the package keeps its old bands (%s)', (_, stale) => {
    const index = new RawLshIndex();
    index.insert('stale', stale);
    index.insert('fresh', raw(both));
    expect(stale.hashvalues).toEqual(raw(both).hashvalues);
    expect(index.query(raw(both))).toEqual(['fresh']);
  });

  test('in the package keeps the bands of an index of another band size', () => {
    const minhash = raw(TALKS);
    new RawLshIndex({ bandSize: 8 }).insert('talks', minhash);
    const index = new RawLshIndex({ bandSize: 4 });
    index.insert('talks', minhash);
    expect(() => index.query(raw(TALKS))).toThrow(TypeError);
  });

  test('here has the bands of what it is now', () => {
    for (const stale of [grown(), throughJson(grown())]) {
      const index = new LshIndex({ ...sketcher });
      index.add('stale', fromMinhash(stale));
      expect(index.query(sketcher.sketchTokens(both))).toEqual([{ id: 'stale', score: 1 }]);
    }
  });
});

describe('a signature that went through JSON', () => {
  test('in the package can do nothing any more', () => {
    const stored = throughJson(raw(TALKS));
    expect(() => stored.jaccard(raw(TALKS))).toThrow(TypeError);
    expect(() => stored.update('more')).toThrow(TypeError);
  });

  test('here compares as it did before', () => {
    expect(estimateJaccard(fromMinhash(throughJson(raw(TALKS))), fromMinhash(raw(TALKS)))).toBe(1);
  });
});

describe('the seed', () => {
  test('that the package stores is not the one it was given, and makes other hash functions', () => {
    const stored = throughJson(raw(TALKS, { seed: 7 }));
    expect(stored.seed).toBe(7 + 2 * 128);
    const again = raw(TALKS, { seed: stored.seed });
    expect(again.permA).not.toEqual(stored.permA);
    expect(() => again.jaccard(stored)).toThrow('seed values differ');
  });

  test('is not stored with hash values alone, and the package then scores one text as two, without a word', () => {
    const stored = throughJson(raw(TALKS, { seed: 7 }).hashvalues);
    const restored = Object.assign(new Minhash(), { hashvalues: stored });
    expect(restored.jaccard(raw(TALKS))).toBeLessThan(0.05);
  });

  test('here must be told for hash values alone, and is checked when they are compared', () => {
    const { hashvalues } = raw(TALKS, { seed: 7 });
    expect(thrown(() => fromMinhash(hashvalues))).toEqual(
      new TypeError(
        'options.seed: expected the seed of a signature stored without permutations, got undefined',
      ),
    );
    const signature = fromMinhash(hashvalues, { seed: 7 });
    expect(thrown(() => estimateJaccard(signature, sketcher.sketchTokens(TALKS)))).toEqual(parameterMismatch);
    const ofSeven = minhashSketcher({ seed: 7 });
    expect(estimateJaccard(signature, ofSeven.sketchTokens(TALKS))).toBe(1);
  });

  test('of 0 in the package is 1, and from 2^53 on draws one number for ever; here both are refused', () => {
    expect(raw(TALKS, { seed: 0 }).hashvalues).toEqual(raw(TALKS, { seed: 1 }).hashvalues);
    const stuck = new Minhash();
    stuck.seed = 2 ** 53;
    expect(stuck.randInt()).toBe(stuck.randInt());
    for (const seed of [0, -0, 2 ** 53, -(2 ** 53), Number.POSITIVE_INFINITY, Number.NaN]) {
      expect(() => minhashSketcher({ seed })).toThrow(RangeError);
    }
  });
});

describe('hash functions made where the last bit of Math.sin is another', () => {
  /** The package's draw, from the sine itself. */
  const draw = (sine: number): number => {
    const x = sine * (2 ** 32 - 1);
    return Math.floor((x - Math.floor(x)) * (2 ** 32 - 1));
  };
  const elsewhere = throughJson(raw(TALKS));
  elsewhere.permA[0] = draw(Math.sin(1) + 2 ** -53);

  test('in the package are others under the same seed, and it compares them all the same', () => {
    expect(draw(Math.sin(1))).toBe(new Minhash().permA[0]);
    expect(elsewhere.permA[0]).not.toBe(new Minhash().permA[0]);
    expect(() => raw(TALKS).jaccard(elsewhere)).not.toThrow();
  });

  test('here are told apart', () => {
    const signature = fromMinhash(elsewhere);
    expect(estimateJaccard(signature, signature)).toBe(1);
    expect(thrown(() => estimateJaccard(signature, sketcher.sketchTokens(TALKS)))).toEqual(parameterMismatch);
    expect(thrown(() => fromMinhash(elsewhere, { seed: 1 }))).toEqual(parameterMismatch);
  });
});

describe('signatures of different numbers of permutations', () => {
  const [small, large] = [raw(TALKS, { numPerm: 128 }), raw(TALKS, { numPerm: 256 })];

  test('in one index of the package are never found, and never refused', () => {
    const index = new RawLshIndex();
    index.insert('small', small);
    index.insert('large', large);
    expect(index.query(large)).not.toContain('small');
  });

  test('here are refused', () => {
    const index = new LshIndex({ ...sketcher });
    expect(thrown(() => index.add('large', fromMinhash(large)))).toEqual(parameterMismatch);
    // The first 128 of 256 are not those of 128: their second half is drawn later.
    const cut = fromMinhash(large, { slots: 128 });
    expect(thrown(() => index.add('cut', cut))).toEqual(parameterMismatch);
    expect(index.size).toBe(0);
  });

  test('here are comparable when they are cut alike', () => {
    const cut = fromMinhash(throughJson(large), { slots: 128 });
    const alike = minhashSketcher({ numPerm: 256, slots: 128 });
    expect(alike.sketchTokens(TALKS)).toEqual(cut);
  });
});

describe('sets of nothing', () => {
  test('in the package are copies of each other', () => {
    expect(raw([]).jaccard(raw([]))).toBe(1);
  });

  test('here are like nothing', () => {
    const empty = fromMinhash(raw([]));
    expect(estimateJaccard(empty, sketcher.sketchTokens([]))).toBe(0);
    const index = new LshIndex({ ...sketcher });
    index.add('empty', empty);
    expect(index.query(sketcher.sketch(new Uint32Array(0)))).toEqual([]);
  });
});

describe('elements that are no strings', () => {
  test('in the package are all the same', () => {
    const [five, six] = [raw([5 as unknown as string]), raw([6 as unknown as string])];
    expect(five.jaccard(six)).toBe(1);
  });

  test.each([
    ['numbers', [5]],
    ['one string, which would be taken for its letters', 'talks'],
    ['nothing', undefined],
    ['a number', 5],
  ])('here are a TypeError: %s', (_, given) => {
    expect(() => sketcher.sketchTokens(given as unknown as string[])).toThrow(TypeError);
    expect(() => sketcher.sketchTokens(given as unknown as string[])).toThrow(
      /^tokens: expected .*strings, got /,
    );
  });
});

test('an id of __proto__ is lost in the package, and found here', () => {
  const index = new RawLshIndex();
  index.insert('__proto__', raw(TALKS));
  expect(index.query(raw(TALKS))).toEqual([]);
  const own = new LshIndex({ ...sketcher });
  own.add('__proto__', fromMinhash(raw(TALKS)));
  expect(own.candidates(fromMinhash(raw(TALKS)))).toEqual(['__proto__']);
});

describe('the estimate for sets of consecutive numbers', () => {
  const TRIALS = 400;
  const [SIZE, SHARED] = [10, 9];
  const JACCARD = SHARED / (2 * SIZE - SHARED);

  /** Mean error and its standard error, each trial with hash functions of its own. */
  function bias(estimate: (a: number[], b: number[], seed: number) => number): [number, number] {
    const next = random(1);
    let [sum, squares] = [0, 0];
    for (let trial = 0; trial < TRIALS; trial++) {
      const start = whole(next, 2 ** 28);
      const all = Array.from({ length: 2 * SIZE - SHARED }, (_, i) => start + i);
      // Seeds nearer than 2 · 128 share hash functions.
      const error = estimate(all.slice(0, SIZE), all.slice(SIZE - SHARED), 1 + trial * 256) - JACCARD;
      sum += error;
      squares += error * error;
    }
    return [sum / TRIALS, Math.sqrt(squares) / TRIALS];
  }

  test('is biased in the package', () => {
    const [mean] = bias((a, b, seed) => raw(a.map(String), { seed }).jaccard(raw(b.map(String), { seed })));
    expect(mean).toBeLessThan(-0.015);
  });

  test('is not when the sketcher is given the numbers', () => {
    const [mean, standardError] = bias((a, b, seed) => {
      const { sketch } = minhashSketcher({ seed });
      return estimateJaccard(sketch(Uint32Array.from(a)), sketch(Uint32Array.from(b)));
    });
    expect(Math.abs(mean)).toBeLessThan(0.005);
    expect(Math.abs(mean)).toBeLessThan(4 * standardError);
  });
});

test('every mismatch is a NewsfoldError of the core', () => {
  expect(thrown(() => fromMinhash({ ...raw(TALKS), numPerm: 64 }))).toBeInstanceOf(NewsfoldError);
});
