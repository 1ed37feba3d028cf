/**
 * A BullMQ worker that lets the first report of its kind through and stops the copies, however many workers there are: they share an index of
 * signatures on the same Redis Cluster. A job may run twice, after a crash or by a retry; nothing then happens twice.
 *
 *     FOLDER=$(mktemp -d); scripts/redis-cluster start $FOLDER
 *     NEWSFOLD_REDIS=127.0.0.1:17380 npx tsx --tsconfig test/tsconfig.json examples/bullmq-worker.ts
 *     scripts/redis-cluster stop $FOLDER
 *
 * Needs: npm install newsfold bullmq ioredis
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Queue, UnrecoverableError, Worker } from 'bullmq';
import { Cluster } from 'ioredis';
import { type Article, deduplicate, NewsfoldError, sketchText } from 'newsfold';
import { SharedIndex, type SharedVerdict } from 'newsfold/redis';

/** On a cluster the keys of a queue must share a slot: they do by what is in braces. */
export const PREFIX = '{newsfold}';
const ATTEMPTS = { attempts: 5, backoff: { type: 'exponential', delay: 200 } } as const;

/** A job's id: the same report is queued once. Ids of reports may hold colons, which BullMQ keeps for itself. */
export const jobIdOf = (id: string): string => createHash('sha256').update(id).digest('hex');

/**
 * Works off `incoming`, and puts what is first of its kind into `originals`.
 *
 * @param connection with `maxRetriesPerRequest: null`, which BullMQ asks for
 */
export function startWorker(
  connection: Cluster,
  index: SharedIndex,
  originals: Queue<Article>,
): Worker<Article, SharedVerdict> {
  const work = async ({ data }: { data: Article }): Promise<SharedVerdict> => {
    mustBeReport(data);
    const { id, text } = data;
    try {
      // Of reports alike exactly one is first, whoever asks; asked again, the answer is the same.
      const { first, originalId, score } = await index.add(id, sketchText(text));
      // Before the job is done, or a crash in between would lose it; again, the id of the job keeps it from being there twice.
      if (first) await originals.add('report', data, { jobId: jobIdOf(id), ...ATTEMPTS });
      return { id, first, originalId, score };
    } catch (error) {
      // Another text under this id, now as ever. `storage-failed` is thrown on: servers come back, and BullMQ tries again.
      const isFinal = error instanceof NewsfoldError && error.code === 'duplicate-id';
      throw isFinal ? new UnrecoverableError(error.message) : error;
    }
  };
  return new Worker('incoming', work, { connection, prefix: PREFIX, concurrency: 8 });
}

/** @throws UnrecoverableError for what is no report: no retry makes one of it */
function mustBeReport(data: unknown): void {
  const [fault] = deduplicate([data as Article]).rejected;
  if (fault !== undefined && !fault.articleKept)
    throw new UnrecoverableError(`${fault.code}: ${fault.message}`);
}

/** Queues the example's reports, and tells what becomes of them. */
async function main(servers: string): Promise<void> {
  const nodes = servers.split(',').map((address) => {
    const [host = '', port] = address.split(':');
    return { host, port: Number(port) };
  });
  const connection = new Cluster(nodes, { redisOptions: { maxRetriesPerRequest: null } });
  connection.on('error', (error) => console.error(error.message));
  const index = await SharedIndex.connect(connection, { prefix: 'example-bullmq', window: 60 });
  const incoming = new Queue<Article>('incoming', { connection, prefix: PREFIX });
  const originals = new Queue<Article>('originals', { connection, prefix: PREFIX });

  const reports = readFileSync(new URL('data/reports.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Article);
  const worker = startWorker(connection, index, originals);
  worker.on('error', (error) => console.error(error.message));
  let done = 0;
  const finished = new Promise<void>((resolve) => {
    const next = (): void => {
      if (++done === reports.length) resolve();
    };
    worker.on('completed', (_job, { id, first, originalId, score }) => {
      if (!first) console.log(`${id}: a copy of ${originalId} (${score.toFixed(2)})`);
      next();
    });
    worker.on('failed', (job, error) => {
      console.log(`${job?.data.id}: ${error.message}`);
      if (error instanceof UnrecoverableError || job?.attemptsMade === ATTEMPTS.attempts) next();
    });
  });
  // Twice, as when whoever queues them was not sure.
  for (let i = 0; i < 2; i++) {
    const jobs = reports.map((data) => ({
      name: 'report',
      data,
      opts: { jobId: jobIdOf(data.id), ...ATTEMPTS },
    }));
    await incoming.addBulk(jobs);
  }
  await finished;
  console.log(`${reports.length} reports, ${await originals.count()} let through`);

  // So that the next run finds nothing of this one. A worker that is to end: `close` waits for what it has in hand.
  await worker.close();
  for (const { id } of reports) await index.remove(id);
  for (const queue of [incoming, originals]) {
    await queue.obliterate({ force: true });
    await queue.close();
  }
  await connection.quit();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const servers = process.env.NEWSFOLD_REDIS;
  if (servers === undefined)
    console.log('NEWSFOLD_REDIS names no server (HOST:PORT,HOST:PORT,...): nothing to show.');
  else await main(servers);
}
