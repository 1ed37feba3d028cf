/**
 * Limits, each at one below, at itself and one above: what is beyond degrades, and is counted or named. `SECURITY.md` lists all of them, and
 * `test/report/limits.test.ts`, `test/lsh/large-buckets.test.ts` and `test/stories/scale.slow.ts` have more.
 */
import { clusterStories, deduplicate, LshIndex, NewsDesk, sketchText } from 'newsfold';
import { readJsonLines } from 'newsfold/node';
import { renderReport } from 'newsfold/report';
import { describe, expect, test } from 'vitest';
import { drain } from '../../src/steps';
import { joinSteps } from '../../src/stories/join';
import type { JoinLimits } from '../../src/stories/join-limits';
import { prose, sentences, words } from '../helpers/prose';

const SIGNATURE = sketchText('Five words of one text, and more.');

test.each([19, 20, 21, 200])(
  'maxCandidates 20 of an index, with %i entries alike: as many as it may, capped queries counted',
  (count) => {
    const index = new LshIndex({ maxCandidates: 20 });
    for (let i = 0; i < count; i++) index.add(`${i}`, SIGNATURE);
    expect(index.query(SIGNATURE)).toHaveLength(Math.min(count, 20));
    expect(index.stats).toEqual({ queries: 1, cappedQueries: count > 20 ? 1 : 0 });
  },
);

test.each([299, 300, 301])('an id of %i code units is taken, or rejected by code', (length) => {
  const article = { id: 'x'.repeat(length), text: 'Five words of one text.' };
  const { rejected, groups } = deduplicate([article]);
  expect([groups.length, rejected.map(({ code }) => code)]).toEqual(
    length > 300 ? [0, ['invalid-id']] : [1, []],
  );
});

test.each([2, 3, 4])('a text of %i words is taken from 3 on, and else rejected by code', (count) => {
  const { rejected, stats } = clusterStories([{ id: 'a', text: words(1, count).join(' ') }]);
  expect([stats.articles, rejected.map(({ code }) => code)]).toEqual(
    count < 3 ? [0, ['too-short']] : [1, []],
  );
});

test.each([19_999, 20_000, 20_001])(
  'a text of %i code units, of which 20,000 are summarised: what is cut is counted',
  (length) => {
    const text = prose(3, 4000)
      .slice(0, length - 1)
      .trimEnd();
    const { stats, stories } = clusterStories([{ id: 'a', text: text.padEnd(length, '.') }]);
    expect([stats.cut, stories.length]).toEqual([length > 20_000 ? 1 : 0, 1]);
  },
);

test.each([4, 5, 6])('keepArticles 5 of a desk, given %i: the oldest goes, and is counted', (count) => {
  const desk = new NewsDesk({ keepArticles: 5 });
  const placed = desk.add(
    Array.from({ length: count }, (_, i) => ({
      id: `${i}`,
      text: prose(i, 30),
      publishedAt: Date.UTC(2021, 2, 1 + i),
    })),
  );
  expect(placed).toHaveLength(count);
  expect([desk.stats.articles, desk.stats.evicted, desk.has('0')]).toEqual([
    Math.min(5, count),
    Math.max(0, count - 5),
    count <= 5,
  ]);
});

test.each([19, 20, 21])(
  'maxLineLength 20 of JSON lines, with a line of %i bytes: a value, or a fault by code',
  async (bytes) => {
    const codes: string[] = [];
    const values: unknown[] = [];
    const line = JSON.stringify('x'.repeat(bytes - 2));
    const source = readJsonLines([`${line}\n1\n`], {
      maxLineLength: 20,
      onError: ({ code }) => codes.push(code),
    });
    for await (const value of source) values.push(value);
    expect([values.length, codes]).toEqual(bytes > 20 ? [1, ['line-too-long']] : [2, []]);
  },
);

test.each([2, 3, 4])(
  'maxStories 3 of a report, with %i stories: what is left out is counted on the page',
  (count) => {
    const articles = Array.from({ length: count }, (_, i) => ({ id: `${i}`, text: prose(40 + i, 60) }));
    const html = renderReport(clusterStories(articles), articles, { maxStories: 3 });
    expect(html.match(/class="story/g)?.length ?? 0).toBeGreaterThanOrEqual(Math.min(3, count));
    expect(/class="[^"]*left-out/.test(html)).toBe(count > 3);
  },
);

test.each([1, 2, 3])('maxSentences 2 of a summary of %i sentences', (count) => {
  const text = sentences(words(5, 12 * count));
  const [story] = clusterStories([{ id: 'a', text }], { maxSentences: 2 }).stories;
  expect(story!.summary.length).toBeLessThanOrEqual(2);
});

describe('the join of stories', () => {
  const one = { terms: Int32Array.of(1, 2, 3), weights: Float64Array.of(0.6, 0.6, 0.5), sum: 1.7 };
  const profiles = Array.from({ length: 40 }, () => one);
  const run = (limits: Partial<JoinLimits>): { pairs: number; capped: number } => {
    const all = Number.POSITIVE_INFINITY;
    const bounds = { strong: 0.03, weak: 16, postings: all, compared: all, links: all, ...limits };
    const { links, capped } = drain(joinSteps(profiles, 0.01, bounds));
    return { pairs: [...links].length, capped };
  };
  const whole = run({}).pairs;

  test.each([38, 39, 40])(
    'links %i: the last report has 39 before it, and more than the limit are counted',
    (links) => {
      const { pairs, capped } = run({ links });
      expect(capped).toBe(links < 39 ? 39 - links : 0);
      expect(pairs).toBe(whole - (links < 39 ? 39 - links : 0));
    },
  );
});
