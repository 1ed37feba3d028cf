/** What was stored with the package comes back as it was, and what contradicts itself is refused. */
import { estimateJaccard, mergeSignatures, signatureFromBytes, signatureToBytes } from 'newsfold';
import { describe, expect, test } from 'vitest';
import {
  fromMinhash,
  type MinhashOptions,
  minhashSketcher,
  type StoredMinhash,
} from '../../src/minhash/index';
import { raw, throughJson, tokens } from './package';

const TALKS = tokens('talks', 60);
const STORED = throughJson(raw(TALKS, { seed: 7 }));
const own = minhashSketcher({ seed: 7 });

describe('a stored signature', () => {
  test.each<[string, StoredMinhash | ArrayLike<number>, MinhashOptions]>([
    ['a Minhash itself', raw(TALKS, { seed: 7 }), {}],
    ['after JSON', STORED, {}],
    ['after JSON, its seed told', STORED, { seed: 7 }],
    ['without permutations, its seed told', { hashvalues: STORED.hashvalues }, { seed: 7 }],
    ['with the seed the package moved on', { hashvalues: STORED.hashvalues, seed: 263 }, { seed: 7 }],
    ['with the seed its owner wrote down', { hashvalues: STORED.hashvalues, seed: 7 }, { seed: 7 }],
    ['hash values alone', STORED.hashvalues, { seed: 7, numPerm: 128 }],
    ['hash values in a typed array', Float64Array.from(STORED.hashvalues), { seed: 7 }],
  ])('is the one of the same tokens: %s', (_, stored, options) => {
    expect(fromMinhash(stored, options)).toEqual(own.sketchTokens(TALKS));
  });

  test('scores as in the package', () => {
    const other = raw([...TALKS.slice(20), ...tokens('storm', 20)], { seed: 7 });
    const score = estimateJaccard(fromMinhash(STORED), fromMinhash(throughJson(other)));
    expect(score).toBe(raw(TALKS, { seed: 7 }).jaccard(other));
    expect(score).toBeGreaterThan(0.3);
  });

  test('merges, and keeps as bytes', () => {
    const more = tokens('storm', 20);
    const merged = mergeSignatures(fromMinhash(STORED), own.sketchTokens(more));
    expect(merged).toEqual(fromMinhash(raw([...TALKS, ...more], { seed: 7 })));
    expect(signatureFromBytes(signatureToBytes(merged))).toEqual(merged);
  });

  test('shares no memory with what it was made from', () => {
    const values = Uint32Array.from(STORED.hashvalues);
    const signature = fromMinhash(values, { seed: 7 });
    values.fill(0);
    expect(signature).toEqual(fromMinhash(STORED));
  });

  test('of 100 permutations keeps as many as fit', () => {
    const stored = throughJson(raw(TALKS, { numPerm: 100 }));
    expect(() => fromMinhash(stored)).toThrow(
      /options\.slots\): expected a multiple of 16, got the number 100$/,
    );
    const signature = fromMinhash(stored, { slots: 96 });
    expect(signature).toEqual(minhashSketcher({ numPerm: 100, slots: 96 }).sketchTokens(TALKS));
  });

  test('keeps a slot as filled whose least value is that of an empty one', () => {
    const hashvalues = [0xffffffff, ...STORED.hashvalues.slice(1)];
    const signature = fromMinhash(hashvalues, { seed: 7 });
    expect(estimateJaccard(signature, signature)).toBe(1);
  });
});

describe('a stored signature that contradicts itself or its options is a parameter-mismatch:', () => {
  const bare = { hashvalues: STORED.hashvalues };
  test.each<[string, StoredMinhash | ArrayLike<number>, MinhashOptions, string]>([
    ['another seed', STORED, { seed: 8 }, 'seed'],
    ['a seed that another one moves on to', { ...bare, seed: 264 }, { seed: 7 }, 'seed'],
    ['fewer values than permutations', { ...STORED, hashvalues: STORED.hashvalues.slice(16) }, {}, 'numPerm'],
    ['fewer factors', { ...STORED, permA: STORED.permA.slice(16) }, {}, 'permA.length'],
    ['fewer summands', { ...STORED, permB: STORED.permB.slice(16) }, {}, 'permB.length'],
    ['another prime', { ...STORED, prime: 4294967291 }, {}, 'prime'],
    ['another largest hash', { ...STORED, maxHash: 2 ** 61 - 1 }, {}, 'maxHash'],
    ['another number of permutations', STORED.hashvalues, { seed: 7, numPerm: 256 }, 'numPerm'],
  ])('%s', (_, stored, options, field) => {
    const run = (): unknown => fromMinhash(stored, options);
    expect(run).toThrow(
      expect.objectContaining({ name: 'NewsfoldError', code: 'parameter-mismatch', field }),
    );
  });
});

describe('what is no stored signature is refused', () => {
  const withValue = (value: unknown): unknown => ({
    ...STORED,
    hashvalues: [value, ...STORED.hashvalues.slice(1)],
  });
  test.each<[string, unknown, new () => Error]>([
    ['nothing', undefined, TypeError],
    ['null', null, TypeError],
    ['JSON that was not parsed', JSON.stringify(STORED), TypeError],
    ['an empty object', {}, TypeError],
    ['bands', STORED.hashvalues.join('.'), TypeError],
    ['a NaN, which JSON makes null', withValue(null), TypeError],
    ['a string among the values', withValue('5'), TypeError],
    ['a negative value', withValue(-1), RangeError],
    ['a fraction', withValue(0.5), RangeError],
    ['a value of 33 bits', withValue(2 ** 32), RangeError],
    ['no values', [], RangeError],
    ['factors without summands', { ...STORED, permB: undefined }, TypeError],
    ['factors of text', { ...STORED, permA: 'abc' }, TypeError],
    ['a million values', new Array(1_000_000).fill(1), RangeError],
    ['a list of length 2^32', { hashvalues: { length: 2 ** 32 } }, TypeError],
  ])('%s', (_, stored, type) => {
    const run = (): unknown => fromMinhash(stored as StoredMinhash, { seed: 7 });
    expect(run).toThrow(type);
    expect(run).toThrow(/: expected .*, got /);
  });
});
