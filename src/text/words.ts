/**
 * Words: one pass over the code units of a text cuts and hashes every word. Case, accents and canonical
 * spelling are folded through a 64K table while reading, so that `É`, `é` and `e` + U+0301 hash alike and
 * `String.normalize` (quadratic on long runs of marks) never sees the text. Format characters (zero-width
 * spaces, soft hyphens) vanish inside words. Han, Kana, Thai, Lao, Khmer and Burmese, written without
 * spaces, are cut into overlapping pairs of code points.
 *
 * Cost: O(n) in code units for any text; 13 bytes a word.
 * @module
 */
import { CAPITALISED, folding, NUMERIC, UNSPACED } from './folding';
import { createScanner, type Scanner } from './scanner';

/** The words of a text, in order, as parallel arrays. */
export interface Words {
  readonly count: number;
  /** 32-bit hash of each folded word. */
  readonly hashes: Int32Array;
  /** UTF-16 offset of each word's first code unit. */
  readonly starts: Uint32Array;
  /** UTF-16 offset after each word's last code unit. */
  readonly ends: Uint32Array;
  /** CAPITALISED, NUMERIC and UNSPACED of `folding`, or-ed together. */
  readonly flags: Uint8Array;
}

let cached: Scanner | undefined;

/** Made at the first use, about 10 ms, so that importing the module costs nothing. */
export function scanner(): Scanner {
  cached ??= createScanner();
  return cached;
}

/**
 * Cuts a text into words.
 *
 * @param text any string; ill-formed UTF-16 is read as it stands, lone surrogates separate words
 * @returns parallel arrays, one entry a word
 * @example
 * ```ts
 * const words = splitWords('Önal flew to Moscow.');
 * words.count; // 4
 * words.hashes[0] === hashWord('onal'); // true
 * ```
 */
export function splitWords(text: string): Words {
  const { cut, end } = scanner();
  const parts: Words[] = [];
  let at = 0;
  do {
    parts.push(readBuffers(text, cut(text, at, Number.POSITIVE_INFINITY, true)));
    at = end();
  } while (at < text.length);
  return parts.length === 1 ? parts[0]! : joined(parts);
}

/** Copies `count` words out of the scanner's buffers. */
function readBuffers(text: string, count: number): Words {
  const { hashes, bounds, marks } = scanner();
  const unitFlags = folding().flags;
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const flags = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const start = bounds[2 * i]!;
    starts[i] = start;
    ends[i] = bounds[2 * i + 1]!;
    const mark = marks[i]!;
    const first = unitFlags[text.charCodeAt(start)]!;
    flags[i] = mark === UNSPACED ? UNSPACED : (first & CAPITALISED) | (mark * NUMERIC);
  }
  return { count, hashes: hashes.slice(0, count), starts, ends, flags };
}

/** One list of words from those of the parts of a text. */
function joined(parts: readonly Words[]): Words {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const all = {
    count,
    hashes: new Int32Array(count),
    starts: new Uint32Array(count),
    ends: new Uint32Array(count),
    flags: new Uint8Array(count),
  };
  let at = 0;
  for (const part of parts) {
    for (const field of ['hashes', 'starts', 'ends', 'flags'] as const) all[field].set(part[field], at);
    at += part.count;
  }
  return all;
}

/**
 * Only the hashes of the words of `text`, for callers that need no offsets; half the cost.
 *
 * @returns good until the next text is cut: a view of the scanner's buffer unless the text needs several
 */
export function hashWords(text: string): Int32Array {
  const { cut, end, hashes } = scanner();
  let count = cut(text, 0, Number.POSITIVE_INFINITY, false);
  let at = end();
  if (at >= text.length) return hashes.subarray(0, count);
  let all: Int32Array = hashes.slice(0, count);
  while (at < text.length) {
    const more = cut(text, at, Number.POSITIVE_INFINITY, false);
    at = end();
    if (count + more > all.length) {
      const longer = new Int32Array(2 * (count + more));
      longer.set(all);
      all = longer;
    }
    all.set(hashes.subarray(0, more), count);
    count += more;
  }
  return all.subarray(0, count);
}

/** Counts words, reading little further than `limit` of them. */
export function countWords(text: string, limit: number = Number.POSITIVE_INFINITY): number {
  const { cut, end } = scanner();
  let count = 0;
  for (let at = 0; at < text.length && count < limit; at = end())
    count += cut(text, at, limit - count, false);
  return Math.min(count, limit);
}

/** The hash that {@link splitWords} gives a single word; 0 for a string that holds none. */
export function hashWord(word: string): number {
  return scanner().cut(word, 0, 1, false) === 0 ? 0 : scanner().hashes[0]!;
}
