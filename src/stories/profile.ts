/**
 * Story profiles: the salient terms of a report, as a sparse vector.
 *
 * A term's weight is ln(1 + tf) · idf. The heaviest terms are kept and scaled to length 1. Two profiles are compared by weighted
 * Jaccard, sum of minima over sum of maxima (Ioffe 2010, doi:10.1109/ICDM.2010.80), which on news beat the cosine.
 *
 * Cost: O(n log k) to keep k of n terms.
 * @module
 */
import type { Idf } from './idf';
import type { TermCounts } from './term-counts';

/** A sparse vector of unit length, sorted by term hash. */
export interface Profile {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  /** Sum of the weights. */
  readonly sum: number;
}

/** The profile of a report: its heaviest terms, scaled to unit length. */
export function profileOf(counts: TermCounts, idf: Idf, size: number): Profile {
  return new ProfileMaker(0).profile(counts, idf, size);
}

/** Terms of one block of profiles: 768 kB. */
const BLOCK_TERMS = 1 << 16;

/** Makes one profile after another; many share a few large arrays. */
export class ProfileMaker {
  readonly #blockTerms: number;
  #terms: Int32Array = new Int32Array(0);
  #weights: Float64Array = new Float64Array(0);
  #used = 0;
  /** Weight of each term of a report. */
  #all: Float64Array = new Float64Array(0);
  /** The heaviest weights so far, as a heap: the least of them first. */
  #heap: Float64Array = new Float64Array(64);

  constructor(blockTerms: number = BLOCK_TERMS) {
    this.#blockTerms = blockTerms;
  }

  /** {@link profileOf}. */
  profile({ block, start, end }: TermCounts, idf: Idf, size: number): Profile {
    const { hashes, logs, isPair } = block;
    const weights = this.weights(end - start);
    for (let i = start; i < end; i++) {
      const rarity = idf(hashes[i]!, isPair[i] === 1);
      weights[i - start] = rarity <= 0 ? 0 : logs[i]! * rarity;
    }
    return this.heaviest(hashes, start, end, size);
  }

  /** Room for the weights of so many terms, from place 0; those of 0 are left out. Not cleared: those of the last profile. */
  weights(count: number): Float64Array {
    if (this.#all.length < count) this.#all = new Float64Array(count + (count >> 1));
    return this.#all;
  }

  /**
   * The profile of the heaviest of some terms, by the weights written before; of two as heavy, the one with the lower hash.
   *
   * @param hashes terms from `start` to before `end`, ascending
   */
  heaviest(hashes: Int32Array, start: number, end: number, size: number): Profile {
    const weights = this.#all;
    const count = end - start;
    let kept = 0;
    for (let i = 0; i < count; i++) if (weights[i]! > 0) kept++;
    // Below `least` none is kept, and of those that are `least` only so many.
    let least = 0;
    let ties = 0;
    if (kept > size) {
      kept = size;
      least = this.#leastOf(weights, count, size);
      ties = size;
      for (let i = 0; i < count; i++) if (weights[i]! > least) ties--;
    }
    const from = this.#room(kept);
    const [keptTerms, keptWeights] = [this.#terms, this.#weights];
    let to = from;
    let squares = 0;
    for (let i = 0; i < count; i++) {
      const weight = weights[i]!;
      if (weight < least || weight === 0) continue;
      if (weight === least && ties-- <= 0) continue;
      keptTerms[to] = hashes[start + i]!;
      keptWeights[to++] = weight;
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    let sum = 0;
    for (let i = from; i < to; i++) {
      const weight = keptWeights[i]! / length;
      keptWeights[i] = weight;
      sum += weight;
    }
    this.#used = to;
    return { terms: keptTerms.subarray(from, to), weights: keptWeights.subarray(from, to), sum };
  }

  /** The least of the `size` largest numbers, of which there are more. */
  #leastOf(weights: Float64Array, count: number, size: number): number {
    if (this.#heap.length < size) this.#heap = new Float64Array(size);
    const heap = this.#heap;
    if (size === 0) return Number.POSITIVE_INFINITY;
    let filled = 0;
    for (let i = 0; i < count; i++) {
      const weight = weights[i]!;
      if (weight === 0) continue;
      if (filled < size) {
        let at = filled++;
        for (let up = (at - 1) >> 1; at > 0 && heap[up]! > weight; up = (at - 1) >> 1) {
          heap[at] = heap[up]!;
          at = up;
        }
        heap[at] = weight;
      } else if (weight > heap[0]!) {
        let at = 0;
        for (let child = 1; child < size; child = 2 * at + 1) {
          if (child + 1 < size && heap[child + 1]! < heap[child]!) child++;
          if (heap[child]! >= weight) break;
          heap[at] = heap[child]!;
          at = child;
        }
        heap[at] = weight;
      }
    }
    return heap[0]!;
  }

  /** Makes room for so many terms; returns where. */
  #room(terms: number): number {
    if (this.#used + terms > this.#terms.length) {
      const size = Math.max(this.#blockTerms, terms);
      this.#terms = new Int32Array(size);
      this.#weights = new Float64Array(size);
      this.#used = 0;
    }
    return this.#used;
  }
}

/** Weighted Jaccard similarity of two profiles, 0 to 1. */
export function profileSimilarity(a: Profile, b: Profile): number {
  const [termsA, termsB, weightsA, weightsB] = [a.terms, b.terms, a.weights, b.weights];
  const [countA, countB] = [termsA.length, termsB.length];
  let i = 0;
  let k = 0;
  let minima = 0;
  while (i < countA && k < countB) {
    const x = termsA[i]!;
    const y = termsB[k]!;
    if (x === y) minima += Math.min(weightsA[i]!, weightsB[k]!);
    if (x <= y) i++;
    if (y <= x) k++;
  }
  const maxima = a.sum + b.sum - minima;
  return maxima === 0 ? 0 : minima / maxima;
}

/** The lowest hash of the terms that both have; 0 where they share none. */
export function firstSharedTerm(a: Profile, b: Profile): number {
  const [termsA, termsB] = [a.terms, b.terms];
  for (let i = 0, k = 0; i < termsA.length && k < termsB.length; ) {
    const [x, y] = [termsA[i]!, termsB[k]!];
    if (x === y) return x;
    if (x < y) i++;
    else k++;
  }
  return 0;
}

/** Cells of a probe for each term at least. */
const CELLS_A_TERM = 4;

/** {@link profileSimilarity}, to the bit, for one profile against many: it is put in a table once. */
export class ProfileProbe {
  #profile: Profile | undefined;
  /** By a spread of the term: its place, plus 1. */
  #table: Uint32Array = new Uint32Array(256);
  #last = 255;

  similarity(a: Profile, b: Profile): number {
    if (a !== this.#profile) this.#load(a);
    const [table, last] = [this.#table, this.#last];
    const [termsA, termsB, weightsA, weightsB] = [a.terms, b.terms, a.weights, b.weights];
    let minima = 0;
    for (let k = 0; k < termsB.length; k++) {
      const term = termsB[k]!;
      for (let cell = spread(term) & last; table[cell] !== 0; cell = (cell + 1) & last) {
        const i = table[cell]! - 1;
        if (termsA[i] !== term) continue;
        minima += Math.min(weightsA[i]!, weightsB[k]!);
        break;
      }
    }
    const maxima = a.sum + b.sum - minima;
    return maxima === 0 ? 0 : minima / maxima;
  }

  #load(profile: Profile): void {
    const { terms } = profile;
    let cells = this.#table.length;
    while (cells < CELLS_A_TERM * terms.length) cells *= 2;
    if (cells > this.#table.length) this.#table = new Uint32Array(cells);
    else this.#table.fill(0);
    this.#last = cells - 1;
    for (let i = 0; i < terms.length; i++) {
      let cell = spread(terms[i]!) & this.#last;
      while (this.#table[cell] !== 0) cell = (cell + 1) & this.#last;
      this.#table[cell] = i + 1;
    }
    this.#profile = profile;
  }
}

function spread(term: number): number {
  return term ^ (term >>> 15);
}
