/** The index of signatures, against a list that compares with everything. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandProbability } from '../../src/lsh/bands';
import { LshIndex, type LshIndexOptions } from '../../src/lsh/lsh-index';
import { estimateJaccard, type Signature } from '../../src/sketch/signature';
import { sketch } from '../../src/sketch/sketcher';
import { codeOf } from '../helpers/errors';
import { random, randomSet } from '../helpers/random';
import { ODD_IDS } from '../helpers/text';

const SHAPE = { bands: 6, rows: 2 };
const OPTIONS = { slots: 32, seed: 7, shape: SHAPE, threshold: 0.2 };
const EMPTY = sketch(new Uint32Array(0), { slots: 32, seed: 7 });

/** Signatures of few different values, so that buckets overflow with entries that are half alike. */
const signature: fc.Arbitrary<Signature> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 3 }), { minLength: 32, maxLength: 32 })
      .map((values) => ({ slots: 32, seed: 7, values: Uint32Array.from(values) })),
  },
  { weight: 1, arbitrary: fc.constant(EMPTY) },
);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '__proto__', 'constructor', '');

/** The oracle: ids and signatures in a map, every query a comparison with all. */
class Naive {
  readonly entries: Map<string, Signature> = new Map();

  candidates(asked: Signature): string[] {
    if (asked.values[0] === 0xffffffff) return [];
    return [...this.entries]
      .filter(([, { values }]) => {
        if (values[0] === 0xffffffff) return false;
        for (let band = 0; band < SHAPE.bands; band++) {
          const [x, y] = [2 * band, 2 * band + 1];
          if (values[x] === asked.values[x] && values[y] === asked.values[y]) return true;
        }
        return false;
      })
      .map(([id]) => id)
      .sort();
  }

  query(asked: Signature, threshold: number): { id: string; score: number }[] {
    return this.candidates(asked)
      .map((id) => ({ id, score: estimateJaccard(asked, this.entries.get(id)!) }))
      .filter(({ score }) => score >= threshold)
      .sort((x, y) => y.score - x.score || (x.id < y.id ? -1 : 1));
  }
}

type Step =
  | { do: 'add'; id: string; signature: Signature }
  | { do: 'remove'; id: string }
  | { do: 'query'; signature: Signature; threshold: number }
  | { do: 'merge'; entries: [string, Signature][] }
  | { do: 'bytes' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('add' as const), id, signature }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), id }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('query' as const),
      signature,
      threshold: fc.constantFrom(0, 0.2, 0.25, 0.5, 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      entries: fc.uniqueArray(fc.tuple(id, signature), { maxLength: 3, selector: ([id]) => id }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'bytes' as const }) },
);

test('add, remove, query, merge and a way through bytes in any sequence do what a plain list does', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let index = new LshIndex(OPTIONS);
      const naive = new Naive();
      for (const step of steps) {
        if (step.do === 'add') {
          const taken = naive.entries.has(step.id);
          expect(codeOf(() => index.add(step.id, step.signature))).toBe(taken ? 'duplicate-id' : 'no error');
          if (!taken) naive.entries.set(step.id, step.signature);
        } else if (step.do === 'remove') {
          expect(index.remove(step.id)).toBe(naive.entries.delete(step.id));
        } else if (step.do === 'query') {
          expect(index.candidates(step.signature)).toEqual(naive.candidates(step.signature));
          expect(index.query(step.signature, { threshold: step.threshold })).toEqual(
            naive.query(step.signature, step.threshold),
          );
        } else if (step.do === 'bytes') {
          index = LshIndex.fromBytes(index.toBytes());
        } else {
          const other = new LshIndex(OPTIONS);
          for (const [id, signature] of step.entries) other.add(id, signature);
          const clash = step.entries.some(([id]) => naive.entries.has(id));
          expect(codeOf(() => index.merge(other))).toBe(clash ? 'duplicate-id' : 'no error');
          if (!clash) for (const [id, signature] of step.entries) naive.entries.set(id, signature);
        }
        expect(index.size).toBe(naive.entries.size);
        for (const id of naive.entries.keys()) expect(index.has(id)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

describe('room made beforehand', () => {
  test('changes no answer, whether it is kept to or not', () => {
    const make = (n: number): Signature => sketch(randomSet(random(n), 40), { slots: 32, seed: 7 });
    const signatures = Array.from({ length: 3000 }, (_, n) => make(n % 2700));
    const grown = new LshIndex(OPTIONS);
    const exact = new LshIndex({ ...OPTIONS, capacity: 3000 });
    const short = new LshIndex({ ...OPTIONS, capacity: 1500 });
    const ample = new LshIndex({ ...OPTIONS, capacity: 100_000 });
    signatures.forEach((signature, n) => {
      for (const index of [grown, exact, short, ample]) index.add(`${n}`, signature);
    });
    for (let n = 0; n < 3000; n += 13) {
      const answer = grown.query(signatures[n]!);
      expect(answer.length).toBeGreaterThan(0);
      for (const index of [exact, short, ample]) expect(index.query(signatures[n]!)).toEqual(answer);
    }
    for (let n = 0; n < 3000; n++)
      for (const index of [exact, short]) expect(index.remove(`${n}`)).toBe(true);
    for (let n = 0; n < 3000; n += 113) {
      for (const index of [exact, short]) expect(index.candidates(signatures[n]!)).toEqual([]);
    }
  });

  test.each([
    [-1, RangeError],
    [1.5, RangeError],
    [2 ** 24, RangeError],
    ['9', TypeError],
  ])('of %j entries is refused', (capacity, type) => {
    expect(() => new LshIndex({ capacity: capacity as number })).toThrow(type);
  });
});

describe('many entries', () => {
  test('are all found by their own signature, after the table has grown and shrunk again', () => {
    const next = random(1);
    const sketches = Array.from({ length: 1500 }, () => sketch(randomSet(next, 20), { slots: 32 }));
    const index = new LshIndex({ slots: 32, threshold: 0.5 });
    sketches.forEach((signature, i) => {
      index.add(`${i}`, signature);
    });
    for (let i = 0; i < 1500; i += 2) index.remove(`${i}`);
    for (let i = 0; i < 1500; i += 4) index.add(`${i}`, sketches[i]!);
    sketches.forEach((signature, i) => {
      const expected = i % 4 === 2 ? undefined : { id: `${i}`, score: 1 };
      expect(index.query(signature)[0]).toEqual(expected);
    });
  });

  test('come and go for ever without the index filling up', () => {
    const next = random(2);
    const index = new LshIndex({ slots: 32, threshold: 0.5 });
    let latest = sketch(Uint32Array.of(1), { slots: 32 });
    for (let i = 0; i < 5000; i++) {
      latest = sketch(randomSet(next, 5), { slots: 32 });
      index.add(`${i}`, latest);
      if (i >= 10) index.remove(`${i - 10}`);
    }
    expect(index.size).toBe(10);
    expect(index.candidates(latest)).toContain('4999');
  });
});

describe('two signatures that put different bands under one key', () => {
  // The key of a band is a hash of the band's number and its rows: with one row a band, equal keys can be written down.
  const BAND_STEP = 0x85ebca6b;
  const shape = { bands: 2, rows: 1 };
  const ofBands = (first: number, second: number): Signature => ({
    slots: 32,
    seed: 0,
    values: Uint32Array.from({ length: 32 }, (_, i) => (i === 0 ? first : i === 1 ? second : 9)),
  });
  const underTheKeyOf = (first: number): number => (first ^ BAND_STEP ^ Math.imul(2, BAND_STEP)) >>> 0;

  test('are both found, and a removed one is gone', () => {
    const index = new LshIndex({ slots: 32, shape, threshold: 0.05 });
    index.add('second band', ofBands(111, underTheKeyOf(42)));
    index.add('first band', ofBands(42, 222));
    expect(index.candidates(ofBands(5, underTheKeyOf(42)))).toContain('second band');
    expect(index.candidates(ofBands(42, 5))).toContain('first band');
    index.remove('second band');
    expect(index.candidates(ofBands(42, 5))).toEqual(['first band']);
    index.add('first band again', ofBands(42, 333));
    expect(index.candidates(ofBands(42, 5))).toEqual(['first band', 'first band again']);
  });
});

describe('signatures of which any two bands may have the same rows', () => {
  const BAND_STEP = 0x85ebca6b;
  const bands = 4;
  const letters = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: bands, maxLength: bands });
  /** The same letter in any band gives the same hash but for the number of the band. */
  const ofLetters = (word: readonly number[]): Signature => ({
    slots: 32,
    seed: 0,
    values: Uint32Array.from({ length: 32 }, (_, i) =>
      i < bands ? word[i]! ^ Math.imul(i + 1, BAND_STEP) : i,
    ),
  });

  test('are found while they are in and by one letter in common at the same place, and never after', () => {
    const step = fc.tuple(
      fc.constantFrom('add', 'remove', 'ask'),
      fc.constantFrom('a', 'b', 'c', 'd'),
      letters,
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const index = new LshIndex({ slots: 32, shape: { bands, rows: 1 } });
        const words = new Map<string, readonly number[]>();
        for (const [what, id, word] of steps) {
          if (what === 'remove') expect(index.remove(id)).toBe(words.delete(id));
          else if (what === 'add' && !words.has(id)) {
            index.add(id, ofLetters(word));
            words.set(id, word);
          }
          const expected = [...words].filter(([, other]) =>
            other.some((letter, band) => word[band] === letter),
          );
          expect(index.candidates(ofLetters(word))).toEqual(expected.map(([id]) => id).sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a flood of one text', () => {
  const options = { slots: 32, seed: 7, shape: { bands: 4, rows: 2 }, maxCandidates: 10 };
  const text = (first: number): Signature => ({
    slots: 32,
    seed: 7,
    values: Uint32Array.from({ length: 32 }, (_, i) => (i < 2 ? first : 1)),
  });
  const flooded = (copies: number): LshIndex => {
    const index = new LshIndex(options);
    for (let i = 0; i < copies; i++) index.add(`copy ${i}`, text(1));
    return index;
  };

  test.each([
    [9, 9, 0],
    [10, 10, 0],
    [11, 10, 1],
    [100, 10, 1],
  ])('of %i copies gives %i candidates, and %i query counted as cut short', (copies, candidates, capped) => {
    const index = flooded(copies);
    expect(index.candidates(text(1))).toHaveLength(candidates);
    expect(index.stats).toEqual({ queries: 1, cappedQueries: capped });
    expect(index.query(text(1), { threshold: 1 })).toHaveLength(candidates);
    expect(index.stats).toEqual({ queries: 2, cappedQueries: 2 * capped });
  });

  test('does not keep a query from what it shares a smaller bucket with', () => {
    const index = new LshIndex(options);
    index.add('like', text(2));
    for (let i = 0; i < 100; i++) index.add(`copy ${i}`, text(1));
    expect(index.candidates(text(2))).toContain('like');
    expect(index.query(text(2))[0]).toEqual({ id: 'like', score: 1 });
  });

  test('is removed entry by entry, in any order, and leaves nothing behind', () => {
    const index = flooded(2000);
    const removed = Array.from({ length: 2000 }, (_, i) => index.remove(`copy ${(i * 7919) % 2000}`));
    expect(removed).not.toContain(false);
    expect(index.size).toBe(0);
    expect(index.candidates(text(1))).toEqual([]);
    index.add('copy', text(1));
    expect(index.candidates(text(1))).toEqual(['copy']);
  });

  test('is cut at 10,000 by default', () => {
    expect(new LshIndex().maxCandidates).toBe(10_000);
  });
});

test('the shape is the index’s own: changing the object it came in changes nothing', () => {
  const shape = { bands: 4, rows: 2 };
  const index = new LshIndex({ slots: 32, shape });
  const own = { slots: 32, seed: 0, values: new Uint32Array(32).fill(3) };
  index.add('a', own);
  shape.bands = 16;
  expect(index.shape).toEqual({ bands: 4, rows: 2 });
  expect(index.query(own)).toEqual([{ id: 'a', score: 1 }]);
});

describe('recall', () => {
  test.each([
    [0.3, 60],
    [0.5, 60],
    [0.7, 60],
    [0.3, 400],
    [0.5, 400],
    [0.5, 12],
  ])('at J = %d and %i shingles is near 1 - (1 - J^r)^b', (target, size) => {
    const trials = 600;
    const next = random(size);
    const { shape } = new LshIndex();
    const shared = Math.round((2 * size * target) / (1 + target));
    let found = 0;
    for (let i = 0; i < trials; i++) {
      const all = randomSet(next, 2 * size - shared);
      const index = new LshIndex({ shape });
      index.add('a', sketch(all.subarray(0, size)));
      found += index.candidates(sketch(all.subarray(size - shared))).length;
    }
    const expected = bandProbability(shared / (2 * size - shared), shape);
    // Four standard errors, and .03 because slots of a small set are not quite independent.
    const room = 4 * Math.sqrt((expected * (1 - expected)) / trials) + 0.03;
    expect(Math.abs(found / trials - expected)).toBeLessThan(room);
  });
});

describe('queries', () => {
  const index = new LshIndex({ slots: 32, threshold: 0.5 });
  const base = sketch(randomSet(random(3), 30), { slots: 32 });
  const near = sketch(randomSet(random(3), 36), { slots: 32 });
  for (const id of ['z', 'm', 'a']) index.add(id, base);
  index.add('near', near);

  test('give the best first, then by id', () => {
    const matches = index.query(base);
    expect(matches.slice(0, 3)).toEqual(['a', 'm', 'z'].map((id) => ({ id, score: 1 })));
    expect(matches.map(({ score }) => score)).toEqual(
      matches.map(({ score }) => score).sort((a, b) => b - a),
    );
  });

  test('give no more than their limit', () => {
    expect(index.query(base, { limit: 2 }).map(({ id }) => id)).toEqual(['a', 'm']);
  });

  test('with a threshold of 1 give equal signatures only', () => {
    expect(index.query(base, { threshold: 1 }).map(({ id }) => id)).toEqual(['a', 'm', 'z']);
  });

  test('never find the empty set, nor anything for it', () => {
    const small = new LshIndex(OPTIONS);
    small.add('empty', EMPTY);
    small.add('other', { ...EMPTY, values: new Uint32Array(32).fill(3) });
    expect(small.candidates(EMPTY)).toEqual([]);
    expect(small.query(EMPTY, { threshold: 0 })).toEqual([]);
    expect(small.remove('empty')).toBe(true);
    expect(small.size).toBe(1);
  });
});

describe('odd ids', () => {
  test.each(ODD_IDS)('%j is added, found and removed', (id) => {
    const index = new LshIndex(OPTIONS);
    const own = { slots: 32, seed: 7, values: new Uint32Array(32).fill(3) };
    expect(index.has(id)).toBe(false);
    index.add(id, own);
    expect(index.has(id)).toBe(true);
    expect(index.query(own)).toEqual([{ id, score: 1 }]);
    expect(index.remove(id)).toBe(true);
    expect(index.remove(id)).toBe(false);
    expect(index.query(own)).toEqual([]);
  });
});

describe('errors', () => {
  const index = new LshIndex(OPTIONS);
  const own = { slots: 32, seed: 7, values: new Uint32Array(32).fill(3) };

  test.each([
    ['slots', { ...own, slots: 64, values: new Uint32Array(64) }],
    ['seed', { ...own, seed: 8 }],
  ])('a signature of other %s is a parameter-mismatch, in add, query and candidates', (field, foreign) => {
    for (const use of [
      () => index.add('x', foreign),
      () => index.query(foreign),
      () => index.candidates(foreign),
    ]) {
      expect(codeOf(use)).toBe('parameter-mismatch');
      expect(use).toThrow(new RegExp(`^signature\\.${field}: expected `));
    }
    expect(index.size).toBe(0);
  });

  test('a signature whose values do not fill its slots is refused, and nothing was added', () => {
    for (const length of [0, 31, 33, 64]) {
      expect(() => index.add('x', { slots: 32, seed: 7, values: new Uint32Array(length) })).toThrow(
        /expected /,
      );
      expect(index.has('x')).toBe(false);
    }
  });

  test.each([
    ['slots', { slots: 64 }],
    ['seed', { seed: 8 }],
    ['shape', { shape: { bands: 2, rows: 2 } }],
  ])('an index of other %s is not merged', (_, change) => {
    expect(codeOf(() => index.merge(new LshIndex({ ...OPTIONS, ...change })))).toBe('parameter-mismatch');
  });

  test('after a merge that failed nothing was added', () => {
    const [left, right] = [new LshIndex(OPTIONS), new LshIndex(OPTIONS)];
    left.add('b', own);
    for (const id of ['a', 'b', 'c']) right.add(id, own);
    expect(codeOf(() => left.merge(right))).toBe('duplicate-id');
    expect(left.size).toBe(1);
    expect(left.candidates(own)).toEqual(['b']);
  });

  test.each([null, undefined, 5, {}, { ...own, values: [...own.values] }, { ...own, slots: '32' }])(
    'what is no signature is a TypeError that names it, and nothing was added: %#',
    (value) => {
      const no = value as unknown as Signature;
      for (const use of [() => index.add('x', no), () => index.query(no), () => index.candidates(no)]) {
        expect(use).toThrow(TypeError);
        expect(use).toThrow(/^signature[.:].*expected .*, got /);
      }
      expect(index.has('x')).toBe(false);
    },
  );

  test.each([null, {}, [], new Map()])('to merge what is no index is a TypeError: %#', (other) => {
    expect(() => index.merge(other as unknown as LshIndex)).toThrow(/^other: expected an LshIndex, got /);
  });

  test.each([null, 5, 'strict', []])('options of %j are a TypeError that names them', (value) => {
    const options = value as unknown as LshIndexOptions;
    for (const use of [() => new LshIndex(options), () => index.query(own, options)]) {
      expect(use).toThrow(TypeError);
      expect(use).toThrow(/^options: expected an object, got /);
    }
    const shape = (): LshIndex =>
      new LshIndex({ shape: (value ?? 0) as unknown as { bands: number; rows: number } });
    expect(shape).toThrow(TypeError);
    expect(shape).toThrow(/^options\.shape: expected an object, got /);
  });

  test('an id that is no string is a TypeError', () => {
    expect(() => index.add(1 as unknown as string, own)).toThrow(TypeError);
    expect(() => index.add(1 as unknown as string, own)).toThrow(/^id: expected a string, got the number 1/);
  });

  test.each([
    ['options.threshold', { threshold: 2 }],
    ['options.threshold', { threshold: Number.NaN }],
    ['options.slots', { slots: 5000 }],
    ['options.slots', { slots: 31, shape: { bands: 2, rows: 2 } }],
    ['options.slots', { slots: 40 }],
    ['options.slots', { slots: 16 }],
    ['options.maxCandidates', { maxCandidates: 0 }],
    ['options.maxCandidates', { maxCandidates: 1.5 }],
    ['options.maxCandidates', { maxCandidates: Number.POSITIVE_INFINITY }],
    ['options.seed', { seed: 2 ** 32 }],
    ['options.seed', { seed: -1 }],
    ['options.seed', { seed: 0.5 }],
    ['options.shape.bands', { shape: { bands: 0, rows: 1 } }],
    ['options.shape.rows', { shape: { bands: 64, rows: 3 } }],
  ])('a bad %s is a RangeError that names it: %j', (name, options) => {
    expect(() => new LshIndex(options)).toThrow(RangeError);
    expect(() => new LshIndex(options)).toThrow(new RegExp(`^${name.replaceAll('.', '\\.')}: expected `));
  });

  test.each([{ threshold: 1.1 }, { threshold: -0.1 }, { limit: 0 }, { limit: Number.NaN }])(
    'a query with %j is a RangeError',
    (options) => {
      expect(() => index.query(own, options)).toThrow(RangeError);
    },
  );
});
