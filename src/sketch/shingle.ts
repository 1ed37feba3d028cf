/**
 * Shingles: the set of all runs of `size` neighbouring words (or letters) of a text, as 32-bit hashes
 * (Broder, "On the resemblance and containment of documents", 1997, doi:10.1109/SEQUEN.1997.666900).
 *
 * Cost: O(n log n) in words for the sorted set; 4 bytes a shingle.
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions, mustBeString } from '../errors';
import { foldText } from '../text/folding';
import { mix32 } from '../text/hash';
import { splitWords, type Words } from '../text/words';

/**
 * How a text is cut into shingles.
 *
 * @example
 * ```ts
 * const options: ShingleOptions = { size: 4, unit: 'letter' };
 * shingle('Lavrov', options).length; // 3
 * ```
 */
export interface ShingleOptions {
  /** Units a shingle: 1 to 32. Default 5 for words, 9 for letters. */
  size?: number;
  /** `'word'` (default) or `'letter'`: folded letters and single spaces. */
  unit?: 'word' | 'letter';
}

/** Words a shingle for copies: 3 to 5 was the usable range on news (recall of edited copies against chance matches). */
export const WORDS_A_SHINGLE = 5;
/** Letters a shingle, about one and a half words. */
export const LETTERS_A_SHINGLE = 9;

/** Base of the polynomial over a window of words: odd, and one less is twice an odd number, so that no two orders agree by it. */
export const ORDER_BASE: number = 0x9e3779bb | 0;

/** What the unit that leaves a window of `width` has been multiplied by. */
export function leavingFactor(width: number): number {
  let factor = 1;
  for (let i = 0; i < width; i++) factor = Math.imul(factor, ORDER_BASE);
  return factor;
}

/**
 * Writes the hash of every window of `size` units to `out`; fewer units than that are one window. A polynomial over the
 * window, rolled along: the unit that leaves is taken off, the one that comes is added.
 *
 * @returns how many windows there are
 */
export function rollShingles(
  units: Int32Array,
  count: number,
  size: number,
  out: Int32Array | Uint32Array,
): number {
  const width = Math.min(size, count);
  if (width === 0) return 0;
  const leaving = leavingFactor(width);
  let hash = 0;
  for (let i = 0; i < width; i++) hash = (Math.imul(hash, ORDER_BASE) + units[i]!) | 0;
  out[0] = hash;
  for (let i = width; i < count; i++) {
    hash = (Math.imul(hash, ORDER_BASE) + units[i]! - Math.imul(units[i - width]!, leaving)) | 0;
    out[i - width + 1] = hash;
  }
  return count - width + 1;
}

/**
 * The sorted set of shingle hashes of a text. A text of fewer than `size` units is one shingle as a whole;
 * a text without units has none.
 *
 * @throws TypeError if `text` is not a string; RangeError for a `size` outside 1 to 32 or an unknown `unit`
 * @example
 * ```ts
 * shingle('Talks were held in Ankara on Tuesday', { size: 5 }).length; // 3
 * ```
 */
export function shingle(text: string, options: ShingleOptions = {}): Uint32Array {
  mustBeString('text', text);
  mustBeOptions('options', options);
  const unit = options.unit ?? 'word';
  if (unit !== 'word' && unit !== 'letter')
    throw new RangeError(expectation('options.unit', "'word' or 'letter'", unit));
  const size = options.size ?? (unit === 'word' ? WORDS_A_SHINGLE : LETTERS_A_SHINGLE);
  mustBeNumber('options.size', size, 1, 32, true);
  if (unit === 'word') return shingleWords(splitWords(text), size);
  const folded = foldText(text);
  const letters = new Int32Array(folded.length);
  for (let i = 0; i < folded.length; i++) letters[i] = mix32(folded.charCodeAt(i));
  return shingleUnits(letters, letters.length, size);
}

/** The sorted shingle set of words already cut. */
export function shingleWords(words: Words, size: number = WORDS_A_SHINGLE): Uint32Array {
  return shingleUnits(words.hashes, words.count, size);
}

function shingleUnits(units: Int32Array, count: number, size: number): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, count - Math.min(size, count) + 1));
  const windows = rollShingles(units, count, size, hashes);
  return uniqueSorted(hashes.subarray(0, windows).sort());
}

function uniqueSorted(sorted: Uint32Array): Uint32Array {
  let n = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[n++] = sorted[i]!;
  }
  return sorted.slice(0, n);
}
