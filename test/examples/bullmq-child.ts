/**
 * Two workers of the example on one cluster, told to fail: each report's way into `originals` is cut off once before it and once behind it.
 * Prints what became of the jobs, as JSON. Run by bullmq.services.ts, with the nodes as its argument.
 */
import { Queue } from 'bullmq';
import { Cluster } from 'ioredis';
import type { Article } from 'newsfold';
import { SharedIndex } from 'newsfold/redis';
import { jobIdOf, PREFIX, startWorker } from '../../examples/bullmq-worker';
import { prose } from '../helpers/prose';

const nodes = JSON.parse(process.argv[2]!) as { host: string; port: number }[];
const connection = new Cluster(nodes, { redisOptions: { maxRetriesPerRequest: null } });
const index = await SharedIndex.connect(connection, { prefix: 'test-bullmq' });
const incoming = new Queue<Article>('incoming', { connection, prefix: PREFIX });
const originals = new Queue<Article>('originals', { connection, prefix: PREFIX });

const failures = new Map<string, number>();
const failing = new Proxy(originals, {
  get(target, name) {
    if (name !== 'add') return Reflect.get(target, name);
    return async (...args: Parameters<typeof originals.add>) => {
      const { id } = args[1];
      const count = failures.get(id) ?? 0;
      failures.set(id, count + 1);
      if (count === 0) throw new Error('cut off before');
      const job = await target.add(...args);
      if (count === 1) throw new Error('cut off behind');
      return job;
    };
  },
});

const reports: Article[] = [
  ...Array.from({ length: 12 }, (_, i) => ({ id: `r:${i}`, text: prose(i % 8, 120) })),
  { id: 'short', text: 'too short' },
];
const workers = [0, 1].map(() => startWorker(connection, index, failing));
const told: { id: string; first: boolean; originalId: string }[] = [];
const refused: string[] = [];
const finished = new Promise<void>((resolve) => {
  const next = (): void => {
    if (told.length + refused.length === reports.length) resolve();
  };
  for (const worker of workers) {
    worker.on('completed', (_, verdict) => {
      told.push(verdict);
      next();
    });
    worker.on('failed', (job, error) => {
      if (error.message.startsWith('cut off')) return;
      refused.push(`${job?.data.id}: ${job?.attemptsMade}: ${error.message}`);
      next();
    });
  }
});
const opts = { attempts: 5, backoff: { type: 'fixed', delay: 20 } };
await incoming.addBulk(
  reports.map((data) => ({ name: 'report', data, opts: { ...opts, jobId: jobIdOf(data.id) } })),
);
await finished;
const jobs = await originals.getJobs(['waiting']);
console.log(JSON.stringify({ told, refused, originals: jobs.map(({ data }) => data.id) }));
for (const worker of workers) await worker.close();
for (const queue of [incoming, originals]) await queue.close();
await connection.quit();
