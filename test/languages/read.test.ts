/** Pages of other languages are read with the lines of their pack. */
import { describe, expect, test } from 'vitest';
import { readArticle, readArticles } from '../../src/article/read';
import { LANGUAGE_CODES, loadLanguages } from '../../src/languages';
import { splitSentences } from '../../src/text/sentences';
import { processorTime } from '../helpers/time';
import { FURNITURE, pageOf } from './pages';
import { REPORTS } from './reports';

const languages = await loadLanguages();

function sentencesOf(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe.each(LANGUAGE_CODES)('a page in the language %s', (code) => {
  const furniture = FURNITURE[code];
  const rows = [...furniture.head, ...furniture.middle, ...furniture.tail];
  const reports = REPORTS[code]
    .slice(0, 3)
    .map(({ title, text }) => ({ title, sentences: sentencesOf(text) }));

  test.each(reports.map((report, i) => [i, report] as const))(
    'loses its furniture and nothing else (report %i)',
    (_, { title, sentences }) => {
      const page = pageOf(title, sentences, furniture);
      const { article, removed } = readArticle(page, { lang: code }, { languages });
      expect(article.title).toBe(title);
      expect(article.text).toBe(sentences.join('\n\n'));
      expect(removed.map(({ rule, text }) => [rule, text])).toEqual(rows);
    },
  );

  test('is recognised without a hint', () => {
    const page = pageOf(reports[0]!.title, reports[0]!.sentences, furniture);
    const { article } = readArticle(page, {}, { languages });
    expect(article.lang).toBe(code);
    expect(article.text).toBe(reports[0]!.sentences.join('\n\n'));
    const [row] = readArticles([{ raw: page }], { languages });
    expect(row!.article.text).toBe(article.text);
  });

  test('keeps most of its furniture without a pack', () => {
    const page = pageOf(reports[0]!.title, reports[0]!.sentences, furniture);
    expect(readArticle(page, { lang: code }).removed.length).toBeLessThan(rows.length / 2 + 1);
  });
});

test('an English page is read the same with packs as without', () => {
  const page =
    'Talks on the railway put off\n\nShare this\n\nThe ministers of transport put off their talks on the railway on Tuesday, ' +
    'the ministry said.\n\nThe coastal road was closed by a landslide, and nobody was hurt there.\n\nFoto: Reklam';
  expect(readArticle(page, {}, { languages })).toEqual(readArticle(page));
});

test('hostile pages cost about what they cost without packs', () => {
  for (const unit of [
    'paylaş ',
    'Facebook | ',
    'foto: ',
    've ile için\n',
    '3 mart ',
    '\u0301',
    'ا',
    '\ud800',
  ]) {
    const page = unit.repeat(Math.ceil(100_000 / unit.length));
    const bare = Math.max(
      20,
      processorTime(() => readArticle(page)),
    );
    // The least of three: others take the processor in between.
    const times = [1, 2, 3].map(() => processorTime(() => readArticle(page, { lang: 'tr' }, { languages })));
    expect(Math.min(...times)).toBeLessThan(4 * bare);
  }
});

test('dates that head the parts of a chronology stay', () => {
  const days = Array.from(
    { length: 14 },
    (_, i) => `${i + 1} mars 2026\n\nLes ministres se sont parlé par téléphone, selon Tbilissi.`,
  );
  const page = `Trois semaines de négociations\n\n${days.join('\n\n')}`;
  const { article } = readArticle(page, { lang: 'fr' }, { languages });
  expect(article.text).toContain('8 mars 2026');
});

test('a headline that opens with a word that labels captions stays', () => {
  const german = languages.filter(({ code }) => code === 'de');
  const page =
    'Foto zeigt Minister vor der Abreise\n\nBild der Lage nach dem Erdrutsch: Die Straße an der Küste ist weiter gesperrt.\n\n' +
    'Der Minister war am Dienstag auf dem Weg nach Batumi, als die Straße gesperrt wurde.';
  const { article, removed } = readArticle(page, { lang: 'de' }, { languages: german });
  expect(article.title).toBe('Foto zeigt Minister vor der Abreise');
  expect(removed).toEqual([]);
});
