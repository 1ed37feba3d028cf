/** `clusterStoriesAsync`: the same bytes as `clusterStories`, in steps that let others have the thread; progress; and an end at any time. */
import {
  type AbortSignalLike,
  type ClusterProgress,
  clusterStories,
  clusterStoriesAsync,
  NewsfoldError,
} from 'newsfold';
import { describe, expect, test } from 'vitest';
import { drain, sortSteps } from '../../src/steps';
import { turnsOf } from '../../src/turn';
import { batch } from '../helpers/batch';
import { random, shuffled, whole } from '../helpers/random';

const expected = clusterStories(batch());
const PHASES = ['articles', 'copies', 'stories', 'summaries'] as const;

async function* slowly<T>(items: readonly T[]): AsyncGenerator<T, void, undefined> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

describe('the result', () => {
  test('is that of clusterStories, to the byte, from an iterable and from an async one', async () => {
    const bytes = JSON.stringify(expected);
    expect(JSON.stringify(await clusterStoriesAsync(batch()))).toBe(bytes);
    expect(JSON.stringify(await clusterStoriesAsync(new Set(batch())))).toBe(bytes);
    expect(JSON.stringify(await clusterStoriesAsync(slowly(shuffled(batch(), 3))))).toBe(bytes);
  });

  test('does not depend on how often it yields, nor on options that both have', async () => {
    const options = {
      maxWords: 30,
      sourcePriority: ['Harbour Post'],
      threshold: 0.2,
      window: 5,
      minSources: 2,
      veto: (a: { id: string }, b: { id: string }) => a.id === 'event2-report0' && b.id === 'event2-report3',
      sameStory: [['event3-report0', 'event4-report1']],
      differentStory: [['event0-report0', 'event0-report1']] as const,
    };
    for (const yieldEvery of [1, 7, 1_000_000]) {
      expect(await clusterStoriesAsync(batch(), { ...options, yieldEvery })).toEqual(
        clusterStories(batch(), options),
      );
    }
  });

  test('of nothing is nothing', async () => {
    expect(await clusterStoriesAsync([])).toEqual(clusterStories([]));
  });

  test('two runs at once do not disturb each other', async () => {
    const half = batch().slice(0, 12);
    const results = await Promise.all([clusterStoriesAsync(batch()), clusterStoriesAsync(half)]);
    expect(results).toEqual([expected, clusterStories(half)]);
  });
});

describe('the thread', () => {
  test('goes to timers between the steps', async () => {
    let turns = 0;
    let running = true;
    const beat = (): void => {
      turns++;
      if (running) setImmediate(beat);
    };
    setImmediate(beat);
    await clusterStoriesAsync(batch());
    running = false;
    // One for each story and more.
    expect(turns).toBeGreaterThan(expected.stories.length);
  });

  test('goes to them while an async source has articles at once', async () => {
    let turns = 0;
    let running = true;
    const beat = (): void => {
      turns++;
      if (running) setImmediate(beat);
    };
    setImmediate(beat);
    const same = { id: 'a', text: 'Three words only.' };
    await clusterStoriesAsync(slowly(Array(2560).fill(same)));
    running = false;
    expect(turns).toBeGreaterThanOrEqual(10);
  });

  test.each([
    ['setImmediate', { setImmediate }],
    ['MessageChannel', { MessageChannel }],
    ['setTimeout', { setTimeout }],
    ['nothing', {}],
  ])('turns come by %s', async (_, platform) => {
    const turns = turnsOf(platform as Parameters<typeof turnsOf>[0]);
    for (let i = 0; i < 3; i++) await turns.next();
    turns.end();
  });
});

describe('progress', () => {
  test('goes through the phases in order, each from where it is up to its total', async () => {
    const seen: ClusterProgress[] = [];
    const { stories } = await clusterStoriesAsync(batch(), { onProgress: (progress) => seen.push(progress) });
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual(PHASES);
    for (const phase of PHASES) {
      const own = seen.filter((progress) => progress.phase === phase);
      for (let i = 1; i < own.length; i++) expect(own[i]!.done).toBeGreaterThan(own[i - 1]!.done);
      for (const { done, total } of own) expect(done).toBeLessThanOrEqual(total);
      expect(own.at(-1)!.done).toBe(own.at(-1)!.total);
    }
    expect(seen.at(-1)).toEqual({ phase: 'summaries', done: stories.length, total: stories.length });
  });

  test('what its listener throws ends the run', async () => {
    const onProgress = (): void => {
      throw new Error('enough');
    };
    await expect(clusterStoriesAsync(batch(), { onProgress })).rejects.toThrow('enough');
  });
});

describe('an abort', () => {
  test.each(PHASES)('in phase %s rejects with the reason of the signal', async (phase) => {
    const controller = new AbortController();
    const reason = new Error(`no more ${phase}`);
    const seen: string[] = [];
    const run = clusterStoriesAsync(slowly(batch()), {
      signal: controller.signal,
      onProgress: (progress) => {
        seen.push(progress.phase);
        if (progress.phase === phase) controller.abort(reason);
      },
    });
    await expect(run).rejects.toBe(reason);
    expect(seen.filter((name) => name === phase)).toHaveLength(1);
    expect(seen.at(-1)).toBe(phase);
  });

  test('before it begins reads nothing', async () => {
    let read = 0;
    const source = {
      *[Symbol.iterator]() {
        read++;
        yield* batch();
      },
    };
    const signal = AbortSignal.abort();
    await expect(clusterStoriesAsync(source, { signal })).rejects.toBe(signal.reason);
    expect(read).toBe(0);
  });

  test('does not wait for a source that never answers', async () => {
    const controller = new AbortController();
    const source = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }),
    };
    const run = clusterStoriesAsync(source, { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('closes a source that was not read to its end', async () => {
    const controller = new AbortController();
    let closed = false;
    async function* source() {
      try {
        for (const article of batch()) {
          await Promise.resolve();
          if (article.id.endsWith('2')) controller.abort();
          yield article;
        }
      } finally {
        closed = true;
      }
    }
    const run = clusterStoriesAsync(source(), { signal: controller.signal });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(true);
  });

  test('without a reason is a NewsfoldError with the code aborted', async () => {
    const signal: AbortSignalLike = {
      aborted: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    };
    const error: unknown = await clusterStoriesAsync(batch(), { signal }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NewsfoldError);
    expect((error as NewsfoldError).code).toBe('aborted');
  });

  test('leaves no listener behind', async () => {
    let listeners = 0;
    const signal: AbortSignalLike = {
      aborted: false,
      addEventListener: () => {
        listeners++;
      },
      removeEventListener: () => {
        listeners--;
      },
    };
    await clusterStoriesAsync(batch(), { signal });
    expect(listeners).toBe(0);
  });
});

describe('bad arguments reject', () => {
  test.each([
    ['articles', 'abc', {}, TypeError],
    ['articles', 5, {}, TypeError],
    ['options', [], null, TypeError],
    ['options.signal', [], { signal: {} }, TypeError],
    ['options.onProgress', [], { onProgress: 'yes' }, TypeError],
    ['options.yieldEvery', [], { yieldEvery: 0 }, RangeError],
    ['options.maxWords', [], { maxWords: -1 }, RangeError],
    ['options.threshold', [], { threshold: 2 }, RangeError],
    ['options.sameStory', [], { sameStory: 'a' }, TypeError],
    ['options.embed', [], { embed: [] }, TypeError],
    ['options.onDuplicateId', [], { onDuplicateId: 'keep' }, RangeError],
  ])('%s', async (argument, articles, options, type) => {
    const run = clusterStoriesAsync(articles as never, options as never);
    await expect(run).rejects.toThrow(type);
    await expect(run).rejects.toThrow(argument);
  });

  test('and an error of the source is the error of the run', async () => {
    const broken = new Error('line 3');
    async function* source() {
      yield* slowly(batch().slice(0, 2));
      throw broken;
    }
    await expect(clusterStoriesAsync(source())).rejects.toBe(broken);
  });
});

test('sorting in steps is sorting, stable, at any length', () => {
  const next = random(1);
  for (const length of [0, 1, 4096, 4097, 8192, 20_001]) {
    const items = Array.from({ length }, (_, at) => ({ key: whole(next, 300), at }));
    const byKey = (a: { key: number }, b: { key: number }): number => a.key - b.key;
    const sorted = [...items].sort(byKey);
    drain(sortSteps(items, byKey));
    expect(items).toEqual(sorted);
  }
});
