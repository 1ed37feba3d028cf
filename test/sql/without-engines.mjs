/**
 * The promise: whoever installs newsfold without an engine can import, run and type-check all of it, and is told by name which package
 * an engine needs. Tries the built package (`npm run build`) in an empty project that has its dependencies alone; needs no registry.
 *
 *   node test/sql/without-engines.mjs     (NEWSFOLD_DIST: a build elsewhere than in dist)
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ENGINES = { duckdb: '@duckdb/node-api', postgresql: 'pg', clickhouse: '@clickhouse/client' };
const MODULE = `
import assert from 'node:assert/strict';
import { NewsfoldError } from 'newsfold';
import { clickhouse, duckdb, layoutRows, postgresql, SqlBatch, writeRows } from 'newsfold/sql';
import { connectCluster, SharedIndex } from 'newsfold/redis';

const rows = layoutRows([{ id: 'a', text: 'The talks were put off on Sunday, the ministry said.' }]);
assert.equal(rows.bands[0].length, 25);
assert.equal(typeof SqlBatch.open, 'function');
assert.equal(typeof SharedIndex.connect, 'function');
const missing = async (name, open) => {
  const error = await open().then(() => undefined, (cause) => cause);
  assert(error instanceof NewsfoldError, String(error));
  assert.equal(error.code, 'missing-package');
  assert.equal(error.field, name);
  assert(error.message.includes('npm install ' + name), error.message);
};
await missing('@duckdb/node-api', () => duckdb());
await missing('@duckdb/node-api', () => writeRows(rows, { folder: '.', name: 'a' }));
await missing('pg', () => postgresql({ url: 'postgresql://nobody@127.0.0.1:1/none' }));
await missing('@clickhouse/client', () => clickhouse({ urls: ['http://127.0.0.1:1'] }));
await missing('ioredis', () => connectCluster([{ host: '127.0.0.1', port: 1 }]));
`;
const COMMON = `
const assert = require('node:assert/strict');
const { duckdb, layoutRows } = require('newsfold/sql');
const { connectCluster } = require('newsfold/redis');
const { NewsfoldError } = require('newsfold');

assert.equal(layoutRows([]).bands[0].length, 0);
for (const open of [() => duckdb(), () => connectCluster([{ host: '127.0.0.1', port: 1 }])]) {
  open().then(
    () => assert.fail('expected an error'),
    (error) => assert(error instanceof NewsfoldError && error.code === 'missing-package', String(error)),
  );
}
`;
const TYPES = `
import type { SharedIndex, SharedVerdict } from 'newsfold/redis';
import { duckdb, type RowFiles, SqlBatch, type SqlEngine, type SqlStats, writeRows } from 'newsfold/sql';

export async function days(engine: SqlEngine, files: RowFiles): Promise<SqlStats> {
  const batch = await SqlBatch.open(engine, { sourcePriority: ['Wire'] });
  await batch.addFiles(files);
  return await batch.deduplicate();
}
export const open: () => Promise<SqlEngine> = () => duckdb({ path: ':memory:' });
export const write: typeof writeRows = writeRows;
export const ask = (index: SharedIndex): Promise<SharedVerdict | undefined> => index.get('a');
`;

const work = mkdtempSync(join(tmpdir(), 'newsfold-without-'));
const run = (...args) => {
  try {
    return execFileSync(process.execPath, args, {
      cwd: work,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ''}${error.stderr ?? ''}`);
    throw new Error(`node ${args.join(' ')} failed`);
  }
};
try {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // Copies: a link would lead back to where the engines are.
  const install = (name, from) => {
    const to = join(work, 'node_modules', name);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to, { recursive: true });
  };
  install('newsfold/dist', process.env.NEWSFOLD_DIST ?? join(root, 'dist'));
  cpSync(join(root, 'package.json'), join(work, 'node_modules/newsfold/package.json'));
  const wanted = Object.keys(manifest.dependencies);
  for (const name of wanted) {
    install(name, join(root, 'node_modules', name));
    const { dependencies = {} } = JSON.parse(
      readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
    );
    wanted.push(...Object.keys(dependencies).filter((other) => !wanted.includes(other)));
  }
  for (const name of [...Object.values(ENGINES), 'ioredis']) {
    if (wanted.includes(name)) throw new Error(`newsfold depends on the engine ${name}`);
  }
  writeFileSync(join(work, 'main.mjs'), MODULE);
  writeFileSync(join(work, 'main.cjs'), COMMON);
  writeFileSync(join(work, 'main.mts'), TYPES);
  run('main.mjs');
  run('main.cjs');
  // Types of what users import are checked too (no skipLibCheck), without those of Node or of any engine.
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022'];
  run(compiler, '--noEmit', '--strict', '--exactOptionalPropertyTypes', ...options, 'main.mts');
  console.log('without engines: imports, runs and type-checks; each missing package is named');
} finally {
  rmSync(work, { recursive: true, force: true });
}
