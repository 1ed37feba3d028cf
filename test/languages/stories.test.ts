/** With its pack a language's reports become stories as English ones do; without packs nothing changes. */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article';
import { clusterStories } from '../../src/fold';
import { LANGUAGE_CODES, type LanguageCode, loadLanguages } from '../../src/languages';
import { Language } from '../../src/text/language';
import { hashWords } from '../../src/text/words';
import { ENGLISH } from './english';
import { articlesIn } from './reports';

const languages = await loadLanguages();

/** Ids of each story's reports, in order. */
function parts(articles: readonly Article[], withPacks: boolean): string[] {
  const { stories } = clusterStories(articles, withPacks ? { languages } : {});
  return stories.map(({ articleIds }) => [...articleIds].sort().join(' ')).sort();
}

function events(code: string): string[] {
  return [`${code}-0 ${code}-1 ${code}-2`, `${code}-3 ${code}-4 ${code}-5`];
}

describe.each(LANGUAGE_CODES)('reports in the language %s', (code) => {
  const articles = articlesIn(code, false);

  test('of two events with the same actors are two stories', () => {
    expect(parts(articles, true)).toEqual(events(code));
    expect(parts(articlesIn(code, true), true)).toEqual(events(code));
  });

  test('of one event are one story, alone', () => {
    expect(parts(articles.slice(0, 3), true)).toEqual(events(code).slice(0, 1));
    expect(parts(articles.slice(3), true)).toEqual(events(code).slice(1));
  });

  test('hold together more, and apart more, than without the pack', () => {
    const linked = (withPack: boolean): number => {
      const { stories } = clusterStories(articles, withPack ? { languages } : {});
      let inside = 0;
      let across = 0;
      for (const { a, b, score } of stories.flatMap(({ links }) => links)) {
        const isSame = Number(a.slice(3)) < 3 === Number(b.slice(3)) < 3;
        if (isSame) inside += score;
        else across += score;
      }
      return inside - across;
    };
    expect(linked(true)).toBeGreaterThan(linked(false));
  });

  test('are not set apart by stop words', () => {
    const language = new Language(languages.find((pack) => pack.code === code)!);
    const { stories } = clusterStories(articles, { languages });
    for (const { terms } of stories) {
      expect(terms.length).toBeGreaterThan(5);
      for (const { term } of terms) {
        const words = [...hashWords(term)];
        // A pair may have stop words in the middle: "Georgia y Armenia".
        expect(language.stopWords.has(words[0]!), term).toBe(false);
        expect(language.stopWords.has(words.at(-1)!), term).toBe(false);
      }
    }
  });

  test('tell of the talks that they were put off', () => {
    const { stories } = clusterStories(articles, { languages });
    const talks = stories.find(({ articleIds }) => articleIds.includes(`${code}-0`))!;
    expect(talks.status?.value).toBe('postponed');
    const bare = clusterStories(articles).stories.flatMap(({ status }) => status ?? []);
    expect(bare).toEqual([]);
  });
});

describe('reports in many languages at once', () => {
  const all = [...LANGUAGE_CODES.flatMap((code) => articlesIn(code, false)), ...ENGLISH];

  test('are stories language by language', () => {
    expect(parts(all, true)).toEqual([...LANGUAGE_CODES, 'en'].flatMap(events).sort());
  });

  test('are the same stories in any order', () => {
    const forward = clusterStories(all, { languages });
    const backward = clusterStories([...all].reverse(), { languages: [...languages].reverse() });
    expect(JSON.stringify(backward)).toBe(JSON.stringify(forward));
  });
});

describe('English reports', () => {
  test('are the same stories with packs as without, byte for byte', () => {
    expect(JSON.stringify(clusterStories(ENGLISH, { languages }))).toBe(
      JSON.stringify(clusterStories(ENGLISH)),
    );
    const tagged = ENGLISH.map((article) => ({ ...article, lang: 'en-GB' }));
    expect(JSON.stringify(clusterStories(tagged, { languages }))).toBe(
      JSON.stringify(clusterStories(tagged)),
    );
  });
});

test('a pack of one language leaves reports of another as they are', () => {
  const turkish = languages.filter(({ code }) => code === 'tr');
  for (const code of ['ru', 'es', 'de'] satisfies LanguageCode[]) {
    const articles = articlesIn(code, false);
    expect(JSON.stringify(clusterStories(articles, { languages: turkish }))).toBe(
      JSON.stringify(clusterStories(articles)),
    );
  }
});
