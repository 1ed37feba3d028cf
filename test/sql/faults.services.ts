/**
 * The promise: whatever happens to a server, a disk or the process itself, the error names the step, nothing half-written is read, and run
 * again the batch has the same groups. Needs the servers of `scripts/services start postgresql clickhouse`; the full disk needs root.
 */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clickhouse, duckdb, postgresql, SqlBatch, type SqlEngine } from '../../src/sql/index';
import { CLICKHOUSE, POSTGRESQL } from './servers';
import { addAll, dropAll, expected, found, reports } from './support';

const articles = reports(1000);
const groups = expected(articles);
const services = fileURLToPath(new URL('../../scripts/services', import.meta.url));
const home = process.env.NEWSFOLD_SERVICES ?? join(process.env.TMPDIR ?? '/tmp', 'newsfold-services');

/** An engine that does something of its own when a statement comes that makes a table. */
function disturbed(engine: SqlEngine, table: string, disturb: () => Promise<unknown>): SqlEngine {
  const proxy = new Proxy(engine, {
    get: (of, field) => {
      if (field === 'run') {
        return async (sql: string) => {
          if (new RegExp(`^CREATE TABLE [a-z]+_${table}(?:_a)? `).test(sql)) await disturb();
          return await of.run(sql);
        };
      }
      if (field === 'createAs' && of.createAs !== undefined) {
        return async (made: string, query: string, by?: string) => {
          if (new RegExp(`^[a-z]+_${table}(?:_a)?$`).test(made)) await disturb();
          return await of.createAs!(made, query, by);
        };
      }
      const value: unknown = Reflect.get(of, field);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
  return proxy;
}

test('PostgreSQL: the connection is ended in the middle of a step', async () => {
  const other = await postgresql({ url: POSTGRESQL });
  await dropAll(other, 'faults_');
  const engine = await postgresql({ url: POSTGRESQL });
  const [{ pid } = { pid: 0 }] = await engine.query('SELECT pg_backend_pid() AS pid');
  await addAll(await SqlBatch.open(engine, { prefix: 'faults_' }), articles);
  const failing = disturbed(engine, 'verified', () => other.query(`SELECT pg_terminate_backend(${pid})`));
  const batch = await SqlBatch.open(failing, { prefix: 'faults_' });
  await expect(batch.deduplicate()).rejects.toMatchObject({ code: 'storage-failed', field: 'verified' });

  const again = await SqlBatch.open(other, { prefix: 'faults_' });
  await again.deduplicate();
  expect(await found(again)).toEqual(groups);
  await dropAll(other, 'faults_');
  await other.close();
});

test('ClickHouse: a shard is killed between two steps, and started again', async () => {
  const engine = await clickhouse(CLICKHOUSE);
  await dropAll(engine, 'faults_');
  await addAll(await SqlBatch.open(engine, { prefix: 'faults_' }), articles, 500);
  const kill = async (): Promise<void> => {
    process.kill(Number(readFileSync(join(home, 'clickhouse-2/pid'), 'utf8')), 'SIGKILL');
    await sleep(500);
  };
  const batch = await SqlBatch.open(disturbed(engine, 'sampled', kill), { prefix: 'faults_' });
  await expect(batch.deduplicate()).rejects.toMatchObject({ code: 'storage-failed', field: 'sampled' });

  execFileSync(services, ['start', 'clickhouse'], { stdio: 'ignore' });
  const again = await SqlBatch.open(engine, { prefix: 'faults_' });
  await again.deduplicate();
  expect(await found(again)).toEqual(groups);
  await dropAll(engine, 'faults_');
  await engine.close();
});

test('DuckDB: the process is killed again and again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-kill-'));
  const path = join(folder, 'batch.duckdb');
  const child = fileURLToPath(new URL('./child.ts', import.meta.url));
  let kills = 0;
  for (let patience = 100; ; patience *= 1.5) {
    const run = spawn(process.execPath, ['--import', 'tsx', child, path, String(articles.length)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // The child is to load the sources, not what was built of them last.
      env: { ...process.env, TSX_TSCONFIG_PATH: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) },
    });
    let out = '';
    run.stdout.on('data', (data) => {
      out += data;
    });
    const ended = new Promise<number | null>((resolve) => run.on('exit', resolve));
    // Started, it has so long to live; longer each time.
    while (!out.includes('started') && run.exitCode === null) await sleep(5);
    const code = await Promise.race([ended, sleep(patience).then(() => undefined)]);
    if (code === undefined) {
      run.kill('SIGKILL');
      await ended;
      kills++;
      continue;
    }
    expect(code).toBe(0);
    break;
  }
  expect(kills).toBeGreaterThan(2);
  const engine = await duckdb({ path });
  expect(await found(await SqlBatch.open(engine))).toEqual(groups);
  await engine.close();
  rmSync(folder, { recursive: true });
});

test.skipIf(process.getuid?.() !== 0).each([
  ['while rows are added', '2m', 'add'],
  ['in a step', '8m', 'leaders'],
])('DuckDB: the disk is full %s', async (_, size, step) => {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-full-'));
  const disk = join(folder, 'disk');
  const ballast = join(disk, 'ballast');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk]);
  try {
    const path = join(disk, 'batch.duckdb');
    let engine = await duckdb({ path });
    const batch = await SqlBatch.open(engine);
    const work = async (): Promise<void> => {
      await addAll(batch, articles);
      const fill = disturbed(engine, step, () => {
        try {
          for (;;) appendFileSync(ballast, new Uint8Array(4096));
        } catch {
          // Now it is full.
        }
        return Promise.resolve();
      });
      await (await SqlBatch.open(fill, { prefix: 'newsfold_' })).deduplicate();
    };
    const error: unknown = await work().catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'storage-failed', field: step });
    expect(String(error)).toMatch(/step "[^"]+": expected the engine to finish it, got: .*No space left/s);
    await engine.close();

    rmSync(ballast, { force: true });
    execFileSync('mount', ['-o', 'remount,size=256m', disk]);
    engine = await duckdb({ path });
    const again = await SqlBatch.open(engine);
    await addAll(again, articles);
    await again.deduplicate();
    expect(await found(again)).toEqual(groups);
    await engine.close();
  } finally {
    execFileSync('umount', ['-l', disk]);
    rmSync(folder, { recursive: true });
  }
});
