/** Whatever is called in whatever order, a desk answers as the batch does: some runs here, 2,000 of each kind of weights in `model.slow.ts`. */
import { expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { KINDS, runs, STILL_VARIANTS, VARIANTS } from './model';

test('random calls in random orders: settled, a desk equals the batch; restored, it goes on alike', () => {
  const counts = runs(batch(), 0, 45, VARIANTS);
  // That all of it was tried.
  expect(KINDS.filter((kind) => !counts[kind])).toEqual([]);
});

test('so it does with weights that stand still', () => {
  const counts = runs(batch(), 0, 15, STILL_VARIANTS);
  expect(KINDS.filter((kind) => !counts[kind]).length).toBeLessThan(KINDS.length / 4);
});
