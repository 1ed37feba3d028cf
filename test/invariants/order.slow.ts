/** The same articles give the same bytes in a hundred orders. */
import { clusterStories } from 'newsfold';
import { expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { bytes, differing } from './orders';

test('clusterStories gives the same bytes in 100 orders', () => {
  expect(differing(batch(), 100, (articles) => bytes(clusterStories(articles)))).toEqual([]);
});
