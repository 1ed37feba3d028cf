/** One of several processes that add reports to one index: makes them, waits for the word, adds them, tells what it was told. */
import { connectCluster, type RedisNode, SharedIndex, type SharedIndexOptions } from '../../src/redis/index';
import type { Told } from './check';
import { reportsOf } from './reports';

export interface WriterTask {
  nodes: RedisNode[];
  options: SharedIndexOptions;
  writer: number;
  count: number;
  seed: number;
}

export interface WriterResult {
  told: Told[];
  failures: string[];
  cpuMs: number;
  stats: SharedIndex['stats'];
}

const task = JSON.parse(process.argv[2]!) as WriterTask;
const client = await connectCluster(task.nodes);
const index = await SharedIndex.connect(client, task.options);
const reports = reportsOf(task.writer, task.count, task.seed);
const told: Told[] = [];
const failures: string[] = [];

process.once('message', write);
process.send!('ready');

async function write(): Promise<void> {
  const { batch } = index.parameters;
  const before = process.cpuUsage();
  for (let from = 0; from < reports.length; from += batch) {
    const part = reports.slice(from, from + batch);
    for (let tries = 0; tries < 10; tries++) {
      try {
        const { verdicts, rejected } = await index.addAll(part);
        for (const each of rejected) failures.push(each.message);
        for (const verdict of verdicts) {
          if (verdict !== undefined)
            told.push({ id: verdict.id, originalId: verdict.originalId, known: verdict.known });
        }
        break;
      } catch (error) {
        failures.push(String(error));
      }
    }
    process.send!({ done: from + part.length });
  }
  const { user, system } = process.cpuUsage(before);
  const result: WriterResult = { told, failures, cpuMs: (user + system) / 1000, stats: index.stats };
  process.send!({ result }, () => {
    client.disconnect();
    process.disconnect();
  });
}
