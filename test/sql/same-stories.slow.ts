/** The profile join on more reports than `npm test` has time for. */
import { existsSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { type Article, clusterStories, deduplicate } from 'newsfold';
import { afterAll, describe, expect, test } from 'vitest';
import { makeReports } from '../../bench/scale/reports';
import { checkArticles } from '../../src/article/article';
import { duckdb, type JoinOptions, postgresql } from '../../src/sql/index';
import { partitionReports } from '../../src/stories/cluster';
import { JOIN_LIMITS } from '../../src/stories/join-limits';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { evenReports, eventReports, joinInBits, read, storyBatch, texts } from './story-reports';

const shared = new URL('../../../shared/', import.meta.url);
if (!existsSync(shared)) console.warn(`no ${shared.pathname}: reports with gold are not made from it`);

const articles = eventReports(160, 5);
const engine = await duckdb();
afterAll(() => engine.close());
const batch = await storyBatch(engine, articles);

function articleOf({ canonicalId }: { canonicalId: string }): Article {
  return articles.find(({ id }) => id === canonicalId)!;
}

test.each<JoinOptions>([
  { threshold: -1, window: 2, maxWords: 30 },
  { threshold: 0.6, minSources: 3, prefer: ['Source 3'] },
])('with %j', async (options) => {
  const expected = texts(clusterStories(articles, options));
  expect(await read(await joinInBits(engine, batch, options))).toEqual(expected);
});

test('of links that are as weak as each other the same ones stay', async () => {
  const even = evenReports(3, 40);
  const own = await duckdb();
  const joined = await joinInBits(own, await storyBatch(own, even));
  expect(joined.stats.candidates).toBeGreaterThan(1.4 * joined.stats.links);
  expect(await read(joined)).toEqual(texts(clusterStories(even)));
  await own.close();
});

test('reports that share too much with too many are counted as in memory, and are in one story each', async () => {
  const limits = { ...JOIN_LIMITS, postings: 60, compared: 20 };
  const { articles: checked } = checkArticles(deduplicate(articles).groups.map((group) => articleOf(group)));
  const { capped } = partitionReports(checked, STORY_PARAMETERS, limits);
  expect(capped).toBeGreaterThan(20);
  const joined = await joinInBits(engine, batch, {}, limits);
  expect(joined.stats.capped).toBe(capped);
  const told: string[] = [];
  for await (const { articleIds } of joined.stories()) told.push(...articleIds);
  expect(told.sort()).toEqual(articles.map(({ id }) => id).sort());
});

test('PostgreSQL, in the process by PGlite', async () => {
  const client = new PGlite();
  const few = articles.slice(0, 80);
  const own = await postgresql({ client });
  const joined = await joinInBits(own, await storyBatch(own, few));
  expect(await read(joined)).toEqual(texts(clusterStories(few)));
  await client.close();
});

describe.skipIf(!existsSync(shared))('reports with gold', () => {
  test('500 of them', async () => {
    const gold = makeReports(500, 11);
    const own = await duckdb();
    const joined = await (await storyBatch(own, gold)).joinStories();
    expect(await read(joined)).toEqual(texts(clusterStories(gold)));
    expect(joined.stats.parts).toBeGreaterThan(50);
    await own.close();
  });
});
