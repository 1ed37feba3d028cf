/** Exact similarity of shingle sets, against sets of the language. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containment, intersectionSize, jaccard } from '../../src/copies/similarity';
import { shingle } from '../../src/sketch/shingle';

const set = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 0xffffffff })), {
    maxLength: 40,
  })
  .map((list) => Uint32Array.from(list).sort());
const NOTHING = new Uint32Array(0);

test('agrees with sets of the language, both ways round', () => {
  fc.assert(
    fc.property(set, set, (a, b) => {
      const shared = [...a].filter((x) => b.includes(x)).length;
      const union = new Set([...a, ...b]).size;
      const smaller = Math.min(a.length, b.length);
      expect(intersectionSize(a, b)).toBe(shared);
      expect(jaccard(a, b)).toBe(union === 0 ? 0 : shared / union);
      expect(containment(a, b)).toBe(smaller === 0 ? 0 : shared / smaller);
      expect([jaccard(b, a), containment(b, a)]).toEqual([jaccard(a, b), containment(a, b)]);
    }),
  );
});

describe('nothing', () => {
  test('is not like anything, not even nothing', () => {
    for (const other of [NOTHING, shingle('some text of words')]) {
      expect(jaccard(NOTHING, other)).toBe(0);
      expect(containment(NOTHING, other)).toBe(0);
    }
  });
});

test('a part is contained in the whole, however small its Jaccard similarity', () => {
  const whole = shingle(
    'The talks were held in Ankara on Tuesday and Wednesday between diplomats of both states',
  );
  const part = shingle('held in Ankara on Tuesday and Wednesday');
  expect(containment(part, whole)).toBe(1);
  expect(jaccard(part, whole)).toBe(part.length / whole.length);
});
