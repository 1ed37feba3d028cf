/** Whatever is called in whatever order, a desk answers as the batch does: 45 runs here, 2,000 in `model.slow.ts`. */
import { expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { KINDS, runs, STILL_VARIANTS, VARIANTS } from './model';

test.each([
  ['batch', VARIANTS],
  ['background', STILL_VARIANTS],
])(
  'random calls in random orders, idf %s: settled, a desk equals the batch; restored, it goes on alike',
  (_, variants) => {
    const counts = runs(batch(), 0, 45, variants);
    // That all of it was tried.
    expect(KINDS.filter((kind) => !counts[kind])).toEqual([]);
  },
);
