/** The promise: rows that another program wrote badly are refused by an error that names step and row, before anything is computed. */

import { beforeEach, expect, test } from 'vitest';
import {
  type ColumnValues,
  duckdb,
  layoutRows,
  SqlBatch,
  type SqlEngine,
  TABLES,
  type TableName,
} from '../../src/sql/index';
import { expected, found, reports } from './support';

const articles = reports(40);
const rows = layoutRows(articles);
const rowOf = (table: TableName, row: number): ColumnValues[] =>
  rows[table].map((column) => {
    if (ArrayBuffer.isView(column)) return column.slice(row, row + 1);
    if (Array.isArray(column)) return [column[row]];
    const { ends, values } = column as { ends: Uint32Array; values: Uint32Array };
    const list = values.slice(row === 0 ? 0 : ends[row - 1]!, ends[row]!);
    return { length: 1, values: list, ends: Uint32Array.of(list.length) };
  });

let engine: SqlEngine;
let batch: SqlBatch;
beforeEach(async () => {
  engine = await duckdb();
  batch = await SqlBatch.open(engine);
  await batch.addRows(rows);
});

async function put(table: TableName, row: number, change: Record<string, unknown>): Promise<void> {
  const values = rowOf(table, row).map((column, i) => {
    const { name } = TABLES[table][i]!;
    if (!(name in change)) return column;
    return ArrayBuffer.isView(column) ? column.fill(change[name] as never) : [change[name]];
  });
  await engine.insert(`newsfold_${table}`, TABLES[table], values as ColumnValues[]);
}

const report = String((rows.bands[3] as BigUint64Array)[0]);

test.each<TableName>(['reports', 'bands', 'samples'])('a row of another layout in %s', async (table) => {
  await put(table, 0, { version: 1 });
  await expect(batch.deduplicate()).rejects.toMatchObject({
    code: 'unsupported-version',
    field: table,
    message: expect.stringMatching(
      /^step "check": .*version 2, got a row of version 1: row of report \d+ in /,
    ),
  });
});

test('a band out of range', async () => {
  await put('bands', 0, { band: 25 });
  await expect(batch.deduplicate()).rejects.toMatchObject({
    code: 'bad-bytes',
    message: `step "check": bands: expected bands from 0 to 24, got band 25: row of report ${report} in bands`,
  });
});

test('a row of no report, and a report without a row', async () => {
  await put('bands', 0, { report: 12345n });
  await expect(batch.deduplicate()).rejects.toMatchObject({
    code: 'bad-bytes',
    message: expect.stringContaining('got none for row of report 12345 in bands'),
  });
  await engine.run(`DELETE FROM newsfold_bands WHERE report = 12345 OR (report = ${report} AND band = 7)`);
  await expect(batch.deduplicate()).rejects.toMatchObject({
    code: 'bad-bytes',
    message: expect.stringContaining(`every report, got none for row of report ${report} in reports`),
  });
});

test('another article under an id', async () => {
  await batch.add([{ id: articles[0]!.id, text: 'Other words than those that came under this id before.' }]);
  await expect(batch.deduplicate()).rejects.toMatchObject({
    code: 'duplicate-id',
    field: 'reports',
    message: expect.stringContaining(
      `two articles of other words under the id ${JSON.stringify(articles[0]!.id)}`,
    ),
  });
});

test('two ids with one number', async () => {
  await put('reports', 0, { id: '"another"' });
  await expect(batch.deduplicate()).rejects.toMatchObject({
    code: 'duplicate-id',
    message: expect.stringContaining('the ids "another" and '),
  });
});

test('once the bad row is gone, the same batch is found', async () => {
  await put('bands', 0, { band: 25 });
  await expect(batch.deduplicate()).rejects.toThrow();
  await engine.run('DELETE FROM newsfold_bands WHERE band = 25');
  await batch.deduplicate();
  expect(await found(batch)).toEqual(expected(articles));
});
