/** The promise: what is asked for wrongly, or is not installed, is said at once and by name. */
import { NewsfoldError } from 'newsfold';
import { expect, test } from 'vitest';
import { clickhouse, duckdb, postgresql, SqlBatch, type SqlEngine } from '../../src/sql/index';
import { loadPackage } from '../../src/sql/load';

test('a package that is not installed is named with the command that installs it', async () => {
  const error: unknown = await loadPackage('@duckdb/node-api', () =>
    Promise.reject(new Error('Cannot find package')),
  ).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(NewsfoldError);
  expect(error).toMatchObject({
    code: 'missing-package',
    field: '@duckdb/node-api',
    message:
      '@duckdb/node-api: expected an installed package, which could not be loaded; run: npm install @duckdb/node-api (Cannot find package)',
  });
});

test.each([
  [() => duckdb({ memory: 1 }), RangeError, 'options.memory'],
  [() => duckdb({ path: 5 as never }), TypeError, 'options.path'],
  [() => postgresql({}), TypeError, 'options'],
  [() => postgresql({ client: {} as never }), TypeError, 'options.client'],
  [() => clickhouse({ urls: [] }), TypeError, 'options.urls'],
  [() => clickhouse({ urls: ['http://a', 'http://b'] }), TypeError, 'options.cluster'],
  [() => clickhouse({ urls: ['http://a'], database: 'a; DROP' }), RangeError, 'options.database'],
  [() => SqlBatch.open(undefined as never), TypeError, 'engine'],
  [() => SqlBatch.open({} as SqlEngine, { prefix: 'a; --' }), RangeError, 'options.prefix'],
  [() => SqlBatch.open({} as SqlEngine, { sourcePriority: 5 as never }), TypeError, 'options.sourcePriority'],
])('%s', async (open, kind, argument) => {
  const error: unknown = await open().then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(kind);
  expect(String(error)).toContain(`${argument}: expected`);
});
