/**
 * The promise: reports that come day by day have, on servers too, the groups that they have together. Needs the servers of `scripts/services
 * start postgresql clickhouse`.
 */
import { expect, test } from 'vitest';
import { clickhouse, postgresql } from '../../src/sql/index';
import { addDays, endsOfDays, mixedReports } from './days';
import { CLICKHOUSE, POSTGRESQL } from './servers';
import { dropAll } from './support';

test.each([
  ['PostgreSQL', () => postgresql({ url: POSTGRESQL })],
  ['ClickHouse, two shards', () => clickhouse(CLICKHOUSE)],
] as const)('%s', async (_, open) => {
  const engine = await open();
  await dropAll(engine, 'days_');
  const articles = mixedReports(300, 11);
  const all = await addDays(engine, 'days_', articles, endsOfDays(articles.length, 3, 2), 4);
  expect(all.at(-1)!.day).toBeGreaterThan(0);
  await dropAll(engine, 'days_');
  await engine.close();
});
