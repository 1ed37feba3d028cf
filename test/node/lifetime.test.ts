/** How a stream ends: with no thread left, the source closed, and the error that ended it passed on. */
import { type Article, NewsfoldError } from 'newsfold';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { streamThrough } from '../../src/node/stream';
import {
  alive,
  all,
  COUNTING,
  FAILING,
  numbered,
  rejection,
  type Watched,
  watched,
  watchThreads,
} from './support';

let threads: ReturnType<typeof watchThreads>;
beforeEach(() => {
  threads = watchThreads();
});
afterEach(() => {
  expect(alive(threads)).toBe(0);
  vi.restoreAllMocks();
});

const never = (): Promise<never> => new Promise(() => undefined);

describe('a loop that is left', () => {
  test('at its end leaves no thread, and does not close a source that ended of itself', async () => {
    const source = watched(numbered(50));
    await all(streamThrough(source, { threads: 2, batch: 4 }, COUNTING));
    expect(threads.size).toBe(2);
    expect(source.closed).toBe(0);
  });

  test.each([0, 1, 2])('early leaves no thread and closes the source (%i threads)', async (count) => {
    const source = watched(numbered(50));
    for await (const { index } of streamThrough(source, { threads: count, batch: 4 }, COUNTING)) {
      if (index === 5) break;
    }
    expect(threads.size).toBe(count);
    expect(source.closed).toBe(1);
    expect(source.pulled).toBeLessThan(50);
  });

  test('while the source owes an article does not wait for it', async () => {
    const source: Watched<Article> = watched(numbered(50), () =>
      source.pulled < 10 ? Promise.resolve() : never(),
    );
    for await (const { index } of streamThrough(source, { threads: 1, batch: 4 }, COUNTING)) {
      if (index === 9) break;
    }
    expect(source.closed).toBe(1);
  });

  test('passes on the error of closing the source, unless there is one already', async () => {
    const noClosing = (): Iterable<{ id: string; text: string }> => ({
      [Symbol.iterator]: () => ({
        ...{ next: () => ({ done: false, value: numbered(1)[0]! }) },
        return() {
          throw new Error('closing');
        },
      }),
    });
    const leave = async (how: () => void): Promise<void> => {
      for await (const _ of streamThrough(noClosing(), { threads: 1, batch: 1 }, COUNTING)) {
        how();
        break;
      }
    };
    expect(await rejection(leave(() => undefined))).toEqual(new Error('closing'));
    const own = new Error('of the loop');
    const failing = leave(() => {
      throw own;
    });
    expect(await rejection(failing)).toBe(own);
  });

  test('before it began starts nothing', async () => {
    const source = watched(numbered(5));
    await streamThrough(source, { threads: 1 }, COUNTING).return();
    expect([source.pulled, source.closed, threads.size]).toEqual([0, 0, 0]);
  });
});

describe('a source that throws', () => {
  test.each([0, 1, 2])('is heard after the results of all it gave before (%i threads)', async (count) => {
    const error = new Error('the disk is gone');
    const generator = function* () {
      yield* numbered(10);
      throw error;
    };
    const asynchronous = async function* () {
      yield* generator();
      await never();
    };
    for (const source of [generator(), asynchronous()]) {
      const seen: number[] = [];
      const run = async (): Promise<void> => {
        const stream = streamThrough(source, { threads: count, batch: 4 }, COUNTING);
        for await (const { index } of stream) seen.push(index);
      };
      expect(await rejection(run())).toBe(error);
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
  });

  test('before its first article is heard too', async () => {
    const error = new Error('no such file');
    const source = {
      [Symbol.asyncIterator](): AsyncIterator<never> {
        throw error;
      },
    };
    expect(await rejection(all(streamThrough(source, { threads: 1 }, COUNTING)))).toBe(error);
  });
});

describe('a signal', () => {
  const reason = new Error('enough');

  test('that was given before the start throws its reason, and the source is not read', async () => {
    const source = watched(numbered(5));
    const stream = streamThrough(source, { signal: AbortSignal.abort(reason), threads: 1 }, COUNTING);
    expect(await rejection(all(stream))).toBe(reason);
    expect([source.pulled, threads.size]).toEqual([0, 0]);
  });

  test.each([0, 1, 2])('ends a stream in the middle of a batch (%i threads)', async (count) => {
    const controller = new AbortController();
    const source = watched(numbered(100));
    const seen: number[] = [];
    const run = async (): Promise<void> => {
      const options = { threads: count, batch: 10, signal: controller.signal };
      for await (const { index } of streamThrough(source, options, COUNTING)) {
        seen.push(index);
        if (index === 12) controller.abort(reason);
      }
    };
    expect(await rejection(run())).toBe(reason);
    expect(seen).toEqual(Array.from({ length: 13 }, (_, i) => i));
    expect(source.closed).toBe(1);
  });

  test('may be given by the source itself while it is read', async () => {
    const controller = new AbortController();
    const source = function* () {
      yield* numbered(3);
      controller.abort(reason);
      yield* numbered(3);
    };
    const options = { threads: 1, batch: 4, signal: controller.signal };
    expect(await rejection(all(streamThrough(source(), options, COUNTING)))).toBe(reason);
    expect(threads.size).toBe(0);
  });

  test('does not wait for a thread, nor for the source', async () => {
    const busy = numbered(2, 'reports from the harbour, wait 600000');
    const silent = watched(numbered(2), never);
    for (const source of [busy, silent]) {
      const controller = new AbortController();
      const run = all(streamThrough(source, { threads: 1, batch: 1, signal: controller.signal }, COUNTING));
      setTimeout(() => controller.abort(reason), 100);
      expect(await rejection(run)).toBe(reason);
    }
  });

  test('ends the threads while no one asks for a result', async () => {
    const controller = new AbortController();
    const options = { threads: 2, batch: 2, signal: controller.signal };
    const stream = streamThrough(numbered(100), options, COUNTING);
    await stream.next();
    expect(alive(threads)).toBe(2);
    controller.abort(reason);
    await vi.waitFor(() => expect(alive(threads)).toBe(0));
    expect(await rejection(stream.next())).toBe(reason);
  });

  test('keeps nothing of a stream that has ended', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    await all(streamThrough(numbered(3), { threads: 1, signal }, COUNTING));
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls[0]!.slice(0, 2)).toEqual(added.mock.calls[0]!.slice(0, 2));
  });
});

describe('a thread that crashes', () => {
  test.each([
    ['by an exit', 'process exit', /exit code 3/],
    ['by an error', 'error thrown', /as the text said/],
    ['for want of memory', 'memory used up', /memory/],
  ])('%s ends the stream with a code', async (_, text, message) => {
    const source = watched([...numbered(20), ...numbered(1, text), ...numbered(20)]);
    const error = await rejection(all(streamThrough(source, { threads: 2, batch: 4 }, FAILING)));
    expect(error).toBeInstanceOf(NewsfoldError);
    expect(error).toMatchObject({ code: 'worker-failed', message: expect.stringMatching(message) });
    expect(source.closed).toBe(1);
  });

  test('because its file is not there does so too', async () => {
    const file = { filename: '/no/such/worker.mjs' };
    const error = await rejection(all(streamThrough(numbered(20), { threads: 2 }, file)));
    expect(error).toMatchObject({ code: 'worker-failed', message: expect.stringMatching(/no.such/) });
  });
});
