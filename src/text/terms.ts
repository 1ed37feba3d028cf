/**
 * Terms: the stems of a text without its stop words, hashed, with the place each was read from. The one
 * reading of content words that profiles, summaries and explanations share.
 * @module
 */

import { foldInto, UNSPACED } from './folding';
import { hashFolded } from './hash';
import { stemInPlace } from './stem';
import { isStopWord } from './stopwords';
import { splitWords, type Words } from './words';

/** The terms of a text, in order, as parallel arrays. */
export interface Terms {
  readonly count: number;
  /** Words of the text in all, stop words included. */
  readonly words: number;
  /** 32-bit hash of each stem. */
  readonly hashes: Int32Array;
  /** Index of each term's word among all words of the text. */
  readonly positions: Uint32Array;
  /** UTF-16 offsets of each term's word. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The word's flags: CAPITALISED, NUMERIC, UNSPACED. */
  readonly flags: Uint8Array;
}

/** Letters of a word that its stem can depend on; more than any dictionary word has. */
const MAX_STEM_UNITS = 48;

/**
 * Reads the terms of a text.
 *
 * @example
 * ```ts
 * readTerms('The talks were postponed').count; // 2: talk, postpon
 * ```
 * Complexity: O(n) in code units.
 */
export function readTerms(text: string): Terms {
  return termsOfWords(text, splitWords(text));
}

/** The terms of words already cut from `text`. */
export function termsOfWords(text: string, words: Words): Terms {
  const hashes = new Int32Array(words.count);
  const positions = new Uint32Array(words.count);
  const starts = new Uint32Array(words.count);
  const ends = new Uint32Array(words.count);
  const flags = new Uint8Array(words.count);
  const units = new Uint16Array(MAX_STEM_UNITS);
  let count = 0;
  for (let i = 0; i < words.count; i++) {
    const word = words.hashes[i]!;
    if (isStopWord(word)) continue;
    const start = words.starts[i]!;
    const end = words.ends[i]!;
    hashes[count] = (words.flags[i]! & UNSPACED) !== 0 ? word : stemHash(text, start, end, word, units);
    positions[count] = i;
    starts[count] = start;
    ends[count] = end;
    flags[count++] = words.flags[i]!;
  }
  return {
    count,
    words: words.count,
    hashes: hashes.subarray(0, count),
    positions: positions.subarray(0, count),
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    flags: flags.subarray(0, count),
  };
}

function stemHash(text: string, start: number, end: number, word: number, units: Uint16Array): number {
  const length = foldInto(text, start, end, units);
  const stem = stemInPlace(units, length);
  // An uncut stem keeps the word's own hash, which also counts letters beyond MAX_STEM_UNITS.
  return stem === length ? word : hashFolded(units, stem);
}

/** The hash of a single word's stem. */
export function hashTerm(word: string): number {
  const terms = readTerms(word);
  return terms.count === 0 ? 0 : terms.hashes[0]!;
}

/** Hash of two neighbouring terms as one. */
export function hashPair(a: number, b: number): number {
  return Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0x85ebca6b);
}
