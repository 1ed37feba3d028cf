/** A report that comes again after it was taken out or has expired is another one: what was known of the former does not hide it. */
import type { Signature } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { type RedisClient, type SharedAddition, SharedIndex } from '../../src/redis/index';
import { explore } from './explorer';
import { FakeStore, fakeClient } from './fake';

const OPTIONS = {
  slots: 32,
  shape: { bands: 2, rows: 16 },
  threshold: 0.5,
  shards: 1,
  patience: 0,
  window: 3600,
};

/** A signature of two bands; those that share a letter share the band, and are alike. */
function signature(letters: string): Signature {
  const values = new Uint32Array(32);
  values.fill(letters.charCodeAt(0) * 1000, 0, 16);
  values.fill(letters.charCodeAt(1) * 1000, 16);
  return { slots: 32, seed: 0, values };
}

const open = (client: RedisClient): Promise<SharedIndex> => SharedIndex.connect(client, OPTIONS);
async function add(client: RedisClient, id: string, letters: string): Promise<SharedAddition> {
  return (await open(client)).add(id, signature(letters));
}

/** A client whose n-th command of a step waits until it is let go. */
function held(store: FakeStore, step: string, nth: number): { client: RedisClient; letGo: () => void } {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let met = 0;
  const client = fakeClient(store, async (name, run) => {
    if (name === step && ++met === nth) await gate;
    return run();
  });
  return { client, letGo };
}

async function othersGoOn(): Promise<void> {
  for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
}

describe('a report made anew while a near-copy is being added', () => {
  test('that had expired is met, however late the near-copy claims', async () => {
    const store = new FakeStore();
    await add(fakeClient(store), 'R', 'xy');
    store.now += 3601e6;
    const { client, letGo } = held(store, 'claim', 2);
    const near = add(client, 'A', 'xz');
    await othersGoOn();
    const anew = await add(fakeClient(store), 'R', 'xy');
    letGo();
    expect([anew.originalId, (await near).originalId]).toEqual(['R', 'R']);
    expect((await add(fakeClient(store), 'C', 'wy')).originalId).toBe('R');
  });

  test('keeps its claims, whoever held a former one', async () => {
    const store = new FakeStore();
    const { client, letGo } = held(store, 'claim', 1);
    const former = add(client, 'X', 'xy');
    await othersGoOn();
    await (await open(fakeClient(store))).remove('X');
    await add(fakeClient(store), 'X', 'xy');
    letGo();
    expect((await former).originalId).toBe('X');
    for (const [id, letters] of ['Y1:xz', 'Y2:xw', 'Z1:vy', 'Z2:qy'].map((report) => report.split(':'))) {
      expect((await add(fakeClient(store), id!, letters!)).originalId).toBe('X');
    }
  });

  test('added by two writers while it is taken out: in a hundred orders, a near-copy that comes later is none but its copy', async () => {
    let firsts = 0;
    const { ends } = await explore<unknown>({
      store: () => {
        const store = new FakeStore();
        store.tick = 1;
        return store;
      },
      orders: 100,
      writers: [
        (client) => add(client, 'X', 'xy'),
        async (client) => (await open(client)).remove('X'),
        (client) => add(client, 'X', 'xy'),
      ],
      end: async (store) => {
        const found = await (await open(fakeClient(store))).get('X');
        const near = await add(fakeClient(store), 'Y', 'xz');
        if (found?.first && near.first) firsts++;
      },
    });
    expect(ends).toBeGreaterThan(50);
    expect(firsts).toBe(0);
  });
});

test('of two that are alike in one call the earlier is first, whatever their ids', async () => {
  for (let i = 0; i < 20; i++) {
    const index = await open(fakeClient(new FakeStore()));
    const reports = ['xy', 'xz'].map((letters, k) => ({
      id: `${'ab'[k]}${i}`,
      signature: signature(letters),
    }));
    const { verdicts } = await index.addAll(reports);
    expect(verdicts.map((verdict) => verdict?.first)).toEqual([true, false]);
  }
});

test('a field of nothing is garbage: whoever meets it claims the bucket for itself', async () => {
  const store = new FakeStore();
  await add(fakeClient(store), 'O', 'xy');
  for (const value of store.values.values()) {
    if (typeof value !== 'string') for (const field of value.keys()) value.set(field, '');
  }
  expect((await add(fakeClient(store), 'P', 'xy')).originalId).toBe('P');
  expect((await add(fakeClient(store), 'Q', 'xz')).originalId).toBe('P');
});
