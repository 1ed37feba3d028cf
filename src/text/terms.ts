/**
 * Terms: the stems of a text without its stop words, hashed, with the place each was read from. The one
 * reading of content words that profiles, summaries and explanations share.
 * @module
 */

import { foldInto, folding, SEPARATOR, SPECIAL, UNSPACED } from './folding';
import { hashFolded } from './hash';
import type { Language } from './language';
import { stemInPlace } from './stem';
import { stopWordSet } from './stopwords';
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
export const MAX_STEM_UNITS = 48;

/**
 * Reads the terms of a text.
 *
 * @example
 * ```ts
 * readTerms('The talks were postponed').count; // 2: talk, postpon
 * ```
 * Complexity: O(n) in code units.
 */
export function readTerms(text: string, language?: Language): Terms {
  return termsOfWords(text, splitWords(text), language);
}

/**
 * The terms of words already cut from `text`.
 *
 * @param language whose stop words and stems they are; English without
 */
export function termsOfWords(text: string, words: Words, language?: Language): Terms {
  const hashes = new Int32Array(words.count);
  const positions = new Uint32Array(words.count);
  const starts = new Uint32Array(words.count);
  const ends = new Uint32Array(words.count);
  const flags = new Uint8Array(words.count);
  const units = new Uint16Array(MAX_STEM_UNITS);
  const { plain } = folding();
  const stopWords = stopWordSet();
  let count = 0;
  for (let i = 0; i < words.count; i++) {
    const word = words.hashes[i]!;
    if (language === undefined ? stopWords.has(word) : language.stopWords.has(word)) continue;
    const start = words.starts[i]!;
    const end = words.ends[i]!;
    const flag = words.flags[i]!;
    if ((flag & UNSPACED) !== 0) hashes[count] = word;
    else if (language === undefined) hashes[count] = stemHash(text, start, end, word, units, plain);
    else hashes[count] = language.stemHash(text, start, end, word, flag);
    positions[count] = i;
    starts[count] = start;
    ends[count] = end;
    flags[count++] = flag;
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

const A = 0x61;
const Z = 0x7a;

/** Whether a word that ends in this letter may be cut: plurals, -ed, -ing and silent e. */
function mayBeCut(last: number): boolean {
  return last === 0x73 || last === 0x64 || last === 0x67 || last === 0x65;
}

/**
 * The hash of a word's stem.
 *
 * @param word the word's own hash
 * @param units room for {@link MAX_STEM_UNITS} letters
 * @param plain the plain letters of `folding`
 */
export function stemHash(
  text: string,
  start: number,
  end: number,
  word: number,
  units: Uint16Array,
  plain: Uint16Array,
): number {
  const length = end - start;
  if (length > MAX_STEM_UNITS) return foldedStemHash(text, start, end, word, units);
  // Most words end in another letter, and need no second reading.
  const last = plain[text.charCodeAt(end - 1)]!;
  if (last > SPECIAL && !mayBeCut(last)) {
    return word;
  }
  for (let i = 0; i < length; i++) {
    const unit = plain[text.charCodeAt(start + i)]!;
    if (unit === SPECIAL || unit === SEPARATOR) return foldedStemHash(text, start, end, word, units);
    if (unit < A || unit > Z) return word;
    units[i] = unit;
  }
  return hashOfStem(units, length, word);
}

/** Of a word with letters that fold to none or several, or of a very long one. */
function foldedStemHash(text: string, start: number, end: number, word: number, units: Uint16Array): number {
  return hashOfStem(units, foldInto(text, start, end, units), word);
}

function hashOfStem(units: Uint16Array, length: number, word: number): number {
  const stem = stemInPlace(units, length);
  // An uncut stem keeps the word's own hash, which also counts letters beyond MAX_STEM_UNITS.
  return stem === length ? word : hashFolded(units, stem);
}

/** Hash of two neighbouring terms as one. */
export function hashPair(a: number, b: number): number {
  return Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0x85ebca6b);
}
