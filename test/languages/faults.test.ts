/** A bad pack is refused before anything is read, with the place of the fault. */
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/article/read';
import { type LanguagePack, languagesOf } from '../../src/language';
import { Language } from '../../src/text/language';

const good: LanguagePack = { code: 'xx', name: 'Example', stopWords: ['foo', 'bar'] };

describe('a pack is refused', () => {
  test.each([
    ['options.languages: expected an array of language packs, got a value of type object', {}],
    ['options.languages[0]: expected an object, got the string "tr"', ['tr']],
    ['options.languages[0].code: expected a string, got undefined', [{ ...good, code: undefined }]],
    ['options.languages[0].code: expected a primary language subtag', [{ ...good, code: 'TR' }]],
    ['options.languages[0].code: expected a primary language subtag', [{ ...good, code: 'en' }]],
    ['options.languages[0].name: expected a string, got the number 1', [{ ...good, name: 1 }]],
    ['options.languages[0].stopWords: expected an array of strings', [{ ...good, stopWords: 'foo' }]],
    ['options.languages[0].stopWords[1]: expected a string', [{ ...good, stopWords: ['foo', null] }]],
    ['options.languages[0].stopWords[0]: expected at most', [{ ...good, stopWords: ['x'.repeat(1000)] }]],
    ['options.languages[0].stem: expected a function', [{ ...good, stem: 'foo' }]],
    ['options.languages[0].months.length: expected 12', [{ ...good, months: ['foo'] }]],
    ['options.languages[0].boilerplate.share: expected an array', [{ ...good, boilerplate: { share: 'x' } }]],
    ['options.languages[0].status.phrases: expected an object', [{ ...good, status: { events: [] } }]],
    ['options.languages[0].status.events: expected an array', [{ ...good, status: { phrases: {} } }]],
    [
      'options.languages[0].status.phrases.held[0]: expected a string',
      [{ ...good, status: { phrases: { held: [1] }, events: [] } }],
    ],
    // A list under a misspelt name would do nothing, and nobody would know.
    ['options.languages[0]: key: expected code, name, stopWords', [{ ...good, stopwords: ['foo'] }]],
    ['got the string "shares"', [{ ...good, boilerplate: { shares: ['foo'] } }]],
    ['got the string "postpone"', [{ ...good, status: { phrases: { postpone: ['foo'] }, events: [] } }]],
    ['got the string "negator"', [{ ...good, status: { phrases: {}, events: [], negator: ['foo'] } }]],
    ['options.languages[1].code: expected a code of its own', [good, good]],
    [
      'options.languages.length: expected at most 30',
      Array.from({ length: 31 }, (_, i) => ({
        ...good,
        code: `x${String.fromCharCode(97 + (i % 26))}${i > 25 ? 'x' : ''}`,
      })),
    ],
  ])('%s', (message, languages) => {
    expect(() => languagesOf(languages as LanguagePack[])).toThrow(message);
  });

  test('by readArticle too', () => {
    expect(() => readArticle('page', {}, { languages: [{ ...good, code: '' }] })).toThrow(RangeError);
    expect(() => readArticle('page', {}, 1 as unknown as object)).toThrow(TypeError);
  });
});

test('a stem function that gives no string is a TypeError that names the pack', () => {
  const language = new Language({ ...good, stem: () => 1 as unknown as string });
  expect(() => language.stemHash('word', 0, 4, 7, 0)).toThrow(/string from the stem function of 'xx'/);
});

test('a word that the stem function leaves nothing of keeps its own hash', () => {
  const language = new Language({ ...good, stem: () => '' });
  expect(language.stemHash('word', 0, 4, 7, 0)).toBe(7);
});

test('lists with words of Object.prototype, empty entries and marks are read as they stand', () => {
  const language = new Language({
    ...good,
    stopWords: ['constructor', '__proto__', '', ' ', '\ud800', '\u0301'.repeat(150)],
  });
  expect(language.stopWords.size).toBeGreaterThan(26);
});
