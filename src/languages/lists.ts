/**
 * Lists of words as they are written in the packs: one string, separated by spaces.
 * @module
 */

/** The words of a list that is written as one string. */
export function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/);
}

/**
 * Stop words for news: those of a general list but for the words that tell one event from another, and those that news
 * uses all the time beside them.
 */
export function stopWordsFrom(listed: readonly string[], change: { less?: string; more: string }): string[] {
  const less = new Set(wordsOf(change.less ?? ''));
  const words = listed.filter((word) => word !== '' && !less.has(word));
  return [...new Set([...words, ...wordsOf(change.more)])];
}
