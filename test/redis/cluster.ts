/** A real cluster for tests: the one that NEWSFOLD_REDIS names, or three nodes of this process' own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import type { RedisNode } from '../../src/redis/index';

const script = fileURLToPath(new URL('../../scripts/redis-cluster', import.meta.url));
let next = 0;

export interface TestCluster {
  nodes: RedisNode[];
  /** Folder of the nodes, of a cluster of one's own. */
  folder: string | undefined;
  /** Runs `scripts/redis-cluster` on the folder. */
  run(command: string, ...rest: string[]): string;
  /** Asks one node. */
  ask(node: RedisNode, ...command: string[]): Promise<unknown>;
  /** Sum over the nodes of a number from INFO. */
  sum(field: string): Promise<number>;
  /** Processor time of the nodes since they started. */
  cpuMs(): Promise<number>;
  fsync(): Promise<string>;
  close(): void;
}

/** @param own whether nodes of one's own are needed, to be killed */
export function cluster(own = false, env: Record<string, string> = {}): TestCluster {
  const given = own ? undefined : process.env.NEWSFOLD_REDIS;
  const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'newsfold-redis-')) : undefined;
  const port = String(17400 + (process.pid % 500) * 8 + 3 * (next++ % 2));
  const run = (command: string, ...rest: string[]): string => {
    if (folder === undefined) throw new Error('the cluster is not ours');
    return execFileSync(script, [command, folder, ...rest], {
      env: { ...process.env, REDIS_PORT: port, ...env },
      encoding: 'utf8',
    }).trim();
  };
  const addresses = given ?? run('start');
  const nodes = addresses.split(',').map((address) => {
    const [host = '', number] = address.split(':');
    return { host, port: Number(number) };
  });
  const ask = async (node: RedisNode, ...[command = '', ...rest]: string[]): Promise<unknown> => {
    const redis = new Redis({ ...node, lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await redis.call(command, ...rest);
    } finally {
      redis.disconnect();
    }
  };
  const sum = async (field: string): Promise<number> => {
    let total = 0;
    for (const node of nodes) {
      const info = String(await ask(node, 'INFO', 'ALL'));
      total += Number(new RegExp(`^${field}:([\\d.]+)`, 'm').exec(info)?.[1] ?? Number.NaN);
    }
    return total;
  };
  return {
    ...{ nodes, folder, run, ask, sum },
    cpuMs: async () => 1000 * ((await sum('used_cpu_user')) + (await sum('used_cpu_sys'))),
    fsync: async () =>
      String((await ask(nodes[0]!, 'CONFIG', 'GET', 'appendfsync')) as string[])
        .split(',')
        .at(-1)!,
    close: () => {
      if (folder === undefined) return;
      run('stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
