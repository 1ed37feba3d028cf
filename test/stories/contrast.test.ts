/**
 * The contrast test: two events with the same actors are told apart by what runs through one half only; one event
 * cut in two is not.
 */
import { describe, expect, test } from 'vitest';
import { checkArticles } from '../../src/article/article';
import { contrastRatio } from '../../src/stories/contrast';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { countTerms, type TermCounts } from '../../src/stories/term-counts';
import { sentences, words } from '../helpers/prose';
import { random, shuffled, whole } from '../helpers/random';

/** What every report of both events says: actors, places, background paragraphs. */
const BACKGROUND = words(1, 60);
const EVENTS = [words(2, 30), words(3, 30)];

/** A report that says the background and most of its event, in an order and with words of its own. */
function report(event: number, seed: number): TermCounts {
  const next = random(seed);
  const own = EVENTS[event]!.filter(() => next() < 0.7);
  const said = shuffled(
    [...BACKGROUND.filter(() => next() < 0.9), ...own, ...words(100 + seed, 40)],
    whole(next, 1e6),
  );
  const { articles } = checkArticles([{ id: 'a', text: sentences(said) }], { strict: true });
  return countTerms(articles[0]!, STORY_PARAMETERS);
}

/** Two events are below, halves of one event above. */
const BETWEEN = 0.4;

const ratio = (left: readonly TermCounts[], right: readonly TermCounts[]): number =>
  contrastRatio(
    left.map((_, i) => i),
    right.map((_, i) => left.length + i),
    (i) => [...left, ...right][i]!,
    STORY_PARAMETERS.contrastTerms,
  );
const many = (event: number, count: number, seed: number): TermCounts[] =>
  Array.from({ length: count }, (_, i) => report(event, seed + i));

describe.each([2, 3, 5])('with %i reports on each side', (count) => {
  test('two events with the same actors and background are little alike in what divides them', () => {
    for (let seed = 1000; seed < 1200; seed += 20) {
      expect(ratio(many(0, count, seed), many(1, count, seed + 10))).toBeLessThan(BETWEEN);
    }
  });

  test('one event cut in two is as alike across as inside', () => {
    for (let seed = 2000; seed < 2200; seed += 20) {
      expect(ratio(many(0, count, seed), many(0, count, seed + 10))).toBeGreaterThan(BETWEEN);
    }
  });
});

test('large halves are told apart by as many of their reports as are compared', () => {
  const [one, other] = [many(0, 240, 5000), many(1, 120, 6000)];
  expect(ratio(one.slice(0, 120), other)).toBeLessThan(BETWEEN);
  expect(ratio(one.slice(0, 120), one.slice(120))).toBeGreaterThan(BETWEEN);
});

test('the halves may be given in either order', () => {
  const [left, right] = [many(0, 3, 3000), many(1, 3, 3010)];
  expect(ratio(left, right)).toBeCloseTo(ratio(right, left), 12);
});

test('halves with nothing of their own to compare are not parted', () => {
  const same = report(0, 4000);
  expect(ratio([same, same], [same, same])).toBe(1);
});
