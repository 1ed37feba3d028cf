/** The promise: a run that fails anywhere goes on where it was, and ends with the same groups. */

import { expect, test } from 'vitest';
import { duckdb, SqlBatch } from '../../src/sql/index';
import { addAll, expected, failingAt, found, reports } from './support';

const articles = reports(300);

test('a run whose server goes away again and again ends with the same groups', async () => {
  const engine = await duckdb();
  await addAll(await SqlBatch.open(engine), articles);
  let failures = 0;
  for (let call = 5; ; call += 3) {
    const failing = failingAt(engine, call, failures % 2 === 0);
    try {
      const batch = await SqlBatch.open(failing);
      await batch.deduplicate();
      expect(await found(batch)).toEqual(expected(articles));
      break;
    } catch (error) {
      expect(error).toMatchObject({ code: 'storage-failed', cause: { message: 'the server has gone away' } });
      expect(String(error)).toMatch(/step "[^"]+": expected the engine to finish it/);
      failures++;
    }
  }
  expect(failures).toBeGreaterThan(5);
  await engine.close();
});

test('a worker that was killed between two tables is told of, and run again it is complete', async () => {
  const engine = await duckdb();
  await addAll(await SqlBatch.open(engine), articles.slice(0, 200));
  const batch = await SqlBatch.open(failingAt(engine, 7, false));
  await expect(batch.add(articles.slice(200))).rejects.toMatchObject({
    code: 'storage-failed',
    field: 'add',
  });
  const again = await SqlBatch.open(engine);
  await expect(again.deduplicate()).rejects.toMatchObject({ code: 'bad-bytes', field: 'bands' });
  await again.add(articles.slice(200));
  await again.deduplicate();
  expect(await found(again)).toEqual(expected(articles));
  await engine.close();
});

test('groups are not read before copies were found, nor after a report came', async () => {
  const engine = await duckdb();
  const batch = await SqlBatch.open(engine);
  await expect(found(batch)).rejects.toMatchObject({ code: 'closed' });
  await batch.add(articles.slice(0, 20));
  await batch.deduplicate();
  await batch.add(articles.slice(20, 40));
  await expect(found(batch)).rejects.toMatchObject({ code: 'closed' });
  await engine.close();
});
