/** The sketcher gives what the package gives, bit for bit, and is a MinHash like the other. */

import fc from 'fast-check';
import {
  estimateJaccard,
  LshIndex,
  mergeSignatures,
  type Signature,
  signatureFromBytes,
  signatureToBytes,
  sketch,
} from 'newsfold';
import { describe, expect, test } from 'vitest';
import { type MinhashOptions, minhashSketcher } from '../../src/minhash/index';
import { mix32 } from '../../src/text/hash';
import { random, randomSet, whole } from '../helpers/random';
import { raw } from './package';

const sketcher = minhashSketcher();
const sets = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 30 });

function thrownMessage(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing thrown';
}

/** A string whose hash in the package is a given 32-bit number: its digits to the base 31. */
function spelled(hash: number): string {
  const digits: number[] = [];
  for (let rest = hash >>> 0; rest > 0; rest = Math.floor(rest / 31)) digits.unshift(rest % 31);
  return String.fromCharCode(...digits);
}

describe('tokens', () => {
  test('give the hash values of the package, bit for bit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 2 ** 50 }),
        fc.constantFrom(32, 128, 240),
        (tokens, seed, slots) => {
          const { values } = minhashSketcher({ slots, seed }).sketchTokens(tokens);
          expect([...values]).toEqual(raw(tokens, { numPerm: slots, seed }).hashvalues);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('do not count twice, nor by their order', () => {
    const once = sketcher.sketchTokens(['a', 'b', 'c']);
    expect(sketcher.sketchTokens(['c', 'b', 'a', 'b', 'c'])).toEqual(once);
    expect(sketcher.sketchTokens(new Set(['b', 'c', 'a']))).toEqual(once);
  });
});

describe('shingles', () => {
  test('give the hash values that the package has for strings of their mixed hashes', () => {
    const next = random(3);
    for (const shingles of [randomSet(next, 50), Uint32Array.of(0), Uint32Array.of(0xffffffff, 1, 2, 3)]) {
      const strings = Array.from(shingles, (shingle) => spelled(mix32(shingle)));
      expect([...sketcher.sketch(shingles).values]).toEqual(raw(strings).hashvalues);
    }
  });

  test('merge into the signature of the union', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const signature = (set: number[]): Signature => sketcher.sketch(Uint32Array.from(set));
        expect(mergeSignatures(signature(a), signature(b))).toEqual(signature([...a, ...b]));
      }),
    );
  });

  test('are estimated without bias, and no worse than the theory of MinHash allows', () => {
    const [trials, size, shared] = [600, 60, 40];
    const jaccard = shared / (2 * size - shared);
    const next = random(5);
    let [sum, squares] = [0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const { sketch } = minhashSketcher({ seed: 1 + 256 * whole(next, 2 ** 30) });
      const all = randomSet(next, 2 * size - shared);
      const error =
        estimateJaccard(sketch(all.subarray(0, size)), sketch(all.subarray(size - shared))) - jaccard;
      sum += error;
      squares += error * error;
    }
    const rmse = Math.sqrt(squares / trials);
    expect(Math.abs(sum / trials)).toBeLessThan(Math.min(0.01, (4 * rmse) / Math.sqrt(trials)));
    expect(rmse).toBeLessThan(1.1 * Math.sqrt((jaccard * (1 - jaccard)) / sketcher.slots));
  });

  test.each([undefined, null, [1, 2], 'abc'])('of %j are a TypeError', (shingles) => {
    expect(() => sketcher.sketch(shingles as unknown as Uint32Array)).toThrow(
      /^shingles: expected a Uint32Array, got /,
    );
  });
});

describe('signatures of the two schemes', () => {
  const shingles = Uint32Array.of(1, 2, 3);
  const own = sketcher.sketch(shingles);
  /** The likeliest mistake: a signature of the other scheme under the very same seed. */
  const other = sketch(shingles, { seed: sketcher.seed });

  test('never compare, merge or share an index, even under one seed', () => {
    const mismatch = expect.objectContaining({ code: 'parameter-mismatch', field: 'scheme' });
    const ofOwn = new LshIndex({ ...sketcher });
    const ofOther = new LshIndex({ seed: sketcher.seed });
    for (const run of [
      () => estimateJaccard(own, other),
      () => estimateJaccard(other, own),
      () => mergeSignatures(own, other),
      () => ofOwn.add('a', other),
      () => ofOwn.query(other),
      () => ofOther.add('a', own),
      () => ofOther.candidates(own),
    ]) {
      expect(() => run()).toThrow(mismatch);
    }
    expect(() => ofOwn.merge(ofOther)).toThrow(expect.objectContaining({ code: 'parameter-mismatch' }));
  });

  test('keep their scheme as bytes', () => {
    for (const signature of [own, other]) {
      expect(signatureFromBytes(signatureToBytes(signature))).toEqual(signature);
    }
    expect(String.fromCharCode(...signatureToBytes(own).subarray(0, 4))).toBe('NFMH');
    expect(String.fromCharCode(...signatureToBytes(other).subarray(0, 4))).toBe('NFFS');
    expect('scheme' in signatureFromBytes(signatureToBytes(other))).toBe(false);
  });

  test('keep their scheme when indexes are merged', () => {
    const [a, b] = [new LshIndex({ ...sketcher }), new LshIndex({ ...sketcher })];
    b.add('b', own);
    a.merge(b);
    expect(a.query(own)).toEqual([{ id: 'b', score: 1 }]);
  });

  test('as bytes of one are no bytes of the other, and no single bit changes one into the other', () => {
    const bytes = signatureToBytes(own);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => signatureFromBytes(flipped)).toThrow(expect.objectContaining({ code: 'bad-bytes' }));
    }
    bytes.set(signatureToBytes(other).subarray(0, 4));
    expect(() => signatureFromBytes(bytes)).toThrow(expect.objectContaining({ code: 'bad-bytes' }));
  });

  test('a scheme that is none is refused', () => {
    const scheme = 'simhash' as 'minhash';
    expect(() => estimateJaccard({ ...own, scheme }, own)).toThrow(RangeError);
    expect(() => new LshIndex({ scheme })).toThrow(/^options\.scheme: expected undefined or 'minhash', got /);
  });
});

describe('the seed of a sketcher', () => {
  test('stands for all of its hash functions', () => {
    const all = [{}, { seed: 2 }, { seed: 1.5 }, { seed: -1 }, { slots: 64 }, { numPerm: 256, slots: 128 }];
    expect(new Set(all.map((options) => minhashSketcher(options).seed)).size).toBe(all.length);
    expect(minhashSketcher({ seed: 1, numPerm: 128, slots: 128 }).seed).toBe(sketcher.seed);
  });
});

test.each<[string, object, new () => Error]>([
  ['options', [], TypeError],
  ['options.slots', { slots: 100 }, RangeError],
  ['options.slots', { slots: 16 }, RangeError],
  ['options.numPerm', { numPerm: 128, slots: 256 }, RangeError],
  ['options.numPerm (or options.slots)', { numPerm: 100 }, RangeError],
  ['options.numPerm (or options.slots)', { numPerm: 2048 }, RangeError],
  ['options.slots', { slots: '128' }, TypeError],
  ['options.numPerm', { numPerm: 1e9, slots: 128 }, RangeError],
  ['options.numPerm', { numPerm: 128.5, slots: 128 }, RangeError],
  ['options.seed', { seed: '1' }, TypeError],
])('bad %s: %j is refused', (argument, options, type) => {
  const run = (): unknown => minhashSketcher(options as MinhashOptions);
  expect(run).toThrow(type);
  expect(thrownMessage(run)).toMatch(/: expected .*, got /);
  expect(thrownMessage(run).split(': ')[0]).toBe(argument);
});
