/**
 * Signatures stored with the npm package `minhash` into signatures that newsfold compares, indexes and merges.
 *
 * Of what is stored only the hash values and the permutations are believed: the cached bands may be older than the values,
 * and the seed is not the one the object was made with.
 *
 * Cost: O(numPerm).
 * @module
 */
import { NewsfoldError } from 'newsfold';
import { expectation, mustBeNumber } from '../errors';
import { mustBeSlots, type Signature } from '../sketch/signature';
import {
  checkOptions,
  fingerprint,
  MAX_HASH,
  type MinhashOptions,
  MOST_PERMUTATIONS,
  markFilled,
  type Permutations,
  PRIME,
  permutationsOf,
} from './permutations';

/**
 * A `Minhash` of the package, or what is left of one after JSON. Other fields do not matter.
 *
 * @example
 * ```ts
 * const made: StoredMinhash = JSON.parse(stored);
 * fromMinhash(made).slots; // 128
 * ```
 */
export interface StoredMinhash {
  readonly hashvalues: ArrayLike<number>;
  /** Its permutations; without them the seed must be given. */
  readonly permA?: ArrayLike<number>;
  readonly permB?: ArrayLike<number>;
  readonly numPerm?: number;
  readonly seed?: number;
  readonly prime?: number;
  readonly maxHash?: number;
}

/**
 * Converts a stored signature of the package.
 *
 * @param stored a `Minhash`, what `JSON.parse` gave of one, or its `hashvalues` alone
 * @param options `seed`, the one given to the package (default 1 there), is needed where the permutations were not stored, and
 * checked where they were; `slots` keeps the first so many values, for a `numPerm` that is no multiple of 16
 * @returns a signature that compares with those of the same permutations only: other stored ones, and
 * `minhashSketcher` with the same `numPerm`, `seed` and `slots`
 * @throws TypeError, RangeError for what is no stored signature and for bad options; NewsfoldError `parameter-mismatch` where
 * what is stored contradicts itself or the options
 * @example
 * ```ts
 * const a = fromMinhash(JSON.parse(stored)); // made by JSON.stringify(minhash)
 * const b = fromMinhash(hashvalues, { seed: 1 }); // its hash values alone
 * estimateJaccard(a, b); // 1
 * ```
 */
export function fromMinhash(
  stored: StoredMinhash | ArrayLike<number>,
  options: MinhashOptions = {},
): Signature {
  if (stored === null || typeof stored !== 'object') {
    throw new TypeError(expectation('stored', 'a Minhash or its hash values', stored));
  }
  const bare = isList(stored);
  const name = bare ? 'stored' : 'stored.hashvalues';
  const fields: { readonly [field in keyof StoredMinhash]?: unknown } = bare
    ? { hashvalues: stored }
    : { ...stored };
  const hashes = mustBeWholes(name, fields.hashvalues);
  const numPerm = hashes.length;
  mustEqual('stored.numPerm', fields.numPerm, numPerm, 'as many as there are hash values');
  mustEqual('options.numPerm', options.numPerm, numPerm, 'as many as there are hash values');
  mustEqual('stored.prime', fields.prime, PRIME, 'the prime of the package');
  mustEqual('stored.maxHash', fields.maxHash, MAX_HASH, 'the largest hash of the package');
  const slots = options.slots ?? numPerm;
  mustBeSlots(options.slots === undefined ? `${name}.length (or options.slots)` : 'options.slots', slots);
  const checked = checkOptions({ ...options, numPerm, slots });

  const own = storedPermutations(fields, numPerm);
  if (own === undefined && options.seed === undefined) {
    throw new TypeError(
      expectation('options.seed', 'the seed of a signature stored without permutations', undefined),
    );
  }
  const made = options.seed === undefined ? undefined : permutationsOf(checked);
  if (made !== undefined && own !== undefined) {
    if (fingerprint(made, numPerm) !== fingerprint(own, numPerm)) {
      const message = expectation(
        'options.seed',
        'the seed of the permutations that are stored',
        checked.seed,
      );
      throw new NewsfoldError('parameter-mismatch', message, 'seed');
    }
  } else if (made !== undefined && fields.seed !== checked.seed) {
    mustEqual('stored.seed', fields.seed, made.seedAfter, `what options.seed, ${checked.seed}, moves on to`);
  }
  const values = markFilled(Uint32Array.from(hashes)).slice(0, slots);
  return { scheme: 'minhash', slots, seed: fingerprint(own ?? made!, slots), values };
}

/** The permutations stored with a signature, or undefined where there are none. */
function storedPermutations(
  fields: { readonly [field in keyof StoredMinhash]?: unknown },
  numPerm: number,
): Pick<Permutations, 'a' | 'b'> | undefined {
  if (fields.permA === undefined && fields.permB === undefined) return undefined;
  const a = mustBeWholes('stored.permA', fields.permA);
  const b = mustBeWholes('stored.permB', fields.permB);
  mustEqual('stored.permA.length', a.length, numPerm, 'as many as there are hash values');
  mustEqual('stored.permB.length', b.length, numPerm, 'as many as there are hash values');
  return { a, b };
}

/** @throws NewsfoldError `parameter-mismatch` unless `got` is absent or equal to `own`. */
function mustEqual(argument: string, got: unknown, own: number, what: string): void {
  if (got === undefined || got === own) return;
  const field = argument.slice(argument.indexOf('.') + 1);
  throw new NewsfoldError('parameter-mismatch', expectation(argument, `${own}, ${what}`, got), field);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Uint32Array || value instanceof Float64Array;
}

/** @throws TypeError, RangeError unless `value` is a list of unsigned 32-bit numbers, not too long. */
function mustBeWholes(argument: string, value: unknown): Float64Array {
  if (!isList(value)) throw new TypeError(expectation(argument, 'an array of numbers', value));
  mustBeNumber(`${argument}.length`, value.length, 1, MOST_PERMUTATIONS, true);
  const wholes = new Float64Array(value.length);
  for (let i = 0; i < value.length; i++) {
    const whole = value[i];
    mustBeNumber(`${argument}[${i}]`, whole, 0, MAX_HASH, true);
    wholes[i] = whole;
  }
  return wholes;
}
