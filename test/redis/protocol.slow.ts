/**
 * Whatever the order in which the commands of concurrent writers reach the servers, exactly one of several near-copies is first. For two
 * writers every order is tried, for three some hundred, with the real code on a store in memory.
 */
import type { Signature } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { type RedisClient, type SharedAddition, SharedIndex } from '../../src/redis/index';
import { check, NONE, type Violations } from './check';
import { type Explored, explore } from './explorer';
import { FakeStore, fakeClient } from './fake';

const OPTIONS = { slots: 32, shape: { bands: 2, rows: 16 }, threshold: 0.5, shards: 1, patience: 0 };

/** A signature of two bands; those that share a letter share the band, and are alike. */
function signature(letters: string): Signature {
  const values = new Uint32Array(32);
  values.fill(letters.charCodeAt(0) * 1000, 0, 16);
  values.fill(letters.charCodeAt(1) * 1000, 16);
  return { slots: 32, seed: 0, values };
}

async function add(client: RedisClient, id: string, letters: string, shards = 1): Promise<SharedAddition> {
  const index = await SharedIndex.connect(client, { ...OPTIONS, shards });
  return await index.add(id, signature(letters));
}

/** The reports of some writers, one each, as `id:letters`; those that stopped are added again at the end. */
async function violations(
  reports: readonly string[],
  {
    store = still,
    shards = 1,
    ...how
  }: { crashes?: boolean; orders?: number; shards?: number; store?: () => FakeStore },
): Promise<{ explored: Explored; found: Violations[] }> {
  const parts = reports.map((report) => report.split(':') as [string, string]);
  const signatures = new Map(parts.map(([id, letters]) => [id, signature(letters)]));
  const found: Violations[] = [];
  const explored = await explore<SharedAddition>({
    ...how,
    store,
    writers: parts.map(
      ([id, letters]) =>
        (client) =>
          add(client, id, letters, shards),
    ),
    end: async (after, results) => {
      const told: SharedAddition[] = [];
      for (const [i, result] of results.entries()) {
        told.push(result ?? (await add(fakeClient(after), ...parts[i]!, shards)));
      }
      const { reports: _, firsts, missed, ...wrong } = check(told, signatures, OPTIONS);
      // Who stopped may have brought a report without being told so.
      if (how.crashes) wrong.broughtNever = 0;
      if (Object.values(wrong).some((count) => count > 0)) found.push(wrong);
    },
  });
  return { explored, found };
}

/** A store whose clock stands still: fewer states are told apart. */
function still(): FakeStore {
  const store = new FakeStore();
  store.tick = 0;
  return store;
}

describe('in every order of the commands of', () => {
  test.each([
    ['two near-copies, one of which may stop halfway', ['a:xy', 'b:xz'], true],
    ['two identical texts', ['a:xy', 'b:xy'], false],
    ['one report, twice', ['a:xy', 'a:xy'], false],
    ['two reports of nothing in common', ['a:xy', 'b:wz'], false],
  ])('%s, exactly one of those alike is first', async (_, reports, crashes) => {
    const { explored, found } = await violations(reports, { crashes });
    expect(found).toEqual([]);
    expect(explored.states).toBeGreaterThan(10);
  });

  test.each([
    ['a chain, the ends of which are unlike', ['a:xy', 'b:xz', 'c:wz']],
    ['three near-copies', ['a:xy', 'b:xz', 'c:xw']],
    ['four writers, two chains and a report that two of them have', ['a:xy', 'b:xz', 'c:wz', 'b:xz']],
  ])('%s, one of which may stop halfway, exactly one of those alike is first', async (_, reports) => {
    const { explored, found } = await violations(reports, { crashes: true, orders: 100 });
    expect(found).toEqual([]);
    expect(explored.ends).toBe(100);
  });

  test.each([
    ['two near-copies', ['a:xy', 'b:xz']],
    ['two identical texts', ['a:xy', 'b:xy']],
    ['a chain, the ends of which are unlike', ['a:xy', 'b:xz', 'c:wz']],
    ['four writers, two of them with one report', ['a:xy', 'b:xz', 'c:xw', 'b:xz']],
  ])('%s, whose buckets lie on several shards, exactly one of those alike is first', async (_, reports) => {
    for (const crashes of [false, true]) {
      const { found } = await violations(reports, { crashes, orders: 200, shards: 5 });
      expect(found).toEqual([]);
    }
  });
});

test('the search finds what goes wrong without bars', async () => {
  const { found } = await violations(['a:xy', 'b:xz'], {
    store: () => {
      const store = still();
      store.bars = false;
      return store;
    },
  });
  expect(found).toContainEqual({ ...NONE, doubleFirsts: 1 });
});

test('a report that is taken out while it is being added ends up in the index, or not, but never half', async () => {
  const ends = new Set<string>();
  await explore<unknown>({
    writers: [
      (client) => add(client, 'a', 'xy'),
      async (client) => await (await SharedIndex.connect(client, OPTIONS)).remove('a'),
    ],
    end: async (store) => {
      const index = await SharedIndex.connect(fakeClient(store), OPTIONS);
      const there = await index.get('a');
      const { first } = await index.add('b', signature('xz'));
      // What is in the index is found by all its bands, what is not by none.
      expect(first).toBe(there === undefined);
      ends.add(String(there?.first));
    },
  });
  expect(ends).toEqual(new Set(['true', 'undefined']));
});
