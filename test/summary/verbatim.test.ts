/** Whatever a summary says stands in a report, at the place it names; it says nothing twice, and it always says something. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Article, clusterStories, type StatedValue, type StorySummary, summarizeStory } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { readLabelled, readRows } from '../../bench/data';

/** What is wrong with a summary of these articles. */
function faultsOf(summary: StorySummary, articles: ReadonlyMap<string, Article>): string[] {
  const faults: string[] = [];
  const check = (name: string, ok: boolean): void => {
    if (!ok) faults.push(name);
  };
  const {
    headline,
    summary: sentences,
    timeline,
    updates,
    disagreements,
    changes,
    status,
    statusConflict,
  } = summary;
  const { title = '', text } = articles.get(headline.articleId)!;
  check('headline', headline.text !== '' && (title.trim() === '' ? text : title).includes(headline.text));
  if (headline.site !== undefined)
    check('site', title.includes(headline.site) && !headline.text.includes(headline.site));
  check('no sentence', sentences.length > 0);
  for (const one of sentences) {
    check(`sentence ${one.text}`, articles.get(one.articleId)!.text.slice(one.start, one.end) === one.text);
  }
  for (let i = 0; i < sentences.length; i++) {
    for (let k = 0; k < i; k++) check('repetition', overlap(sentences[i]!.text, sentences[k]!.text) < 0.5);
  }
  for (const { articleId, text: told, start, end, date, endDate } of timeline) {
    const article = articles.get(articleId)!;
    check(
      `entry ${told}`,
      start === undefined ? article.title === told : article.text.slice(start, end) === told,
    );
    check(`range ${date}`, endDate === undefined || endDate.length === date.length);
  }
  const stated = (value: StatedValue): void => {
    const article = articles.get(value.articleId)!;
    const source = value.in === 'title' ? article.title! : article.text;
    check(`value ${value.text}`, source.slice(value.start, value.end) === value.text && value.text !== '');
    check(
      `sentence of ${value.text}`,
      source.includes(value.sentence) && value.sentence.includes(value.text),
    );
  };
  for (const { from, to } of updates) {
    if (from !== undefined) stated(from);
    stated(to);
    check('an update of nothing', from?.value !== to.value);
  }
  for (const { values } of disagreements) {
    check('a lone value', values.length > 1);
    for (const { statements } of values) for (const value of statements) stated(value);
  }
  const told = [...changes, ...(status === undefined ? [] : [status]), ...(statusConflict ?? [])];
  for (const { articleId, sentence, start, end } of told) {
    const { title: of = '', text: body } = articles.get(articleId)!;
    check(`status ${sentence}`, (start === undefined ? of : body.slice(start, end)) === sentence);
  }
  check('a conflict beside a status', statusConflict === undefined || status === undefined);
  return faults;
}

/** Shared pairs of neighbouring words, as a share of the shorter sentence's. */
function overlap(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => {
    const words = text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? [];
    return new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
  });
  const shared = [...x!].filter((pair) => y!.has(pair)).length;
  return shared / Math.max(1, Math.min(x!.size, y!.size));
}

function faultsOfStories(stories: readonly (readonly Article[])[]): string[] {
  return stories.flatMap((articles) => {
    const known = new Map(articles.map((article) => [article.id, article]));
    return faultsOf(summarizeStory(articles), known);
  });
}

test('the stories of the examples', () => {
  const lines = readFileSync(new URL('../../examples/data/reports.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const articles = lines.map((line) => JSON.parse(line) as Article);
  const known = new Map(articles.map((article) => [article.id, article]));
  const { stories } = clusterStories(articles);
  expect(stories.length).toBeGreaterThan(3);
  expect(stories.flatMap((story) => faultsOf(story, known))).toEqual([]);
});

test('the check finds a sentence that was changed', () => {
  const article = {
    id: 'a',
    title: 'Bridge closed',
    text: 'The bridge of Orsk was closed on Friday after a storm.',
  };
  const summary = summarizeStory([article]);
  const known = new Map([['a', article]]);
  expect(faultsOf(summary, known)).toEqual([]);
  const changed = { ...summary, summary: [{ ...summary.summary[0]!, text: 'The bridge was closed.' }] };
  expect(faultsOf(changed, known)).toHaveLength(1);
});

test('the check finds a status, a conflict or a change that stands elsewhere', () => {
  const article = {
    id: 'a',
    title: 'Peru',
    text: 'Rain fell. Peru and Chile postponed border talks on Friday.',
  };
  const summary = summarizeStory([article]);
  const known = new Map([['a', article]]);
  const { status } = summary;
  expect([status?.value, status?.start]).toEqual(['postponed', 11]);
  expect(faultsOf(summary, known)).toEqual([]);
  const moved = { ...status!, start: 10 };
  const off = { ...moved, from: 'planned', to: 'postponed' } as const;
  expect(faultsOf({ ...summary, status: moved }, known)).toHaveLength(1);
  expect(faultsOf({ ...summary, changes: [off] }, known)).toHaveLength(1);
  const { status: _, ...rest } = summary;
  expect(faultsOf({ ...rest, statusConflict: [moved, status!] }, known)).toHaveLength(1);
});

const data = new URL('../../../shared/data/', import.meta.url);
if (!existsSync(data)) console.warn(`skipped: no ${fileURLToPath(data)}`);

describe.skipIf(!existsSync(data))('real stories', () => {
  const path = (name: string): string => fileURLToPath(new URL(name, data));

  test('of round-ups', () => {
    const rows = readRows(path('neus-train-summaries.jsonl.gz')).filter((_, i) => i % 25 === 2);
    expect(faultsOfStories(rows.map(({ articles = [] }) => articles))).toEqual([]);
  });

  test.each(['fnc1-train.jsonl.gz', 'ecbplus-train.jsonl.gz'])('of %s', (name) => {
    const clusters = new Map<string, Article[]>();
    for (const { cluster, id, title, text } of readLabelled(path(name))) {
      const known = clusters.get(cluster);
      if (known === undefined) clusters.set(cluster, [{ id, title, text }]);
      else if (known.length < 6) known.push({ id, title, text });
    }
    expect(clusters.size).toBeGreaterThan(10);
    expect(faultsOfStories([...clusters.values()])).toEqual([]);
  });
});
