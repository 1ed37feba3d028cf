/** Who is canonical: what `prefer` decides, what it leaves to the usual order, and what stays as it is whoever is. */
import { type Article, type CanonicalPreference, type DeduplicateOptions, deduplicate } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { article, prose, reworded, sentences, words } from '../helpers/prose';
import { shuffled } from '../helpers/random';

const BASE = words(1, 300);
const MORE = words(2, 150);

/** One report in four lengths by three publishers, the shortest first published, and one on its own. */
const ARTICLES: readonly Article[] = [
  article('brief', sentences(BASE.slice(0, 120)), { source: 'Desk', publishedAt: '2020-09-14' }),
  article('report', sentences(BASE), { source: 'Wire', publishedAt: '2020-09-15' }),
  article('touched', sentences(reworded(BASE, 20)), { source: 'Post', publishedAt: '2020-09-16' }),
  article('feature', sentences([...BASE, ...MORE]), { source: 'Post', publishedAt: '2020-09-17' }),
  article('alone', prose(9, 200), { source: 'Post', publishedAt: '2020-09-15' }),
];

/** Groups in the order given, as `canonical: member=relation, ...`. */
function outline(articles: readonly Article[], options: DeduplicateOptions): string[] {
  return deduplicate(articles, options).groups.map(({ canonicalId, members }) =>
    [canonicalId, ...members.slice(1).map(({ id, relation }) => `${id}=${relation}`)].join(' '),
  );
}

describe('the canonical report is', () => {
  test.each<[string, DeduplicateOptions, string[]]>([
    [
      'the earliest, unless another is asked for',
      {},
      ['brief report=expanded touched=expanded feature=expanded', 'alone'],
    ],
    [
      'the earliest, when that is asked for',
      { prefer: 'earliest' },
      ['brief report=expanded touched=expanded feature=expanded', 'alone'],
    ],
    [
      'the longest, of which the others are parts',
      { prefer: 'longest' },
      ['alone', 'feature brief=excerpt report=excerpt touched=revision'],
    ],
    [
      'of the first source in the list, whatever its date',
      { prefer: 'source', sourcePriority: ['Wire', 'Desk'] },
      ['report brief=excerpt touched=near-copy feature=expanded', 'alone'],
    ],
    [
      'the one a comparison puts first',
      { prefer: (a, b) => Number(b.id === 'touched') - Number(a.id === 'touched') },
      ['alone', 'touched brief=excerpt report=near-copy feature=revision'],
    ],
    [
      'the latest, by a comparison of dates',
      { prefer: (a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0) },
      ['alone', 'feature brief=excerpt report=excerpt touched=revision'],
    ],
  ])('%s', (_, options, expected) => {
    expect(outline(ARTICLES, options)).toEqual(expected);
  });
});

describe('what is as good is decided', () => {
  const text = sentences(BASE);

  test('by date, source and id among texts of one length', () => {
    const articles = [
      article('undated', text, { source: 'Wire' }),
      article('late', text, { source: 'Wire', publishedAt: '2020-09-16' }),
      article('early', text, { source: 'Post', publishedAt: '2020-09-15' }),
      article('early too', text, { source: 'Wire', publishedAt: '2020-09-15' }),
    ];
    const longest = (options: DeduplicateOptions = {}): string[] =>
      deduplicate(articles, { prefer: 'longest', ...options }).kept;
    expect(longest()).toEqual(['early']);
    expect(longest({ sourcePriority: ['Wire'] })).toEqual(['early too']);
  });

  test('by date among articles of one source, and of none in the list', () => {
    const articles = [
      article('a', text, { source: 'Wire', publishedAt: '2020-09-16' }),
      article('b', text, { source: 'Wire', publishedAt: '2020-09-15' }),
      article('c', text, { source: 'Post', publishedAt: '2020-09-14' }),
    ];
    const kept = (sourcePriority: string[]): string[] =>
      deduplicate(articles, { prefer: 'source', sourcePriority }).kept;
    expect(kept(['Wire'])).toEqual(['b']);
    expect(kept([])).toEqual(['c']);
    expect(kept(['Other'])).toEqual(['c']);
  });

  test('as usual where a comparison says nothing', () => {
    expect(outline(ARTICLES, { prefer: () => 0 })).toEqual(outline(ARTICLES, {}));
  });
});

describe('whatever is preferred', () => {
  const preferences: [string, CanonicalPreference][] = [
    ['earliest', 'earliest'],
    ['longest', 'longest'],
    ['source', 'source'],
    [
      'a comparison',
      (a, b) => (a.source ?? '').length - (b.source ?? '').length || b.text.length - a.text.length,
    ],
    ['a comparison that contradicts itself', () => -1],
  ];

  test.each(preferences)('%s: the order of input decides nothing', (_, prefer) => {
    const expected = JSON.stringify(deduplicate(ARTICLES, { prefer }));
    for (let seed = 0; seed < 10; seed++)
      expect(JSON.stringify(deduplicate(shuffled(ARTICLES, seed), { prefer }))).toBe(expected);
  });

  test.each(preferences)(
    '%s: groups come in publication order, members after the canonical one too',
    (_, prefer) => {
      const order = ['brief', 'report', 'alone', 'touched', 'feature'];
      const places = (ids: readonly string[]): number[] => ids.map((id) => order.indexOf(id));
      const { groups, kept } = deduplicate(ARTICLES, { prefer });
      expect(places(kept)).toEqual(places(kept).sort((a, b) => a - b));
      for (const { members } of groups) {
        const rest = places(members.slice(1).map(({ id }) => id));
        expect(rest).toEqual([...rest].sort((a, b) => a - b));
      }
    },
  );

  test.each(preferences)('%s: a round-up does not bridge the two reports it quotes', (_, prefer) => {
    const [left, right] = [words(31, 200), words(32, 200)];
    for (const publishedAt of [undefined, '2020-09-15']) {
      const rest = publishedAt === undefined ? {} : { publishedAt };
      const articles = [
        article('left', sentences(left), rest),
        article('right', sentences(right), rest),
        article('both', sentences([...left, ...right]), rest),
      ];
      const { groups } = deduplicate(articles, { prefer });
      const together = groups.some(({ members }) => members.filter(({ id }) => id !== 'both').length > 1);
      expect(together).toBe(false);
    }
  });
});

describe('a comparison', () => {
  test('sees what was read of each article, dates in epoch milliseconds', () => {
    const seen = new Map<string, Article>();
    const prefer = (a: Article, b: Article): number => {
      seen.set(a.id, a).set(b.id, b);
      return 0;
    };
    const text = sentences(BASE);
    const full = { title: 'T', source: 'S', url: 'U', lang: 'en', publishedAt: '2020-09-15T00:00:00Z' };
    deduplicate([article('full', text, full), article('bare', text)], { prefer });
    expect(seen.get('full')).toEqual({ id: 'full', text, ...full, publishedAt: Date.UTC(2020, 8, 15) });
    expect(seen.get('bare')).toEqual({ id: 'bare', text });
  });

  test('that changes what it is shown changes nothing', () => {
    const prefer = (a: Article, b: Article): number => {
      a.id = b.id = 'other';
      a.text = '';
      return 0;
    };
    expect(deduplicate(ARTICLES, { prefer })).toEqual(deduplicate(ARTICLES));
  });

  test('that throws throws to the caller', () => {
    const prefer = (): number => {
      throw new Error('mine');
    };
    expect(() => deduplicate(ARTICLES, { prefer })).toThrow('mine');
  });

  test.each([undefined, Number.NaN, true, '1'])('that returns %s is a TypeError', (result) => {
    const options = { prefer: () => result } as unknown as DeduplicateOptions;
    expect(() => deduplicate(ARTICLES, options)).toThrow(TypeError);
    expect(() => deduplicate(ARTICLES, options)).toThrow(/^options\.prefer\(a, b\): expected a number, got /);
  });
});

test.each([
  ['an unknown word', 'shortest', RangeError],
  ['a list', ['Wire'], TypeError],
  ['null', null, TypeError],
  ['a number', 1, TypeError],
])('a preference that is %s is a typed error that names it, with and without articles', (_, prefer, type) => {
  for (const articles of [ARTICLES, []]) {
    const run = (): unknown => deduplicate(articles, { prefer } as unknown as DeduplicateOptions);
    expect(run).toThrow(type);
    expect(run).toThrow(/^options\.prefer: expected 'earliest', 'longest', 'source' or a function, got /);
  }
});
