/** Every bit of a snapshot counts; and forged value by value, with its checksums right, it gives a desk that works or a typed error. */
import { expect, test } from 'vitest';
import { readContainer } from '../../src/desk/container';
import { forgeries } from './forge';
import { believedFlips, GOLDEN_OPTIONS, goldenBytes } from './golden';

test('of 2,000 forged snapshots each is refused, or gives a desk that answers 200 times as the batch does', () => {
  const { sections } = readContainer(goldenBytes(), { magic: 'NFDK', oldest: 1, newest: 1 });
  const came = forgeries(sections, GOLDEN_OPTIONS, { runs: 2000, seed: 1000, drives: 200 });
  console.log(`forged: ${JSON.stringify(came)}`);
  expect(came.codes['bad-bytes']).toBeGreaterThan(1000);
  expect(came.driven).toBeGreaterThan(150);
  expect(Object.keys(came.kinds).length).toBeGreaterThan(40);
  expect(came.slowest).toBeLessThan(10_000);
});

test('every single-bit flip is refused', () => {
  const golden = goldenBytes();
  expect(golden.length).toBeGreaterThanOrEqual(4096);
  expect(believedFlips(golden, () => [0, 1, 2, 3, 4, 5, 6, 7])).toEqual([]);
});
