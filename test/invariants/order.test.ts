/** The same articles give the same bytes, in whatever order they come in. */
import { type Article, clusterStories, deduplicate } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { reports } from '../examples/data';
import { batch } from '../helpers/batch';
import { shuffled } from '../helpers/random';

const ORDERS = 100;

/** The bytes of a result without the places of rejected articles in the input, which move with it. */
function bytes(result: { rejected: { index: number; id?: string; message: string }[] }): string {
  const rejected = result.rejected.map((row) => ({
    ...row,
    index: 0,
    message: row.message.replace(`articles[${row.index}]`, 'articles[0]'),
  }));
  rejected.sort((a, b) => (`${a.id}` < `${b.id}` ? -1 : 1));
  return JSON.stringify({ ...result, rejected });
}

/** Orders, counted from 0, whose result differs from that of the order given. */
function differing(
  articles: readonly Article[],
  orders: number,
  run: (articles: Article[]) => string,
): number[] {
  const expected = run([...articles]);
  return Array.from({ length: orders }, (_, seed) => seed).filter(
    (seed) => run(shuffled(articles, seed)) !== expected,
  );
}

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
