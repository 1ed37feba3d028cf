/** Copies of one text that must not be one story: who stays, who leaves, and with whom. */
import { type Article, type ClusterOptions, clusterStories, type VetoedArticle } from 'newsfold';
import { expect, test } from 'vitest';
import { article, prose } from '../helpers/prose';

const TEXT = prose(11, 120);
/** `a` is the original of `b` to `e`. */
const copies: Article[] = ['a', 'b', 'c', 'd', 'e'].map((id, i) =>
  article(id, TEXT, { source: `Site ${id}`, publishedAt: Date.UTC(2021, 2, 1 + i) }),
);

/** Ids of each story; copies of one group are joined by +. */
function told(options: ClusterOptions, articles: readonly Article[] = copies): string[] {
  return clusterStories(articles, options)
    .stories.map(({ copies: groups }) =>
      groups.map(({ members }) => members.map(({ id }) => id).join('+')).join(' '),
    )
    .sort();
}

test('those that leave stay copies of each other', () => {
  const differentStory = [
    ['a', 'c'],
    ['a', 'd'],
  ] as const;
  expect(told({})).toEqual(['a+b+c+d+e']);
  expect(told({ differentStory })).toEqual(['a+b+e', 'c+d']);
});

test('unless they must be apart too', () => {
  const differentStory = [
    ['a', 'c'],
    ['a', 'd'],
    ['c', 'd'],
  ] as const;
  expect(told({ differentStory })).toEqual(['a+b+e', 'c', 'd']);
});

test('a pin to one that left takes along, and other pins against the original count for nothing there', () => {
  const options = {
    sameStory: [['c', 'e']],
    differentStory: [
      ['a', 'c'],
      ['a', 'elsewhere'],
    ] as const,
  };
  expect(told(options)).toEqual(['a+b+d', 'c+e']);
});

test('a veto parts them, but for those that are pinned together, and is shown each field that a report has', () => {
  const shown = new Map<string, VetoedArticle>();
  const veto = (x: VetoedArticle, y: VetoedArticle): boolean => {
    for (const one of [x, y]) shown.set(one.id, one);
    return x.id === 'a';
  };
  const articles = copies.map((one) =>
    one.id === 'b' ? { ...one, url: 'https://news.example/b', lang: 'en' } : one,
  );
  expect(told({ veto }, articles)).toEqual(['a', 'b+c+d+e']);
  expect(told({ veto, sameStory: [['a', 'e', 'd']] }, articles)).toEqual(['a+d+e', 'b+c']);
  expect(shown.get('b')).toMatchObject({ url: 'https://news.example/b', lang: 'en' });
  expect(shown.get('c')).not.toHaveProperty('url');
  expect(shown.get('c')).not.toHaveProperty('lang');
});
