/** What a shared index says, what it refuses, and that nothing in the store can break it. */
import { NewsfoldError, type Signature, sketchText } from 'newsfold';
import { beforeEach, describe, expect, test } from 'vitest';
import { connectCluster, type RedisClient, SharedIndex } from '../../src/redis/index';
import { slotOf, tagsOf } from '../../src/redis/layout';
import { FakeStore, fakeClient } from './fake';
import { text } from './reports';

let store: FakeStore;
let client: ReturnType<typeof fakeClient>;
let index: SharedIndex;
beforeEach(async () => {
  store = new FakeStore();
  client = fakeClient(store);
  index = await SharedIndex.connect(client);
});

const copy = (seed: number, changed = 1): Signature => sketchText(text(seed, changed));

async function failure(call: Promise<unknown>): Promise<NewsfoldError> {
  const error = await call.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(NewsfoldError);
  return error as NewsfoldError;
}

describe('a report', () => {
  test('is first, or a copy of the first it is most like', async () => {
    expect(await index.add('a', copy(1, 0))).toEqual({
      ...{ id: 'a', first: true, originalId: 'a', score: 1, known: false },
    });
    const b = await index.add('b', copy(1));
    expect(b).toMatchObject({ first: false, originalId: 'a', known: false });
    expect(b.score).toBeGreaterThan(0.8);
    expect(await index.add('c', copy(2))).toMatchObject({ first: true });
    expect(await index.get('b')).toEqual({ id: 'b', first: false, originalId: 'a', score: b.score });
    expect(await index.get('d')).toBeUndefined();
  });

  test('is told the same again, and that it is known', async () => {
    await index.add('a', copy(1, 0));
    const { known, ...b } = await index.add('b', copy(1));
    expect(known).toBe(false);
    expect(await index.add('b', copy(1))).toEqual({ ...b, known: true });
    expect(index.stats).toMatchObject({ added: 2, known: 1, firsts: 1, copies: 2 });
  });

  test('with the id of another is refused, and the other one stays', async () => {
    await index.add('a', copy(1));
    expect((await failure(index.add('a', copy(2)))).code).toBe('duplicate-id');
    const { verdicts, rejected } = await index.addAll([
      { id: 'b', signature: copy(3) },
      { id: 'a', signature: copy(2) },
      { id: 'b', signature: copy(4) },
      { id: 'b', signature: copy(3) },
    ]);
    expect(verdicts.map((verdict) => verdict?.known)).toEqual([false, undefined, undefined, true]);
    expect(rejected.map((each) => [each.index, each.code])).toEqual([
      [1, 'duplicate-id'],
      [2, 'duplicate-id'],
    ]);
    expect(await index.query(copy(1))).toEqual([{ id: 'a', score: 1 }]);
  });

  test('of no words is first, and nothing is like it', async () => {
    for (const id of ['a', 'b']) expect(await index.add(id, sketchText(''))).toMatchObject({ first: true });
    expect(await index.query(sketchText(''))).toEqual([]);
  });

  test('that was taken out is not compared with any more, and may come again', async () => {
    await index.add('a', copy(1));
    expect(await index.remove('a')).toBe(true);
    expect(await index.remove('a')).toBe(false);
    expect(await index.add('b', copy(1))).toMatchObject({ first: true });
    expect(await index.add('a', copy(1))).toMatchObject({ originalId: 'b', known: false });
  });

  test('is forgotten when the window is over', async () => {
    await index.add('a', copy(1));
    store.now += 6 * 86_400e6;
    expect(await index.add('b', copy(1, 0))).toMatchObject({ originalId: 'a' });
    store.now += 2 * 86_400e6;
    expect(await index.get('a')).toBeUndefined();
    expect(await index.add('c', copy(1))).toMatchObject({ first: true });
  });
});

test('copies leave no claims behind: a flood of them makes no bucket larger', async () => {
  await index.add('first', copy(1));
  const size = (): number =>
    [...store.values.values()].reduce(
      (sum, value) => sum + (typeof value === 'string' ? 0 : [...value.values()].join('').length),
      0,
    );
  const before = size();
  await index.addAll(Array.from({ length: 300 }, (_, i) => ({ id: `copy ${i}`, signature: copy(1) })));
  expect(size()).toBe(before);
});

test('many reports take as many round trips as one', async () => {
  const one = fakeClient(store);
  const single = await SharedIndex.connect(one, { shards: 1, prefix: 'one' });
  one.sent.length = 0;
  await single.add('a', copy(1));
  const trips = one.sent.length;
  one.sent.length = 0;
  await single.addAll(Array.from({ length: 64 }, (_, i) => ({ id: `n${i}`, signature: copy(i + 2) })));
  // Reading others' entries and dropping claims are asked for where there are any.
  expect(one.sent.length).toBeLessThanOrEqual(trips + 2);
});

// biome-ignore format: a list
test.each([
  '', ' ', '__proto__', 'constructor', 'a:b', '{0}config', 'newsfold:{0}config', '}{1', '\0',
  '\ud800', '\ud801', 'a b c', '1\r\n2', 'ü'.repeat(1024),
])('the id %j comes back as it is and forges no key', async (id) => {
  const keys: string[] = [];
  const spy = fakeClient(store, (_, run, own) => {
    keys.push(...own);
    return run();
  });
  const own = await SharedIndex.connect(spy);
  await own.add(id, copy(1, 0));
  expect(await own.get(id)).toMatchObject({ id, first: true });
  expect(await own.add('copy', copy(1))).toMatchObject({ originalId: id });
  expect(keys.filter((key) => !/^newsfold:\{\d+\}(?:e[\w-]{22}|b\d+|clock|config)$/.test(key))).toEqual([]);
});

describe('what stands in the store', () => {
  test('of other parameters is refused, by name', async () => {
    for (const [options, field] of [
      [{ threshold: 0.5 }, 'threshold'],
      [{ seed: 1 }, 'seed'],
      [{ window: 60 }, 'window'],
      [{ shape: { bands: 4, rows: 8 } }, 'bands'],
      [{ shards: 8 }, 'shards'],
    ] as const) {
      const error = await failure(SharedIndex.connect(client, options));
      expect(error).toMatchObject({ code: 'parameter-mismatch', field });
    }
    await SharedIndex.connect(client, { batch: 7, patience: 3, timeout: 1000 });
    store.values.set('newsfold:{0}config', new Map());
    expect((await failure(SharedIndex.connect(client))).code).toBe('parameter-mismatch');
  });

  test('as garbage, anywhere, is counted and passed over', async () => {
    await index.addAll(Array.from({ length: 20 }, (_, i) => ({ id: `n${i}`, signature: copy(i) })));
    const garbage = [
      '',
      'x',
      'NF2 1 2',
      '\uffff'.repeat(50),
      'a'.repeat(76),
      '9'.repeat(16),
      new Map([['a', 'b']]),
    ];
    for (const bad of garbage) {
      for (const [key, value] of store.values) {
        if (key.includes('config')) continue;
        if (value instanceof Map && typeof bad === 'string')
          for (const field of value.keys()) value.set(field, bad);
        else store.values.set(key, bad);
      }
      await index.query(copy(3));
      await index.get('n4');
      const { verdicts } = await index.addAll(
        Array.from({ length: 30 }, (_, i) => ({ id: `n${i}`, signature: copy(i) })),
      );
      expect(verdicts.every((verdict) => verdict?.first)).toBe(true);
    }
    expect(index.stats.garbage).toBeGreaterThan(100);
  });

  test('as a record with a damaged signature is no candidate', async () => {
    await index.add('a', copy(1));
    for (const [key, value] of store.values) {
      if (typeof value === 'string' && value.startsWith('NF2')) {
        store.values.set(
          key,
          value.replace(/(\S)(\S) f$/, (_, x, y) => `${y}${x === y ? 'A' : x} f`),
        );
      }
    }
    expect(await index.add('b', copy(1, 0))).toMatchObject({ first: true });
    expect(index.stats.garbage).toBe(1);
  });
});

describe('faults', () => {
  /** A client that fails so many times at a step, before or after it is done. */
  function failing(step: string, message: string, times: number, after = false): RedisClient {
    let left = times;
    return fakeClient(store, (name, run) => {
      if (name !== step || left === 0) return run();
      left--;
      if (after) run();
      throw new Error(message);
    });
  }

  const STEPS = ['create', 'claim', 'fetch', 'publish', 'decide'];
  const pair = (name: string, seed: number): { id: string; signature: Signature }[] => [
    { id: `copy ${name}`, signature: copy(7) },
    { id: `new ${name}`, signature: copy(seed) },
  ];

  test.each(STEPS)('that pass, at step %s, are passed over', async (step) => {
    await index.add('first', copy(7, 0));
    for (const after of [false, true]) {
      const own = await SharedIndex.connect(failing(step, 'CLUSTERDOWN The cluster is down', 2, after));
      const { verdicts } = await own.addAll(pair(`${after}`, after ? 8 : 9));
      expect(verdicts.map((verdict) => verdict?.originalId)).toEqual(['first', `new ${after}`]);
      expect(own.stats.retries).toBe(2);
    }
  });

  test.each(STEPS)(
    'that stay, at step %s, are told by step and report, and the same call completes what was begun',
    async (step) => {
      await index.add('first', copy(7, 0));
      const message = 'MISCONF Errors writing to the AOF file: No space left on device';
      const own = await SharedIndex.connect(failing(step, message, 1));
      const error = await failure(own.addAll(pair('a', 8)));
      expect(error).toMatchObject({ code: 'storage-failed', field: step });
      expect(error.message).toContain(step);
      expect(error.message).toContain(message);
      if (step !== 'fetch' && step !== 'claim') expect(error.message).toMatch(/"(?:copy|new) a"/);
      const { verdicts } = await own.addAll(pair('a', 8));
      expect(verdicts.map((verdict) => verdict?.originalId)).toEqual(['first', 'new a']);
      expect(await index.add('another', copy(8, 0))).toMatchObject({ originalId: 'new a' });
    },
  );

  test('servers that never answer, or are away too long, are an error in time', async () => {
    const silent = fakeClient(store, (step, run) =>
      step === 'claim' ? new Promise(() => undefined) : run(),
    );
    const own = await SharedIndex.connect(silent, { timeout: 50 });
    expect((await failure(own.add('a', copy(1)))).message).toContain('no answer within 50 ms');
    const away = await SharedIndex.connect(failing('claim', 'connect ECONNREFUSED', 1e9), { timeout: 50 });
    expect((await failure(away.add('a', copy(1)))).message).toContain('ECONNREFUSED');
    const message = "READONLY You can't write against a read only replica.";
    const replica = await SharedIndex.connect(failing('publish', message, 1e9), { timeout: 50 });
    const error = await failure(replica.add('a', copy(1)));
    expect(error).toMatchObject({ code: 'storage-failed', field: 'publish' });
    expect(error.message).toContain(message);
  });

  test('a closed client is told as such', async () => {
    const closed = Object.assign(failing('publish', 'Connection is closed.', 1e9), { status: 'end' });
    const own = await SharedIndex.connect(closed);
    expect((await failure(own.add('a', copy(1)))).code).toBe('closed');
  });

  test('commands of several keys that a moving slot refuses are sent key by key', async () => {
    const moving = fakeClient(store, (_, run, keys) => {
      if (keys.length > 1) throw new Error('TRYAGAIN Multiple keys request during rehashing of slot');
      return run();
    });
    const own = await SharedIndex.connect(moving);
    const { verdicts } = await own.addAll(
      Array.from({ length: 40 }, (_, i) => ({ id: `n${i}`, signature: copy(i >> 1, i & 1) })),
    );
    expect(verdicts.filter((verdict) => verdict?.first)).toHaveLength(20);
  });

  test('in arguments are TypeErrors, RangeErrors and mismatches, before anything is sent', async () => {
    const { length } = client.sent;
    await expect(SharedIndex.connect({} as RedisClient)).rejects.toThrow(TypeError);
    await expect(SharedIndex.connect(client, { window: 0 })).rejects.toThrow(RangeError);
    await expect(SharedIndex.connect(client, { prefix: 'a{b}' })).rejects.toThrow(RangeError);
    await expect(index.add(1 as unknown as string, copy(1))).rejects.toThrow(TypeError);
    await expect(index.add('a'.repeat(1025), copy(1))).rejects.toThrow(RangeError);
    await expect(index.addAll([{ id: 'a', signature: {} as Signature }])).rejects.toThrow(TypeError);
    const foreign = await failure(index.add('a', sketchText('a b c', { seed: 1 })));
    expect(foreign.code).toBe('parameter-mismatch');
    expect(client.sent.length).toBe(length);
  });
});

test('the slots of shards are spread evenly, and are those of the servers', () => {
  // CLUSTER KEYSLOT of a server.
  expect(slotOf('123456789')).toBe(12_739);
  for (const shards of [1, 3, 16, 64, 1024]) {
    const slots = tagsOf(shards).map(slotOf);
    expect(slots.map((slot) => Math.trunc((slot * shards) / 16_384))).toEqual(
      Array.from({ length: shards }, (_, i) => i),
    );
  }
});

test('connectCluster names a list of nodes that is none', async () => {
  await expect(connectCluster([])).rejects.toThrow(TypeError);
});
