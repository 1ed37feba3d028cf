/**
 * The languages in which status is read: English by its grammar, others by the phrases that language packs bring.
 * @module
 */
import type { Words } from '../text/words';
import type { PhraseLexicons } from './language-lexicon';
import { primarySubtag } from './lexicon';
import { PhraseReader } from './phrase-reader';
import type { SentenceStatus } from './reading';
import { statusReader } from './sentence';

/** Reads one sentence of a text that is cut into words: those from `from` up to `to`, which end at `end`. */
export interface SentenceReader {
  readWords(
    text: string,
    words: Words,
    from: number,
    to: number,
    end: number,
    onlyPlans?: boolean,
  ): SentenceStatus;
}

/** The readers of a set of languages; made once for many stories. */
export class StatusReaders {
  private readonly packs: Map<string, SentenceReader> = new Map();

  /**
   * @param lexicons by primary language subtag in lower case; one for `en` takes the place of the grammar
   * @example
   * ```ts
   * const readers = new StatusReaders({ de: { phrases: { postponed: ['verschoben'] }, events: ['Gipfel*'] } });
   * readers.of('de') !== undefined; // true
   * readers.of('fr'); // undefined: nothing is read in a language without a lexicon
   * ```
   */
  constructor(lexicons: PhraseLexicons = {}) {
    for (const [lang, lexicon] of Object.entries(lexicons))
      this.packs.set(lang.toLowerCase(), new PhraseReader(lexicon));
  }

  /** The reader for a BCP 47 tag; `undefined` for a language that is not read. No tag means English. */
  of(lang: string): SentenceReader | undefined {
    const primary = primarySubtag(lang);
    return this.packs.get(primary === '' ? 'en' : primary) ?? statusReader(lang);
  }
}
