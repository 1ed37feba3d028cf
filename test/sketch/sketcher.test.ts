/** Fast similarity sketches: what holds for every set, to the bit. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shingle } from '../../src/sketch/shingle';
import { estimateJaccard, mergeSignatures } from '../../src/sketch/signature';
import { sketch, sketchText } from '../../src/sketch/sketcher';
import { random, randomSet } from '../helpers/random';
import { anyText } from '../helpers/text';

const hash = fc.integer({ min: 0, max: 0xffffffff });
/** Sets of up to 300 hashes, often close together or equal. */
const set = fc
  .oneof(fc.array(hash, { maxLength: 300 }), fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }))
  .map((list) => Uint32Array.from(list));
const parameters = fc.record({ slots: fc.constantFrom(32, 48, 64, 128, 256), seed: hash });
const EMPTY = 0xffffffff;

describe('the sketch of a union', () => {
  test('is the merge of the sketches, bit for bit', () => {
    fc.assert(
      fc.property(set, set, parameters, (a, b, options) => {
        const union = sketch(Uint32Array.of(...a, ...b), options);
        expect(mergeSignatures(sketch(a, options), sketch(b, options))).toEqual(union);
      }),
      { numRuns: 300 },
    );
  });

  test('merging is commutative, associative, idempotent, and the empty set changes nothing', () => {
    fc.assert(
      fc.property(set, set, set, (x, y, z) => {
        const [a, b, c] = [sketch(x), sketch(y), sketch(z)] as const;
        expect(mergeSignatures(a, b)).toEqual(mergeSignatures(b, a));
        expect(mergeSignatures(mergeSignatures(a, b), c)).toEqual(mergeSignatures(a, mergeSignatures(b, c)));
        expect(mergeSignatures(a, a)).toEqual(a);
        expect(mergeSignatures(a, sketch(new Uint32Array(0)))).toEqual(a);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a sketch', () => {
  test('depends neither on the order nor on the repetition of elements', () => {
    fc.assert(
      fc.property(set, (a) => {
        expect(sketch(Uint32Array.of(...a.toReversed(), ...a))).toEqual(sketch(a));
      }),
      { numRuns: 50 },
    );
  });

  test('of one element fills every slot, whatever the element, the slots and the seed', () => {
    fc.assert(
      fc.property(hash, parameters, (element, options) => {
        const { values } = sketch(Uint32Array.of(element), options);
        expect(values).toHaveLength(options.slots);
        expect(values).not.toContain(EMPTY);
      }),
    );
    expect(sketch(Uint32Array.of(0), { slots: 1024 }).values).not.toContain(EMPTY);
  });

  test('of the empty set is empty in every slot', () => {
    expect(new Set(sketch(new Uint32Array(0)).values)).toEqual(new Set([EMPTY]));
  });

  test('of another seed shares no more slots than chance', () => {
    const shingles = randomSet(random(1), 200);
    const [a, b] = [sketch(shingles, { seed: 1 }), sketch(shingles, { seed: 2 })];
    expect(a.values.filter((value, i) => value === b.values[i])).toHaveLength(0);
  });

  test('does not change the set it is given', () => {
    const shingles = Uint32Array.of(3, 1, 2, 1);
    sketch(shingles);
    expect(shingles).toEqual(Uint32Array.of(3, 1, 2, 1));
  });

  test('has 128 slots and seed 0 unless told otherwise', () => {
    const { slots, seed, values } = sketch(Uint32Array.of(1));
    expect({ slots, seed, length: values.length }).toEqual({ slots: 128, seed: 0, length: 128 });
  });
});

describe('many repetitions of few elements', () => {
  test.each([
    [32, 600],
    [128, 5000],
    [128, 16_385],
    [1024, 40_000],
  ])('have the sketch of the few: %i slots, %i elements', (slots, count) => {
    for (const few of [1, 7, slots, 4 * slots]) {
      const set = Uint32Array.from({ length: few }, (_, i) => Math.imul(i + 1, 0x9e3779b1));
      const many = Uint32Array.from({ length: count }, (_, i) => set[i % few]!);
      expect(sketch(many, { slots })).toEqual(sketch(set.slice(0, count), { slots }));
    }
  });
});

describe('two sets', () => {
  test('that are equal have similarity 1', () => {
    fc.assert(
      fc.property(set, (a) => {
        expect(estimateJaccard(sketch(a), sketch(a.toReversed()))).toBe(a.length === 0 ? 0 : 1);
      }),
      { numRuns: 50 },
    );
  });

  test('without an element in common have similarity 0, up to a chance collision', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash, { minLength: 2, maxLength: 100 }), (list) => {
        const half = list.length >> 1;
        const [a, b] = [Uint32Array.from(list.slice(0, half)), Uint32Array.from(list.slice(half))];
        expect(estimateJaccard(sketch(a), sketch(b))).toBeLessThanOrEqual(1 / 128);
      }),
    );
  });

  test('one of them empty have similarity 0, and so have two empty ones', () => {
    const empty = sketch(new Uint32Array(0));
    expect(estimateJaccard(empty, empty)).toBe(0);
    expect(estimateJaccard(empty, sketch(Uint32Array.of(7)))).toBe(0);
    expect(estimateJaccard(sketch(Uint32Array.of(7)), empty)).toBe(0);
  });
});

describe('errors', () => {
  test.each([undefined, null, 'text', [1, 2], new Int32Array(2), new Uint8Array(2)])(
    'shingles of %j are a TypeError that names them',
    (shingles) => {
      expect(() => sketch(shingles as unknown as Uint32Array)).toThrow(TypeError);
      expect(() => sketch(shingles as unknown as Uint32Array)).toThrow(
        /^shingles: expected a Uint32Array, got /,
      );
    },
  );

  test.each([0, 16, 31, 33, 100, 1040, 128.5, Number.NaN])('%d slots are a RangeError', (slots) => {
    expect(() => sketch(Uint32Array.of(1), { slots })).toThrow(RangeError);
    expect(() => sketch(Uint32Array.of(1), { slots })).toThrow(/^options\.slots: expected /);
  });

  test.each([-1, 2 ** 32, 0.5, Number.NaN])('a seed of %d is a RangeError', (seed) => {
    expect(() => sketch(Uint32Array.of(1), { seed })).toThrow(RangeError);
    expect(() => sketch(Uint32Array.of(1), { seed })).toThrow(/^options\.seed: expected /);
  });
});

describe('a text sketched in one pass', () => {
  test('has the signature of its shingles', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(32, 128, 1024),
        (text, size, slots) => {
          const options = { slots, seed: size };
          expect(sketchText(text, { ...options, size })).toEqual(sketch(shingle(text, { size }), options));
        },
      ),
    );
  });

  test('takes a string only', () => {
    expect(() => sketchText(5 as never)).toThrow('text: expected a string, got the number 5');
  });
});
