/** Sentences, pages and reports of six languages, recombined, are read and told as they were. */
import { type Article, clusterStories, readArticle } from 'newsfold';
import { type LanguageCode, loadLanguages } from '../../src/languages';
import { PhraseReader } from '../../src/status/phrase-reader';
import { random, whole } from '../helpers/random';
import { wordsIn } from '../helpers/recombined';
import { staysAsRecorded } from '../helpers/unchanged';
import { FURNITURE } from './pages';
import { REPORTS } from './reports';
import { SENTENCES } from './sentences';

const recorded = new URL('unchanged.json', import.meta.url).href;
const packs = await loadLanguages();
const pick = <T>(next: () => number, from: readonly T[]): T => from[whole(next, from.length)]!;

/** All sentences of a language, and others with their words and the words of the pack mixed. */
function mixed(code: LanguageCode, status: unknown, count: number): string[] {
  const texts = REPORTS[code].flatMap(({ title, text }) => [title, ...text.split(/(?<=[.؟?!])\s+/)]);
  const written = [...SENTENCES[code]!.map(([, sentence]) => sentence), ...texts];
  const cues = wordsIn(status);
  const next = random(code.charCodeAt(0) * 256 + code.charCodeAt(1));
  return [
    ...written,
    ...Array.from({ length: count }, () => {
      const [a, b] = [pick(next, written).split(' '), pick(next, written).split(' ')];
      const middle = pick(next, [pick(next, cues), pick(next, cues), ',', '،', ';', '–', '']);
      return `${a.slice(0, 1 + whole(next, a.length)).join(' ')} ${middle} ${b.slice(whole(next, b.length)).join(' ')}`;
    }),
  ];
}

for (const pack of packs) {
  const { code, status } = pack;
  const sentences = mixed(code as LanguageCode, status, 250);
  const reader = new PhraseReader(status!);
  staysAsRecorded(recorded, { [`sentences, ${code}`]: sentences }, (sentence) => reader.read(sentence));

  const next = random(code.charCodeAt(1));
  const { head, middle, tail } = FURNITURE[code as LanguageCode];
  const lines = [...head, ...middle, ...tail].map(([, line]) => line);
  const raw = Array.from({ length: 8 }, () =>
    Array.from({ length: 12 }, () => (next() < 0.4 ? pick(next, lines) : pick(next, sentences))).join('\n\n'),
  );
  staysAsRecorded(recorded, { [`pages, ${code}`]: raw }, (page) =>
    readArticle(page, {}, { languages: packs }),
  );

  const batches = Array.from({ length: 1 }, (_, at) =>
    Array.from(
      { length: 8 },
      (_, i): Article => ({
        id: `${code}-${at}-${i}`,
        title: pick(next, sentences),
        text: Array.from({ length: 6 }, () => pick(next, sentences)).join(' '),
        publishedAt: Date.UTC(2021, 4, 1 + whole(next, 9)),
        ...(i % 2 === 0 ? { lang: code } : {}),
      }),
    ),
  );
  staysAsRecorded(recorded, { [`batches, ${code}`]: batches }, (articles) =>
    clusterStories(articles, { languages: packs }),
  );
}
