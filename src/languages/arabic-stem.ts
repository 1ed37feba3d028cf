/**
 * Light stemming of Arabic: conjunction, article and the commonest endings. The "light10" stemmer of Larkey, Ballesteros and
 * Connell ("Light stemming for Arabic information retrieval", 2007, doi:10.1007/978-1-4020-6046-5_12), which was as good for
 * retrieval as analysing the word. Snowball's stemmer leaves the endings of words without an article, and so parts
 * اجتماعات from الاجتماعات.
 *
 * Cost: O(1) a word.
 * @module
 */

/** Conjunction and article, the longest first; what is left must have two letters. */
const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'ال', 'لل'] as const;
/** Tried in this order, each once; what is left must have two letters. */
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ية', 'ه', 'ة', 'ي'] as const;
const LEAST = 2;
/** Letters left behind a conjunction that is taken off alone. */
const LEAST_BEHIND_AND = 3;

/** @param word without vowel signs */
export function stemArabic(word: string): string {
  let stem = word.replace(/[أإآ]/g, 'ا').replaceAll('ى', 'ي');
  const article = PREFIXES.find((prefix) => stem.startsWith(prefix) && stem.length - prefix.length >= LEAST);
  if (article !== undefined) stem = stem.slice(article.length);
  else if (stem.startsWith('و') && stem.length > LEAST_BEHIND_AND) stem = stem.slice(1);
  for (const suffix of SUFFIXES) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= LEAST) stem = stem.slice(0, -suffix.length);
  }
  return stem;
}
