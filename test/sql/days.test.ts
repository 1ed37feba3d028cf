/** The promise: reports that come day by day have the groups that they have together. Random days: `npm run test:slow`. */
import { expect, test } from 'vitest';
import { duckdb, SqlBatch } from '../../src/sql/index';
import { mixedReports } from './days';
import { addAll, expected, found } from './support';

test('a day is placed among what was there, and what nothing touched stays', async () => {
  const engine = await duckdb();
  const articles = mixedReports(100, 5);
  await addAll(await SqlBatch.open(engine), articles.slice(0, 80));
  await (await SqlBatch.open(engine)).deduplicate();
  const batch = await SqlBatch.open(engine);
  await batch.add(articles.slice(80));
  // Rows of a day are checked like all others, once they are to be used.
  await engine.run(
    'UPDATE newsfold_bands SET version = 3 WHERE report = (SELECT report FROM newsfold_reports WHERE id = \'"5-0"\')',
  );
  await expect(batch.deduplicate()).rejects.toMatchObject({ code: 'unsupported-version' });
  await engine.run('UPDATE newsfold_bands SET version = 2');
  expect(await batch.deduplicate()).toMatchObject({ reports: 100, day: 1, exact: true });
  expect(await found(batch)).toEqual(expected(articles));

  // A day that comes twice is none; a report that is gone lets everything be done anew.
  await batch.add(articles.slice(80));
  expect(await batch.deduplicate()).toMatchObject({ reports: 100, day: 2 });
  expect(await found(batch)).toEqual(expected(articles));
  const gone = `SELECT report FROM newsfold_reports WHERE id = '${JSON.stringify(articles[3]!.id)}'`;
  for (const table of ['bands', 'samples', 'reports']) {
    await engine.run(`DELETE FROM newsfold_${table} WHERE report IN (${gone})`);
  }
  await batch.add(articles.slice(0, 2));
  expect(await batch.deduplicate()).toMatchObject({ reports: 99, day: 0 });
  expect(await found(batch)).toEqual(expected(articles.filter((_, i) => i !== 3)));
  await engine.close();
});

test('another article under the id of a day before', async () => {
  const engine = await duckdb();
  const batch = await SqlBatch.open(engine);
  await batch.add(mixedReports(20, 1));
  await batch.deduplicate();
  await batch.add([{ id: '1-7', text: 'Other words than those that came under this id before.' }]);
  await expect(batch.deduplicate()).rejects.toMatchObject({
    code: 'duplicate-id',
    message: expect.stringContaining('two articles of other words under the id "1-7"'),
  });
  await engine.close();
});
