/** First sight compares a report with another as a batch of the two would be grouped, without an index. */
import { type Article, sketch } from 'newsfold';
import { expect, test } from 'vitest';
import { type CheckedArticle, checkArticles } from '../../src/article/article';
import { groupCopies } from '../../src/copies/group';
import { CopyPairs, type PairOptions } from '../../src/copies/pair';
import { random, whole } from '../helpers/random';

const WORDS =
  'harbour talks herring quota storm Brandt Telm Osk minister 12 40 strike ferry vote coast crew'.split(' ');

/** A text of so many words. */
function prose(next: () => number, words: number): string[] {
  return Array.from(
    { length: words },
    () => `${WORDS[whole(next, WORDS.length)]}${whole(next, 40) < 30 ? '' : whole(next, 9)}`,
  );
}

/** The text as it is, with words changed, put in or left out, cut, or in a longer one. */
function variant(next: () => number, words: readonly string[]): string[] {
  const edited = (share: number): string[] =>
    words.flatMap((word) => (next() > share ? [word] : next() < 0.3 ? [] : [prose(next, 1)[0]!]));
  const from = whole(next, words.length);
  switch (whole(next, 7)) {
    case 0:
      return words.map((word) => word.toUpperCase());
    case 1:
      return edited(0.04);
    case 2:
      return edited(0.25 * next());
    case 3:
      return words.slice(from, from + 10 + whole(next, words.length));
    case 4:
      return [...prose(next, whole(next, 150)), ...words, ...prose(next, whole(next, 150))];
    case 5:
      return [...words.slice(from), ...words.slice(0, from)];
    default:
      return prose(next, words.length);
  }
}

function pairOf(seed: number): [CheckedArticle, CheckedArticle] {
  const next = random(seed);
  const words = prose(next, 3 + whole(next, 200));
  const fields = (): Partial<Article> => ({
    ...(next() < 0.3
      ? {}
      : { publishedAt: ['2021-03-08', '2021-03-09', '2021-03-08T10:00:00Z'][whole(next, 3)]! }),
    ...(next() < 0.3 ? {} : { source: ['Telm Post', 'Osk Herald', 'Wire'][whole(next, 3)]! }),
  });
  const other = variant(next, words);
  const { articles } = checkArticles([
    { id: next() < 0.5 ? 'a' : 'c', text: words.join(' '), ...fields() },
    { id: 'b', text: (other.length < 3 ? words : other).join(' '), ...fields() },
  ]);
  return articles as [CheckedArticle, CheckedArticle];
}

function grouped(pair: readonly CheckedArticle[], options: PairOptions): unknown {
  const [group, alone] = groupCopies(pair, options);
  if (alone !== undefined) return undefined;
  const { id, relation, jaccard, containment } = group!.members[1]!;
  return { canonicalId: group!.canonicalId, copyId: id, relation, jaccard, containment };
}

const OPTIONS: readonly PairOptions[] = [
  {},
  { sourcePriority: ['Wire', 'Telm Post'] },
  { sketcher: { slots: 64, seed: 9, sketch: (shingles) => sketch(shingles, { slots: 64, seed: 9 }) } },
];

test('600 pairs, identical to unrelated, are what a batch of two makes of them, whichever comes first', () => {
  const relations = new Map<string, number>();
  for (let seed = 0; seed < 600; seed++) {
    const [a, b] = pairOf(seed);
    const options = OPTIONS[seed % OPTIONS.length]!;
    const pair = new CopyPairs(a, [b], options).compare(0);
    expect(pair).toEqual(grouped([a, b], options));
    expect(new CopyPairs(b, [a], options).compare(0)).toEqual(pair);
    const relation = pair?.relation ?? 'none';
    relations.set(relation, (relations.get(relation) ?? 0) + 1);
  }
  for (const relation of ['none', 'identical', 'near-copy', 'excerpt', 'expanded', 'revision']) {
    expect(relations.get(relation) ?? 0, relation).toBeGreaterThan(5);
  }
});

test('one article against several is each of them against it alone', () => {
  for (let seed = 0; seed < 50; seed++) {
    const [a] = pairOf(seed);
    const others = [1, 2, 3]
      .map((n) => ({ ...pairOf(seed + 50 * n)[1], id: `b${n}` }))
      .concat({ ...pairOf(seed)[1], id: 'b4' });
    const pairs = new CopyPairs(a, others);
    const together = others.map((_, place) => pairs.compare(place));
    expect(together).toEqual(others.map((other) => new CopyPairs(a, [other]).compare(0)));
  }
});
