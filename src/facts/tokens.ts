/**
 * A sentence as words, numbers and marks with their places: what the rules for counts and schedules read.
 *
 * Cost: O(n) in code units; sentences are capped by the caller.
 * @module
 */

import { MONTHS } from './lexicon';

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

// Thousands separated by commas or single spaces, decimals, initials, words with an apostrophe inside, single marks. Each alternative has one bounded or plain run.
const TOKEN =
  /\d{1,3}(?:,\d{3}){1,4}(?![\d])|(?<![\d.,:/])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,4}(?!\d|[,.:]\d)|\d{1,15}(?:\.\d{1,6})?|(?:\p{Lu}\.){2,5}|[\p{L}\p{M}]+(?:['’]\p{L}{1,3}(?!\p{L}))?|[^\s\p{L}\p{M}\d]/gu;
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
    // "on May 12 300 people": the first group is a day.
    const isDay = match[0].includes(' ') && MONTHS.has(tokens[tokens.length - 1]?.word ?? '');
    let start = match.index;
    for (const text of isDay ? match[0].split(' ') : [match[0]]) {
      const kind = DIGIT.test(text) ? 'number' : LETTER.test(text) ? 'word' : 'mark';
      tokens.push({
        word: kind === 'word' ? text.toLowerCase().replace('’', "'") : text,
        start,
        end: start + text.length,
        kind,
        capital: kind === 'word' && CAPITAL.test(text),
      });
      start += text.length + 1;
    }
  }
  return tokens;
}
