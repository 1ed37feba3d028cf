/** Large batches: the same stories as the exact method, and work that grows as the batch does. */
import { describe, expect, test } from 'vitest';
import { checkArticles } from '../../src/article/article';
import { drain } from '../../src/steps';
import { partitionReports, partitionSteps } from '../../src/stories/cluster';
import { linkageSteps } from '../../src/stories/linkage';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { TermTable } from '../../src/stories/term-table';
import { sentences, words } from '../helpers/prose';
import { random, shuffled, whole } from '../helpers/random';

/** Reports of events with 1 to 6 reports each, on few topics: those of one topic share many words. */
function reports(count: number, seed: number) {
  const next = random(seed);
  const topics = Array.from({ length: 12 }, (_, topic) => words(1000 + topic, 80));
  const articles: { id: string; text: string }[] = [];
  for (let event = 0; articles.length < count; event++) {
    const topic = topics[whole(next, topics.length)]!;
    const own = words(2000 + 7 * event + seed, 30);
    for (let left = 1 + whole(next, 6); left > 0 && articles.length < count; left--) {
      const said = [
        ...own.filter(() => next() < 0.6),
        ...topic.filter(() => next() < 0.3),
        ...words(whole(next, 1e9), 25),
      ];
      const text = sentences(shuffled(said, whole(next, 1e6)));
      articles.push({ id: `r${String(articles.length).padStart(6, '0')}`, text });
    }
  }
  return checkArticles(articles).articles;
}

describe('stories of a batch', () => {
  test('are those of the exact method: every pair of reports listed, none capped', () => {
    const batch = reports(600, 1);
    const all = Number.POSITIVE_INFINITY;
    const exact = partitionReports(batch, STORY_PARAMETERS, {
      strong: STORY_PARAMETERS.linkFloor,
      weak: 0,
      postings: all,
      compared: all,
      links: all,
    });
    const usual = partitionReports(batch, STORY_PARAMETERS);
    expect(usual.capped).toBe(0);
    expect(exact.stories.length).toBeGreaterThan(50);
    expect(exact.stories.length).toBeLessThan(550);
    expect(usual.stories).toEqual(exact.stories);
  });

  test('are hardly others when limits are met, and that is counted', () => {
    const batch = reports(600, 2);
    const exact = partitionReports(batch, STORY_PARAMETERS);
    const capped = partitionReports(batch, STORY_PARAMETERS, {
      strong: 0.03,
      weak: 16,
      postings: 128,
      compared: 64,
      links: 32,
    });
    expect(capped.capped).toBeGreaterThan(100);
    const known = new Set(exact.stories.map(({ members }) => members.join()));
    const same = capped.stories.filter(({ members }) => known.has(members.join()));
    expect(same.length).toBeGreaterThan(0.9 * exact.stories.length);
  });

  test('come in steps, and more of them in a larger batch', () => {
    const steps = (count: number): number => {
      let pauses = 0;
      const work = partitionSteps(reports(count, 3), STORY_PARAMETERS);
      while (!work.next().done) pauses++;
      return pauses;
    };
    const few = steps(100);
    expect(few).toBeGreaterThan(5);
    expect(steps(400)).toBeGreaterThan(3 * few);
  });
});

describe('linkage that asks for pairs', () => {
  test('gives what linkage over all links gives, though it is told the strong ones only', () => {
    const next = random(5);
    for (let round = 0; round < 200; round++) {
      const count = 2 + whole(next, 14);
      const scores = new Map<string, number>();
      for (let a = 0; a < count; a++) {
        for (let b = a + 1; b < count; b++) if (next() < 0.5) scores.set(`${a} ${b}`, whole(next, 64) / 64);
      }
      const links = [...scores].map(([pair, score]) => {
        const [a, b] = pair.split(' ').map(Number);
        return { a: a!, b: b!, score };
      });
      const alone = Array.from({ length: count }, (_, i) => [i]);
      const floor = 0.3;
      const always = (): boolean => true;
      const expected = drain(linkageSteps(alone, links, floor, always));
      const strong = links.filter(({ score }) => score >= floor);
      const asked = linkageSteps(alone, strong, floor, always, (a, b) => scores.get(`${a} ${b}`) ?? 0);
      expect(drain(asked)).toEqual(expected);
    }
  });
});

test('a term table counts as a map does, with one table and with many', () => {
  for (const expected of [10, 1e6]) {
    const next = random(expected);
    const table = new TermTable(expected);
    const map = new Map<number, number>();
    for (let i = 0; i < 20_000; i++) {
      // Neighbouring terms and those of one low half, which would pile up in a bad table.
      const term = i % 2 === 0 ? whole(next, 3000) : whole(next, 3000) << 16;
      const count = whole(next, 3);
      table.add(term, count);
      if (count > 0) map.set(term, (map.get(term) ?? 0) + count);
    }
    for (let i = 0; i < 3000; i++) {
      expect(table.get(i)).toBe(map.get(i));
      expect(table.get(i << 16)).toBe(map.get(i << 16));
    }
  }
});
