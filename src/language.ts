/**
 * Language packs: all that the library knows of a language but English, as plain data that a caller may write or change.
 * `newsfold/languages` brings some; here is what a pack is, and the option that takes packs.
 *
 * Cost: O(letters of a pack's lists).
 * @module
 */
import type { CheckedArticle } from './article/article';
import { mustBeOptions } from './errors';
import type { PhraseLexicon } from './status/language-lexicon';
import { StatusReaders } from './status/readers';
import { drain, type Steps } from './steps';
import type { Languages, LanguageWords } from './text/language';
import { checkedLanguages, mustBeList, mustBeLists } from './text/language-check';

/**
 * What is known of a language: stop words, stems, lines of web pages, months and weekdays, and the words by which its
 * news says that an event is planned, postponed or over. Only code, name and stop words must be there.
 *
 * @example
 * ```ts
 * const italian: LanguagePack = {
 *   code: 'it',
 *   name: 'Italian',
 *   stopWords: ['il', 'la', 'i', 'le', 'di', 'del', 'della', 'e', 'che', 'in', 'a', 'per', 'con', 'è', 'sono', 'stato'],
 *   stem: (word) => word.slice(0, 6),
 *   boilerplate: { share: ['condividi'], 'read-more': ['continua a leggere'], 'related-link': ['leggi anche ...'] },
 *   status: { events: ['incontr*', 'vertic*'], phrases: { postponed: ['rinviat*'], cancelled: ['annullat*'] } },
 * };
 * const { stories } = clusterStories(articles, { languages: [italian] });
 * ```
 */
export interface LanguagePack extends LanguageWords {
  /** The words by which a sentence says where an event stands; without them reports of the language have no status. */
  readonly status?: PhraseLexicon;
}

/**
 * Option of every function that reads reports.
 *
 * @example
 * ```ts
 * const options: LanguageOptions = { languages: await loadLanguages(['tr']) };
 * summarizeStory([{ id: 'a', lang: 'tr', title: 'Görüşmeler ertelendi', text: 'İstanbul görüşmeleri ertelendi.' }], options).status?.value; // 'postponed'
 * ```
 */
export interface LanguageOptions {
  /**
   * Languages beside English. A report gets the one of its `lang`; without `lang` the one of which its first words
   * hold the largest share of stop words, English among them. Default none: other languages are read word by word, and
   * only the batch itself tells what is common. At most 30.
   */
  languages?: readonly LanguagePack[];
}

/**
 * The packs of an option, checked and made ready.
 *
 * @throws TypeError, RangeError with the argument's name, `options.languages[1].stopWords`
 */
export function languagesOf(languages: readonly LanguagePack[] | undefined): Languages {
  const name = 'options.languages';
  const ready = checkedLanguages(name, languages);
  for (const [i, { status }] of (languages ?? []).entries()) {
    if (status !== undefined) checkStatus(`${name}[${i}].status`, status);
  }
  return ready;
}

/**
 * The articles, each with its language where that is one of the packs; English ones as they are.
 *
 * @returns `lang` is filled in where it was unknown
 */
export function withLanguages(
  articles: readonly CheckedArticle[],
  languages: Languages,
): readonly CheckedArticle[] {
  return drain(languageSteps(articles, languages));
}

/** Articles whose language is told between two pauses, less one. */
const STEP = 0x3f;

/**
 * {@link withLanguages}, step by step.
 *
 * @param known articles that were read before, by what they were read from; those that are read now are added
 */
export function* languageSteps(
  articles: readonly CheckedArticle[],
  languages: Languages,
  known: WeakMap<CheckedArticle, CheckedArticle> = new WeakMap(),
): Steps<readonly CheckedArticle[]> {
  if (languages.isEmpty) return articles;
  const all: CheckedArticle[] = [];
  for (const [i, article] of articles.entries()) {
    let read = known.get(article);
    if (read === undefined) {
      const language = languages.of(article.lang, article.title, article.text);
      read = language === undefined ? article : { ...article, lang: article.lang || language.code, language };
      known.set(article, read);
    }
    all.push(read);
    if ((i & STEP) === STEP) yield i / articles.length;
  }
  return all;
}

const STATUS_KEYS: readonly string[] = [
  ...['planned', 'confirmed', 'under-way', 'held', 'postponed', 'cancelled', 'denied', 'resumed', 'none'],
];
const LEXICON_KEYS = [
  ...['events', 'negators', 'negatorsAfter', 'doubts', 'conditionals', 'background', 'prefixes'],
];

function checkStatus(name: string, status: PhraseLexicon): void {
  mustBeOptions(name, status);
  const { phrases, alone, ...lists } = status;
  mustBeLists(`${name}.phrases`, phrases, STATUS_KEYS);
  if (alone !== undefined) mustBeLists(`${name}.alone`, alone, STATUS_KEYS);
  mustBeList(`${name}.events`, lists.events);
  mustBeLists(name, lists, LEXICON_KEYS);
}

/** The readers of status for English and the packs that have words for it. */
export function statusReadersOf(languages: readonly LanguagePack[] | undefined): StatusReaders {
  const lexicons: Record<string, PhraseLexicon> = {};
  for (const { code, status } of languages ?? []) if (status !== undefined) lexicons[code] = status;
  return new StatusReaders(lexicons);
}
