/**
 * The hash functions of the npm package `minhash` (0.0.9), and the values they give. Slot i of a signature is the least
 * (a[i]·h + b[i]) mod p over the hashes h of the elements, in doubles, as the package computes it: its results bit for
 * bit, for they are to be compared with stored ones.
 *
 * The package derives a and b from `Math.sin` of its seed, and the last bit of `Math.sin` is not the same in every engine;
 * so permutations are told apart by a fingerprint of themselves and not by their seed.
 *
 * Cost: O(permutations) once; O(slots) an element, a few times less than in the package, which hashes each string
 * anew for each slot.
 * @module
 */
// @ts-expect-error: the package has no types; `PackageMinhash` is what is used of it.
import minhash from 'minhash';
import { expectation, mustBeNumber, mustBeOptions } from '../errors';
import { EMPTY_SLOT, mustBeSlots } from '../sketch/signature';
import { mix32 } from '../text/hash';

/**
 * Which of the package's hash functions to use.
 *
 * @example
 * ```ts
 * const options: MinhashOptions = { numPerm: 128, seed: 1 };
 * minhashSketcher(options).slots; // 128
 * ```
 */
export interface MinhashOptions {
  /** `numPerm` of the package: 32 to 65,536. Default 128, or `slots` where given. */
  numPerm?: number;
  /** `seed` of the package: any number but 0, which it takes for 1, up to 2^50 in magnitude. Default 1. */
  seed?: number;
  /** Use the first so many permutations: a multiple of 16 from 32 to 1024. Default all. */
  slots?: number;
}

/** Options that were checked. */
export interface CheckedOptions {
  readonly numPerm: number;
  readonly seed: number;
  readonly slots: number;
}

/** The hash functions of one seed. */
export interface Permutations {
  /** Factors and summands, one pair a permutation. */
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  /** The seed as a stored object shows it: moved on by every draw. */
  readonly seedAfter: number;
  /** The package's hash of a string: the string's 32-bit Java hash plus {@link MAX_HASH}. */
  hash(text: string): number;
}

/** An object of the package. */
interface PackageMinhash {
  readonly permA: readonly number[];
  readonly permB: readonly number[];
  readonly seed: number;
  hash(text: string): number;
}

/** The package's defaults, and a limit that it lacks. */
const PARAMETERS = {
  numPerm: 128,
  seed: 1,
  /** From 2^53 on `seed + 1` is the seed itself, and the package draws the same number for ever. */
  largestSeed: 2 ** 50,
} as const;
/** Most permutations an object may have. */
export const MOST_PERMUTATIONS = 65_536;
/** The largest hash value, and the prime that values are taken modulo. */
export const MAX_HASH = 0xffffffff;
export const PRIME = 4294967311;
/** 2^32 is -15 modulo {@link PRIME}. */
const PRIME_EXCESS = 15;
const TWO_32 = 2 ** 32;

/**
 * @throws TypeError, RangeError for options of a wrong type or out of range
 */
export function checkOptions(options: MinhashOptions): CheckedOptions {
  mustBeOptions('options', options);
  const numPerm = options.numPerm ?? options.slots ?? PARAMETERS.numPerm;
  const slots = options.slots ?? numPerm;
  const seed = options.seed ?? PARAMETERS.seed;
  mustBeSlots(options.slots === undefined ? 'options.numPerm (or options.slots)' : 'options.slots', slots);
  mustBeNumber('options.numPerm', numPerm, slots, MOST_PERMUTATIONS, true);
  mustBeNumber('options.seed', seed, -PARAMETERS.largestSeed, PARAMETERS.largestSeed);
  if (seed === 0) throw new RangeError(expectation('options.seed', 'a number other than 0', seed));
  return { numPerm, slots, seed };
}

/** The package's own permutations. */
export function permutationsOf({ numPerm, seed }: CheckedOptions): Permutations {
  const made: PackageMinhash = new minhash.Minhash({ numPerm, seed });
  return { a: made.permA, b: made.permB, seedAfter: made.seed, hash: (text) => made.hash(text) };
}

/** 32 bits that stand for the first `slots` permutations, whatever seed and engine they came from. */
export function fingerprint({ a, b }: Pick<Permutations, 'a' | 'b'>, slots: number): number {
  let h = slots;
  for (let i = 0; i < slots; i++) {
    h = mix32(h ^ a[i]!);
    h = mix32(h ^ b[i]!);
  }
  return h >>> 0;
}

/** Slot values of a set of the package's hashes. */
export function leastValues(
  hashes: Float64Array,
  { a, b }: Pick<Permutations, 'a' | 'b'>,
  slots: number,
): Uint32Array {
  const values = new Uint32Array(slots).fill(EMPTY_SLOT);
  for (let slot = 0; slot < slots; slot++) {
    const factor = a[slot]!;
    const summand = b[slot]!;
    let least = MAX_HASH;
    for (const hash of hashes) {
      const value = modPrime(factor * hash + summand);
      if (value < least) least = value;
    }
    values[slot] = least;
  }
  return markFilled(values);
}

/** `x % PRIME`, exactly, several times faster: for whole doubles of 0 to 2^80, rounded to 53 bits or not. */
function modPrime(x: number): number {
  const high = Math.floor(x / TWO_32);
  const folded = x - high * TWO_32 - PRIME_EXCESS * high;
  return folded - Math.floor(folded / PRIME) * PRIME;
}

/**
 * In the package a slot may keep the value of an empty one though there are elements, once in 2^28. Here that value is kept for
 * the empty set, which is like nothing.
 */
export function markFilled(values: Uint32Array): Uint32Array {
  if (values.every((value) => value === EMPTY_SLOT)) return values;
  for (let i = 0; i < values.length; i++) if (values[i] === EMPTY_SLOT) values[i] = EMPTY_SLOT - 1;
  return values;
}
