/** Whatever is called in whatever order, a desk answers as the batch does: two thousand runs. */
import { expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { KINDS, runs } from './model';

test('2,000 runs of random calls: settled, a desk equals the batch; restored, it goes on alike', () => {
  const counts = runs(batch(), 1000, 2000);
  console.log(`desk: ${JSON.stringify(counts)}`);
  expect(KINDS.filter((kind) => !((counts[kind] ?? 0) >= 10))).toEqual([]);
});
