/** Numbers of terms stay what they were while their table grows. */
import { expect, test } from 'vitest';
import { TermNumbers } from '../../src/summary/term-numbers';
import { random, whole } from '../helpers/random';

test('a hash has no number until it is given one, and that one ever after', () => {
  const next = random(11);
  const drawn = Array.from({ length: 3000 }, () => (whole(next, 2 ** 16) << 16) ^ whole(next, 2 ** 16));
  // Beside those, hashes that differ in their high bits alone.
  const all = [...new Set([0, -1, -0x80000000, 1 << 20, 2 << 20, 3 << 20, ...drawn])];
  const numbers = new TermNumbers();
  const before = all.map((hash, i) => {
    const known = numbers.get(hash);
    numbers.set(hash, i);
    return known;
  });
  expect(new Set(before)).toEqual(new Set([-1]));
  expect(all.map((hash) => numbers.get(hash))).toEqual(all.map((_, i) => i));
});
