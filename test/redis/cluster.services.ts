/**
 * The promises of a shared index on a real cluster of three nodes, with eight processes: exactly one of several near-copies is first, whatever
 * happens to the nodes meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Signature } from 'newsfold';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectCluster, type OwnedRedisClient, SharedIndex } from '../../src/redis/index';
import { type Checked, check, NONE } from './check';
import { cluster, type TestCluster } from './cluster';
import { reportsOf } from './reports';
import { runWriters, type WritersResult } from './writers';

const WRITERS = 8;

let servers: TestCluster;
let client: OwnedRedisClient;
beforeAll(async () => {
  // Of its own: nodes are killed.
  servers = cluster(true);
  client = await connectCluster(servers.nodes);
}, 120_000);
afterAll(() => {
  client?.disconnect();
  servers?.close();
});

interface Run extends WritersResult {
  checked: Checked;
  failures: string[];
  signatures: Map<string, Signature>;
}

/** Eight processes, so many reports each; `meanwhile` is called once, when a third has been added. */
async function run(
  prefix: string,
  count: number,
  seed: number,
  meanwhile?: () => Promise<void>,
): Promise<Run> {
  const options = { prefix };
  let happening: Promise<void> | undefined;
  const result = await runWriters(
    Array.from({ length: WRITERS }, (_, writer) => ({ nodes: servers.nodes, options, writer, count, seed })),
    (done) => {
      if (done >= (WRITERS * count) / 3) happening ??= meanwhile?.();
    },
  );
  await happening;
  const signatures = new Map(
    Array.from({ length: WRITERS }, (_, writer) => reportsOf(writer, count, seed))
      .flat()
      .map(({ id, signature }) => [id, signature]),
  );
  const told = result.writers.flatMap((writer) => writer.told);
  const failures = result.writers.flatMap((writer) => writer.failures);
  return { ...result, checked: check(told, signatures, options), failures, signatures };
}

/** What the store says of each report now, as if a writer had been told. */
async function stored({ signatures }: Run, prefix: string): Promise<Checked> {
  const index = await SharedIndex.connect(client, { prefix });
  const ids = [...signatures.keys()];
  const told: { id: string; originalId: string; known: boolean }[] = [];
  for (let from = 0; from < ids.length; from += 500) {
    const verdicts = await Promise.all(ids.slice(from, from + 500).map((id) => index.get(id)));
    for (const verdict of verdicts) {
      if (verdict !== undefined) told.push({ id: verdict.id, originalId: verdict.originalId, known: false });
    }
  }
  return check(told, signatures, { prefix });
}

function print(name: string, { checked, wallMs, writers, failures }: Run): void {
  const reports = writers.reduce((sum, writer) => sum + writer.told.length, 0);
  const cpu = writers.reduce((sum, writer) => sum + writer.cpuMs, 0);
  const retries = writers.reduce((sum, writer) => sum + writer.stats.retries, 0);
  console.log(
    `${name}: ${reports} added in ${(wallMs / 1000).toFixed(1)} s (${Math.round((reports / wallMs) * 1000)}/s), ` +
      `${(cpu / 1000).toFixed(1)} s of processor time in the writers; ${checked.firsts} first, ` +
      `${checked.missed} pairs never met; ${retries} commands sent again; ${failures.length} calls failed`,
  );
}

describe('eight writers', () => {
  test('of 10,000 overlapping reports each: exactly one of those alike is first', async () => {
    const result = await run('all', 10_000, 1);
    print('undisturbed', result);
    expect(result.failures).toEqual([]);
    expect(result.checked).toMatchObject(NONE);
    expect(result.checked.reports).toBe(result.signatures.size);
    expect(result.checked.firsts).toBeGreaterThan(10_000);
    expect(await stored(result, 'all')).toEqual(result.checked);
  });

  test('none lost when a node is killed and comes back', async () => {
    const node = '1';
    const result = await run('kill', 2000, 2, async () => {
      process.kill(Number(servers.run('pid', node)), 'SIGKILL');
      await sleep(3000);
      servers.run('restart', node);
    });
    print('a node killed', result);
    // A command that was carried out and not acknowledged is sent again: nobody may then be told to have brought the report.
    expect(result.checked).toMatchObject({ ...NONE, broughtNever: expect.any(Number) });
    expect(result.checked.reports).toBe(result.signatures.size);
    const after = await stored(result, 'kill');
    expect(after).toMatchObject({ ...NONE, firsts: result.checked.firsts, reports: result.signatures.size });
  });

  test('none lost while slots move from node to node', async () => {
    let moved = 0;
    const result = await run('move', 2000, 3, async () => {
      moved = await moveSlots();
    });
    print(`slots moved (${moved} keys)`, result);
    expect(moved).toBeGreaterThan(50);
    expect(result.checked).toMatchObject({ ...NONE, broughtNever: expect.any(Number) });
    expect(result.checked.reports).toBe(result.signatures.size);
    expect(await stored(result, 'move')).toMatchObject({ ...NONE, firsts: result.checked.firsts });
  });
});

/** Moves three slots that hold keys of the index from the first node to the second, key by key, as `redis-cli --cluster reshard` does. */
async function moveSlots(): Promise<number> {
  const [from, to] = servers.nodes as [(typeof servers.nodes)[0], (typeof servers.nodes)[0]];
  const [fromId, toId] = [
    String(await servers.ask(from, 'CLUSTER', 'MYID')),
    String(await servers.ask(to, 'CLUSTER', 'MYID')),
  ];
  let moved = 0;
  let slots = 0;
  for (let slot = 0; slot < 5461 && slots < 3; slot++) {
    if (Number(await servers.ask(from, 'CLUSTER', 'COUNTKEYSINSLOT', String(slot))) < 20) continue;
    slots++;
    await servers.ask(to, 'CLUSTER', 'SETSLOT', String(slot), 'IMPORTING', fromId);
    await servers.ask(from, 'CLUSTER', 'SETSLOT', String(slot), 'MIGRATING', toId);
    for (;;) {
      const keys = (await servers.ask(from, 'CLUSTER', 'GETKEYSINSLOT', String(slot), '50')) as string[];
      if (keys.length === 0) break;
      moved += keys.length;
      await servers.ask(from, 'MIGRATE', to.host, String(to.port), '', '0', '10000', 'KEYS', ...keys);
    }
    for (const node of [to, from, servers.nodes[2]!]) {
      await servers.ask(node, 'CLUSTER', 'SETSLOT', String(slot), 'NODE', toId);
    }
  }
  return moved;
}
