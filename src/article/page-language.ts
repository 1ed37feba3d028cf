/**
 * The language of a page, with the line rules that its pack brings.
 *
 * Cost: O(n) in the code units that are looked at, {@link PAGE_LANGUAGE_UNITS} a page.
 * @module
 */
import { mustBeOptions } from '../errors';
import type { Language, Languages, LanguageWords } from '../text/language';
import { checkedLanguages } from '../text/language-check';
import type { Article } from './article';
import { PackLines } from './pack-lines';
import type { FunctionWords } from './shape';

/**
 * Options of `readArticle` and `readArticles`.
 *
 * @example
 * ```ts
 * const options: ReadOptions = { languages: await loadLanguages(['fr']) };
 * readArticle(page, {}, options).article.title; // 'Moscow and Ankara reopen dialogue on Idlib truce and Libyan front line'
 * ```
 */
export interface ReadOptions {
  /**
   * Languages beside English, such as those of `newsfold/languages`: a page is read with the lines and stop words of its own,
   * which is the hint `lang`, else told by its stop words and then the article's `lang`. Default none.
   */
  languages?: readonly LanguageWords[];
}

/** Code units of a page by which its language is told: the top has more furniture than story. */
const PAGE_LANGUAGE_UNITS = 20_000;

/** What a page is read with. */
export interface PageLanguage {
  readonly code: string;
  readonly functionWords: FunctionWords;
  readonly lines: PackLines;
}

/** The languages of one call. */
export class PageLanguages {
  private readonly languages: Languages;
  private readonly made: Map<Language, PageLanguage> = new Map();

  /** @throws TypeError, RangeError for bad options */
  constructor(options: ReadOptions) {
    mustBeOptions('options', options);
    this.languages = checkedLanguages('options.languages', options.languages);
  }

  /** The language of a page; `undefined` for English and for one that no pack fits. */
  of(raw: string, hints: Partial<Article>): PageLanguage | undefined {
    const language = this.languages.of(hints.lang ?? '', hints.title ?? '', raw, PAGE_LANGUAGE_UNITS);
    if (language === undefined) return undefined;
    let page = this.made.get(language);
    if (page === undefined) {
      const { code, functionWords } = language;
      page = { code, functionWords, lines: new PackLines(language) };
      this.made.set(language, page);
    }
    return page;
  }
}
