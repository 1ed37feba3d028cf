/**
 * Loads language packs. Stop words and stemmers come from two optional packages, read only for the languages asked for, so
 * that nobody else has to install or bundle them.
 * @module
 */
import { type LanguagePack, NewsfoldError } from 'newsfold';
import { expectation, missingPackages } from '../errors';
import { arabic } from './arabic';
import { french } from './french';
import { german } from './german';
import { russian } from './russian';
import { spanish } from './spanish';
import { turkish } from './turkish';

/**
 * Languages there are packs for. English is built in.
 *
 * @example
 * ```ts
 * const codes: LanguageCode[] = ['tr', 'de'];
 * (await loadLanguages(codes)).map(({ name }) => name); // ['Turkish', 'German']
 * ```
 */
export type LanguageCode = 'ar' | 'de' | 'es' | 'fr' | 'ru' | 'tr';

const PACKAGES = '@orama/stemmers @orama/stopwords';

// Each address is written out, so that bundlers find it.
const LOADERS: Readonly<Record<LanguageCode, () => Promise<LanguagePack>>> = {
  ar: async () => arabic((await import('@orama/stopwords/arabic')).stopwords),
  de: async () =>
    german(
      (await import('@orama/stopwords/german')).stopwords,
      (await import('@orama/stemmers/german')).stemmer,
    ),
  es: async () =>
    spanish(
      (await import('@orama/stopwords/spanish')).stopwords,
      (await import('@orama/stemmers/spanish')).stemmer,
    ),
  fr: async () =>
    french(
      (await import('@orama/stopwords/french')).stopwords,
      (await import('@orama/stemmers/french')).stemmer,
    ),
  ru: async () =>
    russian(
      (await import('@orama/stopwords/russian')).stopwords,
      (await import('@orama/stemmers/russian')).stemmer,
    ),
  tr: async () => turkish((await import('@orama/stopwords/turkish')).stopwords),
};

/**
 * The languages that {@link loadLanguages} knows.
 *
 * @example
 * ```ts
 * LANGUAGE_CODES; // ['ar', 'de', 'es', 'fr', 'ru', 'tr']
 * ```
 */
export const LANGUAGE_CODES: readonly LanguageCode[] = ['ar', 'de', 'es', 'fr', 'ru', 'tr'];

/**
 * Loads language packs, which need the packages `@orama/stemmers` and `@orama/stopwords`:
 *
 * ```sh
 * npm install @orama/stemmers @orama/stopwords
 * ```
 *
 * A pack is plain data with one pure function; change a copy of it where it does not fit your sources.
 *
 * @param codes languages wanted; default all
 * @returns one pack a code, in that order
 * @throws TypeError, RangeError (as rejections) for a code there is no pack for; {@link NewsfoldError}
 * `missing-package` where the packages are not installed
 * @example
 * ```ts
 * const languages = await loadLanguages(['tr', 'ru']);
 * const { stories } = clusterStories(articles, { languages });
 * ```
 */
export async function loadLanguages(codes: Iterable<LanguageCode> = LANGUAGE_CODES): Promise<LanguagePack[]> {
  if (typeof codes === 'string' || typeof codes?.[Symbol.iterator] !== 'function') {
    throw new TypeError(expectation('codes', 'an iterable of language codes', codes));
  }
  const wanted = [...codes];
  for (const [i, code] of wanted.entries()) {
    if (!LANGUAGE_CODES.includes(code)) {
      throw new RangeError(expectation(`codes[${i}]`, `one of ${LANGUAGE_CODES.join(', ')}`, code));
    }
  }
  return await Promise.all(wanted.map(load));
}

async function load(code: LanguageCode): Promise<LanguagePack> {
  try {
    return await LOADERS[code]();
  } catch (error) {
    // Nothing but the import can fail here.
    throw new NewsfoldError('missing-package', missingPackages(`codes: '${code}'`, PACKAGES, error));
  }
}
