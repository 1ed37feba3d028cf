/** Spelling: salient terms read as running text spells them. */
import { expect, test } from 'vitest';
import { type CheckedArticle, checkArticles } from '../../src/article/article';
import { spellTerms } from '../../src/stories/salience';
import { hashPair, readTerms } from '../../src/text/terms';

const FILLER = 'while the committee went on with the usual business of the day until late';

function reports(...texts: [text: string, title?: string][]): CheckedArticle[] {
  const articles = texts.map(([text, title = ''], i) => ({ id: `a${i}`, text: `${text} ${FILLER}`, title }));
  return [...checkArticles(articles, { strict: true }).articles];
}
function spelt(words: readonly string[], ...texts: [text: string, title?: string][]): string[] {
  const weights = new Map(
    words.map((word, i): [number, number] => {
      const [first, second] = readTerms(word).hashes;
      return [second === undefined ? first! : hashPair(first!, second), 1 - i / 100];
    }),
  );
  return spellTerms(weights, reports(...texts), 9).map(({ term }) => term);
}

test('a term is spelt as running text first spells it', () => {
  expect(spelt(['minister'], ['Two Ministers met the minister of trade'])).toEqual(['Ministers']);
});

test('a dateline lends no capitals to a place that is spelt out elsewhere', () => {
  expect(spelt(['ankara'], ['ANKARA (Agency) - The mayor of Ankara spoke'])).toEqual(['Ankara']);
  expect(spelt(['new york'], ['NEW YORK, Sept 15 - The mayor of New York spoke'])).toEqual(['New York']);
  expect(spelt(['ankara'], ['ANKARA - The mayor spoke'], ['The mayor of Ankara spoke'])).toEqual(['Ankara']);
  expect(spelt(['ankara'], ['ANKARA - The mayor spoke', 'Mayor of Ankara speaks'])).toEqual(['Ankara']);
});

test('a term that stands in capitals only keeps them', () => {
  expect(spelt(['ankara'], ['ANKARA - The mayor spoke'])).toEqual(['ANKARA']);
  expect(spelt(['nato'], ['NATO met on the matter, and officials of NATO spoke'])).toEqual(['NATO']);
});

test('capitals in running text are an acronym, whatever a title has', () => {
  const text = 'The ministers of many countries met in the hall, and officials of NATO spoke';
  expect(spelt(['nato'], [text, 'Nato meets'])).toEqual(['NATO']);
});
