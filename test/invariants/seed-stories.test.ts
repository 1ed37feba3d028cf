/** The case newsfold was built for: five raw pages, two events with the same actors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clusterStories, readArticle, type Story } from 'newsfold';
import { describe, expect, it } from 'vitest';
import { readLabelled, seededRandom, shuffled } from '../../bench/data';

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
const present = existsSync(`${SHARED}seeds`) && existsSync(`${SHARED}data/fnc1-train.jsonl.gz`);
if (!present) console.log('seed-stories: skipped, ../shared is not beside the project');

describe.skipIf(!present)('the five seed pages', () => {
  const articles = present
    ? readdirSync(`${SHARED}seeds`)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map(
          (name) =>
            readArticle(readFileSync(`${SHARED}seeds/${name}`, 'utf8'), { id: name.slice(0, 3) }).article,
        )
    : [];
  const { stories, rejected } = clusterStories(articles);
  const storyOf = (id: string, among: readonly Story[] = stories): Story =>
    among.find((story) => story.articleIds.includes(id))!;

  it('are exactly two stories of five independent reports', () => {
    expect(rejected).toEqual([]);
    expect(stories.map((story) => [...story.articleIds].sort())).toEqual([
      ['002', '003', '004'],
      ['000', '001'],
    ]);
    expect(stories.flatMap((story) => story.copies).every((group) => group.members.length === 1)).toBe(true);
  });

  it('are the same bytes in twenty orders', () => {
    const once = JSON.stringify(clusterStories(articles).stories);
    for (let seed = 0; seed < 20; seed++) {
      expect(JSON.stringify(clusterStories(shuffled(articles, seededRandom(seed))).stories)).toBe(once);
    }
  });

  it('head the Istanbul story with the postponement, planned before', () => {
    const story = storyOf('004');
    expect(story.headline).toEqual({ text: articles[4]!.title, articleId: '004' });
    expect(story.status?.value).toBe('postponed');
    expect(story.changes.map(({ from, to }) => `${from} -> ${to}`)).toContain('planned -> postponed');
  });

  it('say in the Istanbul summary who was to come, where, that it was put off and by whom', () => {
    const summary = storyOf('004')
      .summary.map(({ text }) => text)
      .join(' ');
    for (const word of ['Lavrov', 'Shoigu', 'Istanbul', 'Cavusoglu']) expect(summary).toContain(word);
    expect(summary).toMatch(/postpone|put off/);
  });

  it('keep the visit out of the Ankara story', () => {
    const story = storyOf('000');
    expect(story.status?.value).not.toBe('postponed');
    expect(story.changes.map(({ to }) => to)).not.toContain('postponed');
    const told = JSON.stringify([story.headline, story.summary, story.timeline]);
    for (const word of ['Lavrov', 'Shoigu', 'Istanbul', 'postpone']) expect(told).not.toContain(word);
  });

  it('put both days of the talks and the round in Moscow on the Ankara timeline', () => {
    const { timeline } = storyOf('000');
    const dates = timeline.flatMap(({ date, endDate }) => [date, endDate]);
    expect(dates).toEqual(expect.arrayContaining(['2020-09-15', '2020-09-16', '2020-09-01']));
    const round = timeline.find(({ date, endDate }) => (endDate ?? date) === '2020-09-01')!;
    expect(round.text).toContain('Moscow');
    expect(round.background).toBe(true);
  });

  it('relate the two stories to one another', () => {
    expect(storyOf('000').related.map(({ storyId }) => storyId)).toContain(storyOf('004').id);
  });

  it('quote every summary sentence at its offsets', () => {
    for (const { text, articleId, start, end } of stories.flatMap((story) => story.summary)) {
      const article = articles.find(({ id }) => id === articleId)!;
      expect(article.text.slice(start, end)).toBe(text);
    }
  });

  it('are the same two stories, with nothing else in them, among 500 other articles', () => {
    const others = readLabelled(`${SHARED}data/fnc1-train.jsonl.gz`).slice(0, 500);
    const mixed = clusterStories(shuffled([...articles, ...others], seededRandom(7))).stories;
    expect([...storyOf('000', mixed).articleIds].sort()).toEqual(['000', '001']);
    expect([...storyOf('004', mixed).articleIds].sort()).toEqual(['002', '003', '004']);
  });
});
