/**
 * Hashing of words: FNV-1a over folded code units (Fowler, Noll, Vo), finished by MurmurHash3's mixer. 32 bits, all
 * `Math.imul`; the same on every platform.
 * @module
 */
import { FIRST_EXPANSION, HANGUL_FIRST, HANGUL_LAST } from './folding';

export const FNV_PRIME = 0x01000193;
export const FNV_OFFSET: number = 0x811c9dc5 | 0;

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

/** Takes one folded letter into a word's hash: a surrogate pair, a Hangul syllable, an expansion, or itself. */
export function hashLetter(hash: number, folded: number, low: number, expansions: readonly string[]): number {
  if (low !== 0) return Math.imul(Math.imul(hash ^ folded, FNV_PRIME) ^ low, FNV_PRIME);
  if (folded >= HANGUL_FIRST && folded <= HANGUL_LAST) return hashSyllable(hash, folded);
  const letters = expansions[folded - FIRST_EXPANSION];
  return letters === undefined ? Math.imul(hash ^ folded, FNV_PRIME) : hashUnits(hash, letters);
}

/** Hash of `length` folded code units; equals the word's hash when they are all of it. */
export function hashFolded(units: Uint16Array, length: number): number {
  let h = FNV_OFFSET;
  for (let i = 0; i < length; i++) h = Math.imul(h ^ units[i]!, FNV_PRIME);
  return mix32(h);
}
