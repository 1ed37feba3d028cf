/**
 * The promise: files of rows come into a server as they come into DuckDB. Needs the servers of `scripts/services start postgresql clickhouse`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clickhouse, layoutRows, postgresql, SqlBatch, writeRows } from '../../src/sql/index';
import { CLICKHOUSE, POSTGRESQL } from './servers';
import { dropAll, expected, found, reports } from './support';

const articles = reports(2000);

test.each([
  ['PostgreSQL', () => postgresql({ url: POSTGRESQL })],
  ['ClickHouse', () => clickhouse(CLICKHOUSE)],
] as const)('%s', async (_, open) => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-files-'));
  const engine = await open();
  await dropAll(engine, 'files_');
  const batch = await SqlBatch.open(engine, { prefix: 'files_' });
  const rows = layoutRows(articles);
  const parquet = await writeRows(rows, { folder, name: 'rows' });
  const csv = await writeRows(rows, { folder, name: 'rows', format: 'csv' });
  await batch.addFiles({ ...parquet, samples: csv.samples, reports: csv.reports });
  await batch.deduplicate();
  expect(await found(batch)).toEqual(expected(articles));
  await dropAll(engine, 'files_');
  await engine.close();
  rmSync(folder, { recursive: true });
});
