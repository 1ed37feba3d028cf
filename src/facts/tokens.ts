/**
 * A sentence as words, numbers and marks with their places: what the rules for counts and schedules read.
 *
 * Cost: O(n) in code units; sentences are capped by the caller.
 * @module
 */

/** A word, a number as it is spelled in digits, or one mark. */
export interface Token {
  /** In lower case, apostrophes straight. */
  readonly word: string;
  /** UTF-16 offsets into the sentence. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
  readonly capital: boolean;
}

// Thousands separated, decimals, initials, words with an apostrophe inside, single marks. Each alternative has one bounded or plain run.
const TOKEN =
  /\d{1,3}(?:,\d{3}){1,4}(?![\d])|\d{1,15}(?:\.\d{1,6})?|(?:\p{Lu}\.){2,5}|[\p{L}\p{M}]+(?:['’]\p{L}{1,3}(?!\p{L}))?|[^\s\p{L}\p{M}\d]/gu;
const DIGIT = /^\d/;
const LETTER = /^[\p{L}\p{M}]/u;
const CAPITAL = /^\p{Lu}/u;

/**
 * Cuts a sentence into tokens.
 *
 * @param sentence at most some thousand code units
 * @example
 * ```ts
 * tokensOf('Kills 1,200.').map(({ word }) => word); // ['kills', '1,200', '.']
 * ```
 */
export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(TOKEN)) {
    const text = match[0];
    const kind = DIGIT.test(text) ? 'number' : LETTER.test(text) ? 'word' : 'mark';
    tokens.push({
      word: kind === 'word' ? text.toLowerCase().replace('’', "'") : text,
      start: match.index,
      end: match.index + text.length,
      kind,
      capital: kind === 'word' && CAPITAL.test(text),
    });
  }
  return tokens;
}
