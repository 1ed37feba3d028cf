/**
 * DuckDB against the size of the batch: `npx tsx bench/sql.ts [--day N] [reports ...]`, 200,000 and 2,000,000 by default. Each size runs in a process of
 * its own, with the database in a file of a temporary folder. Two threads make reports and their rows, one writes the rows; then copies
 * are found and all groups are read. Prints wall and processor time (that of making the reports included), memory and disk, and the exponent
 * of the growth. With --day, N reports more come then, and are placed among the others.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { duckdb, type LayoutRows, SqlBatch } from '../src/sql/index';
import { machineLine } from './machine';
import { shortReports } from './sql/reports';

interface Figures {
  reports: number;
  wall: number;
  cpu: number;
}

const { values: flags, positionals } = parseArgs({
  options: { day: { type: 'string' } },
  allowPositionals: true,
});
const DAY = Number(flags.day ?? 0);
const CHUNK = 8192;
/** Threads that make rows; this one writes them. */
const WORKERS = 2;

let turn: Promise<void> = Promise.resolve();

/** One insert at a time: a connection has one transaction. */
function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work);
  return turn;
}

/** Adds the rows that a worker makes, while it makes the next. */
function addFrom(batch: SqlBatch, count: number, seed: number): Promise<void> {
  const worker = new Worker(new URL('./sql/worker.mjs', import.meta.url), {
    workerData: { count, seed, chunk: CHUNK },
  });
  return new Promise((resolve, reject) => {
    let added: Promise<void> = Promise.resolve();
    worker.on('error', reject);
    worker.on('message', ({ rows }: { rows?: LayoutRows }) => {
      if (rows === undefined) {
        added.then(resolve, reject);
        return;
      }
      // One chunk waits while another is written, no more.
      added = added.then(() => {
        worker.postMessage('next');
        return inTurn(() => batch.addRows(rows));
      });
      added.catch(reject);
    });
    worker.postMessage('next');
  });
}

async function run(count: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-sql-'));
  try {
    const engine = await duckdb({ path: join(folder, 'batch.duckdb') });
    const batch = await SqlBatch.open(engine);
    const total: Figures = { reports: count, wall: 0, cpu: 0 };
    const laps: string[] = [];
    let [start, before] = [performance.now(), process.cpuUsage()];
    const lap = (name: string): void => {
      const used = process.cpuUsage(before);
      const [wall, cpu] = [(performance.now() - start) / 1000, (used.user + used.system) / 1e6];
      laps.push(`${name} ${wall.toFixed(1)} s (${cpu.toFixed(1)} s of processors)`);
      total.wall += wall;
      total.cpu += cpu;
      [start, before] = [performance.now(), process.cpuUsage()];
    };
    await Promise.all(
      Array.from({ length: WORKERS }, (_, i) => addFrom(batch, Math.floor((count + i) / WORKERS), i + 1)),
    );
    lap('rows');
    const stats = await batch.deduplicate();
    lap('copies');
    let groups = 0;
    for await (const _ of batch.groups()) groups++;
    lap('groups');
    if (DAY > 0) {
      const first = Math.floor(count / WORKERS);
      const more = [...shortReports(first + DAY, 1)].slice(first);
      lap('reports of the day');
      for (let from = 0; from < DAY; from += CHUNK) await batch.add(more.slice(from, from + CHUNK));
      lap('rows of the day');
      const day = await batch.deduplicate();
      lap('copies of the day');
      console.log(`  and ${DAY} reports more: ${JSON.stringify(day)}`);
    }
    const disk = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => statSync(join(folder, path)).size)
      .reduce((sum, size) => sum + size, 0);
    const rss = process.resourceUsage().maxRSS * 1024;
    console.log(`${count} reports, ${groups} groups: ${JSON.stringify(stats)}`);
    console.log(`  ${laps.join('; ')}`);
    console.log(
      `  ${total.wall.toFixed(1)} s, ${total.cpu.toFixed(1)} s of processors, ${(rss / 1e9).toFixed(2)} GB of memory at most, ${(disk / 1e9).toFixed(2)} GB of disk at the end`,
    );
    await engine.close();
    return total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sizes = positionals.map(Number);
if (process.env.NEWSFOLD_SQL_CHILD !== undefined) {
  console.log(`figures ${JSON.stringify(await run(sizes[0]!))}`);
} else {
  console.log(machineLine());
  const measured: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [200_000, 2_000_000]) {
    const args = [...process.execArgv, fileURLToPath(import.meta.url), '--day', String(DAY), String(size)];
    const child = spawnSync(process.execPath, args, {
      env: { ...process.env, NEWSFOLD_SQL_CHILD: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    });
    if (child.status !== 0) throw new Error(`${size} reports: exit ${child.status} ${child.signal}`);
    const lines = child.stdout.trim().split('\n');
    console.log(lines.slice(0, -1).join('\n'));
    measured.push(JSON.parse(lines.at(-1)!.slice('figures '.length)) as Figures);
  }
  const [first, last] = [measured[0]!, measured.at(-1)!];
  if (first !== last) {
    const exponent = (of: 'wall' | 'cpu'): string =>
      (Math.log(last[of] / first[of]) / Math.log(last.reports / first.reports)).toFixed(2);
    console.log(`exponent ${exponent('wall')} of the time, ${exponent('cpu')} of the processors' time`);
  }
}
