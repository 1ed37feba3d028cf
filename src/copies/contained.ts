/**
 * Candidates for containment. A brief cut from a long article has a small Jaccard similarity to it, so bands
 * miss it. Keeping every shingle whose hash is divisible by {@link SAMPLE_RATE} (FracMinHash: Irber et al.
 * 2022, doi:10.1101/2022.01.11.475838) samples both texts alike, and the sampled part of the brief is found inside the
 * sampled part of the article through an inverted index.
 *
 * Cost: 1/{@link SAMPLE_RATE} of the shingles in postings; a posting list holds {@link MAX_POSTINGS} texts at most.
 * @module
 */
import { mix32 } from '../text/hash';

/** One shingle in this many is sampled. A brief of 24 shingles keeps 6, and none with a chance of .001. */
export const SAMPLE_RATE = 4;
/** Texts a list may hold; a shingle in more is a template, and other shingles must find the rest. */
export const MAX_POSTINGS = 200;
/** Share of the smaller sample that must be found in the other text to be worth a verification. */
const MIN_SHARED = 0.35;

/** An inverted index of sampled shingles. */
export class ContainmentIndex {
  readonly #postings: Map<number, number[]> = new Map();
  /** Size of each text's sample. */
  readonly #samples: Map<number, number> = new Map();

  /** Adds a text under a number of its own. */
  add(text: number, shingles: Uint32Array): void {
    const sample = sampled(shingles);
    this.#samples.set(text, sample.length);
    for (const hash of sample) {
      const list = this.#postings.get(hash);
      if (list === undefined) this.#postings.set(hash, [text]);
      else if (list.length < MAX_POSTINGS) list.push(text);
    }
  }

  /** Texts that share a good part of the smaller sample. */
  query(shingles: Uint32Array): number[] {
    const sample = sampled(shingles);
    const shared = new Map<number, number>();
    for (const hash of sample) {
      for (const text of this.#postings.get(hash) ?? []) shared.set(text, (shared.get(text) ?? 0) + 1);
    }
    const found: number[] = [];
    for (const [text, count] of shared) {
      if (count >= MIN_SHARED * Math.min(sample.length, this.#samples.get(text)!)) found.push(text);
    }
    return found;
  }
}

/** The sampled shingles, hashed once more so that the sample owes nothing to the signature's own hash. */
function sampled(shingles: Uint32Array): number[] {
  const sample: number[] = [];
  for (const shingle of shingles) {
    const hash = mix32(shingle ^ 0x5bd1e995);
    if ((hash & (SAMPLE_RATE - 1)) === 0) sample.push(hash);
  }
  return sample;
}
