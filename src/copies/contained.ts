/**
 * Candidates for containment. A brief cut from a long article has a small Jaccard similarity to it, so bands
 * miss it. Keeping every shingle whose hash is divisible by {@link SAMPLE_RATE} (FracMinHash: Irber et al.
 * 2022, doi:10.1101/2022.01.11.475838) samples both texts alike, and the sampled part of the brief is found inside the
 * sampled part of the article through an inverted index.
 *
 * Cost: 1/{@link SAMPLE_RATE} of the shingles in postings; shingles in more than {@link MAX_POSTINGS} texts are
 * passed over, because they are templates.
 * @module
 */
import { mix32 } from '../text/hash';

/** One shingle in this many is sampled. A brief of 100 words keeps 12: missed with chance < .001 at containment .8. */
export const SAMPLE_RATE = 8;
/** Texts a shingle may occur in before it says nothing about copying. */
export const MAX_POSTINGS = 200;
/** Share of the smaller sample that must be found in the other text to be worth a verification. */
const MIN_SHARED = 0.35;

/**
 * For each shingle set, the positions of earlier sets that share a good part of the smaller sample.
 *
 * @param sets sorted shingle sets, each compared with the ones before it
 */
export function containedCandidates(sets: readonly Uint32Array[]): number[][] {
  const postings = new Map<number, number[]>();
  const sampleSize = new Uint32Array(sets.length);
  const sharedWith = new Uint32Array(sets.length);
  const result: number[][] = [];
  for (let at = 0; at < sets.length; at++) {
    const touched: number[] = [];
    const found: number[] = [];
    for (const shingle of sets[at]!) {
      const hash = mix32(shingle ^ 0x5bd1e995);
      if ((hash & (SAMPLE_RATE - 1)) !== 0) continue;
      sampleSize[at]!++;
      const list = postings.get(hash);
      if (list === undefined) {
        postings.set(hash, [at]);
        continue;
      }
      if (list.length >= MAX_POSTINGS) continue;
      for (const earlier of list) if (sharedWith[earlier]!++ === 0) touched.push(earlier);
      list.push(at);
    }
    for (const earlier of touched) {
      const smaller = Math.min(sampleSize[at]!, sampleSize[earlier]!);
      if (sharedWith[earlier]! >= MIN_SHARED * smaller) found.push(earlier);
      sharedWith[earlier] = 0;
    }
    result.push(found);
  }
  return result;
}
