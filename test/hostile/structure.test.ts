/** Reports that are made to merge what is unrelated, or to make everything a candidate of everything. Floods of thousands: `structure.slow.ts`. */
import { clusterStories, deduplicate, LshIndex, NewsDesk, sketchText } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { shuffled } from '../helpers/random';
import {
  bridge,
  candidatePairs,
  chosenRuns,
  floodOf,
  identical,
  joinedByUnionFind,
  liveBlog,
  roundUp,
} from './structure';

const groupsOf = (articles: Parameters<typeof deduplicate>[0]): Map<string, string> =>
  new Map(
    deduplicate(articles).groups.flatMap(({ canonicalId, members }) =>
      members.map(({ id }) => [id, canonicalId] as const),
    ),
  );

describe('bridges', () => {
  test.each([
    [3, 0.5],
    [9, 0.8],
  ])('of %i hybrids merge two unrelated reports in a tool that joins chains at %f', (hybrids, threshold) => {
    expect(joinedByUnionFind(bridge(hybrids), threshold)).toBe(true);
  });

  test.each([3, 9])('of %i hybrids merge nothing here, in any of 3 orders, dated or not', (hybrids) => {
    for (let order = 0; order < 3; order++) {
      const articles = shuffled(bridge(hybrids), order).map((one, i) =>
        order % 2 === 0 ? one : { ...one, publishedAt: Date.UTC(2021, 2, 1 + i) },
      );
      const groups = groupsOf(articles);
      expect(groups.get('left')).not.toBe(groups.get('right'));
      const story = clusterStories(articles).stories.find(({ articleIds }) => articleIds.includes('left'))!;
      const copies = story.copies.find(({ members }) => members.some(({ id }) => id === 'left'))!;
      expect(copies.members.map(({ id }) => id)).not.toContain('right');
    }
  });
});

describe('a flood of chosen shingles', () => {
  const runs = chosenRuns(0);
  const flood = floodOf(runs, 100);

  test('makes candidates of nearly all pairs in an index of a public seed, and of few under a secret one', () => {
    expect(candidatePairs(flood, 0)).toBeGreaterThan(0.9);
    expect(candidatePairs(flood, 0x5ec4e7)).toBeLessThan(0.1);
  });

  test('is still so many independent reports', () => {
    expect(deduplicate(flood).groups).toHaveLength(flood.length);
  });

  test('is cut short by an index, which says so', () => {
    const index = new LshIndex({ maxCandidates: 40 });
    for (const { id, text } of flood) index.add(id, sketchText(text));
    expect(index.candidates(sketchText(flood[0]!.text))).toHaveLength(40);
    expect(index.stats).toEqual({ queries: 1, cappedQueries: 1 });
  });
});

describe('identical copies', () => {
  // 128: candidates of one report; 200: texts that share a sampled shingle.
  test.each([127, 128, 129, 199, 200, 201])(
    '%i of them are one group, one story, and no cap is met',
    (count) => {
      const { stories, stats } = clusterStories(identical(count));
      expect([stories.length, stories[0]!.copies.length, stats.independent, stats.capped]).toEqual([
        1, 1, 1, 0,
      ]);
      expect(stories[0]!.articleIds).toHaveLength(count);
    },
  );

  test.each([47, 48, 49])('%i of them are copies at first sight, all in one story', (count) => {
    const placed = new NewsDesk().add(identical(count));
    expect(placed.slice(1).filter(({ outcome }) => outcome !== 'copy')).toEqual([]);
    expect(new Set(placed.map(({ storyId }) => storyId)).size).toBe(1);
  });
});

describe('templates', () => {
  test('a live blog that grows twenty times is one story', () => {
    const { stories } = clusterStories(liveBlog(20));
    expect(stories).toHaveLength(1);
  });

  test('a round-up merges none of the five reports it quotes', () => {
    const articles = roundUp();
    const groups = groupsOf(articles);
    expect(new Set([0, 1, 2, 3, 4].map((i) => groups.get(`report${i}`))).size).toBe(5);
    const { stories } = clusterStories(articles);
    const storyOf = new Map(
      stories.flatMap(({ id, articleIds }) => articleIds.map((one) => [one, id] as const)),
    );
    expect(new Set([0, 1, 2, 3, 4].map((i) => storyOf.get(`report${i}`))).size).toBe(5);
  });
});

describe('time', () => {
  const REPORTS = Array.from({ length: 20 }, (_, i) => ({
    id: `${i}`,
    text: `Report ${i}: ${'words of it '.repeat(i + 2)}`,
    publishedAt: Date.UTC(2021, 2, 8) + i,
  }));

  test('a report of 2099, or of 1970, evicts nothing from a desk', () => {
    for (const publishedAt of ['2099-01-01', '1970-01-01', 8.64e15, -8.64e15]) {
      const desk = new NewsDesk({ keepDays: 10 });
      desk.add(REPORTS);
      desk.add({ id: 'odd', text: 'A report of another time, by mistake.', publishedAt });
      desk.settle();
      expect(REPORTS.filter(({ id }) => !desk.has(id))).toEqual([]);
    }
  });
});

describe('sizes', () => {
  test.each([
    ['a quarter of a megabyte in one line', () => 'line without end that goes on '.repeat(9_000)],
    ['one token of 500 kB', () => `A single token: ${'a'.repeat(500_000)}`],
    ['3,000 sentences alike', () => 'It is said again. '.repeat(3_000)],
  ])('%s is a report and a story of its own', (_, text) => {
    const { stories, rejected } = clusterStories([
      { id: 'long', text: text() },
      { id: 'short', text: 'Ferries sail at noon tomorrow.' },
    ]);
    expect(rejected).toEqual([]);
    expect(stories.map(({ articleIds }) => articleIds)).toHaveLength(2);
  });

  test.each([3, 4, 5, 6])('texts of %i words are copies when they are the same, and only then', (count) => {
    const list = ['talks', 'were', 'put', 'off', 'on', 'Sunday'];
    const text = list.slice(0, count).join(' ');
    const other = [...list.slice(0, count - 1), 'otherwise'].join(' ');
    const groups = groupsOf([
      { id: 'a', text },
      { id: 'b', text },
      { id: 'c', text: other },
    ]);
    expect([groups.get('a') === groups.get('b'), groups.get('a') === groups.get('c')]).toEqual([true, false]);
  });
});
