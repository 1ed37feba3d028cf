/** What databases that link stories in parts go by: which term two profiles first share, and the score under which no chain counts. */
import { describe, expect, test } from 'vitest';
import { leastScore } from '../../src/stories/cluster';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { firstSharedTerm, type Profile, profileSimilarity } from '../../src/stories/profile';
import { random, whole } from '../helpers/random';

function profile(terms: readonly number[], weight: (at: number) => number = () => 1): Profile {
  const sorted = Int32Array.from(terms).sort();
  const weights = Float64Array.from(sorted, (_, at) => weight(at));
  return { terms: sorted, weights, sum: weights.reduce((sum, each) => sum + each, 0) };
}

describe('the first term that two profiles share', () => {
  test.each<[number[], number[], number]>([
    [[], [], 0],
    [[1, 2], [], 0],
    [[1, 3, 5], [2, 4, 6], 0],
    [[1, 3, 5], [5, 6], 5],
    [[-7, 3, 5], [3, 5, -7], -7],
    [[2, 9], [1, 9], 9],
  ])('of %j and %j is %i', (a, b, wanted) => {
    expect(firstSharedTerm(profile(a), profile(b))).toBe(wanted);
    expect(firstSharedTerm(profile(b), profile(a))).toBe(wanted);
  });

  test('is the lowest of those that both have, and there is one where they are alike at all', () => {
    const next = random(5);
    for (let run = 0; run < 200; run++) {
      const draw = (): number[] => [...new Set(Array.from({ length: 6 }, () => whole(next, 40) - 20 || 7))];
      const [a, b] = [draw(), draw()];
      const shared = a.filter((term) => b.includes(term)).sort((x, y) => x - y);
      expect(firstSharedTerm(profile(a), profile(b))).toBe(shared[0] ?? 0);
      expect(profileSimilarity(profile(a), profile(b)) > 0).toBe(shared.length > 0);
    }
  });
});

test('the least score is the least height, and half of it where a threshold is looser', () => {
  const { joinHeight, attachHeight, contrastHeight } = STORY_PARAMETERS;
  const least = Math.min(joinHeight, attachHeight, contrastHeight);
  expect(leastScore(STORY_PARAMETERS, { scale: 1 })).toBe(least);
  expect(leastScore(STORY_PARAMETERS, { scale: 2 })).toBe(least);
  expect(leastScore(STORY_PARAMETERS, { scale: 0.99 })).toBe(least / 2);
  expect(leastScore(STORY_PARAMETERS, { scale: 0.5 })).toBe(least / 2);
});
