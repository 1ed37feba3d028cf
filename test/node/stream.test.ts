/** What comes out of the stream: every article in its place, with the signature of its text or the fault it has. */
import { type Article, deduplicate, sketchText } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { sketchStream } from '../../src/node/index';
import { LIMITS } from '../../src/node/options';
import { streamThrough } from '../../src/node/stream';
import { random, whole } from '../helpers/random';
import { all, COUNTING, numbered, sleep, type Watched, watched } from './support';

describe('a signature', () => {
  test('is that of the defaults where nothing is said', async () => {
    const [article] = numbered(1);
    const [result] = await all(sketchStream([article!], { threads: 0 }));
    expect(result?.signature).toEqual(sketchText(article!.text));
  });

  test('has memory of its own', async () => {
    for (const threads of [0, 1]) {
      for await (const { signature } of streamThrough(numbered(5), { threads, slots: 32 }, COUNTING)) {
        expect(signature?.values.buffer).toBeInstanceOf(ArrayBuffer);
        expect(signature?.values.buffer.byteLength).toBe(32 * 4);
      }
    }
  });
});

describe('the order', () => {
  test.each([1, 7, 256])('is that of the articles, however long each batch of %i takes', async (batch) => {
    const next = random(batch);
    const articles = numbered(200).map(({ id, text }) => ({
      id,
      text: whole(next, 10) === 0 ? `${text} wait ${whole(next, 12)}` : text,
    }));
    const source = watched(articles, () => (whole(next, 20) === 0 ? sleep(1) : Promise.resolve()));
    for (const given of [articles, source]) {
      const results = await all(streamThrough(given, { threads: 3, batch }, COUNTING));
      expect(results.map(({ index }) => index)).toEqual(articles.map((_, i) => i));
      expect(results.map(({ article }) => article)).toEqual(articles);
      expect(results.map(({ signature }) => signature?.values[0])).toEqual(articles.map((_, i) => i));
    }
  });
});

describe('an article with a fault', () => {
  const unreadable = (field: string) =>
    Object.defineProperty({ id: 'u', text: 'three words only' }, field, {
      get() {
        throw new Error('no');
      },
    });
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const bad: unknown[] = [
    ...[null, undefined, 7, 'a string', [], {}, proxy, unreadable('id'), unreadable('text')],
    ...['', ' ', '\ud800', 'x'.repeat(301), 7, null].map((id) => ({ id, text: 'three words only' })),
    ...['', 'too short', 7, null, undefined, ['a b c']].map((text, i) => ({ id: `b${i}`, text })),
  ];
  const odd = ['a:b', '__proto__', 'a b', 'é', '\0', 'x'.repeat(300)].map((id) => ({
    id,
    text: 'three words only',
    publishedAt: 'someday',
  }));

  test.each([0, 1])(
    'comes in its place as the row that deduplicate has for it (%i threads)',
    async (threads) => {
      const mixed = [...bad, ...odd, ...bad].flatMap((article, i) => [article, ...numbered(i % 3)]);
      const results = await all(streamThrough(mixed, { threads, batch: 5 }, COUNTING));
      expect(results).toHaveLength(mixed.length);
      expect(results.every(({ article }, i) => article === mixed[i])).toBe(true);
      const expected = bad.map((article) => deduplicate([article as never]).rejected[0]);
      expect(expected).not.toContain(undefined);
      for (const { article, index, signature, rejected } of results) {
        const row = expected[bad.indexOf(article)];
        expect(rejected).toEqual(
          row && { ...row, index, message: row.message.replace('articles[0]', `articles[${index}]`) },
        );
        expect(signature === undefined).toBe(rejected !== undefined);
      }
    },
  );

  test('ends no stream of nothing else', async () => {
    const results = await all(streamThrough(bad, { threads: 1, batch: 2 }, COUNTING));
    expect(results.filter(({ rejected }) => rejected)).toHaveLength(bad.length);
  });
});

describe('the source', () => {
  test.each([0, 1, 2])('may be empty (%i threads)', async (threads) => {
    expect(await all(streamThrough([], { threads }, COUNTING))).toEqual([]);
    expect(await all(streamThrough(watched([]), { threads }, COUNTING))).toEqual([]);
  });

  test.each([
    [0, 4],
    [1, 1],
    [1, 5],
    [2, 3],
  ])('is read no further ahead than its bound (%i threads, batches of %i)', async (threads, batch) => {
    const bound = (threads === 0 ? 2 : 2 * threads + 1) * batch;
    let read = 0;
    const generator = function* () {
      for (const article of numbered(120)) {
        read++;
        yield article;
      }
    };
    let furthest = 0;
    let taken = 0;
    for await (const _ of streamThrough(generator(), { threads, batch }, COUNTING)) {
      furthest = Math.max(furthest, read - taken);
      taken++;
      if (taken % 40 === 1) await sleep(20);
      furthest = Math.max(furthest, read - taken);
    }
    expect(taken).toBe(120);
    expect(furthest).toBeLessThanOrEqual(bound);
    expect(furthest).toBeGreaterThanOrEqual(batch);
  });

  test('that is asynchronous is read no further ahead either, and not before the first result is asked for', async () => {
    const source = watched(numbered(100));
    const stream = streamThrough(source, { threads: 2, batch: 3 }, COUNTING);
    await sleep(5);
    expect(source.pulled).toBe(0);
    let taken = 0;
    for await (const _ of stream) {
      taken++;
      await sleep(taken % 10 === 0 ? 5 : 0);
      expect(source.pulled - taken).toBeLessThanOrEqual(5 * 3);
    }
    expect(taken).toBe(100);
  });

  test.each([0, 2])('that waits for each result before it goes on gets it (%i threads)', async (threads) => {
    let taken = 0;
    const source: Watched<Article> = watched(numbered(5), async () => {
      while (taken < source.pulled) await sleep(1);
    });
    for await (const _ of streamThrough(source, { threads }, COUNTING)) expect(source.pulled).toBe(++taken);
    expect(taken).toBe(5);
  });
});

describe('a batch', () => {
  const sizes = async (articles: ReturnType<typeof numbered>, batch?: number) => {
    const options = { threads: 1, ...(batch === undefined ? {} : { batch }) };
    const results = await all(streamThrough(articles, options, COUNTING));
    return results.map(({ signature }) => signature?.values[1]);
  };

  test('has as many articles as the option says', async () => {
    expect(await sizes(numbered(8), 3)).toEqual([3, 3, 3, 3, 3, 3, 2, 2]);
    expect((await sizes(numbered(300)))[0]).toBe(LIMITS.batch);
  });

  test('of long texts has fewer, and a text longer than a batch goes alone', async () => {
    const half = numbered(3, `reports from the ${'h'.repeat(LIMITS.batchUnits / 2 - 100)}`);
    expect(await sizes(half)).toEqual([2, 2, 1]);
    const [giant] = numbered(1, `reports from the ${'harbour '.repeat(LIMITS.batchUnits)}`);
    expect(await sizes([...numbered(3), giant!, ...numbered(2)])).toEqual([3, 3, 3, 1, 2, 2]);
  });
});
