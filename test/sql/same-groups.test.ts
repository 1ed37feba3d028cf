/** The promise: an engine finds the copy groups that `deduplicate` finds, and reads every article as it was. */
import { PGlite } from '@electric-sql/pglite';
import { clusterStories } from 'newsfold';
import { expect, test } from 'vitest';
import { duckdb, postgresql, SqlBatch } from '../../src/sql/index';
import { addAll, expected, found, reports } from './support';

const articles = reports(300);

test('DuckDB finds the groups of deduplicate, and again with later reports', async () => {
  const engine = await duckdb();
  const batch = await SqlBatch.open(engine);
  await addAll(batch, articles.toReversed());
  const stats = await batch.deduplicate();
  expect(await found(batch)).toEqual(expected(articles));
  expect(stats).toMatchObject({ reports: 300, exact: true, salted: 0 });
  expect(stats.members).toBeGreaterThan(50);

  // A worker that ran twice changes nothing; a later report is placed among the others.
  const last = { id: 'later', text: articles[5]!.text, publishedAt: '2031-01-01' };
  await batch.add(articles.slice(0, 50));
  await batch.add([last]);
  await batch.deduplicate();
  expect(await found(batch)).toEqual(expected([...articles, last]));
  await engine.close();
});

test('stories are those of clusterStories', async () => {
  const engine = await duckdb();
  const batch = await SqlBatch.open(engine);
  const few = articles.slice(0, 120);
  await addAll(batch, few);
  await batch.deduplicate();
  const [first, second] = few.map(({ id }) => id) as [string, string];
  for (const options of [{}, { differentStory: [[first, second]] as [string, string][], minSources: 2 }]) {
    expect(JSON.stringify(await batch.stories(options))).toBe(JSON.stringify(clusterStories(few, options)));
  }
  await expect(batch.stories({ minSources: 0 })).rejects.toThrow(RangeError);
  await engine.close();
});

// The same on a server, with 20,000 reports: `npm run test:services`.
test('PostgreSQL, in the process by PGlite, finds the groups of deduplicate', async () => {
  const client = new PGlite();
  const few = articles.slice(0, 80);
  const batch = await SqlBatch.open(await postgresql({ client }));
  await addAll(batch, few);
  expect(await batch.deduplicate()).toMatchObject({ reports: 80, exact: true });
  expect(await found(batch)).toEqual(expected(few));
  await client.close();
});

test('options of copies are those of deduplicate', async () => {
  const engine = await duckdb();
  const few: Parameters<typeof expected>[0] = [
    { id: 'a', text: 'The talks were put off on Sunday, the ministry said.', source: 'Blog', publishedAt: 0 },
    { id: 'b', text: 'The talks were put off on Sunday, the ministry said.', source: 'Wire', publishedAt: 0 },
  ];
  const batch = await SqlBatch.open(engine, { sourcePriority: ['Wire'] });
  expect(await batch.add([...few, { id: 'c', text: '' }])).toMatchObject([{ id: 'c', code: 'empty-text' }]);
  await batch.deduplicate();
  expect(JSON.parse((await found(batch))[0]!)).toMatchObject({ canonicalId: 'b' });
  const other = await SqlBatch.open(engine, { sourcePriority: ['Blog'] });
  await expect(other.deduplicate()).rejects.toMatchObject({ code: 'parameter-mismatch' });
  await engine.close();
});

test('an empty batch has no groups', async () => {
  const engine = await duckdb();
  const batch = await SqlBatch.open(engine);
  expect(await batch.deduplicate()).toMatchObject({ reports: 0, parts: 0, exact: true });
  expect(await found(batch)).toEqual([]);
  await engine.close();
});

test('texts of one form by the hundred are one star, and counted', async () => {
  const engine = await duckdb();
  const form = Array.from({ length: 140 }, (_, i) => ({
    id: `f${i}`,
    text: `Please enable JavaScript in your browser to read this page of the newspaper, visitor number ${i}.`,
  }));
  const batch = await SqlBatch.open(engine);
  await batch.add(form);
  const stats = await batch.deduplicate();
  expect(stats.crowded).toBeGreaterThan(0);
  expect(stats.exact).toBe(false);
  expect(await found(batch)).toEqual(expected(form));
  await engine.close();
});
