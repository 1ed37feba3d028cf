/** The promise: reports that come day by day, in runs that fail and are made again, have the groups that they have together. */
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { duckdb, postgresql } from '../../src/sql/index';
import { addDays, endsOfDays, mixedReports } from './days';

const RUNS = Number(process.env.NEWSFOLD_RUNS ?? 1);

test('random days on DuckDB', async () => {
  const engine = await duckdb();
  let run = 0;
  let days = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 4 }), async (seed, count) => {
      const articles = mixedReports(150, seed);
      const ends = endsOfDays(articles.length, count, seed);
      const all = await addDays(engine, `days_${run++}_`, articles, ends, seed);
      for (const { day } of all) days += day > 0 ? 1 : 0;
    }),
    { numRuns: 12 * RUNS, seed: 7 },
  );
  expect(days).toBeGreaterThan(15 * RUNS);
  await engine.close();
});

test('random days on PostgreSQL, in the process by PGlite', async () => {
  const client = new PGlite();
  const engine = await postgresql({ client });
  for (let seed = 1; seed <= 2 * RUNS; seed++) {
    const articles = mixedReports(120, seed);
    const all = await addDays(engine, `days_${seed}_`, articles, endsOfDays(articles.length, 3, seed), seed);
    expect(all.at(-1)!.day).toBeGreaterThan(0);
  }
  await client.close();
});

test('a form by the hundred grows from pairs to a star', async () => {
  const engine = await duckdb();
  const form = Array.from({ length: 170 }, (_, i) => ({
    id: `f${i}`,
    text: `Please enable JavaScript in your browser to read this page of the newspaper, visitor number ${i}.`,
  }));
  const all = await addDays(engine, 'forms_', form.toReversed(), [55, 66, 80, 100, 125, 150, 170], 3);
  expect(all.at(-1)).toMatchObject({ exact: false, parts: 1 });
  await engine.close();
});
