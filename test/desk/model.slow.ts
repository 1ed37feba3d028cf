/** Whatever is called in whatever order, a desk answers as the batch does: two thousand runs, with either kind of weights. */
import { expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { KINDS, runs, STILL_VARIANTS, VARIANTS } from './model';

test.each([
  ['batch', VARIANTS],
  ['background', STILL_VARIANTS],
])(
  '2,000 runs of random calls, idf %s: settled, a desk equals the batch; restored, it goes on alike',
  (_, variants) => {
    const counts = runs(batch(), 1000, 2000, variants);
    console.log(`desk: ${JSON.stringify(counts)}`);
    expect(KINDS.filter((kind) => !((counts[kind] ?? 0) >= 10))).toEqual([]);
  },
);
