/**
 * Candidates for containment. A brief cut from a long article has a small Jaccard similarity to it, so bands
 * miss it. Keeping every shingle whose hash is divisible by {@link SAMPLE_RATE} (FracMinHash: Irber et al.
 * 2022, doi:10.1101/2022.01.11.475838) samples both texts alike, and the sampled part of the brief is found inside the
 * sampled part of the article through an inverted index: a table of hashes with open addressing, and linked lists of the texts
 * that have each, all in flat typed arrays.
 *
 * Cost: 1/{@link SAMPLE_RATE} of the shingles in postings, 16 to 32 bytes each; a list holds {@link MAX_POSTINGS} texts at
 * most.
 * @module
 */
import { mix32 } from '../text/hash';

/** One shingle in this many, a power of two, is sampled. A brief of 24 shingles keeps 6, and none with a chance of .001. */
export const SAMPLE_RATE = 4;
/** Texts a list may hold; a shingle in more is a template, and other shingles must find the rest. */
export const MAX_POSTINGS = 200;
/** Share of the smaller sample that must be found in the other text to be worth a verification. */
const MIN_SHARED = 0.35;
/** Share of the table that may be in use. */
const MAX_LOAD = 0.6;
const NONE = 0xffffffff;

/** An inverted index of sampled shingles. */
export class ContainmentIndex {
  /** Number of each text, as it was added, and size of its sample. */
  readonly #texts: number[] = [];
  readonly #sizes: number[] = [];
  /** The table: a sampled hash (0 in a free cell: see {@link sampled}), its first posting, and how many it has. */
  #hashes: Uint32Array = new Uint32Array(1024);
  #first: Uint32Array = new Uint32Array(1024);
  #lengths: Uint8Array = new Uint8Array(1024);
  #used = 0;
  /** Postings: the place of a text in `#texts`, and the next posting of the list. */
  #posted: Uint32Array = new Uint32Array(1024);
  #next: Uint32Array = new Uint32Array(1024);
  #postings = 0;
  /** Shingles shared with each text; all 0 between queries. */
  #shared: Uint32Array = new Uint32Array(64);

  /** Adds a text under a number of its own. */
  add(text: number, shingles: Uint32Array): void {
    const sample = sampled(shingles);
    const place = this.#texts.length;
    this.#texts.push(text);
    this.#sizes.push(sample.length);
    if (place === this.#shared.length) this.#shared = grown(this.#shared, place + 1);
    this.#reserve(sample.length);
    for (const hash of sample) {
      const cell = this.#cellOf(hash);
      if (this.#hashes[cell] === 0) {
        this.#hashes[cell] = hash;
        this.#first[cell] = NONE;
        this.#used++;
      } else if (this.#lengths[cell]! >= MAX_POSTINGS) continue;
      this.#lengths[cell]!++;
      this.#posted[this.#postings] = place;
      this.#next[this.#postings] = this.#first[cell]!;
      this.#first[cell] = this.#postings++;
    }
  }

  /** Texts that share a good part of the smaller sample. */
  query(shingles: Uint32Array): number[] {
    const sample = sampled(shingles);
    const met: number[] = [];
    for (const hash of sample) {
      const cell = this.#cellOf(hash);
      if (this.#hashes[cell] === 0) continue;
      for (let posting = this.#first[cell]!; posting !== NONE; posting = this.#next[posting]!) {
        const place = this.#posted[posting]!;
        if (this.#shared[place]!++ === 0) met.push(place);
      }
    }
    const found: number[] = [];
    for (const place of met) {
      const least = MIN_SHARED * Math.min(sample.length, this.#sizes[place]!);
      if (this.#shared[place]! >= least) found.push(this.#texts[place]!);
      this.#shared[place] = 0;
    }
    return found;
  }

  /** The cell that holds a hash, or the free one where it belongs. */
  #cellOf(hash: number): number {
    const last = this.#hashes.length - 1;
    // The hash has been mixed, but its lowest bits are those that chose it.
    let cell = (hash >>> 3) & last;
    while (this.#hashes[cell] !== 0 && this.#hashes[cell] !== hash) cell = (cell + 1) & last;
    return cell;
  }

  #reserve(more: number): void {
    if (this.#postings + more > this.#posted.length) {
      this.#posted = grown(this.#posted, this.#postings + more);
      this.#next = grown(this.#next, this.#postings + more);
    }
    let cells = this.#hashes.length;
    while (this.#used + more > MAX_LOAD * cells) cells *= 2;
    if (cells === this.#hashes.length) return;
    const [hashes, first, lengths] = [this.#hashes, this.#first, this.#lengths];
    this.#hashes = new Uint32Array(cells);
    this.#first = new Uint32Array(cells);
    this.#lengths = new Uint8Array(cells);
    for (let old = 0; old < hashes.length; old++) {
      if (hashes[old] === 0) continue;
      const cell = this.#cellOf(hashes[old]!);
      this.#hashes[cell] = hashes[old]!;
      this.#first[cell] = first[old]!;
      this.#lengths[cell] = lengths[old]!;
    }
  }
}

/** A copy with room for half as much again as is needed. */
function grown(array: Uint32Array, needed: number): Uint32Array {
  const copy = new Uint32Array(needed + (needed >> 1));
  copy.set(array);
  return copy;
}

/**
 * The sampled shingles, hashed once more so that the sample owes nothing to the signature's own hash. The lowest bit,
 * which is 0 in all of them, is set: no hash is 0.
 */
function sampled(shingles: Uint32Array): number[] {
  const sample: number[] = [];
  for (const shingle of shingles) {
    const hash = mix32(shingle ^ 0x5bd1e995);
    if ((hash & (SAMPLE_RATE - 1)) === 0) sample.push((hash | 1) >>> 0);
  }
  return sample;
}
