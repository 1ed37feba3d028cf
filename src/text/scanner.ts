/**
 * The scanner: cuts a text into words in one pass over its code units, and hashes them. Case, accents and canonical
 * spelling are folded through a 64K table while reading. Stretches of plain letters and separators, almost all of any text, go
 * through a loop without branches that depend on the text; format characters, letters that fold to several, surrogate pairs
 * and scripts written without spaces through one that takes a closer look.
 *
 * Cost: O(n) in code units for any text.
 * @module
 */
import {
  AFTER_NINE,
  FIRST_EXPANSION,
  folding,
  IGNORED,
  isIgnoredPair,
  isLetterPair,
  SEPARATOR,
  SPECIAL,
  UNSPACED,
} from './folding';
import { hashLetter, letterCodes, mix32 } from './hash';

/** Code units read at a stretch: short, so that V8 compiles the loops as functions and not from inside. */
const STRETCH = 1024;
/** Words the buffers hold: those of a text of 100,000 letters. */
const BUFFERED = 1 << 14;
/** Words that one code point may bring, and some to spare: where no more have room, the buffers are full. */
const RESERVE = 8;
const SPACE = 0x20;

/**
 * Buffers into which one text at a time is cut, and the functions that cut. Nothing is read from the buffers that the same cut
 * did not write.
 */
export interface Scanner {
  /** Hash of each word. */
  readonly hashes: Int32Array;
  /** Start and end of each word, one after the other. */
  readonly bounds: Uint32Array;
  /** Lowest bit: the word has a digit. {@link UNSPACED}: it is a pair of code points. */
  readonly marks: Uint8Array;
  /**
   * Cuts on at code unit `from` until the text ends, there are about `limit` words, or the buffers are full.
   *
   * @param withBounds whether `bounds` and `marks` are wanted, which costs as much again
   * @returns words in the buffers
   */
  cut(text: string, from: number, limit: number, withBounds: boolean): number;
  /** Where the last cut ended. */
  end(): number;
  /** Whether the last cut met nothing but plain letters and separators: then each word is one run of letters of the text. */
  isPlain(): boolean;
}

/**
 * Makes the one scanner of the library. Buffers and tables are constants of this closure, because V8 then compiles
 * their addresses into the loops, which makes them half as fast again.
 */
export function createScanner(): Scanner {
  // Constants of a module are variables once it is bundled, and read anew in every turn of a loop.
  const special = SPECIAL;
  const separator = SEPARATOR;
  const ignored = IGNORED;
  const codes = letterCodes();
  const { fold, flags: unitFlags, expansions } = folding();
  const hashes = new Int32Array(BUFFERED);
  const bounds = new Uint32Array(2 * BUFFERED);
  const marks = new Uint8Array(BUFFERED);
  /** Words written so far, and the code unit to read next. */
  let written = 0;
  let position = 0;
  /** Whether a run without spaces goes on from its last code point, because the buffers were full. */
  let resumed = false;
  let onlyPlain = true;

  /**
   * Reads on to `end` and the end of the word there, or to the first word that has a special code unit, where it stops
   * before that word and returns true. Only the hashes are written.
   *
   * Where words end cannot be predicted, and a wrong guess costs more than four letters. So the sign of a letter's code, spread
   * over 32 bits, masks the running hash; every letter writes it to the place of its word, and the last one stands.
   */
  function scanHashes(text: string, end: number): boolean {
    let at = position;
    let count = written;
    let hash = 0;
    // -1 within a word, else 0.
    let open = 0;
    for (; at < end; at++) {
      const code = codes[text.charCodeAt(at)]!;
      if (code === special) break;
      const isLetter = code >> 31;
      count -= open & ~isLetter;
      hash = ((((hash << 5) | (hash >>> 27)) + code) | 0) & isLetter;
      hashes[count] = hash;
      open = isLetter;
    }
    written = count;
    return finish(text, at, open, hash, 0);
  }

  /** The same as `scanHashes`, with the bounds and marks of the words. */
  function scanWords(text: string, end: number): boolean {
    let at = position;
    let hash = 0;
    let open = 0;
    let mark = 0;
    // Places in `bounds` written: odd within a word.
    let edges = 2 * written;
    for (; at < end; at++) {
      const code = codes[text.charCodeAt(at)]!;
      if (code === special) break;
      const isLetter = code >> 31;
      bounds[edges] = at;
      edges += (open ^ isLetter) & 1;
      hash = ((((hash << 5) | (hash >>> 27)) + code) | 0) & isLetter;
      mark = (mark | code) & isLetter;
      hashes[edges >> 1] = hash;
      marks[edges >> 1] = mark & 1;
      open = isLetter;
    }
    written = edges >> 1;
    return finish(text, at, open, hash, mark);
  }

  /**
   * Ends a stretch: reads the word that is open to its end, but leaves one that meets a special code unit to be read again.
   * Sets where to read on; returns whether a special code unit, or its word, is there.
   */
  function finish(text: string, from: number, open: number, begun: number, marked: number): boolean {
    let at = from;
    let hash = begun;
    let mark = marked;
    let code = separator;
    for (; at < text.length; at++) {
      code = codes[text.charCodeAt(at)]!;
      if (code >= 0 || open === 0) break;
      hash = (((hash << 5) | (hash >>> 27)) + code) | 0;
      mark |= code;
    }
    if (open !== 0) {
      if (code !== special) push(hash, bounds[2 * written]!, at, mark & 1);
      else while (at > position && codes[text.charCodeAt(at - 1)]! < 0) at--;
    }
    position = at;
    return code === special;
  }

  /** Writes one word. */
  function push(hash: number, start: number, end: number, mark: number): void {
    hashes[written] = hash;
    bounds[2 * written] = start;
    bounds[2 * written + 1] = end;
    marks[written++] = mark;
  }

  /** Reads on from `position`, whatever comes, to the end, the limit, or behind the next separator. */
  function scanSpecial(text: string, limit: number): void {
    const length = text.length;
    onlyPlain = false;
    let hash = 0;
    let start = -1;
    let mark = 0;
    // The run of code points without spaces that is being read: its last code point, and how many there were.
    let runHash = 0;
    let runStart = 0;
    let runEnd = 0;
    let runLength = 0;

    let i = position;
    // One turn past the end, where a separator closes what is open.
    for (; i <= length && written < limit; i++) {
      const unit = i < length ? text.charCodeAt(i) : SPACE;
      const folded = fold[unit]!;
      const next = i + 1 < length ? text.charCodeAt(i + 1) : SPACE;
      if (folded === ignored || isIgnoredPair(unit, next)) {
        if (folded !== ignored) i++;
        if (runLength > 0) {
          runEnd = i + 1;
          if (runLength > 1) bounds[2 * written - 1] = runEnd;
        }
        continue;
      }
      // A pair of surrogates is one letter; lone ones and symbols separate.
      const low = isLetterPair(unit, next) ? next : 0;
      const separates = folded === separator && low === 0;
      const unspaced = low === 0 ? (unitFlags[unit]! & UNSPACED) !== 0 : unit >= 0xd840;

      if (start >= 0 && (separates || unspaced)) {
        push(hash, start, i, mark);
        start = -1;
      }
      if (runLength > 0 && !unspaced) {
        // A run of one code point is a word by itself.
        if (runLength === 1 && written < limit) push(runHash, runStart, runEnd, UNSPACED);
        runLength = 0;
      }
      if (separates) {
        if (unit < 0xd800 || unit > 0xdfff) break;
        continue;
      }
      if (written >= limit) break;

      const width = low === 0 ? 1 : 2;
      const letter = low === 0 ? folded : unit;
      // Between words, or within a run; a word with spaces around it is one word, however long.
      if (start < 0 && written > BUFFERED - RESERVE) {
        resumed = runLength > 0;
        position = resumed ? runStart : i;
        return;
      }
      if (unspaced) {
        // A letter that is spelt as two, as Burmese UU is, is two code points of the run.
        const spelt =
          low === 0 && letter >= FIRST_EXPANSION ? expansions[letter - FIRST_EXPANSION] : undefined;
        for (let k = 0; k < (spelt?.length ?? 1); k++) {
          const own = hashLetter(0, spelt?.charCodeAt(k) ?? letter, lowOf(spelt, k) || low, expansions);
          if (lowOf(spelt, k) !== 0) k++;
          // A code point that is read again stands in the pairs already that were cut before.
          if (runLength > 0 && !resumed) push(hashPairOfLetters(runHash, own), runStart, i + width, UNSPACED);
          runHash = own;
          runStart = i;
          runEnd = i + width;
          runLength += resumed ? 2 : 1;
        }
        resumed = false;
      } else {
        if (start < 0) {
          start = i;
          hash = 0;
          mark = 0;
        }
        if (letter < AFTER_NINE) mark = 1;
        hash = hashLetter(hash, letter, low, expansions);
      }
      i += width - 1;
    }
    position = i + 1;
  }

  function cut(text: string, from: number, limit: number, withBounds: boolean): number {
    written = 0;
    position = from;
    onlyPlain = true;
    if (from === 0) resumed = false;
    const stretch = Math.min(STRETCH, 64 + 8 * limit);
    // A stretch has half as many words as code units at the most.
    while (position < text.length && written < limit && written + STRETCH <= BUFFERED) {
      const end = Math.min(text.length, position + stretch);
      if (withBounds ? scanWords(text, end) : scanHashes(text, end)) scanSpecial(text, limit);
    }
    return written;
  }

  return { hashes, bounds, marks, cut, end: () => position, isPlain: () => onlyPlain };
}

/** Of a spelling in other letters, the second half of the pair of surrogates at a place; 0 where there is none. */
function lowOf(spelt: string | undefined, at: number): number {
  return spelt !== undefined && isLetterPair(spelt.charCodeAt(at), spelt.charCodeAt(at + 1))
    ? spelt.charCodeAt(at + 1)
    : 0;
}

/** Hash of two code points of an unspaced script that stand side by side. */
function hashPairOfLetters(first: number, second: number): number {
  return mix32(Math.imul(first, 0x01000193) ^ mix32(second));
}
