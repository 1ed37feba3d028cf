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
import {
  AFTER_NINE,
  CAPITALISED,
  folding,
  IGNORED,
  isIgnoredPair,
  isLetterPair,
  NUMERIC,
  SEPARATOR,
  SPECIAL,
  UNSPACED,
} from './folding';
import { FNV_OFFSET, FNV_PRIME, hashLetter, mix32 } from './hash';

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

/** Words that the scratch is kept large enough for: 13 bytes each. */
const KEPT_SCRATCH = 1 << 18;
const SPACE = 0x20;
/**
 * Where the scanner writes. One for all calls, so that cutting a text allocates only its result; nothing
 * is read from it that the same call did not write.
 */
class Scratch {
  capacity = 0;
  /** Words written so far, and the code unit to read next. */
  count = 0;
  at = 0;
  hashes: Int32Array = new Int32Array(0);
  starts: Uint32Array = new Uint32Array(0);
  ends: Uint32Array = new Uint32Array(0);
  flags: Uint8Array = new Uint8Array(0);

  /** A text has no more words than code units. */
  fit(words: number): void {
    if (words <= this.capacity) return;
    this.capacity = Math.max(4096, words);
    this.hashes = new Int32Array(this.capacity);
    this.starts = new Uint32Array(this.capacity);
    this.ends = new Uint32Array(this.capacity);
    this.flags = new Uint8Array(this.capacity);
  }

  /** Lets go of what an unusually long text needed. */
  trim(): void {
    if (this.capacity > KEPT_SCRATCH) this.capacity = 0;
    if (this.capacity === 0) this.fit(1);
  }
}

const scratch: Scratch = new Scratch();

/**
 * Writes the words of `text` to the scratch until there are `limit`; returns how many. Stretches of plain letters
 * and separators, almost all of any text, go through a loop of their own.
 */
function scan(text: string, limit: number): number {
  scratch.fit(Math.min(text.length, limit));
  scratch.at = 0;
  scratch.count = 0;
  while (scratch.at < text.length && scratch.count < limit) {
    scanPlain(text, limit);
    if (scratch.at < text.length && scratch.count < limit) scanSpecial(text, limit);
  }
  return scratch.count;
}

/**
 * Reads on from `scratch.at` to the end, the limit, or the first word that has a special code unit, where it stops before
 * that word. The hot loop of the library: a plain letter costs two loads, two comparisons and a multiplication.
 */
function scanPlain(text: string, limit: number): void {
  const { plain, flags: unitFlags } = folding();
  const { hashes, starts, ends, flags } = scratch;
  const length = text.length;
  let { count } = scratch;
  let hash = FNV_OFFSET;
  let start = -1;
  // Negative once the word has had a digit: digits fold below everything else.
  let lowest = 0;
  let i = scratch.at;
  for (; i < length; i++) {
    const letter = plain[text.charCodeAt(i)]!;
    if (letter > SPECIAL) {
      if (start < 0) {
        start = i;
        hash = FNV_OFFSET;
        lowest = 0;
      }
      lowest |= letter - AFTER_NINE;
      hash = Math.imul(hash ^ letter, FNV_PRIME);
      continue;
    }
    if (letter === SPECIAL) break;
    if (start < 0) continue;
    hashes[count] = mix32(hash);
    starts[count] = start;
    ends[count] = i;
    flags[count++] = (unitFlags[text.charCodeAt(start)]! & CAPITALISED) | (lowest < 0 ? NUMERIC : 0);
    start = -1;
    if (count >= limit) break;
  }
  if (i === length && start >= 0) {
    hashes[count] = mix32(hash);
    starts[count] = start;
    ends[count] = i;
    flags[count++] = (unitFlags[text.charCodeAt(start)]! & CAPITALISED) | (lowest < 0 ? NUMERIC : 0);
    start = -1;
  }
  scratch.count = count;
  scratch.at = start < 0 ? i : start;
}

/** Reads on from `scratch.at`, whatever comes, to the end, the limit, or behind the next separator. */
function scanSpecial(text: string, limit: number): void {
  const { fold, flags: unitFlags, expansions } = folding();
  const { hashes, starts, ends, flags } = scratch;
  const length = text.length;
  let { count } = scratch;
  let hash = FNV_OFFSET;
  let start = -1;
  let lowest = 0;
  // The run of code points without spaces that is being read: its last code point, and how many there were.
  let runHash = 0;
  let runStart = 0;
  let runEnd = 0;
  let runLength = 0;

  let i = scratch.at;
  // One turn past the end, where a separator closes what is open.
  for (; i <= length && count < limit; i++) {
    const unit = i < length ? text.charCodeAt(i) : SPACE;
    const folded = fold[unit]!;
    const next = i + 1 < length ? text.charCodeAt(i + 1) : SPACE;
    if (folded === IGNORED || isIgnoredPair(unit, next)) {
      if (folded !== IGNORED) i++;
      if (runLength > 0) {
        runEnd = i + 1;
        if (runLength > 1) ends[count - 1] = runEnd;
      }
      continue;
    }
    // A pair of surrogates is one letter; lone ones and symbols separate.
    const low = isLetterPair(unit, next) ? next : 0;
    const separates = folded === SEPARATOR && low === 0;
    const unspaced = low === 0 ? (unitFlags[unit]! & UNSPACED) !== 0 : unit >= 0xd840;

    if (start >= 0 && (separates || unspaced)) {
      hashes[count] = mix32(hash);
      starts[count] = start;
      ends[count] = i;
      flags[count++] = (unitFlags[text.charCodeAt(start)]! & CAPITALISED) | (lowest < 0 ? NUMERIC : 0);
      start = -1;
      if (count >= limit) break;
    }
    if (runLength > 0 && !unspaced) {
      if (runLength === 1) {
        // A run of one code point is a word by itself.
        hashes[count] = mix32(runHash);
        starts[count] = runStart;
        ends[count] = runEnd;
        flags[count++] = UNSPACED;
      }
      runLength = 0;
      if (count >= limit) break;
    }
    if (separates) {
      if (fold[unit] === SEPARATOR && unit < 0xd800) break;
      continue;
    }

    const width = low === 0 ? 1 : 2;
    const letter = low === 0 ? folded : unit;
    if (unspaced) {
      const own = hashLetter(FNV_OFFSET, letter, low, expansions);
      if (runLength > 0) {
        hashes[count] = mix32(Math.imul(runHash, FNV_PRIME) ^ mix32(own));
        starts[count] = runStart;
        ends[count] = i + width;
        flags[count++] = UNSPACED;
      }
      runHash = own;
      runStart = i;
      runEnd = i + width;
      runLength++;
    } else {
      if (start < 0) {
        start = i;
        hash = FNV_OFFSET;
        lowest = 0;
      }
      lowest |= letter - AFTER_NINE;
      hash = hashLetter(hash, letter, low, expansions);
    }
    i += width - 1;
  }
  scratch.count = count;
  scratch.at = i + 1;
}

/**
 * Cuts a text into words.
 *
 * @param text any string; ill-formed UTF-16 is read as it stands, lone surrogates separate words
 * @returns parallel arrays, one entry a word
 * @example
 * ```ts
 * const words = splitWords('Önal flew to Moscow.');
 * words.count; // 4; words.hashes[0] equals hashWord('onal')
 * ```
 */
export function splitWords(text: string): Words {
  const count = scan(text, Number.POSITIVE_INFINITY);
  const words = {
    count,
    hashes: scratch.hashes.slice(0, count),
    starts: scratch.starts.slice(0, count),
    ends: scratch.ends.slice(0, count),
    flags: scratch.flags.slice(0, count),
  };
  scratch.trim();
  return words;
}

/**
 * Only the hashes of the words of `text`, for callers that need no offsets.
 *
 * @returns a view that is good until the next text is cut
 */
export function hashWords(text: string): Int32Array {
  scratch.trim();
  return scratch.hashes.subarray(0, scan(text, Number.POSITIVE_INFINITY));
}

/** Counts words, reading no further than `limit` of them. */
export function countWords(text: string, limit: number = Number.POSITIVE_INFINITY): number {
  return scan(text, limit);
}

/** The hash that {@link splitWords} gives a single word; 0 for a string that holds none. */
export function hashWord(word: string): number {
  return scan(word, 1) === 0 ? 0 : scratch.hashes[0]!;
}
