/** Buckets of many entries: what is in them, what a capped query leaves out, and that they cost no more than small ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LshIndex } from '../../src/lsh/lsh-index';
import type { Signature } from '../../src/sketch/signature';
import { random, shuffled, whole } from '../helpers/random';

const OPTIONS = { slots: 32, seed: 7, shape: { bands: 4, rows: 2 } };

/** A signature with few letters, a letter a band: any two of them are likely to share a band. */
function ofLetters(letters: readonly number[]): Signature {
  return { slots: 32, seed: 7, values: Uint32Array.from({ length: 32 }, (_, i) => letters[i >> 1] ?? 9) };
}

const letters = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 });

test('of two letters only, hundreds of entries come and go as in a plain list', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(299), letters), { minLength: 300, maxLength: 1000 }), (steps) => {
      const index = new LshIndex(OPTIONS);
      const words = new Map<string, readonly number[]>();
      for (const [number, word] of steps) {
        const id = `${number}`;
        if (index.remove(id)) expect(words.delete(id)).toBe(true);
        else {
          index.add(id, ofLetters(word));
          words.set(id, word);
        }
      }
      for (const asked of [0, 5, 10, 15].map((bits) => [
        bits & 1,
        (bits >> 1) & 1,
        (bits >> 2) & 1,
        bits >> 3,
      ])) {
        const expected = [...words].filter(([, word]) => word.some((letter, band) => letter === asked[band]));
        expect(index.candidates(ofLetters(asked))).toEqual(expected.map(([id]) => id).sort());
      }
    }),
    { numRuns: 60 },
  );
});

test('a bucket that shrinks step by step to nothing loses one entry each time', () => {
  const index = new LshIndex(OPTIONS);
  const word = ofLetters([1, 1, 1, 1]);
  const ids = Array.from({ length: 300 }, (_, i) => `${i}`);
  for (const id of ids) index.add(id, word);
  const left = new Set(ids);
  for (const id of shuffled(ids, 3)) {
    index.remove(id);
    left.delete(id);
    expect(index.candidates(word)).toEqual([...left].sort());
  }
});

describe('what a capped query leaves out', () => {
  const entries = Array.from({ length: 400 }, (_, i) => ({
    id: `entry ${i}`,
    word: ofLetters([i % 2, i % 3, i % 5, whole(random(i), 2)]),
  }));
  const asked = ofLetters([0, 0, 0, 0]);
  const capped = (order: readonly { id: string; word: Signature }[], maxCandidates: number): LshIndex => {
    const index = new LshIndex({ ...OPTIONS, maxCandidates });
    for (const { id, word } of order) index.add(id, word);
    return index;
  };

  test.each([1, 3, 20, 100, 250])('is the same in whatever order entries came, at most %i', (most) => {
    const expected = capped(entries, most).candidates(asked);
    expect(expected).toHaveLength(most);
    for (const seed of [1, 2, 3])
      expect(capped(shuffled(entries, seed), most).candidates(asked)).toEqual(expected);
  });

  test('is the same after others came and went, and after a way through bytes', () => {
    const expected = capped(entries, 50).candidates(asked);
    const index = new LshIndex({ ...OPTIONS, maxCandidates: 50 });
    for (let i = 0; i < 300; i++) index.add(`other ${i}`, asked);
    for (const { id, word } of shuffled(entries, 4)) index.add(id, word);
    for (let i = 0; i < 300; i++) index.remove(`other ${i}`);
    expect(index.candidates(asked)).toEqual(expected);
    expect(LshIndex.fromBytes(index.toBytes()).candidates(asked)).toEqual(expected);
  });

  test.each([17, 20, 24, 32])('is the same for a bucket of %i, which may have pages or none', (size) => {
    const next = random(size);
    const letter = (): number => 1 + whole(next, 5000);
    const own = Array.from({ length: 4 * size }, (_, i) => {
      const word = [letter(), letter(), letter(), letter()];
      word[i % 4] = 0;
      return { id: `own ${i}`, word: ofLetters(word) };
    });
    // Enough to fill the cells beside the bucket's, if they come first.
    const others = Array.from({ length: 3000 }, (_, i) => ({
      id: `other ${i}`,
      word: ofLetters([letter(), letter(), letter(), letter()]),
    }));
    for (const most of [1, 5, 30, 3 * size]) {
      const expected = capped([...own, ...others], most).candidates(asked);
      expect(expected).toHaveLength(most);
      expect(capped([...others, ...own], most).candidates(asked)).toEqual(expected);
      expect(capped(shuffled([...own, ...others], most), most).candidates(asked)).toEqual(expected);
    }
  });

  test('is counted', () => {
    const index = capped(entries, 50);
    index.candidates(asked);
    index.query(asked);
    index.candidates(ofLetters([7, 7, 7, 7]));
    expect(index.stats).toEqual({ queries: 3, cappedQueries: 2 });
  });
});

describe('ids that share a hash', () => {
  test('are told apart, however many come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { maxLength: 300 }), (numbers) => {
        const index = new LshIndex(OPTIONS);
        const ids = new Set<string>();
        for (const number of numbers) {
          const id = String.fromCharCode(number & 0xffff, number >>> 16);
          if (index.remove(id)) ids.delete(id);
          else {
            index.add(id, ofLetters([number & 1, 0, 0, 0]));
            ids.add(id);
          }
        }
        expect(index.size).toBe(ids.size);
        for (const id of ids) expect(index.has(id)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
