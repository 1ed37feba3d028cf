/** Copies: who copied whom and how, who is the original, and what is no copy. */
import fc from 'fast-check';
import {
  type Article,
  type CopyGroup,
  clusterStories,
  containment,
  type DeduplicateOptions,
  deduplicate,
  jaccard,
  type Sketcher,
  shingle,
  sketch,
} from 'newsfold';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/copies/alignment';
import { splitWords } from '../../src/text/words';
import { article, prose, reworded, sentences, words } from '../helpers/prose';
import { permutations, random, shuffled, whole } from '../helpers/random';
import { processorTime } from '../helpers/time';

const BASE = words(1, 300);
const DAY = '2020-09-15';
const LATER = '2020-09-16';

/** Groups as `original: copy=relation, ...`, which reads well in a failure. */
function outline(articles: readonly Article[], options?: DeduplicateOptions): string[] {
  return deduplicate(articles, options)
    .groups.map(({ canonicalId, members }) =>
      [canonicalId, ...members.slice(1).map(({ id, relation }) => `${id}=${relation}`)].join(' '),
    )
    .sort();
}

/** Each member's id with the id of its group's canonical report. */
function canonicalOf(groups: readonly CopyGroup[]): Map<string, string> {
  return new Map(
    groups.flatMap(({ canonicalId, members }) => members.map(({ id }) => [id, canonicalId] as const)),
  );
}

describe('the relation of a copy to its original', () => {
  const original = article('a', sentences(BASE), { publishedAt: DAY, source: 'Wire' });
  const copy = (list: readonly string[], source = 'Paper'): Article =>
    article('b', sentences(list), { publishedAt: LATER, source });

  test.each([
    ['the same words', 'identical', copy(BASE)],
    [
      'the same words in capitals, without punctuation',
      'identical',
      article('b', BASE.join(' ').toUpperCase(), { publishedAt: LATER }),
    ],
    ['every 20th word changed', 'near-copy', copy(reworded(BASE, 20))],
    ['a sentence dropped', 'near-copy', copy(BASE.slice(12))],
    ['the first third', 'excerpt', copy(BASE.slice(0, 100))],
    ['a middle part', 'excerpt', copy(BASE.slice(120, 200))],
    ['an excerpt with some words changed', 'excerpt', copy(reworded(BASE.slice(0, 120), 30))],
    ['half as much again', 'expanded', copy([...BASE, ...words(2, 150)])],
    ['text put before and after', 'expanded', copy([...words(3, 90), ...BASE, ...words(4, 90)])],
    ['a new version by the same source', 'revision', copy(reworded(BASE, 20), 'Wire')],
    ['a longer version by the same source', 'revision', copy([...BASE, ...words(2, 150)], 'Wire')],
    ['the same words by the same source', 'identical', copy(BASE, 'Wire')],
  ])('%s: %s', (_, relation, other) => {
    expect(outline([original, other])).toEqual([`a b=${relation}`]);
  });

  test('without a source, a changed text is no revision', () => {
    const texts = [
      article('a', sentences(BASE), { publishedAt: DAY }),
      article('b', sentences(reworded(BASE, 20)), { publishedAt: LATER }),
    ];
    expect(outline(texts)).toEqual(['a b=near-copy']);
  });

  test('is said with the exact similarity of the two texts', () => {
    const other = copy(reworded(BASE.slice(0, 150), 25));
    const [a, b] = [shingle(original.text), shingle(other.text)];
    expect(deduplicate([original, other]).groups[0]!.members).toEqual([
      { id: 'a', relation: 'original', jaccard: 1, containment: 1 },
      { id: 'b', relation: 'excerpt', jaccard: jaccard(a, b), containment: containment(a, b) },
    ]);
  });
});

describe('the original of a group', () => {
  const text = sentences(BASE);

  test('is the earliest, in whatever form the date is given', () => {
    const articles = [
      article('a', text, { publishedAt: '2020-09-15T10:00:00+03:00' }),
      article('b', text, { publishedAt: new Date('2020-09-15T06:59:59Z') }),
      article('c', text, { publishedAt: Date.UTC(2020, 8, 15, 7, 0, 1) }),
    ];
    expect(outline(articles)).toEqual(['b a=identical c=identical']);
  });

  test('is a dated one rather than an undated one', () => {
    expect(outline([article('a', text), article('b', text, { publishedAt: LATER })])).toEqual([
      'b a=identical',
    ]);
  });

  test('is of the preferred source among those of one date', () => {
    const articles = ['a', 'b', 'c'].map((id) =>
      article(id, text, { source: id.toUpperCase(), publishedAt: DAY }),
    );
    expect(outline(articles, { sourcePriority: ['C', 'B'] })).toEqual(['c b=identical a=identical']);
    const early = article('d', text, { source: 'D', publishedAt: '2020-09-14' });
    expect(outline([...articles, early], { sourcePriority: ['C', 'B'] })).toEqual([
      'd c=identical b=identical a=identical',
    ]);
  });

  test('is of the source named first when one is named twice', () => {
    const articles = ['a', 'b'].map((id) => article(id, text, { source: id.toUpperCase() }));
    expect(outline(articles, { sourcePriority: ['A', 'B', 'A'] })).toEqual(['a b=identical']);
  });

  test('is the longest among those of one date and rank, then the first by id', () => {
    const longer = sentences([...BASE, ...words(5, 30)]);
    expect(outline([article('a', text), article('b', longer)])).toEqual(['b a=near-copy']);
    expect(outline([article('b', text), article('a', text), article('B', text)])).toEqual([
      'B a=identical b=identical',
    ]);
  });

  test('does not move for a date in the far future', () => {
    const articles = [
      article('a', text, { publishedAt: '2999-01-01' }),
      article('b', text, { publishedAt: DAY }),
    ];
    expect(outline(articles)).toEqual(['b a=identical']);
  });
});

/** What makes a copy: shingles in common, or words that align where every few words were replaced. */
function isAlike(a: string, b: string): boolean {
  const [x, y] = [shingle(a), shingle(b)];
  if (jaccard(x, y) >= 0.4 || containment(x, y) >= 0.75) return true;
  const [part, whole] = [splitWords(a), splitWords(b)].sort((v, w) => v.count - w.count);
  return align(part!, whole!).words >= 0.8 * part!.count;
}

describe('no chain joins what is not alike', () => {
  // Each a copy of the one before, the last no copy of the first.
  const versions = [BASE];
  for (let i = 0; i < 5; i++) versions.push(reworded(versions[i]!, 22, 3 + 4 * i));
  const texts = versions.map(sentences);
  const similarity = (a: number, b: number): number => jaccard(shingle(texts[a]!), shingle(texts[b]!));

  test('in a chain of versions every copy is one of its original', () => {
    for (let i = 0; i < 5; i++) expect(similarity(i, i + 1)).toBeGreaterThan(0.5);
    expect(similarity(0, 5)).toBeLessThan(0.3);
    const articles = texts.map((text, i) => article(`v${i}`, text, { publishedAt: `2020-09-1${i}` }));
    const { groups } = deduplicate(articles);
    expect(canonicalOf(groups).get('v5')).not.toBe('v0');
    for (const { canonicalId, members } of groups) {
      for (const { id } of members) {
        expect(isAlike(texts[Number(canonicalId[1])]!, texts[Number(id[1])]!)).toBe(true);
      }
    }
  });

  test('whatever the texts, every member is like its own original, by the numbers given', () => {
    // Texts cut together from the same few passages: a soup in which everything is a little like everything.
    const passages = Array.from({ length: 6 }, (_, i) => words(20 + i, 40));
    const soup = fc.array(
      fc.record({
        parts: fc.array(fc.constantFrom(...passages), { minLength: 1, maxLength: 6 }),
        day: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        edit: fc.constantFrom(0, 9, 15, 40),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(soup, (recipes) => {
        const articles = recipes.map(({ parts, day, edit }, i) => {
          const list = edit === 0 ? parts.flat() : reworded(parts.flat(), edit);
          return article(
            `${i}`,
            sentences(list),
            day === undefined ? {} : { publishedAt: `2020-09-0${day}` },
          );
        });
        const { groups, kept } = deduplicate(articles);
        expect(kept).toEqual(groups.map((group) => group.canonicalId));
        const seen = groups.flatMap((group) => group.members.map((member) => member.id));
        expect(seen.toSorted()).toEqual(articles.map(({ id }) => id).toSorted());
        for (const { canonicalId, members } of groups) {
          expect(members[0]).toEqual({ id: canonicalId, relation: 'original', jaccard: 1, containment: 1 });
          const original = shingle(articles[Number(canonicalId)]!.text);
          for (const member of members) {
            const own = shingle(articles[Number(member.id)]!.text);
            expect(member.jaccard).toBe(jaccard(own, original));
            expect(member.containment).toBe(containment(own, original));
            expect(isAlike(articles[Number(member.id)]!.text, articles[Number(canonicalId)]!.text)).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('texts that bridge two unrelated ones do not merge them', () => {
  const [left, right] = [words(31, 300), words(32, 300)];
  const half = (list: readonly string[], part: number): string[] => list.slice(150 * part, 150 * part + 150);
  const hybrids = [
    [...half(left, 0), ...half(right, 1)],
    [...half(right, 0), ...half(left, 1)],
    left.map((word, i) => (Math.floor(i / 50) % 2 === 0 ? word : right[i]!)),
  ];
  const texts = [left, right, ...hybrids].map(sentences);
  const merged = (articles: readonly Article[]): boolean => {
    const canonical = canonicalOf(deduplicate(articles).groups);
    return canonical.get('0') === canonical.get('1');
  };

  test('three hybrids of half and half, dated in each of 120 orders', () => {
    const bridged = permutations([1, 2, 3, 4, 5]).filter((days) =>
      merged(texts.map((text, i) => article(`${i}`, text, { publishedAt: `2020-09-0${days[i]}` }))),
    );
    expect(bridged).toEqual([]);
  });

  test('nine hybrids of four parts to one, undated and dated before, between and after', () => {
    const nine = Array.from({ length: 9 }, (_, i) => {
      const cut = 60 * (i % 5);
      const [most, least] = i < 5 ? [left, right] : [right, left];
      return sentences([...most.slice(0, cut), ...least.slice(cut, cut + 60), ...most.slice(cut + 60)]);
    });
    for (const day of [undefined, 1, 5, 9]) {
      const dated = (id: string, text: string, on: number | undefined): Article =>
        article(id, text, on === undefined ? {} : { publishedAt: `2020-09-0${on}` });
      const articles = [
        dated('0', texts[0]!, day === undefined ? undefined : 3),
        dated('1', texts[1]!, day === undefined ? undefined : 7),
        ...nine.map((text, i) => dated(`h${i}`, text, day)),
      ];
      expect(merged(articles)).toBe(false);
    }
  });

  test.each([
    ['undated', undefined, undefined],
    ['of the same day', DAY, DAY],
    ['dated after what it quotes', LATER, DAY],
  ])('a round-up that quotes both in full, %s', (_, roundUp, quoted) => {
    const on = (date: string | undefined): Partial<Article> =>
      date === undefined ? {} : { publishedAt: date };
    const articles = [
      article('0', texts[0]!, on(quoted)),
      article('1', texts[1]!, on(quoted)),
      article('round-up', sentences([...words(33, 40), ...left, ...right]), on(roundUp)),
    ];
    expect(merged(articles)).toBe(false);
  });
});

describe('a brief cut from a long article', () => {
  const long = words(41, 1500);

  test('of 100 words is found wherever it was cut', () => {
    const briefs = Array.from({ length: 57 }, (_, i) =>
      article(`brief ${i}`, sentences(long.slice(25 * i, 25 * i + 100)), { publishedAt: LATER }),
    );
    const { groups } = deduplicate([article('long', sentences(long), { publishedAt: DAY }), ...briefs]);
    expect(groups.map((group) => group.canonicalId)).toEqual(['long']);
    expect(new Set(groups[0]!.members.slice(1).map(({ relation }) => relation))).toEqual(
      new Set(['excerpt']),
    );
  });

  test('and touched up is found', () => {
    const next = random(42);
    const briefs = Array.from({ length: 40 }, (_, i) => {
      const from = whole(next, 1400);
      return article(`brief ${i}`, sentences(reworded(long.slice(from, from + 100), 30)), {
        publishedAt: LATER,
      });
    });
    expect(deduplicate([article('long', sentences(long), { publishedAt: DAY }), ...briefs]).kept).toEqual([
      'long',
    ]);
  });

  test('is found when hundreds of others were cut from the same place', () => {
    const briefs = Array.from({ length: 260 }, (_, i) => {
      const list = long.slice(0, 100);
      list.splice(10 + (i % 80), 0, `edition${i}`);
      return article(`brief ${i}`, sentences(list), { publishedAt: LATER });
    });
    expect(deduplicate([article('long', sentences(long), { publishedAt: DAY }), ...briefs]).kept).toEqual([
      'long',
    ]);
  });

  test('dated before the long one is what the long one expands', () => {
    const articles = [
      article('brief', sentences(long.slice(0, 100)), { publishedAt: DAY }),
      article('long', sentences(long), { publishedAt: LATER }),
    ];
    expect(outline(articles)).toEqual(['brief long=expanded']);
  });

  test('a quotation of a dozen words in both is no copy', () => {
    const quotation = words(43, 12);
    const articles = [44, 45].map((seed) =>
      article(`${seed}`, sentences([...words(seed, 200), ...quotation])),
    );
    expect(outline(articles)).toEqual(['44', '45']);
    expect(outline([...articles, article('quotation', sentences(quotation))])).toHaveLength(3);
  });
});

describe('templates', () => {
  test('pages of one sentence all alike are one report', () => {
    const page = 'Please enable JavaScript and reload this page to continue to the site.';
    const pages = Array.from({ length: 500 }, (_, i) => article(`page ${i}`, page));
    const { groups } = deduplicate(pages);
    expect(groups).toHaveLength(1);
    expect(groups[0]!.members).toHaveLength(500);
  });

  test('reports that share a long footer only are independent', () => {
    const footer = words(51, 80);
    const articles = [52, 53, 54].map((seed) =>
      article(`${seed}`, sentences([...words(seed, 120), ...footer])),
    );
    expect(deduplicate(articles).groups).toHaveLength(3);
  });

  test('results in one form of words, where a name or a figure differs in every clause, are independent', () => {
    const result = (home: string, away: string, goals: number, minute: number, crowd: number): string =>
      `${home} beat ${away} ${goals} to nil on Saturday. ${home} led after ${minute} minutes, ` +
      `and ${away} had no answer. A crowd of ${crowd} saw it. ${home} are now ${goals + 1} points clear of ${away}.`;
    const articles = [
      article('a', result('Rovers', 'Wanderers', 3, 12, 4210)),
      article('b', result('Albion', 'Thistle', 1, 78, 900)),
      article('c', result('Harriers', 'Rangers', 2, 40, 15300)),
    ];
    expect(deduplicate(articles).groups).toHaveLength(3);
  });

  test('one form filled with other figures is independent reports, a corrected figure in one of them a copy', () => {
    const market = (help: number, shortage: number, bills: number, day: number): string =>
      `The central bank said it gave the money market ${help} million of help in the morning session on March ${day}. ` +
      `This compares with its estimate of the shortage in the system, which it put at around ${shortage} million. ` +
      `The bank bought ${bills} million of bills outright in band one at the going rate and left the rest for the afternoon.`;
    const articles = [
      article('a', market(120, 450, 73, 3)),
      article('b', market(85, 300, 41, 9)),
      article('c', market(210, 650, 118, 24)),
    ];
    expect(deduplicate(articles).groups).toHaveLength(3);
    const corrected = article('corrected', market(120, 450, 78, 3));
    expect(canonicalOf(deduplicate([...articles, corrected]).groups).get('corrected')).toBe('a');
  });

  test('beyond 128 candidates reports are counted as not compared with all, and not before', () => {
    // All that this sketcher makes are alike, so every report is a candidate of every other.
    const alike: Sketcher = {
      slots: 128,
      seed: 0,
      sketch: () => sketch(shingle('all that is said is alike')),
    };
    const unrelated = Array.from({ length: 130 }, (_, i) => article(`${i}`, prose(7000 + i, 30)));
    for (const [count, capped] of [
      [128, 0],
      [129, 0],
      [130, 1],
    ] as const) {
      const some = unrelated.slice(0, count);
      const found = deduplicate(some, { sketcher: alike });
      expect([found.groups.length, found.capped]).toEqual([count, capped]);
    }
    expect(deduplicate(unrelated).capped).toBe(0);
    expect(clusterStories(unrelated, { sketcher: alike }).stats.cappedCopies).toBe(1);
  });

  test('beyond 8 fillings of one form reports are counted as not verified against all, and not before', () => {
    const market = (i: number): string =>
      `The central bank said it gave the money market ${100 + 17 * i} million of help in the morning session on March 3. ` +
      `This compares with its estimate of the shortage in the system, which it put at around ${1000 + 31 * i} million. ` +
      `The bank bought ${2000 + 7 * i} million of bills outright in band one at the going rate and left the rest for the afternoon.`;
    const filled = (count: number): Article[] =>
      Array.from({ length: count }, (_, i) => article(`${i}`, market(i)));
    const found = [8, 9, 10, 12].map((count) => deduplicate(filled(count)));
    expect(found.map(({ groups }) => groups.length)).toEqual([8, 9, 10, 12]);
    expect(found.map(({ capped }) => capped)).toEqual([0, 0, 1, 3]);
  });

  test('a round-up of many reports is not counted: it was not verified against any', () => {
    const parts = Array.from({ length: 9 }, (_, i) => ({
      ...article(`part${i}`, prose(8100 + i, 80)),
      publishedAt: '2021-03-01',
    }));
    const text = parts.map((part) => part.text).join(' ');
    const whole = { ...article('whole', text), publishedAt: '2021-03-09' };
    const { groups, capped } = deduplicate([...parts, whole]);
    expect([groups.length, capped]).toEqual([10, 0]);
  });

  test('a flood of near copies costs no more than three times as many unrelated reports', () => {
    const time = (articles: readonly Article[]): number => processorTime(() => deduplicate(articles));
    const form = words(61, 200);
    const flood = Array.from({ length: 800 }, (_, i) =>
      article(`${i}`, sentences(form.map((word, at) => (at === i % 200 ? `edition${i}` : word)))),
    );
    const unrelated = Array.from({ length: 800 }, (_, i) => article(`${i}`, prose(1000 + i, 200)));
    const least = (articles: readonly Article[]): number => Math.min(time(articles), time(articles));
    expect(least(flood)).toBeLessThan(3 * Math.max(20, least(unrelated)));
  });
});

describe('short and empty texts', () => {
  test('without words, or of two, are rejected and never copies of one another', () => {
    const articles = ['', ' ', '...', '😀😀', 'two words', 'two words'].map((text, i) =>
      article(`${i}`, text),
    );
    const { groups, rejected } = deduplicate(articles);
    expect(groups).toEqual([]);
    expect(rejected.map(({ id, code }) => [id, code])).toEqual([
      ['0', 'empty-text'],
      ['1', 'empty-text'],
      ['2', 'empty-text'],
      ['3', 'empty-text'],
      ['4', 'too-short'],
      ['5', 'too-short'],
    ]);
  });

  test('of three or more words are copies only when they are the same', () => {
    const articles = [
      'the talks ended',
      'The talks ended!',
      'the talks began',
      'the talks ended early today',
    ].map((text, i) => article(`${i}`, text));
    expect(outline(articles)).toEqual(['0 1=identical', '2', '3']);
  });

  test('a sentence of a dozen words is no excerpt, even of a text that has it', () => {
    const list = words(71, 200);
    expect(outline([article('a', sentences(list)), article('b', sentences(list.slice(0, 12)))])).toHaveLength(
      2,
    );
  });
});

test('the order of arrival changes nothing', () => {
  const texts = [
    BASE,
    reworded(BASE, 20),
    BASE.slice(0, 120),
    [...BASE, ...words(2, 200)],
    words(81, 300),
    words(81, 300).slice(40),
  ];
  const articles = texts.flatMap((list, i) => [
    article(`dated ${i}`, sentences(list), { publishedAt: `2020-09-1${i}`, source: `s${i % 3}` }),
    article(`undated ${i}`, sentences(list), { source: `s${i % 2}` }),
  ]);
  const expected = JSON.stringify(deduplicate(articles));
  for (let seed = 0; seed < 30; seed++)
    expect(JSON.stringify(deduplicate(shuffled(articles, seed)))).toBe(expected);
});

describe('options', () => {
  test.each([
    ['a string', 'Wire'],
    ['null in it', [null]],
    ['a number', 5],
  ])('sources to prefer that are %s are a TypeError that names them', (_, sourcePriority) => {
    const options = { sourcePriority } as unknown as DeduplicateOptions;
    const run = (): unknown => deduplicate([article('a', sentences(BASE))], options);
    expect(run).toThrow(TypeError);
    expect(run).toThrow(/^options\.sourcePriority.*: expected /);
  });
});
