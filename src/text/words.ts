/**
 * Words: one pass over the code units of a text cuts and hashes every word. Case, accents and canonical
 * spelling are folded through a 64K table while reading, so that `É`, `é` and `e` + U+0301 hash alike and
 * `String.normalize` (quadratic on long runs of marks) never sees the text. Format characters (zero-width
 * spaces, soft hyphens) vanish inside words. Han, Kana, Thai, Lao, Khmer and Burmese, written without
 * spaces, are cut into overlapping pairs of code points.
 *
 * Cost: O(n) in code units for any text, about 1 ns each; 9 bytes a word.
 * @module
 */
import { CHARACTER_RUNS } from './character-classes';

/** The words of a text, in order, as parallel arrays. */
export interface Words {
  readonly count: number;
  /** 32-bit hash of each folded word. */
  readonly hashes: Int32Array;
  /** UTF-16 offset of each word's first code unit. */
  readonly starts: Uint32Array;
  /** UTF-16 offset after each word's last code unit. */
  readonly ends: Uint32Array;
  /** {@link CAPITALISED}, {@link NUMERIC}, {@link UNSPACED}, or-ed together. */
  readonly flags: Uint8Array;
}

/** The word starts with an upper-case letter. */
export const CAPITALISED = 1;
/** The word has a digit. */
export const NUMERIC = 2;
/** The word is a pair of code points of a script written without spaces. */
export const UNSPACED = 4;

/** Words that the scratch is kept large enough for: 13 bytes each. */
const KEPT_SCRATCH = 1 << 18;
const SPACE = 0x20;
const SEPARATOR = 0;
const IGNORED = 1;
/** Values from here stand for {@link EXPANSIONS}; the private-use area, which no folded letter lies in. */
const FIRST_EXPANSION = 0xe000;
/** Folded letters below this never belong to a script without spaces, nor to Hangul. */
const FIRST_UNSPACED = 0x0e00;
const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
/** Decimal digits of every script fold to `0` to `9`; nothing else folds below `a`. */
const NINE = 0x39;
const FNV_PRIME = 0x01000193;
const FNV_OFFSET = 0x811c9dc5 | 0;

/** Letters that news spells both ways and that have no canonical decomposition. */
const FOLDED_LETTERS = 'ıiøołlđdħhŧtðdςσ';
const EXPANDED_LETTERS: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
];

interface Folding {
  /** Folded code unit, {@link SEPARATOR}, {@link IGNORED}, or {@link FIRST_EXPANSION} + index. */
  readonly fold: Uint16Array;
  /** Bits of {@link CAPITALISED}, {@link NUMERIC}, {@link UNSPACED} for each code unit. */
  readonly flags: Uint8Array;
  readonly expansions: readonly string[];
}

let cached: Folding | undefined;

/** Built at the first use (about 10 ms), so that importing the module costs nothing. */
function folding(): Folding {
  cached ??= buildFolding();
  return cached;
}

function buildFolding(): Folding {
  const fold = new Uint16Array(65536);
  const flags = new Uint8Array(65536);
  const expansions: string[] = [];
  const special = new Map<string, string>(EXPANDED_LETTERS);
  for (let i = 0; i < FOLDED_LETTERS.length; i += 2) special.set(FOLDED_LETTERS[i]!, FOLDED_LETTERS[i + 1]!);
  const ignored = new Uint8Array(65536);
  const expand = (letters: string): number => {
    let index = expansions.indexOf(letters);
    if (index < 0) index = expansions.push(letters) - 1;
    return FIRST_EXPANSION + index;
  };

  let unit = 0;
  for (const run of CHARACTER_RUNS.split(',')) {
    const end = unit + Number.parseInt(run.slice(1), 36);
    const kind = run[0]!;
    for (; unit < end; unit++) {
      if (kind === 'i') {
        fold[unit] = IGNORED;
        ignored[unit] = 1;
      } else if (kind !== '0') fold[unit] = unit;
      if (kind === 'd') flags[unit] = NUMERIC;
    }
  }
  let digit = 0;
  for (unit = 0; unit < 65536; unit++) {
    if (fold[unit]! <= IGNORED) continue;
    if (flags[unit] === NUMERIC) {
      // Decimal digits come in runs of ten, 0 first, in every script.
      digit = flags[unit - 1] === NUMERIC && fold[unit - 1] !== 0x39 ? digit + 1 : 0;
      fold[unit] = 0x30 + digit;
      continue;
    }
    if (unit >= 0x3400 && unit <= HANGUL_LAST) {
      if (unit < 0xa000) flags[unit] = UNSPACED;
      continue;
    }
    const original = String.fromCharCode(unit);
    const wide = unit >= 0xff21 && unit <= 0xff5a ? String.fromCharCode(unit - 0xfee0) : original;
    const lower = wide.toLowerCase();
    if (lower !== wide) flags[unit] = CAPITALISED;
    let letters = '';
    for (const c of lower.normalize('NFD')) {
      if (ignored[c.charCodeAt(0)] === 0) letters += special.get(c) ?? c;
    }
    if (letters.length === 0) fold[unit] = IGNORED;
    else fold[unit] = letters.length === 1 ? letters.charCodeAt(0) : expand(letters);
    if (isUnspacedBelowHan(unit) || (unit >= 0xf900 && unit <= 0xfaff)) flags[unit] = flags[unit]! | UNSPACED;
  }
  return { fold, flags, expansions };
}

function isUnspacedBelowHan(unit: number): boolean {
  return (
    (unit >= 0x0e00 && unit <= 0x0eff) || // Thai, Lao
    (unit >= 0x1000 && unit <= 0x109f) || // Burmese
    (unit >= 0x1780 && unit <= 0x17ff) || // Khmer
    (unit >= 0x3040 && unit <= 0x30ff && unit !== 0x30fb) // Kana
  );
}

/** High surrogates of music, emoji and pictographs, whose code points separate words. */
function isSymbolSurrogate(high: number): boolean {
  return high === 0xd834 || (high >= 0xd83c && high <= 0xd83e);
}

/** Spreads a word's running hash over all 32 bits (the finaliser of MurmurHash3, Appleby 2011). */
export function mix32(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function hashUnits(hash: number, letters: string): number {
  let h = hash;
  for (let i = 0; i < letters.length; i++) h = Math.imul(h ^ letters.charCodeAt(i), FNV_PRIME);
  return h;
}

/** A Hangul syllable as its jamo, as canonical decomposition has it. */
function hashSyllable(hash: number, unit: number): number {
  const index = unit - HANGUL_FIRST;
  const trail = index % 28;
  let h = Math.imul(hash ^ (0x1100 + Math.trunc(index / 588)), FNV_PRIME);
  h = Math.imul(h ^ (0x1161 + Math.trunc((index % 588) / 28)), FNV_PRIME);
  return trail === 0 ? h : Math.imul(h ^ (0x11a7 + trail), FNV_PRIME);
}

/**
 * Where the scanner writes. One for all calls, so that cutting a text allocates only its result; nothing
 * is read from it that the same call did not write.
 */
class Scratch {
  capacity = 0;
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

/** Writes the words of `text` to the scratch until there are `limit`; returns how many. */
function scan(text: string, limit: number): number {
  const { fold, flags: unitFlags, expansions } = folding();
  const length = text.length;
  scratch.fit(length);
  const { hashes, starts, ends, flags } = scratch;
  let count = 0;
  let hash = FNV_OFFSET;
  let start = -1;
  let end = 0;
  let wordFlags = 0;
  // The run of code points without spaces that is being read: its last code point, and how many there were.
  let runHash = 0;
  let runStart = 0;
  let runEnd = 0;
  let runLength = 0;

  // One turn past the end, where a separator closes what is open.
  for (let i = 0; i <= length; i++) {
    const unit = i < length ? text.charCodeAt(i) : SPACE;
    const folded = fold[unit]!;
    if (folded > IGNORED && folded < FIRST_UNSPACED) {
      if (start < 0) {
        start = i;
        hash = FNV_OFFSET;
        wordFlags = unitFlags[unit]!;
      }
      if (folded <= NINE) wordFlags |= NUMERIC;
      hash = Math.imul(hash ^ folded, FNV_PRIME);
      end = i + 1;
      if (runLength !== 1) {
        runLength = 0;
        continue;
      }
    } else if (folded === IGNORED) {
      if (start >= 0) end = i + 1;
      continue;
    }

    // A pair of surrogates is one letter; lone ones and symbols separate.
    let low = 0;
    if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < length && !isSymbolSurrogate(unit)) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) low = next;
    }
    const separates = folded === SEPARATOR && low === 0;
    const unspaced = low === 0 ? (unitFlags[unit]! & UNSPACED) !== 0 : unit >= 0xd840;

    if (runLength === 1 && !unspaced) {
      // A run of one code point is a word by itself. It stands before the word that may just have begun.
      hashes[count] = mix32(runHash);
      starts[count] = runStart;
      ends[count] = runEnd;
      flags[count++] = UNSPACED;
      if (count >= limit) return count;
    }
    if (!unspaced) runLength = 0;
    if (folded > IGNORED && folded < FIRST_UNSPACED) continue;

    if (start >= 0 && (separates || unspaced)) {
      hashes[count] = mix32(hash);
      starts[count] = start;
      ends[count] = end;
      flags[count++] = wordFlags;
      start = -1;
      if (count >= limit) return count;
    }
    if (separates) continue;

    const width = low === 0 ? 1 : 2;
    if (unspaced) {
      const own = hashLetter(FNV_OFFSET, low === 0 ? folded : unit, low, expansions);
      if (runLength > 0) {
        hashes[count] = mix32(Math.imul(runHash, FNV_PRIME) ^ mix32(own));
        starts[count] = runStart;
        ends[count] = i + width;
        flags[count++] = UNSPACED;
        if (count >= limit) return count;
      }
      runHash = own;
      runStart = i;
      runEnd = i + width;
      runLength++;
    } else {
      if (start < 0) {
        start = i;
        hash = FNV_OFFSET;
        wordFlags = unitFlags[unit]!;
      }
      hash = hashLetter(hash, low === 0 ? folded : unit, low, expansions);
      end = i + width;
    }
    i += width - 1;
  }
  return count;
}

/** Takes one folded letter into a word's hash: a surrogate pair, a Hangul syllable, an expansion, or itself. */
function hashLetter(hash: number, folded: number, low: number, expansions: readonly string[]): number {
  if (low !== 0) return Math.imul(Math.imul(hash ^ folded, FNV_PRIME) ^ low, FNV_PRIME);
  if (folded >= HANGUL_FIRST && folded <= HANGUL_LAST) return hashSyllable(hash, folded);
  const letters = expansions[folded - FIRST_EXPANSION];
  return letters === undefined ? Math.imul(hash ^ folded, FNV_PRIME) : hashUnits(hash, letters);
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

/**
 * Writes the folded letters of `text.slice(start, end)` into `out`, for stemming.
 *
 * @returns how many code units were written, at most `out.length`
 */
export function foldInto(text: string, start: number, end: number, out: Uint16Array): number {
  const { fold, expansions } = folding();
  let length = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const folded = unit >= 0xd800 && unit <= 0xdfff ? unit : fold[unit]!;
    if (folded <= IGNORED) continue;
    if (folded >= FIRST_EXPANSION && folded - FIRST_EXPANSION < expansions.length) {
      const letters = expansions[folded - FIRST_EXPANSION]!;
      for (let k = 0; k < letters.length && length < out.length; k++) out[length++] = letters.charCodeAt(k);
    } else if (length < out.length) out[length++] = folded;
  }
  return length;
}

/** The folded spelling of a word or phrase: lower case, no accents, words joined by one space. */
export function foldText(text: string): string {
  const words = splitWords(text);
  const units = new Uint16Array(64);
  let folded = '';
  for (let i = 0; i < words.count; i++) {
    const length = foldInto(text, words.starts[i]!, words.ends[i]!, units);
    folded += (i > 0 ? ' ' : '') + String.fromCharCode(...units.subarray(0, length));
  }
  return folded;
}

/** Hash of `length` folded code units; equals the word's hash when they are all of it. */
export function hashFolded(units: Uint16Array, length: number): number {
  let h = FNV_OFFSET;
  for (let i = 0; i < length; i++) {
    const unit = units[i]!;
    h = unit >= HANGUL_FIRST && unit <= HANGUL_LAST ? hashSyllable(h, unit) : Math.imul(h ^ unit, FNV_PRIME);
  }
  return mix32(h);
}
