/** The option `languages` means the same to every function that reads reports. */
import { describe, expect, test } from 'vitest';
import { checkArticles } from '../../src/article/article';
import { clusterStoriesAsync } from '../../src/async';
import { explain } from '../../src/explain';
import { clusterStories } from '../../src/fold';
import { languagesOf, withLanguages } from '../../src/language';
import { LANGUAGE_CODES, loadLanguages } from '../../src/languages';
import { frameOf } from '../../src/stories/frames';
import { summarizeStory } from '../../src/summary/summarize';
import { articlesIn } from './reports';

const languages = await loadLanguages();

describe.each(LANGUAGE_CODES)('reports in the language %s', (code) => {
  const articles = articlesIn(code, false);

  test('are explained as they are clustered', () => {
    expect(explain(articles[0]!, articles[1]!, { languages }).verdict).toBe('same-story');
    const inBatch = { languages, among: articles };
    expect(explain(articles[3]!, articles[4]!, inBatch).verdict).toBe('same-story');
    expect(explain(articles[0]!, articles[4]!, inBatch).verdict).not.toBe('same-story');
  });

  test('are summarised with their status', () => {
    const { status, headline, summary } = summarizeStory(articles.slice(0, 3), { languages });
    expect(status?.value).toBe('postponed');
    expect(articles.map(({ title }) => title)).toContain(headline.text);
    expect(summary.length).toBeGreaterThan(0);
    expect(summarizeStory(articles.slice(0, 3)).status).toBeUndefined();
  });
});

test('turns make no difference, and progress never falls', async () => {
  const all = LANGUAGE_CODES.flatMap((code) => articlesIn(code, false));
  const seen: [phase: string, done: number][] = [];
  const inTurns = await clusterStoriesAsync(all, {
    languages,
    onProgress: ({ phase, done }) => seen.push([phase, done]),
  });
  expect(JSON.stringify(inTurns)).toBe(JSON.stringify(clusterStories(all, { languages })));
  for (const [i, [phase, done]] of seen.entries()) {
    if (i > 0 && seen[i - 1]![0] === phase) expect(done).toBeGreaterThanOrEqual(seen[i - 1]![1]);
  }
});

test('bad packs are refused before an article is read', () => {
  const unread = {
    [Symbol.iterator]: () => {
      throw new Error('read');
    },
  };
  const bad = { languages: [{ ...languages[0]!, stopWords: 'x' as unknown as string[] }] };
  expect(() => clusterStories(unread, bad)).toThrow('options.languages[0].stopWords');
  expect(() => summarizeStory(unread, bad)).toThrow('options.languages[0].stopWords');
});

test('what a stem function throws reaches the caller', () => {
  const stem = (): string => {
    throw new Error('no stem today');
  };
  const own = [{ ...languages[0]!, stem }];
  expect(() => clusterStories(articlesIn(languages[0]!.code as 'ar', true), { languages: own })).toThrow(
    'no stem today',
  );
});

test('weekdays and months of other languages are part of what a report names', () => {
  const raw = {
    id: 'a',
    title: 'Görüşmeler ertelendi',
    text: 'Bakanlar salı günü, 3 Mart’ta Batum’da bir araya gelecekti.',
  };
  const { articles } = checkArticles([{ ...raw, lang: 'tr' }]);
  const [read] = withLanguages(articles, languagesOf(languages));
  expect(frameOf(read!)).toMatchObject({ weekdays: 1 << 2, months: 1 << 3 });
  expect(frameOf(articles[0]!)).toMatchObject({ weekdays: 0, months: 0 });
});

test('a tag the article has stays; one it lacks is filled in for what reads it', () => {
  const { articles } = checkArticles([
    ...articlesIn('de', false),
    { ...articlesIn('fr', true)[0]!, lang: 'fr-CA' },
  ]);
  const read = withLanguages(articles, languagesOf(languages));
  expect(read.map(({ lang }) => lang)).toEqual(['de', 'de', 'de', 'de', 'de', 'de', 'fr-CA']);
  expect(read.map(({ language }) => language?.code)).toEqual(['de', 'de', 'de', 'de', 'de', 'de', 'fr']);
  expect(withLanguages(articles, languagesOf(undefined))).toBe(articles);
});
