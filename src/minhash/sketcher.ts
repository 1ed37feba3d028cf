/**
 * The npm package `minhash` as a sketcher: classic MinHash (Broder 1997), one linear hash function a slot.
 *
 * Against Fast Similarity Sketching it costs O(slots) an element instead of O(1), and its error is larger for sets
 * smaller than the signature. It is here for those who have signatures of the package and want to keep them.
 * @module
 */
import { expectation } from '../errors';
import type { Signature } from '../sketch/signature';
import type { Sketcher } from '../sketch/sketcher';
import { mix32 } from '../text/hash';
import {
  checkOptions,
  fingerprint,
  leastValues,
  MAX_HASH,
  type MinhashOptions,
  permutationsOf,
} from './permutations';

/**
 * A {@link Sketcher} with the hash functions of the npm package.
 *
 * @example
 * ```ts
 * const sketcher: MinhashSketcher = minhashSketcher({ numPerm: 128, seed: 1 });
 * estimateJaccard(sketcher.sketchTokens(wordsOfNewText), fromMinhash(hashvalues, { seed: 1 })); // 1
 * ```
 */
export interface MinhashSketcher extends Sketcher {
  readonly scheme: 'minhash';
  /** Sketches a set of 32-bit hashes, as `shingle` gives it. */
  sketch(shingles: Uint32Array): Signature;
  /** Sketches a set of strings: the signature the package makes of them by one `update` each. */
  sketchTokens(tokens: Iterable<string>): Signature;
}

/**
 * Makes a sketcher with the hash functions that the package has for a seed and a number of permutations.
 *
 * The package's string hash gives neighbouring strings neighbouring values, and its linear functions then estimate with a
 * bias. `sketch` mixes its elements first, so consecutive numbers are as good as any. `sketchTokens` does as the package
 * does, bias and all, so that its signatures compare with stored ones.
 *
 * @returns its `seed` is a fingerprint of the hash functions, not the package's seed
 * @throws TypeError, RangeError for options of a wrong type or out of range
 * @example
 * ```ts
 * const sketcher = minhashSketcher({ numPerm: 128, seed: 1 });
 * const index = new LshIndex({ threshold: 0.5, ...sketcher });
 * index.add('a', sketcher.sketchTokens(['talks', 'on', 'Libya', 'in', 'Ankara']));
 * index.query(sketcher.sketchTokens(['talks', 'on', 'Libya', 'in', 'Ankara'])); // [{ id: 'a', score: 1 }]
 * deduplicate(articles, { sketcher }).groups.length; // 25: the signatures of the package, the groups of newsfold
 * ```
 * Complexity: O(numPerm) to make; O(slots) an element to sketch.
 */
export function minhashSketcher(options: MinhashOptions = {}): MinhashSketcher {
  const checked = checkOptions(options);
  const { slots } = checked;
  const permutations = permutationsOf(checked);
  const seed = fingerprint(permutations, slots);
  const signatureOf = (hashes: Float64Array): Signature => {
    return { scheme: 'minhash', slots, seed, values: leastValues(hashes, permutations, slots) };
  };
  return {
    scheme: 'minhash',
    slots,
    seed,
    sketch(shingles) {
      if (!(shingles instanceof Uint32Array)) {
        throw new TypeError(expectation('shingles', 'a Uint32Array', shingles));
      }
      return signatureOf(Float64Array.from(shingles, (shingle) => mix32(shingle) + MAX_HASH));
    },
    sketchTokens(tokens) {
      if (typeof tokens === 'string' || typeof tokens?.[Symbol.iterator] !== 'function') {
        throw new TypeError(expectation('tokens', 'an iterable of strings', tokens));
      }
      const hashes = new Set<number>();
      for (const token of tokens) {
        // The package takes anything, and hashes all numbers alike.
        if (typeof token !== 'string') throw new TypeError(expectation('tokens', 'strings', token));
        hashes.add(permutations.hash(token));
      }
      return signatureOf(Float64Array.from(hashes));
    },
  };
}
