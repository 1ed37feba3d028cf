/** The whole pipeline takes the package for a sketcher, and finds with it what it finds without. */
import {
  type Article,
  clusterStories,
  deduplicate,
  readArticle,
  type Sketcher,
  shingle,
  summarizeStory,
} from 'newsfold';
import { describe, expect, test } from 'vitest';
import { fromMinhash, minhashSketcher } from '../../src/minhash/index';
import { gold, pages, reports } from '../examples/data';
import { raw } from './package';

const articles: Article[] = [...pages.map(({ id, text }) => readArticle(text, { id }).article), ...reports];
const words = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** Signatures that someone stored with the package, of single words as in its README. */
const stored = new Map(
  articles.map(({ id, text }) => [id, JSON.stringify(raw(words(text), { seed: 7, numPerm: 128 }))]),
);
const sketcher = minhashSketcher({ seed: 7, numPerm: 128 });
const sketchers: [string, Sketcher][] = [
  ['the package on shingles', minhashSketcher()],
  ['the package on shingles, another seed and size', minhashSketcher({ slots: 256, seed: 12345 })],
  ['the package on words', { ...sketcher, sketch: (_, { text }) => sketcher.sketchTokens(words(text)) }],
  [
    'stored signatures',
    { ...sketcher, sketch: (_, { id }) => fromMinhash(JSON.parse(stored.get(id) ?? 'null')) },
  ],
];

describe.each(sketchers)('with %s as sketcher', (_, sketcher) => {
  test('the example data folds into the gold stories and copies', () => {
    const { stories } = clusterStories(articles, { sketcher });
    const ofGold = Object.keys(gold.stories).map((label) =>
      Object.keys(gold.reports).filter((id) => gold.reports[id]?.story === label),
    );
    const canonical = (groups: readonly (readonly string[])[]): string[] =>
      groups.map((ids) => ids.toSorted().join(' ')).toSorted();
    expect(canonical(stories.map(({ articleIds }) => articleIds))).toEqual(canonical(ofGold));
    const copies = stories.flatMap(({ copies }) =>
      copies.flatMap(({ canonicalId, members }) =>
        members.slice(1).map(({ id, relation }) => `${id}: ${relation} of ${canonicalId}`),
      ),
    );
    const copiesOfGold = Object.entries(gold.reports).flatMap(([id, { canonical, relation }]) =>
      canonical === undefined ? [] : [`${id}: ${relation} of ${canonical}`],
    );
    expect(copies.toSorted()).toEqual(copiesOfGold.toSorted());
  });

  test('all of it is, byte for byte, what the default gives', () => {
    expect(JSON.stringify(clusterStories(articles, { sketcher }))).toBe(
      JSON.stringify(clusterStories(articles)),
    );
    expect(deduplicate(articles, { sketcher })).toEqual(deduplicate(articles));
    expect(summarizeStory(articles, { sketcher })).toEqual(summarizeStory(articles));
  });
});

describe('a sketcher', () => {
  const text =
    'The harbour bridge was closed on Monday after a cargo ship struck one of its pillars in the fog.';
  const pair = [
    { id: 'a', text },
    { id: 'b', text: `${text} Nobody was hurt.` },
  ];

  test('is given the shingles and the article of each report', () => {
    const given: unknown[] = [];
    const inner = minhashSketcher();
    deduplicate(pair, {
      sketcher: {
        ...inner,
        sketch(shingles, { id, text }) {
          given.push([id, text, [...shingles]]);
          return inner.sketch(shingles);
        },
      },
    });
    expect(given.toSorted()).toEqual(pair.map(({ id, text }) => [id, text, [...shingle(text)]]));
  });

  test('that finds nothing alike costs copies, never joins what is none', () => {
    const blind: Sketcher = { ...sketcher, sketch: (_, { id }) => sketcher.sketchTokens([id]) };
    const same: Sketcher = { ...sketcher, sketch: () => sketcher.sketchTokens(['one']) };
    const apart = [
      pair[0]!,
      { id: 'c', text: 'Late frost destroyed half of the apricot harvest in the valley.' },
    ];
    expect(deduplicate(apart, { sketcher: same }).groups).toHaveLength(2);
    for (const { members } of deduplicate(pair, { sketcher: blind }).groups) {
      expect(members.every(({ jaccard }) => jaccard >= 0.4)).toBe(true);
    }
  });

  test('whose signatures are of other parameters than it says is a parameter-mismatch', () => {
    const other: Sketcher = { ...sketcher, sketch: minhashSketcher({ seed: 8 }).sketch };
    expect(() => deduplicate(pair, { sketcher: other })).toThrow(
      expect.objectContaining({ code: 'parameter-mismatch', field: 'seed' }),
    );
  });

  test.each<[string, unknown, new () => Error]>([
    ['options.sketcher', null, TypeError],
    ['options.sketcher', 'minhash', TypeError],
    ['options.sketcher', minhashSketcher, TypeError],
    ['options.sketcher.slots', {}, TypeError],
    ['options.sketcher.slots', { ...sketcher, slots: 100 }, RangeError],
    ['options.sketcher.seed', { ...sketcher, seed: 0.5 }, RangeError],
    ['options.sketcher.scheme', { ...sketcher, scheme: 'other' }, RangeError],
    ['options.sketcher.sketch', { ...sketcher, sketch: undefined }, TypeError],
    ['signature', { ...sketcher, sketch: () => undefined }, TypeError],
  ])('%s that is none is refused', (argument, sketcher, type) => {
    for (const run of [deduplicate, clusterStories, summarizeStory]) {
      const call = (): unknown => run(pair, { sketcher: sketcher as Sketcher });
      expect(call).toThrow(type);
      expect(call).toThrow(new RegExp(`^${argument.replaceAll('.', '\\.')}: expected .*, got `));
    }
  });
});
