/**
 * Hashing of words: every letter has a random 31-bit code, and a word's hash takes them in one after the other by a rotation
 * and an addition: the cyclic polynomial of Cohen ("Recursive hashing functions for n-grams", 1997,
 * doi:10.1145/256163.256168) with addition for exclusive or, so that a letter written 64 times does not cancel itself.
 * 32 bits, the same on every platform.
 * @module
 */
import { FIRST_EXPANSION, folding, HANGUL_FIRST, HANGUL_LAST, jamoOf, SEPARATOR, SPECIAL } from './folding';
import { createHashSorter, type HashSorter } from './sort-hashes';

/** Spreads a hash over all 32 bits (the finaliser of MurmurHash3, Appleby 2011). */
export function mix32(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

const SIGN: number = 0x80000000 | 0;

/** The code of a folded letter: negative, so that its sign tells letters from separators; its lowest bit tells digits. */
function letterCode(folded: number): number {
  const isDigit = folded >= 0x30 && folded <= 0x39;
  return ((mix32(folded ^ 0x3c6ef372) & ~1) | SIGN) + (isDigit ? 1 : 0);
}

let cached: Int32Array | undefined;

/**
 * For every code unit the code of the letter it folds to, below 0; {@link SEPARATOR}; or {@link SPECIAL} for what is no plain
 * letter. 256 kB, built at the first use.
 */
export function letterCodes(): Int32Array {
  cached ??= Int32Array.from(folding().plain, (folded) =>
    folded === SEPARATOR || folded === SPECIAL ? folded : letterCode(folded),
  );
  return cached;
}

let cachedSorter: HashSorter | undefined;

/** Made at the first use. */
export function hashSorter(): HashSorter {
  cachedSorter ??= createHashSorter();
  return cachedSorter;
}

/** A word's hash with one more letter. The scanner of `words` has it written out. */
function append(hash: number, code: number): number {
  return (((hash << 5) | (hash >>> 27)) + code) | 0;
}

/** Takes one folded letter into a word's hash: a surrogate pair, a Hangul syllable, an expansion, or itself. */
export function hashLetter(hash: number, folded: number, low: number, expansions: readonly string[]): number {
  if (low !== 0) return append(append(hash, letterCode(folded)), letterCode(low));
  let h = hash;
  if (folded >= HANGUL_FIRST && folded <= HANGUL_LAST) {
    for (const jamo of jamoOf(folded)) h = append(h, letterCode(jamo));
    return h;
  }
  // An index below 0 is a property's name to V8, and slow to look up.
  const letters = folded < FIRST_EXPANSION ? undefined : expansions[folded - FIRST_EXPANSION];
  if (letters === undefined) return append(h, letterCode(folded));
  for (let i = 0; i < letters.length; i++) h = append(h, letterCode(letters.charCodeAt(i)));
  return h;
}

/** Hash of `length` folded code units; equals the word's hash when they are all of it. */
export function hashFolded(units: Uint16Array, length: number): number {
  const codes = letterCodes();
  let h = 0;
  for (let i = 0; i < length; i++) {
    const code = codes[units[i]!]!;
    h = append(h, code < 0 ? code : letterCode(units[i]!));
  }
  return h;
}
