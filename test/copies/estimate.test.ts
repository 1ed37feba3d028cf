/** Of reports that share a band only those are compared that may be near copies, by an estimate that leaves none of these out. */
import { estimateJaccard, jaccard, shingle, sketchText } from 'newsfold';
import { expect, test } from 'vitest';
import { leastEstimate } from '../../src/copies/relation';
import { sentences, words } from '../helpers/prose';
import { chosenRuns, floodOf } from '../hostile/structure';

/** Two texts of 300 words of which the first `shared` are the same. */
const pair = (seed: number, shared: number): [string, string] => {
  const [a, b] = [words(seed, 300), words(seed + 1, 300)];
  return [sentences(a), sentences([...a.slice(0, shared), ...b.slice(shared)])];
};

test.each([32, 64, 128, 256])('a near copy is estimated as one by %i slots', (slots) => {
  for (let i = 0; i < 150; i++) {
    const [a, b] = pair(2 * i, 180);
    expect(jaccard(shingle(a), shingle(b))).toBeGreaterThan(0.4);
    const estimate = estimateJaccard(sketchText(a, { slots }), sketchText(b, { slots }));
    expect(estimate).toBeGreaterThanOrEqual(leastEstimate(slots));
  }
});

test('reports that quote the same chosen shingles are not', () => {
  const [first, ...others] = floodOf(chosenRuns(0), 40).map(({ text }) => sketchText(text));
  for (const other of others) expect(estimateJaccard(first!, other)).toBeLessThan(leastEstimate(128));
});

test('the fewer the slots, the less is asked', () => {
  const least = [32, 64, 128, 256, 1024].map(leastEstimate);
  expect(least).toEqual(least.toSorted((a, b) => a - b));
  expect(least[0]).toBeGreaterThanOrEqual(0);
  expect(least.at(-1)).toBeLessThan(0.4);
});
