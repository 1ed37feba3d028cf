/** The same articles give the same bytes, in whatever order they come in. */
import { type Article, clusterStories, deduplicate } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { reports } from '../examples/data';
import { batch } from '../helpers/batch';
import { bytes, differing } from './orders';

/** `order.slow.ts` has a hundred. */
const ORDERS = 25;

describe('an invented batch of two dozen reports', () => {
  test('is what these tests need: several stories of several reports, with copies', () => {
    const { stories, stats } = clusterStories(batch());
    expect(batch()).toHaveLength(24);
    expect(stats).toMatchObject({ articles: 24, rejectedArticles: 0 });
    const relations = stories.flatMap(({ copies }) =>
      copies.flatMap(({ members }) => members.map((m) => m.relation)),
    );
    expect(relations).toEqual(expect.arrayContaining(['identical', 'near-copy', 'expanded', 'revision']));
    expect(stories.filter((story) => story.copies.length >= 3).length).toBeGreaterThanOrEqual(4);
    expect(stories.some((story) => story.related.length > 0)).toBe(true);
  });

  test(`clusterStories gives the same bytes in ${ORDERS} orders`, () => {
    expect(differing(batch(), ORDERS, (articles) => bytes(clusterStories(articles)))).toEqual([]);
  });

  test(`deduplicate gives the same bytes in ${ORDERS} orders`, () => {
    expect(differing(batch(), ORDERS, (articles) => bytes(deduplicate(articles)))).toEqual([]);
  });
});

describe('the reports of the examples', () => {
  test('clusterStories gives the same bytes in five orders', () => {
    expect(differing(reports, 5, (articles) => bytes(clusterStories(articles)))).toEqual([]);
  });

  test(`deduplicate gives the same bytes in ${ORDERS} orders`, () => {
    expect(differing(reports, ORDERS, (articles) => bytes(deduplicate(articles)))).toEqual([]);
  });
});

test('articles that differ in nothing but their ids do not depend on the order either', () => {
  const twins = Array.from({ length: 8 }, (_, i) => ({ id: `twin ${i}`, text: batch()[0]!.text }));
  expect(differing(twins, 20, (articles) => bytes(clusterStories(articles)))).toEqual([]);
});

test('the kind of iterable does not matter', () => {
  const articles = batch();
  const expected = JSON.stringify(clusterStories(articles));
  const generated = (function* (): Generator<Article> {
    yield* articles;
  })();
  for (const iterable of [new Set(articles), new Map(articles.map((a) => [a.id, a])).values(), generated]) {
    expect(JSON.stringify(clusterStories(iterable))).toBe(expected);
  }
});
