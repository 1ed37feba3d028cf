/** The promise: rows travel as files of Parquet or CSV, from any program to any engine, and bad ones are refused before a row comes in. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { clusterStories } from 'newsfold';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  duckdb,
  layoutRows,
  type RowFiles,
  type RowFormat,
  SqlBatch,
  type SqlEngine,
  TABLES,
  type TableName,
  writeRows,
} from '../../src/sql/index';
import { eventReports, read, texts } from './story-reports';
import { expected, found, reports } from './support';

const articles = reports(60);
const rows = layoutRows(articles);
const groups = expected(articles);
const folder = mkdtempSync(join(tmpdir(), "newsfold-files'-"));
let csv: RowFiles;
let parquet: RowFiles;
beforeAll(async () => {
  csv = await writeRows(rows, { folder, name: 'all', format: 'csv' });
  parquet = await writeRows(rows, { folder, name: 'all' });
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each<RowFormat>(['parquet', 'csv'])('files of %s, one set a worker, are one batch', async (format) => {
  const name = `two-${format}`;
  await writeRows(layoutRows(articles.slice(0, 20)), { folder, name: `${name}-1`, format });
  await writeRows(layoutRows(articles.slice(20)), { folder, name: `${name}-2`, format });
  const files = (table: TableName): string => join(folder, `${name}-*.${table}.${format}`);
  const engine = await duckdb();
  const batch = await SqlBatch.open(engine);
  const all = { reports: files('reports'), bands: files('bands'), samples: files('samples') };
  await batch.addFiles(all);
  await batch.deduplicate();
  expect(await found(batch)).toEqual(groups);
  // The same rows as those that were handed over, and files that come twice change nothing.
  const sums =
    'SELECT count(*) AS n, sum(report % 1000003) AS r, sum(key % 1000003) AS k FROM newsfold_bands';
  const [read] = await engine.query(sums);
  await engine.run('DELETE FROM newsfold_bands');
  await engine.insert('newsfold_bands', TABLES.bands, rows.bands);
  expect((await engine.query(sums))[0]).toEqual(read);
  await batch.addFiles(all);
  await batch.deduplicate();
  expect(await found(batch)).toEqual(groups);
  await engine.close();
});

test.each<RowFormat>(['parquet', 'csv'])('terms travel as files of %s', async (format) => {
  const events = eventReports(40, 3);
  const files = await writeRows(layoutRows(events, { terms: true }), {
    folder,
    name: `told-${format}`,
    format,
  });
  expect(files.terms).toBe(`${folder}/told-${format}.terms.${format}`);
  expect(csv.terms).toBeUndefined();
  const engine = await duckdb();
  const batch = await SqlBatch.open(engine);
  await expect(batch.addFiles({ ...files, terms: files.samples })).rejects.toMatchObject({ field: 'terms' });
  await batch.addFiles(files);
  await batch.deduplicate();
  expect(await read(await batch.joinStories())).toEqual(texts(clusterStories(events)));
  await engine.close();
});

describe('bad files', () => {
  let engine: SqlEngine;
  let batch: SqlBatch;
  beforeAll(async () => {
    engine = await duckdb();
    batch = await SqlBatch.open(engine);
  });
  afterAll(() => engine.close());

  /** The batch's files, one value of one row of which is another. */
  function changed(table: TableName, row: number, column: string, value: string): RowFiles {
    const path = join(folder, 'changed.csv');
    const read = parse(readFileSync(String(csv[table])), { columns: true }) as Record<string, string>[];
    read[row - 1]![column] = value;
    writeFileSync(path, stringify(read, { header: true }));
    return { ...csv, [table]: path };
  }

  const wrong: [string, TableName, string, string, string, string][] = [
    ['another layout', 'reports', 'version', '1', 'unsupported-version', 'version 2, got a row of version 1'],
    ['another layout of a band', 'bands', 'version', '9', 'unsupported-version', 'a row of version 9'],
    ['a band out of range', 'bands', 'band', '25', 'bad-bytes', 'bands from 0 to 24, got band 25'],
    ['a negative number', 'bands', 'key', '-1', 'bad-bytes', 'key of u64, got -1'],
    ['a fraction', 'samples', 'hash', '1.5', 'bad-bytes', 'hash of u32, got 1.5'],
    ['a number too large', 'samples', 'hash', '4294967296', 'bad-bytes', 'hash of u32, got 4294967296'],
    ['a list of words', 'reports', 'shingles', '[1,x]', 'bad-bytes', 'shingles of u32[], got [1,x]'],
    ['nothing', 'reports', 'article', '', 'bad-bytes', 'article of text, got null'],
  ];
  test.each(wrong)('%s', async (_, table, column, value, code, message) => {
    const error: unknown = await batch.addFiles(changed(table, 50, column, value)).catch((cause) => cause);
    expect(error).toMatchObject({ code, field: table, message: expect.stringContaining(message) });
    expect(String(error)).toMatch(/step "add": .*: row 50 of .*changed\.csv$/);
    expect(await engine.query('SELECT count(*)::INTEGER AS n FROM newsfold_bands')).toEqual([{ n: 0 }]);
  });

  test('numbers that were hashed in another way', async () => {
    for (const [column, value] of [
      ['report', '12345'],
      ['content', '7'],
      ['shingles', '[1,2,3]'],
      ['id', '"another"'],
      ['article', '{'],
    ] as const) {
      await expect(batch.addFiles(changed('reports', 3, column, value))).rejects.toMatchObject({
        code: 'bad-bytes',
        field: 'reports',
      });
    }
    await expect(batch.addFiles(changed('reports', 3, 'content', '7'))).rejects.toThrow(
      /expected the rows of their articles, got content 7, not \d+: row of report \d+ in .*changed\.csv$/,
    );
  });

  test('a row of Parquet is named too', async () => {
    const path = join(folder, 'far.bands.parquet');
    const query = `SELECT * REPLACE (if(row_number() OVER () = 77, 30, band)::INTEGER AS band) FROM read_parquet('${String(parquet.bands).replaceAll("'", "''")}')`;
    await engine.run('SET preserve_insertion_order = true');
    await engine.run(`COPY (${query}) TO '${path.replaceAll("'", "''")}'`);
    await expect(batch.addFiles({ ...parquet, bands: path })).rejects.toThrow(
      `step "add": bands: expected bands from 0 to 24, got band 30: row 77 of ${path}`,
    );
  });

  test('a column that is missing or of another type, and a file that is none', async () => {
    await expect(batch.addFiles({ ...csv, bands: csv.samples })).rejects.toThrow(
      /bands: expected a column band of u8, got only version, hash, report/,
    );
    const path = join(folder, 'real.parquet');
    await engine.run(
      `COPY (SELECT 1 AS version, 2.5::DOUBLE AS hash, 3 AS report) TO '${path.replaceAll("'", "''")}'`,
    );
    await expect(batch.addFiles({ ...csv, samples: path })).rejects.toThrow(
      /samples: expected a column hash of u32, got one of DOUBLE/,
    );
    writeFileSync(path, 'no Parquet');
    const none = batch.addFiles({ ...csv, samples: path });
    await expect(none).rejects.toMatchObject({ code: 'bad-bytes', field: 'samples' });
    const lost = batch.addFiles({ ...csv, samples: join(folder, 'lost.parquet') });
    await expect(lost).rejects.toMatchObject({ code: 'storage-failed', field: 'add' });
    await expect(batch.addFiles({ ...csv, samples: 'a.txt' })).rejects.toThrow(RangeError);
    await expect(batch.addFiles({ ...csv, samples: [] })).rejects.toThrow(TypeError);
  });

  test('files that cannot be written, and names that are none', async () => {
    const there = join(folder, 'nowhere');
    await expect(writeRows(rows, { folder: there, name: 'a' })).rejects.toMatchObject({ field: 'write' });
    await expect(writeRows(rows, { folder, name: '../a' })).rejects.toThrow(RangeError);
  });

  test('after all that the good files come in', async () => {
    await batch.addFiles(csv);
    await batch.deduplicate();
    expect(await found(batch)).toEqual(groups);
  });
});
