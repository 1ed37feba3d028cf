/** With weights that stand still a settle works on what changed: counted, not timed. */
import type { DeskOptions } from 'newsfold';
import { expect, test } from 'vitest';
import { type CheckedArticle, checkArticles, codeUnitOrder } from '../../src/article/article';
import { DeskMemory } from '../../src/desk/desk-memory';
import { divide } from '../../src/desk/division';
import { drain } from '../../src/steps';
import { random, whole } from '../helpers/random';

const REPORTS_AN_EVENT = 4;
const NOTHING = { sameStory: [], differentStory: [] };

/** Reports on many events: some words of the event, some of everybody's, and a copy now and then. */
function reportsOf(events: number): readonly CheckedArticle[] {
  const next = random(2);
  const words = (name: string, count: number, of: number): string =>
    Array.from({ length: count }, () => `${name}${whole(next, of)}`).join(' ');
  const articles = Array.from({ length: events * REPORTS_AN_EVENT }, (_, i) => {
    const event = i % events;
    return { id: `r${i}`, text: `${words(`Event${event}x`, 40, 12)} ${words('common', 30, 400)}.` };
  });
  for (let i = 0; i < events; i += 5) articles.push({ id: `c${i}`, text: articles[i]!.text });
  return [...checkArticles(articles).articles].sort((a, b) => codeUnitOrder(a.id, b.id));
}

/** What the second of two settles worked on, after `changes` reports came and as many went. */
function workOf(events: number, changes: number, options: DeskOptions) {
  const all = reportsOf(events);
  const memory = new DeskMemory();
  const settle = (articles: readonly CheckedArticle[]): number =>
    drain(divide(articles, options, NOTHING, memory)).stories.length;
  const places = Array.from({ length: 2 * changes }, (_, i) => Math.floor((i * all.length) / (2 * changes)));
  const coming = new Set(places.filter((_, i) => i % 2 === 0).map((at) => all[at]!));
  const going = new Set(places.filter((_, i) => i % 2 === 1).map((at) => all[at]!));
  settle(all.filter((article) => !coming.has(article)));
  const stories = settle(all.filter((article) => !going.has(article)));
  const { added, compared, removed, clusters } = memory.graph.work;
  const { prepared } = memory.copies;
  return { added, compared, removed, clusters, texts: prepared, told: memory.stories.told, stories };
}

test('a settle reads, compares and tells in proportion to what came and went, whatever else is there', () => {
  const options: DeskOptions = { idf: 'background' };
  const [few, many] = [workOf(30, 3, options), workOf(150, 3, options)];
  for (const work of [few, many]) {
    // The canonical report of a copy may change.
    expect(work.added).toBeLessThanOrEqual(6);
    expect(work.removed).toBeLessThanOrEqual(6);
    expect(work.texts).toBeLessThanOrEqual(12);
    expect(work.clusters).toBeLessThanOrEqual(6 * 2 * REPORTS_AN_EVENT);
  }
  expect(many.stories).toBeGreaterThan(4 * few.stories);
  // Those that changed, and those that one of them is near to.

  expect(many.told).toBeLessThanOrEqual(40);
});

test('weights that are those of the window are worked out anew, texts are not', () => {
  const work = workOf(30, 3, {});
  expect(work.added).toBe(0);
  expect(work.texts).toBeLessThanOrEqual(12);
});
