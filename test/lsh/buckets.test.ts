/** The buckets under an index, against a map of lists. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Buckets, NONE } from '../../src/lsh/buckets';

const PLACES = 40;

/** The places under a key, the last put first. */
function under(buckets: Buckets, key: number): number[] {
  const cell = buckets.find(key);
  const places: number[] = [];
  if (cell === NONE) return places;
  for (let place = buckets.first(cell); place !== NONE; place = buckets.after(place)) places.push(place);
  expect(buckets.size(cell)).toBe(places.length);
  return places;
}

test('put and take in any sequence do what a map of lists does, though keys share cells', () => {
  // The table begins with 1024 cells: keys that are equal by that modulus collide.
  const key = fc.constantFrom(0, 1, 1024, 2048, 1025, 0xffffffff, 0xfffffbff);
  const step = fc.tuple(fc.integer({ min: 0, max: PLACES - 1 }), key);
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const buckets = new Buckets();
      buckets.reserve(PLACES);
      const keyOf = new Map<number, number>();
      for (const [place, key] of steps) {
        const held = keyOf.get(place);
        if (held === undefined) {
          buckets.put(key, place);
          keyOf.set(place, key);
        } else {
          buckets.take(held, place);
          keyOf.delete(place);
        }
        for (const asked of new Set([key, held ?? key])) {
          const expected = [...keyOf].filter(([, key]) => key === asked).map(([place]) => place);
          expect(under(buckets, asked)).toEqual(expected.reverse());
        }
      }
    }),
  );
});

test('what is in them stays while the table grows, and while room is made for more places', () => {
  const buckets = new Buckets();
  const keyOf = (place: number): number => Math.imul(Math.trunc(place / 3) + 1, 0x9e3779b1) >>> 0;
  for (let place = 0; place < 9000; place++) {
    if (place % 3000 === 0) buckets.reserve(place + 3000);
    buckets.put(keyOf(place), place);
  }
  for (let place = 0; place < 9000; place += 3) {
    expect(under(buckets, keyOf(place))).toEqual([place + 2, place + 1, place]);
  }
});

test('keys that come and go for ever are still told from those that never came', () => {
  const buckets = new Buckets();
  buckets.reserve(1);
  for (let key = 0; key < 5000; key++) {
    buckets.put(key, 0);
    expect(under(buckets, key)).toEqual([0]);
    buckets.take(key, 0);
  }
  expect(under(buckets, 4999)).toEqual([]);
  expect(buckets.find(5000)).toBe(NONE);
});
