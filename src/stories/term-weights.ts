/**
 * Weights by term, for a story: the mean of its reports' profiles.
 *
 * Cost: O(1) a term; 24 to 40 bytes.
 * @module
 */
import type { Profile } from './profile';

/** Terms with their weights, in order of appearance. */
export class TermWeights {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  length = 0;
  /** By a spread of the term: its place, plus 1. */
  readonly #table: Int32Array;

  /** @param most terms there will be at the most */
  constructor(most: number) {
    this.terms = new Int32Array(most);
    this.weights = new Float64Array(most);
    let cells = 4;
    while (cells < 2 * most) cells *= 2;
    this.#table = new Int32Array(cells);
  }

  /** Place of a term; -1 where it has none. */
  placeOf(term: number): number {
    return this.#table[this.#cellOf(term)]! - 1;
  }

  /** Adds to the weight of a term. */
  add(term: number, weight: number): void {
    const cell = this.#cellOf(term);
    if (this.#table[cell] === 0) {
      this.terms[this.length] = term;
      this.#table[cell] = ++this.length;
    }
    this.weights[this.#table[cell]! - 1]! += weight;
  }

  /** Places of the heaviest terms, so many at most, the heaviest first; of two as heavy the one with the lower hash. */
  heaviest(most: number): Uint32Array {
    const { terms, weights, length } = this;
    const heap = new Uint32Array(length);
    const isBefore = (x: number, y: number): boolean =>
      weights[x]! > weights[y]! || (weights[x] === weights[y] && terms[x]! < terms[y]!);
    const sink = (place: number, from: number, count: number): void => {
      let at = from;
      for (let child = 2 * at + 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && isBefore(heap[child + 1]!, heap[child]!)) child++;
        if (!isBefore(heap[child]!, place)) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = place;
    };
    for (let place = 0; place < length; place++) heap[place] = place;
    for (let at = (length >> 1) - 1; at >= 0; at--) sink(heap[at]!, at, length);
    const count = Math.min(most, length);
    const ordered = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      ordered[i] = heap[0]!;
      sink(heap[length - 1 - i]!, 0, length - 1 - i);
    }
    return ordered;
  }

  #cellOf(term: number): number {
    const table = this.#table;
    const last = table.length - 1;
    let cell = Math.imul(term ^ (term >>> 15), 0x9e3779b1) & last;
    while (table[cell] !== 0 && this.terms[table[cell]! - 1] !== term) cell = (cell + 1) & last;
    return cell;
  }
}

/** Mean weight of each term over the members' profiles. */
export function meanWeights(members: readonly number[], profiles: readonly Profile[]): TermWeights {
  let most = 0;
  for (const member of members) most += profiles[member]!.terms.length;
  const mean = new TermWeights(most);
  for (const member of members) {
    const { terms, weights } = profiles[member]!;
    for (let i = 0; i < terms.length; i++) mean.add(terms[i]!, weights[i]! / members.length);
  }
  return mean;
}

/** The terms of `own` that the members of another story have too, with the lesser of the two mean weights. */
export function sharedWeights(
  own: TermWeights,
  members: readonly number[],
  profiles: readonly Profile[],
): TermWeights {
  const theirs = new Float64Array(own.length);
  let count = 0;
  for (const member of members) {
    const { terms, weights } = profiles[member]!;
    for (let i = 0; i < terms.length; i++) {
      const place = own.placeOf(terms[i]!);
      if (place < 0) continue;
      if (theirs[place] === 0) count++;
      theirs[place]! += weights[i]! / members.length;
    }
  }
  const shared = new TermWeights(count);
  for (let place = 0; place < own.length; place++) {
    const weight = theirs[place]!;
    if (weight > 0) shared.add(own.terms[place]!, Math.min(weight, own.weights[place]!));
  }
  return shared;
}
