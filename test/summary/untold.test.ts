/** The promise: what a teller hands to `tellStories` is checked, whoever made it. */
import { tellStories, type UntoldStories } from 'newsfold';
import { describe, expect, test } from 'vitest';

describe('a batch that is none is refused before a story is told', () => {
  const article = { id: 'a', text: 'The talks were put off.', title: '', source: '', lang: 'en' };
  const ofReports = (...reports: unknown[]): unknown => ({ stories: [{ reports }] });
  const ofArticle = (change: object): unknown =>
    ofReports({ articles: [article, { ...article, ...change }], canonical: 0 });
  const first = 'batch.stories[0].reports[0]';

  test.each<[what: unknown, kind: ErrorConstructor, message: string]>([
    [undefined, TypeError, 'batch: expected an object, got undefined'],
    [{}, TypeError, 'batch.stories: expected an array, got undefined'],
    [{ stories: [null] }, TypeError, 'batch.stories[0]: expected an object, got null'],
    [
      { stories: [], maxWords: 0 },
      RangeError,
      'batch.maxWords: expected a whole number from 1 to 10000, got the number 0',
    ],
    [ofReports(), TypeError, 'batch.stories[0].reports: expected an array that is not empty, got an array'],
    [
      ofReports({ articles: [], canonical: 0 }),
      TypeError,
      `${first}.articles: expected an array that is not empty, got an array`,
    ],
    [
      ofReports({ articles: [article], canonical: 1 }),
      RangeError,
      `${first}.canonical: expected a whole number from 0 to 0, got the number 1`,
    ],
    [ofArticle({ text: 7 }), TypeError, `${first}.articles[1].text: expected a string, got the number 7`],
    [
      ofArticle({ lang: undefined }),
      TypeError,
      `${first}.articles[1].lang: expected a string, got undefined`,
    ],
    [
      ofArticle({ time: Number.NaN }),
      RangeError,
      `${first}.articles[1].time: expected a number from -8640000000000000 to 8640000000000000, got the number NaN`,
    ],
    [
      ofArticle({ latest: '2020-09-16' }),
      TypeError,
      `${first}.articles[1].latest: expected a number, got the string "2020-09-16"`,
    ],
  ])('%j', (what, kind, message) => {
    const tell = (): unknown => tellStories(what as UntoldStories);
    expect(tell).toThrow(kind);
    expect(tell).toThrow(message);
  });

  test('one of no stories has none', () => expect(tellStories({ stories: [] })).toEqual([]));
});
