/** The profile join on more reports than `npm test` has time for. */
import { existsSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { clusterStories } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { makeReports } from '../../bench/scale/reports';
import { duckdb, postgresql } from '../../src/sql/index';
import { eventReports, joinInBits, read, storyBatch, texts } from './story-reports';

const shared = new URL('../../../shared/', import.meta.url);
if (!existsSync(shared)) console.warn(`no ${shared.pathname}: reports with gold are not made from it`);

test('PostgreSQL, in the process by PGlite', async () => {
  const client = new PGlite();
  const articles = eventReports(160, 5).slice(0, 80);
  const engine = await postgresql({ client });
  const joined = await joinInBits(engine, await storyBatch(engine, articles));
  expect(await read(joined)).toEqual(texts(clusterStories(articles)));
  await client.close();
});

describe.skipIf(!existsSync(shared))('reports with gold', () => {
  test('500 of them', async () => {
    const gold = makeReports(500, 11);
    const engine = await duckdb();
    const joined = await (await storyBatch(engine, gold)).joinStories();
    expect(await read(joined)).toEqual(texts(clusterStories(gold)));
    expect(joined.stats.parts).toBeGreaterThan(50);
    await engine.close();
  });
});
