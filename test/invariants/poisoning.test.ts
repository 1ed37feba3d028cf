/** Nothing that goes in can change the program: no prototype, no input, no option, no later call. */
import fc from 'fast-check';
import { type Article, clusterStories, deduplicate, LshIndex, shingle, sketch } from 'newsfold';
import { afterEach, describe, expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { anyText, ODD_IDS } from '../helpers/text';

const PROTOTYPES = [Object.prototype, Array.prototype, String.prototype, Function.prototype, Map.prototype];
const shape = (): string =>
  JSON.stringify(PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map((key) => String(key))));
const SHAPE = shape();

afterEach(() => {
  expect(shape()).toBe(SHAPE);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const TEXT = 'The council of Lendhove closed the market square to cars after a long debate on Monday.';

describe('prototypes', () => {
  test('are not written to by articles parsed from hostile JSON', () => {
    const articles = JSON.parse(`[
      {"id": "__proto__", "text": "${TEXT}", "__proto__": {"polluted": true}},
      {"id": "constructor", "text": "${TEXT}", "constructor": {"prototype": {"polluted": true}}},
      {"id": "prototype", "text": "${TEXT}", "title": "__proto__", "source": "__proto__"}
    ]`) as Article[];
    expect(deduplicate(articles, { sourcePriority: ['__proto__', 'constructor'] }).rejected).toEqual([]);
    expect(clusterStories(articles).rejected).toEqual([]);
  });

  test('lend no names to words: those of Object.prototype are words like any other', () => {
    const text = 'constructor __proto__ toString valueOf hasOwnProperty isPrototypeOf constructor prototype';
    const { stories } = clusterStories([...batch(), { id: 'names', title: 'constructor', text }]);
    expect(stories.find(({ articleIds }) => articleIds.includes('names'))!.articleIds).toEqual(['names']);
  });

  test('are not written to, whatever the ids, texts, titles and sources', () => {
    const odd = fc.oneof(fc.constantFrom(...ODD_IDS), anyText);
    const article = fc.record(
      { id: odd, text: anyText, title: odd, source: odd, publishedAt: odd },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(article, { maxLength: 6 }), (articles) => {
        const { stories, rejected, stats } = clusterStories(articles as Article[]);
        expect(JSON.parse(JSON.stringify(stories))).toEqual(stories);
        expect(stats.articles + stats.rejectedArticles).toBe(articles.length);
        expect(stories.flatMap(({ articleIds }) => articleIds)).toHaveLength(stats.articles);
        expect(rejected.filter(({ articleKept }) => !articleKept)).toHaveLength(stats.rejectedArticles);
        expect(shape()).toBe(SHAPE);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what the caller hands in', () => {
  const freeze = (articles: readonly Article[]): Article[] =>
    articles.map((article) => Object.freeze({ ...article }));

  test('may be frozen, and stays as it is', () => {
    const articles = Object.freeze(freeze(batch())) as Article[];
    const options = Object.freeze({ sourcePriority: Object.freeze(['Harbour Post']) });
    expect(() => deduplicate(articles, options)).not.toThrow();
    expect(JSON.stringify(clusterStories(articles))).toBe(JSON.stringify(clusterStories(batch())));
  });

  test('may have no prototype, or fields on its prototype', () => {
    const expected = JSON.stringify(clusterStories(batch()));
    const bare = batch().map((article) => Object.assign(Object.create(null) as object, article) as Article);
    const inherited = batch().map((article) => Object.create(article) as Article);
    expect(JSON.stringify(clusterStories(bare))).toBe(expected);
    expect(JSON.stringify(clusterStories(inherited))).toBe(expected);
  });

  test('is read once, field by field, so that it cannot change its answer', () => {
    const reads: Record<string, number> = {};
    const articles = batch().map(
      (article) =>
        new Proxy(article, {
          get(target, key, receiver) {
            const name = `${target.id} ${String(key)}`;
            reads[name] = (reads[name] ?? 0) + 1;
            return Reflect.get(target, key, receiver) as unknown;
          },
        }),
    );
    expect(JSON.stringify(clusterStories(articles))).toBe(JSON.stringify(clusterStories(batch())));
    expect(Math.max(...Object.values(reads))).toBe(1);
  });

  test('is only read where an article has fields', () => {
    const keys = new Set<string>();
    const spy = new Proxy(batch()[0]!, {
      get(target, key, receiver) {
        keys.add(String(key));
        return Reflect.get(target, key, receiver) as unknown;
      },
    });
    deduplicate([spy]);
    expect([...keys].toSorted()).toEqual(['id', 'lang', 'publishedAt', 'source', 'text', 'title', 'url']);
  });
});

describe('what comes out', () => {
  test('is the caller’s to change: a later call gives the same', () => {
    const expected = JSON.stringify(clusterStories(batch()));
    const first = clusterStories(batch());
    for (const story of first.stories) {
      story.articleIds.length = 0;
      story.copies[0]!.members.length = 0;
      story.terms.length = 0;
    }
    expect(JSON.stringify(clusterStories(batch()))).toBe(expected);
  });

  test('a signature shares no memory with the shingles, nor the index with the signature', () => {
    const shingles = shingle(TEXT);
    const signature = sketch(shingles);
    const before = [...signature.values];
    shingles.fill(0);
    expect([...signature.values]).toEqual(before);
    const index = new LshIndex();
    index.add('a', signature);
    const copy = { ...signature, values: signature.values.slice() };
    signature.values.fill(1);
    expect(index.query(copy)).toEqual([{ id: 'a', score: 1 }]);
  });
});

describe('an earlier call', () => {
  test('leaves nothing behind, be it hostile, huge or broken off by an error', () => {
    const expected = JSON.stringify(clusterStories(batch()));
    clusterStories(ODD_IDS.map((id) => ({ id, text: `${TEXT} ${id}`, title: id, source: id })));
    deduplicate([{ id: 'huge', text: `${'word '.repeat(400_000)}` }]);
    expect(() => clusterStories([null as unknown as Article], { strict: true })).toThrow(TypeError);
    const broken = (function* (): Generator<Article> {
      yield batch()[0]!;
      throw new Error('the stream broke');
    })();
    expect(() => clusterStories(broken)).toThrow('the stream broke');
    expect(JSON.stringify(clusterStories(batch()))).toBe(expected);
  });

  test('from inside another, by a getter, changes neither', () => {
    const expected = JSON.stringify(clusterStories(batch()));
    const inner: string[] = [];
    const articles = batch().map((article) => ({
      ...article,
      get text(): string {
        inner.push(JSON.stringify(deduplicate(batch().slice(0, 3)).kept));
        return article.text;
      },
    }));
    expect(JSON.stringify(clusterStories(articles))).toBe(expected);
    expect(new Set(inner)).toHaveLength(1);
  });
});
