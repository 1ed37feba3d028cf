/** Hashes come out in the order of numbers, however many they are and whoever chose them. */
import { expect, test } from 'vitest';
import { createHashSorter } from '../../src/text/sort-hashes';
import { random, whole } from '../helpers/random';

const sort = createHashSorter();

test.each([0, 1, 2, 24, 25, 64, 500, 8192, 8193, 20_000])('%i hashes are sorted', (count) => {
  const next = random(count);
  const hashes = Int32Array.from({ length: count + 3 }, () => whole(next, 2 ** 32) | 0);
  const wanted = [...hashes.slice(0, count).sort(), ...hashes.slice(count)];
  sort(hashes, count);
  expect([...hashes]).toEqual(wanted);
});

test('hashes that are close together, or all the same, are sorted too', () => {
  const next = random(1);
  const near = Int32Array.from({ length: 1000 }, () => 77_000 + whole(next, 900));
  const same = new Int32Array(1000).fill(-5);
  const few = Int32Array.from({ length: 1000 }, (_, i) => (i % 100 === 0 ? i << 20 : -i));
  for (const hashes of [near, same, few]) {
    const wanted = hashes.slice().sort();
    sort(hashes, hashes.length);
    expect(hashes).toEqual(wanted);
  }
});
