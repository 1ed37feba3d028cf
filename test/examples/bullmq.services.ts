/** The BullMQ worker of the examples, on a real cluster: one report of each kind is let through, once, whatever fails meanwhile. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cluster, type TestCluster } from '../redis/cluster';

const root = fileURLToPath(new URL('../../', import.meta.url));
let servers: TestCluster;
beforeAll(() => {
  servers = cluster(true);
}, 120_000);
afterAll(() => servers?.close());

function run(file: string, args: readonly string[], env: Record<string, string> = {}): string {
  const tsx = [join(root, 'node_modules/tsx/dist/cli.mjs'), '--tsconfig', 'test/tsconfig.json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...tsx, file, ...args], {
    ...{ cwd: root, encoding: 'utf8', timeout: 120_000 },
    env: { ...process.env, ...env },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

describe('bullmq-worker.ts', () => {
  test('lets the first of each kind through and stops the copies', () => {
    const NEWSFOLD_REDIS = servers.nodes.map(({ host, port }) => `${host}:${port}`).join(',');
    // The second run finds nothing that the first one left.
    for (let i = 0; i < 2; i++) {
      const lines = run('examples/bullmq-worker.ts', [], { NEWSFOLD_REDIS }).trim().split('\n');
      expect(lines.at(-1)).toBe('31 reports, 28 let through');
      expect(lines.filter((line) => line.includes(': a copy of '))).toHaveLength(2);
      expect(lines).toContainEqual(expect.stringMatching(/^harbour-news-istanbul-flash: too-short: /));
    }
  });

  test('does nothing twice and loses nothing when jobs fail half done and are tried again', () => {
    const { told, refused, originals } = JSON.parse(
      run('test/examples/bullmq-child.ts', [JSON.stringify(servers.nodes)]),
    ) as {
      told: { id: string; first: boolean; originalId: string }[];
      refused: string[];
      originals: string[];
    };
    expect(told).toHaveLength(12);
    // Twelve reports of eight texts.
    const firsts = told.filter(({ first }) => first).map(({ id }) => id);
    expect(firsts).toHaveLength(8);
    expect(originals.sort()).toEqual(firsts.sort());
    for (const { first, originalId } of told) if (!first) expect(firsts).toContain(originalId);
    // What is no report is not tried again.
    expect(refused).toEqual([expect.stringMatching(/^short: 1: too-short: /)]);
  });
});
