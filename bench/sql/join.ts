/**
 * Stories by the profile join against stories in memory: `npx tsx bench/sql/join.ts [reports] [heap] [server]`, 20,000 with gold by default. The
 * batch is made by one process, in a file of DuckDB; then the stories are found and told by a process of its own each way, which holds nothing but that.
 * Prints wall and processor time, memory at most (that of DuckDB, which may take 256 MiB, included), and a hash of the stories. With `heap`, JavaScript
 * may take so many MiB in those processes: without a limit its garbage stays until there is need. With `server`, the batch is on that one, whose time and
 * memory are not counted: postgres://newsfold@127.0.0.1:54329/newsfold after `scripts/services start postgresql`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { duckdb, postgresql, SqlBatch, type SqlEngine } from '../../src/sql/index';
import { machineLine } from '../machine';
import { makeReports } from '../scale/reports';

const CHUNK = 4096;
const MEMORY = 256 * 2 ** 20;

type Part = 'make' | 'join' | 'memory';

/** Begins the names of the batch's tables, so that they can be found on a server. */
const PREFIX = 'join_bench_';

/** @param place a file of DuckDB, or a server */
function engineAt(place: string): Promise<SqlEngine> {
  return place.startsWith('postgres') ? postgresql({ url: place }) : duckdb({ path: place, memory: MEMORY });
}

async function dropTables(place: string): Promise<void> {
  const engine = await engineAt(place);
  const tables = `SELECT table_name AS name FROM information_schema.tables WHERE table_name LIKE '${PREFIX}%'`;
  for (const { name } of await engine.query(tables)) await engine.drop(String(name));
  await engine.close();
}

async function work(part: Part, reports: number, place: string): Promise<void> {
  const engine = await engineAt(place);
  const batch = await SqlBatch.open(engine, { prefix: PREFIX, terms: true });
  const laps: string[] = [];
  let [start, before] = [performance.now(), process.cpuUsage()];
  const lap = (name: string): void => {
    const { user, system } = process.cpuUsage(before);
    const wall = (performance.now() - start) / 1000;
    laps.push(`${name} ${wall.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processors)`);
    [start, before] = [performance.now(), process.cpuUsage()];
  };
  const hash = createHash('sha256');
  let stories = 0;
  const take = (story: unknown): void => {
    stories++;
    hash.update(JSON.stringify(story));
  };
  if (part === 'make') {
    const articles = makeReports(reports, 7);
    lap('reports');
    for (let from = 0; from < reports; from += CHUNK) await batch.add(articles.slice(from, from + CHUNK));
    lap('rows');
    await batch.deduplicate();
    lap('copies');
  } else if (part === 'join') {
    const joined = await batch.joinStories();
    lap('found');
    for await (const story of joined.stories()) take(story);
    lap('told');
    console.log(`  ${JSON.stringify(joined.stats)}`);
  } else {
    for (const story of (await batch.stories()).stories) take(story);
    lap('found and told');
  }
  await engine.close();
  const rss = process.resourceUsage().maxRSS / 1024;
  const what = part === 'make' ? '' : `, ${stories} stories, ${hash.digest('hex').slice(0, 16)}`;
  console.log(`${part}: ${laps.join(', ')}, ${rss.toFixed(0)} MiB of memory at most${what}`);
}

const reports = Number(process.argv[2] ?? 20_000);
const child = process.env.NEWSFOLD_JOIN_CHILD;
if (child !== undefined) await work(child as Part, reports, process.env.NEWSFOLD_JOIN_PATH!);
else {
  console.log(machineLine());
  const heap = process.argv[3];
  const limit = heap === undefined ? [] : [`--max-old-space-size=${heap}`];
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-join-'));
  const place = process.argv[4] ?? join(folder, 'batch.duckdb');
  try {
    for (const part of ['make', 'join', 'memory']) {
      const own = part === 'make' ? [] : limit;
      const script = [fileURLToPath(import.meta.url), String(reports)];
      const { status, signal } = spawnSync(process.execPath, [...process.execArgv, ...own, ...script], {
        env: { ...process.env, NEWSFOLD_JOIN_CHILD: part, NEWSFOLD_JOIN_PATH: place },
        stdio: ['ignore', 'inherit', heap === undefined ? 'inherit' : 'ignore'],
      });
      if (status !== 0) console.log(`${part}: failed, ${signal ?? `exit ${status}`}`);
    }
  } finally {
    await dropTables(place);
    rmSync(folder, { recursive: true, force: true });
  }
}
