/** Whatever is called in whatever order, a desk answers as the batch does: 45 runs here, 2,000 in `model.slow.ts`. */
import { expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { KINDS, runs } from './model';

test('random calls in random orders: settled, a desk equals the batch; restored, it goes on alike', () => {
  const counts = runs(batch(), 0, 45);
  // That all of it was tried.
  expect(KINDS.filter((kind) => !counts[kind])).toEqual([]);
});
