/**
 * The promise: on every engine 20,000 reports have the copy groups and the stories that they have in memory, by
 * the profile join too. Needs the servers of
 * `scripts/services start postgresql clickhouse`, and the data in `../shared`.
 */
import { existsSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { clusterStories, type Story } from 'newsfold';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GoldArticle, makeReports } from '../../bench/scale/reports';
import { clickhouse, duckdb, postgresql, SqlBatch, type SqlEngine } from '../../src/sql/index';
import { CLICKHOUSE, POSTGRESQL } from './servers';
import { addAll, dropAll, expected, found } from './support';

const shared = new URL('../../../shared/', import.meta.url);
if (!existsSync(shared)) console.warn(`no ${shared.pathname}: reports with gold are not made from it`);

const REPORTS = Number(process.env.NEWSFOLD_SQL_REPORTS ?? 20_000);

describe.skipIf(!existsSync(shared))(`${REPORTS} reports with gold`, () => {
  let articles: GoldArticle[];
  let groups: string[];
  let stories: string;
  let told: string;
  const pglite: PGlite[] = [];

  beforeAll(() => {
    articles = makeReports(REPORTS, 7);
    groups = expected(articles);
    const clustering = clusterStories(articles);
    // Counted where copies are looked for; here they are given.
    stories = JSON.stringify({ ...clustering, stats: { ...clustering.stats, cappedCopies: 0 } });
    told = JSON.stringify(clustering.stories);
  }, 1_200_000);

  afterAll(async () => {
    for (const client of pglite) await client.close();
  });

  const engines: Record<string, () => Promise<SqlEngine>> = {
    DuckDB: () => duckdb(),
    'PGlite (in the process)': () => {
      const client = new PGlite();
      pglite.push(client);
      return postgresql({ client });
    },
    PostgreSQL: () => postgresql({ url: POSTGRESQL }),
    'ClickHouse, two shards': () => clickhouse(CLICKHOUSE),
  };

  test.each(Object.keys(engines))('%s', async (name) => {
    const engine = await engines[name]!();
    await dropAll(engine, 'engines_');
    const batch = await SqlBatch.open(engine, { prefix: 'engines_', terms: true });
    const started = performance.now();
    await addAll(batch, articles, 4096);
    const added = performance.now();
    const stats = await batch.deduplicate();
    const ended = performance.now();
    console.log(
      `${name}: rows ${((added - started) / 1000).toFixed(1)} s, copies ${((ended - added) / 1000).toFixed(1)} s, ${JSON.stringify(stats)}`,
    );
    expect(stats.exact).toBe(true);
    expect(await found(batch)).toEqual(groups);
    expect(JSON.stringify(await batch.stories())).toBe(stories);
    // A server in WebAssembly, on one thread, is for small batches: `same-stories.slow.ts`.
    if (!name.startsWith('PGlite') || REPORTS <= 1000) {
      const before = performance.now();
      const joined = await batch.joinStories();
      const all: Story[] = [];
      for await (const story of joined.stories()) all.push(story);
      const seconds = ((performance.now() - before) / 1000).toFixed(1);
      console.log(`${name}: stories joined and told ${seconds} s, ${JSON.stringify(joined.stats)}`);
      expect(joined.stats.capped).toBe(0);
      expect(JSON.stringify(all)).toBe(told);
    }
    await dropAll(engine, 'engines_');
    await engine.close();
  });
});
