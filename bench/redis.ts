/**
 * How fast, and how rightly, several processes add overlapping reports to a shared index on a Redis Cluster:
 *
 *     npx tsx bench/redis.ts [WRITERS] [REPORTS EACH] [BATCH] [SHARDS]
 *
 * NEWSFOLD_REDIS names the nodes (HOST:PORT,HOST:PORT); without, `scripts/redis-cluster` starts three, and ends them. Prints reports a second by the clock
 * and by processor time, of writers and servers; violations; bytes a report in the store.
 */
import { check } from '../test/redis/check';
import { cluster } from '../test/redis/cluster';
import { reportsOf } from '../test/redis/reports';
import { runWriters } from '../test/redis/writers';
import { machineLine } from './machine';

const [writers = 8, count = 10_000, batch = 512, shards = 6] = process.argv.slice(2).map(Number);
const seed = 7;
const servers = cluster();
try {
  const options = { prefix: `bench-${process.pid}`, batch, shards, window: 3600 };
  const memory = await servers.sum('used_memory');
  const cpu = await servers.cpuMs();
  const run = await runWriters(
    Array.from({ length: writers }, (_, writer) => ({ nodes: servers.nodes, options, writer, count, seed })),
  );
  const serverMs = (await servers.cpuMs()) - cpu;
  const clientMs = run.writers.reduce((sum, writer) => sum + writer.cpuMs, 0);
  const all = writers * count;
  const signatures = new Map(
    Array.from({ length: writers }, (_, writer) => reportsOf(writer, count, seed))
      .flat()
      .map(({ id, signature }) => [id, signature]),
  );
  const result = check(
    run.writers.flatMap((writer) => writer.told),
    signatures,
    options,
  );
  const perSecond = (ms: number): string => Math.round((all / ms) * 1000).toLocaleString('en');
  console.log(machineLine());
  console.log(
    `${writers} writers x ${count} reports, ${batch} a call, ${shards} shards, appendfsync ${await servers.fsync()}`,
  );
  console.log(`by the clock       ${(run.wallMs / 1000).toFixed(1)} s, ${perSecond(run.wallMs)} reports/s`);
  console.log(
    `by processor time  writers ${(clientMs / 1000).toFixed(1)} s, servers ${(serverMs / 1000).toFixed(1)} s, ` +
      `${perSecond(clientMs + serverMs)} reports a second of one processor`,
  );
  console.log(
    `memory of servers  ${Math.round(((await servers.sum('used_memory')) - memory) / result.reports)} bytes a report`,
  );
  console.log('checked           ', JSON.stringify(result));
  const stats: Record<string, number> = {};
  for (const writer of run.writers) {
    for (const [name, value] of Object.entries(writer.stats)) stats[name] = (stats[name] ?? 0) + value;
  }
  console.log('counted           ', JSON.stringify(stats));
  console.log(
    'failures          ',
    JSON.stringify(run.writers.flatMap((writer) => writer.failures).slice(0, 5)),
  );
} finally {
  servers.close();
}
