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
  // Set back by hand: `matchAll` copies the pattern for every sentence.
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(sentence); match !== null; match = TOKEN.exec(sentence)) {
    // "on May 12 300 people": the first group is a day.
    const isDay = match[0].includes(' ') && MONTHS.has(tokens[tokens.length - 1]?.word ?? '');
    let start = match.index;
    for (const text of isDay ? match[0].split(' ') : [match[0]]) {
      const kind = kindOf(text);
      tokens.push({
        word: kind === 'word' ? text.toLowerCase().replace('’', "'") : text,
        start,
        end: start + text.length,
        kind,
        capital: kind === 'word' && isCapital(text),
      });
      start += text.length + 1;
    }
  }
  return tokens;
}

function kindOf(text: string): Token['kind'] {
  const unit = text.charCodeAt(0);
  if (unit >= 0x80) return LETTER.test(text) ? 'word' : 'mark';
  if (unit >= 0x30 && unit <= 0x39) return 'number';
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? 'word' : 'mark';
}

function isCapital(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit < 0x80 ? unit >= 0x41 && unit <= 0x5a : CAPITAL.test(text);
}
