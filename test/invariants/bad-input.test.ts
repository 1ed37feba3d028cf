/**
 * A bad article is a typed error in strict mode and a row in `rejected` otherwise, and it never changes what becomes of the
 * others. An odd id is no bad article.
 */
import {
  type Article,
  type ArticleOptions,
  clusterStories,
  deduplicate,
  explain,
  NewsfoldError,
} from 'newsfold';
import { describe, expect, test } from 'vitest';
import { batch } from '../helpers/batch';
import { ODD_IDS } from '../helpers/text';

const TEXT = 'The council of Lendhove closed the market square to cars after a long debate on Monday.';
const GOOD = batch().slice(0, 6);
const AT = 3;

const FUNCTIONS = [
  ['deduplicate', (articles: Iterable<Article>, options?: ArticleOptions) => deduplicate(articles, options)],
  [
    'clusterStories',
    (articles: Iterable<Article>, options?: ArticleOptions) => clusterStories(articles, options),
  ],
] as const;

/** The good articles with the bad one among them. */
function among(bad: unknown): Article[] {
  return [...GOOD.slice(0, AT), bad as Article, ...GOOD.slice(AT)];
}

/** The bytes of everything that comes of the good articles: all but what tells of the bad one. */
function outcome(result: object): string {
  return JSON.stringify({
    ...result,
    rejected: [],
    stats: { ...(result as { stats?: object }).stats, rejectedArticles: 0 },
  });
}

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

const throwing = (field: string): object =>
  Object.defineProperty({ id: 'bad', text: TEXT }, field, {
    enumerable: true,
    get(): never {
      throw new Error('a getter of the caller');
    },
  });
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

interface Case {
  name: string;
  bad: unknown;
  code: string;
  field: string;
  /** What strict mode throws. */
  type: typeof TypeError | typeof NewsfoldError;
  /** After `articles[3]`, in the message. */
  message: RegExp;
  id?: string;
}

const CASES: Case[] = [
  ...[null, undefined, 5, 'text', true, Symbol('s'), (): void => undefined].map((bad) => ({
    name: `${String(bad)} for an article`,
    bad,
    code: 'not-an-object',
    field: '',
    type: TypeError,
    message: /^: expected an object, got /,
  })),
  {
    name: 'no id',
    bad: { text: TEXT },
    code: 'missing-id',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected a string, got undefined/,
  },
  {
    name: 'an id of null',
    bad: { id: null, text: TEXT },
    code: 'missing-id',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected a string, got null/,
  },
  {
    name: 'an empty id',
    bad: { id: '', text: TEXT },
    code: 'missing-id',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected 1 to 300 .*, got the string ""/,
    id: '',
  },
  {
    name: 'a blank id',
    bad: { id: ' \t', text: TEXT },
    code: 'invalid-id',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected 1 to 300 .*, got the string " \\t"/,
    id: ' \t',
  },
  {
    name: 'a number for an id',
    bad: { id: 7, text: TEXT },
    code: 'invalid-id',
    field: 'id',
    type: TypeError,
    message: /^\.id: expected a string, got the number 7/,
  },
  {
    name: 'an id of 301 characters',
    bad: { id: 'x'.repeat(301), text: TEXT },
    code: 'invalid-id',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected 1 to 300 .*, got the string "x{40}…"/,
    id: 'x'.repeat(301),
  },
  {
    name: 'an id that is a lone surrogate',
    bad: { id: '\ud800', text: TEXT },
    code: 'invalid-id',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected .*well-formed.*, got /,
    id: '\ud800',
  },
  {
    name: 'an id with a lone surrogate',
    bad: { id: 'a\udc00b', text: TEXT },
    code: 'invalid-id',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected .*well-formed.*, got /,
    id: 'a\udc00b',
  },
  {
    name: 'a revoked proxy for an id',
    bad: { id: revoked(), text: TEXT },
    code: 'invalid-id',
    field: 'id',
    type: TypeError,
    message: /^\.id: expected a string, got /,
  },
  {
    name: 'no text',
    bad: { id: 'bad' },
    code: 'missing-text',
    field: 'text',
    type: NewsfoldError,
    message: /^\.text: expected a string, got undefined/,
    id: 'bad',
  },
  {
    name: 'a text of null',
    bad: { id: 'bad', text: null },
    code: 'missing-text',
    field: 'text',
    type: NewsfoldError,
    message: /^\.text: expected a string, got null/,
    id: 'bad',
  },
  {
    name: 'a list for a text',
    bad: { id: 'bad', text: [TEXT] },
    code: 'invalid-text',
    field: 'text',
    type: TypeError,
    message: /^\.text: expected a string, got an array/,
    id: 'bad',
  },
  {
    name: 'a text of nothing',
    bad: { id: 'bad', text: '' },
    code: 'empty-text',
    field: 'text',
    type: NewsfoldError,
    message: /^\.text: expected at least 3 words, got 0/,
    id: 'bad',
  },
  {
    name: 'a text without words',
    bad: { id: 'bad', text: ' ...\n🎉 \u200b' },
    code: 'empty-text',
    field: 'text',
    type: NewsfoldError,
    message: /^\.text: expected at least 3 words, got 0/,
    id: 'bad',
  },
  {
    name: 'a text of two words',
    bad: { id: 'bad', text: 'Square closed' },
    code: 'too-short',
    field: 'text',
    type: NewsfoldError,
    message: /^\.text: expected at least 3 words, got 2/,
    id: 'bad',
  },
  ...(['title', 'source', 'url', 'lang'] as const).map((field) => ({
    name: `a number for a ${field}`,
    bad: { id: 'bad', text: TEXT, [field]: 5 },
    code: 'invalid-field',
    field,
    type: TypeError,
    message: new RegExp(`^\\.${field}: expected a string, got the number 5`),
    id: 'bad',
  })),
  {
    name: 'a revoked proxy for a title',
    bad: { id: 'bad', text: TEXT, title: revoked() },
    code: 'invalid-field',
    field: 'title',
    type: TypeError,
    message: /^\.title: expected a string, got /,
    id: 'bad',
  },
  {
    name: 'an id whose getter throws',
    bad: throwing('id'),
    code: 'unreadable',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected .*, got /,
  },
  ...['text', 'title', 'publishedAt'].map((field) => ({
    name: `a ${field} whose getter throws`,
    bad: throwing(field),
    code: 'unreadable',
    field,
    type: NewsfoldError,
    message: new RegExp(`^\\.${field}: expected .*, got `),
    id: 'bad',
  })),
  {
    name: 'a revoked proxy for an article',
    bad: revoked(),
    code: 'unreadable',
    field: 'id',
    type: NewsfoldError,
    message: /^\.id: expected .*, got /,
  },
];

describe.each(FUNCTIONS)('%s', (_, run) => {
  const expected = outcome(run(GOOD));

  describe.each(CASES)('$name', ({ bad, code, field, type, message, id }) => {
    test('is a row in rejected with its place, code and field', () => {
      const { rejected } = run(among(bad));
      expect(rejected).toHaveLength(1);
      expect(rejected[0]).toMatchObject({ index: AT, code, field, articleKept: false });
      expect(rejected[0]!.id).toBe(id);
      expect(rejected[0]!.message.slice(0, 11)).toBe(`articles[${AT}]`);
      expect(rejected[0]!.message.slice(11)).toMatch(message);
    });

    test('leaves what comes of the others as it is, byte for byte', () => {
      expect(outcome(run(among(bad)))).toBe(expected);
    });

    test('in strict mode is an error that names it', () => {
      const error = thrownBy(() => run(among(bad), { strict: true }));
      expect(error).toBeInstanceOf(type);
      if (error instanceof NewsfoldError) expect([error.code, error.field]).toEqual([code, field]);
      expect((error as Error).message.slice(0, 11)).toBe(`articles[${AT}]`);
      expect((error as Error).message.slice(11)).toMatch(message);
    });
  });

  describe('a date that cannot be read', () => {
    const undated = { id: 'undated', text: TEXT };
    test.each(
      [
        'yesterday',
        '15/09/2020',
        '2020-02-30',
        '2020-13-01',
        '2020-09-15T25:00Z',
        '1600000000000',
        Number.NaN,
        Number.POSITIVE_INFINITY,
        9e15,
        new Date('nonsense'),
        {},
        [2020],
        true,
        10n,
      ].map((publishedAt) => ({ shown: `${typeof publishedAt} ${publishedAt}`, publishedAt })),
    )('$shown is a row, and the article is kept as undated', ({ publishedAt }) => {
      const result = run(among({ ...undated, publishedAt }));
      expect(result.rejected).toHaveLength(1);
      expect(result.rejected[0]).toMatchObject({
        index: AT,
        id: 'undated',
        code: 'unreadable-date',
        field: 'publishedAt',
        articleKept: true,
      });
      expect(outcome(result)).toBe(outcome(run(among(undated))));
    });

    test('whose own code throws is a row too', () => {
      const publishedAt = {
        get [Symbol.toStringTag](): never {
          throw new Error('a getter of the caller');
        },
      };
      const result = run(among({ ...undated, publishedAt }));
      expect(result.rejected.map(({ code }) => code)).toEqual(['unreadable-date']);
      expect(outcome(result)).toBe(outcome(run(among(undated))));
    });

    test('that is a revoked proxy is a row too', () => {
      const result = run(among({ ...undated, publishedAt: revoked() }));
      expect(result.rejected.map(({ code }) => code)).toEqual(['unreadable-date']);
    });

    test('is named at its place, and shortly, however long it is', () => {
      for (const publishedAt of ['y'.repeat(1000), 10n ** 1000n]) {
        const { message } = run(among({ ...undated, publishedAt })).rejected[0]!;
        expect(message).toMatch(/^articles\[3\]\.publishedAt: expected .*, got /);
        expect(message.length).toBeLessThan(160);
      }
    });

    test('in strict mode is an error that names it', () => {
      const error = thrownBy(() => run(among({ ...undated, publishedAt: 'yesterday' }), { strict: true }));
      expect(error).toBeInstanceOf(NewsfoldError);
      expect(error).toMatchObject({ code: 'unreadable-date', field: 'publishedAt' });
      expect((error as Error).message).toMatch(
        /^articles\[3\]\.publishedAt: expected .*ISO 8601, got the string "yesterday"/,
      );
    });

    test.each([undefined, null, ''])('is not one when it is %j, which says there is none', (publishedAt) => {
      expect(run(among({ ...undated, publishedAt })).rejected).toEqual([]);
    });
  });

  describe('an id that comes twice', () => {
    const [first, second] = [
      { id: 'twice', text: TEXT },
      {
        id: 'twice',
        text: 'Ferries to the outer islands sail every hour again since the ice has gone from the sound.',
      },
    ];
    const both = [first, ...GOOD, second];
    const row = (index: number): object => ({
      index,
      id: 'twice',
      code: 'duplicate-id',
      field: 'id',
      articleKept: false,
    });

    test('keeps the first, unless told otherwise', () => {
      for (const options of [{}, { onDuplicateId: 'ignore' as const }]) {
        const result = run(both, options);
        expect(result.rejected).toEqual([
          { ...row(7), message: expect.stringMatching(/articles\[7\]\.id: expected .*, got .*"twice"/) },
        ]);
        expect(outcome(result)).toBe(outcome(run([first, ...GOOD])));
      }
    });

    test('is replaced where asked', () => {
      const result = run(both, { onDuplicateId: 'replace' });
      expect(result.rejected).toMatchObject([row(0)]);
      expect(outcome(result)).toBe(outcome(run([...GOOD, second])));
    });

    test('is an error where asked, and in strict mode', () => {
      for (const options of [{ onDuplicateId: 'error' as const }, { strict: true }]) {
        const error = thrownBy(() => run(both, options));
        expect(error).toBeInstanceOf(NewsfoldError);
        expect(error).toMatchObject({ code: 'duplicate-id', field: 'id' });
        expect((error as Error).message).toMatch(/^articles\[7\]\.id: expected .*, got the string "twice"/);
      }
    });

    test('does not clash with one that was rejected', () => {
      const { rejected } = run([{ id: 'twice', text: '' }, ...GOOD, second]);
      expect(rejected.map(({ code }) => code)).toEqual(['empty-text']);
    });

    test('and whose first had a date that cannot be read is kept in no row once replaced', () => {
      const { rejected } = run([{ ...first, publishedAt: 'yesterday' }, ...GOOD, second], {
        onDuplicateId: 'replace',
      });
      expect(rejected.filter(({ articleKept }) => articleKept)).toEqual([]);
    });

    test('is one row for each article that is lost, whatever else was wrong with it', () => {
      const undated = { ...first, publishedAt: 'yesterday' };
      for (const onDuplicateId of ['ignore', 'replace'] as const) {
        const { rejected } = run([undated, ...GOOD, { ...second, publishedAt: 'today' }, undated], {
          onDuplicateId,
        });
        const keptAt = onDuplicateId === 'ignore' ? 0 : 8;
        expect(rejected.map(({ index, code, articleKept }) => [index, code, articleKept])).toEqual(
          [0, 7, 8].map((at) =>
            at === keptAt ? [at, 'unreadable-date', true] : [at, 'duplicate-id', false],
          ),
        );
      }
    });
  });

  test('many bad articles at once are all listed, in the order they came', () => {
    const bad = CASES.map((one) => one.bad);
    const { rejected } = run([...bad, ...GOOD] as Article[]);
    expect(rejected.filter(({ code }) => code !== 'duplicate-id').map(({ index }) => index)).toEqual(
      bad.map((_, i) => i),
    );
  });

  test('no articles are no error', () => {
    expect(run([]).rejected).toEqual([]);
  });

  test.each([undefined, null, 5, 'articles', {}, () => []])(
    '%j for the articles is a TypeError that names them',
    (articles) => {
      const error = thrownBy(() => run(articles as unknown as Article[]));
      expect(error).toBeInstanceOf(TypeError);
      expect((error as Error).message).toMatch(/^articles: expected an iterable of articles, got /);
    },
  );

  test('a policy that is none is a RangeError that names it', () => {
    const error = thrownBy(() => run(GOOD, { onDuplicateId: 'merge' as 'error' }));
    expect(error).toBeInstanceOf(RangeError);
    expect((error as Error).message).toMatch(
      /^options\.onDuplicateId: expected 'ignore', 'replace' or 'error', got the string "merge"/,
    );
  });

  test.each([null, 5, 'strict'])('options of %j are a TypeError that names them', (options) => {
    const error = thrownBy(() => run(GOOD, options as unknown as ArticleOptions));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toMatch(/^options: expected an object, got /);
  });
});

describe('explain', () => {
  const good = { id: 'good', text: TEXT };

  test.each(CASES)('names the argument at fault: $name', ({ bad, type, message }) => {
    for (const [argument, run] of [
      ['a', () => explain(bad as Article, good)],
      ['b', () => explain(good, bad as Article)],
    ] as const) {
      const error = thrownBy(run);
      expect(error).toBeInstanceOf(type);
      expect((error as Error).message[0]).toBe(argument);
      expect((error as Error).message.slice(1)).toMatch(message);
    }
  });

  test('will not explain what was not read: a date that cannot be', () => {
    const error = thrownBy(() => explain(good, { ...good, publishedAt: 'yesterday' }));
    expect(error).toMatchObject({ code: 'unreadable-date', field: 'publishedAt' });
    expect((error as Error).message).toMatch(/^b\.publishedAt: expected .*, got the string "yesterday"/);
  });
});

describe('odd ids come out as they went in', () => {
  const articles = ODD_IDS.map((id, i) => ({ id, text: `${TEXT} Report number ${i} of many.` }));

  test('all at once', () => {
    const { groups, rejected } = deduplicate(articles);
    expect(rejected).toEqual([]);
    expect(groups.flatMap(({ members }) => members.map(({ id }) => id)).toSorted()).toEqual(
      [...ODD_IDS].toSorted(),
    );
    const { stories, rejected: none } = clusterStories(articles);
    expect(none).toEqual([]);
    expect(stories.flatMap(({ articleIds }) => articleIds).toSorted()).toEqual([...ODD_IDS].toSorted());
  });

  test.each(ODD_IDS)('%j alone, through JSON too', (id) => {
    const articles = [...GOOD, { id, text: TEXT }];
    const { stories } = JSON.parse(JSON.stringify(clusterStories(articles))) as ReturnType<
      typeof clusterStories
    >;
    const own = stories.find((story) => story.articleIds.includes(id))!;
    expect(own.representativeId).toBe(id);
    expect(own.copies).toEqual([
      { canonicalId: id, members: [{ id, relation: 'original', jaccard: 1, containment: 1 }] },
    ]);
    expect(own.summary.every(({ articleId }) => articleId === id)).toBe(true);
    expect(deduplicate(articles).kept).toContain(id);
  });

  test('ids that differ in spelling only are two', () => {
    const pair = ['\u00e9', 'e\u0301'].map((id) => ({ id, text: TEXT }));
    expect(deduplicate(pair).groups.map(({ members }) => members.length)).toEqual([2]);
    expect(deduplicate(pair).rejected).toEqual([]);
  });
});
