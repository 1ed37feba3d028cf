/**
 * Posting lists that grow and shrink: for each term the reports whose profile has it, by their numbers.
 *
 * Most terms are in one report: its number stands in the table of terms itself. Lists are blocks of 4 to 32 words of large arrays, or arrays of
 * their own where they are longer; what is taken out is gone at once, and what it took is used again. So memory follows the largest
 * number of reports there ever was, and no call has to make anything anew but a list, or a 256th of the table.
 *
 * Cost: O(lengths of its lists) to put a report in or take it out, a few hundred places in a row; a search looks at so many places at
 * most. Some 500 bytes a report of 64 terms.
 * @module
 */
import { codeUnitOrder } from '../article/article';
import { mix32 } from '../text/hash';
import { NumberLists } from './number-lists';
import { TermMap } from './term-map';

/** Reports by number: their ids, and a hash of each. */
export interface ReportNames {
  id(report: number): string;
  hash(report: number): number;
}

/** How a search is bounded. */
export interface SearchLimits {
  /** Reports found at the most. */
  readonly most: number;
  /** Places of posting lists that it looks at: the rarest terms first, lists as a whole. */
  readonly places: number;
  readonly names: ReportNames;
  /** A report to pass over; -1 for none. */
  readonly except: number;
}

/** A report that shares something, and how much. */
export interface SharingReport {
  readonly report: number;
  readonly weight: number;
}

/** More terms than a search may have: a power of two, of which a number of reports is a multiple without loss. */
const MOST_TERMS: number = 2 ** 26;

/** Reports by the terms of their profiles. */
export class TermLists {
  readonly #map: TermMap = new TermMap();
  readonly #lists: NumberLists = new NumberLists();
  /** What each report shares in the present search; 0 between searches. */
  #shared: Float64Array = new Float64Array(64);
  /** The reports that share anything. */
  #met: Int32Array = new Int32Array(1024);

  /** @param report its number, from 0; the largest one decides on memory */
  add(report: number, terms: Int32Array): void {
    if (report >= this.#shared.length) this.#shared = new Float64Array(report + (report >> 2) + 1);
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      const reference = this.#map.get(term);
      const grown = this.#lists.add(reference, report);
      if (grown !== reference) this.#map.set(term, grown);
    }
  }

  /** @param terms those it was put in with */
  remove(report: number, terms: Int32Array): void {
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      const reference = this.#map.get(term);
      const left = this.#lists.remove(reference, report);
      if (left !== reference) this.#map.set(term, left);
    }
  }

  /**
   * Reports that share terms, those that share the most weight first, of equals by the hash of the id, then by id.
   *
   * @param weights of the terms, more than 0
   */
  search(terms: Int32Array, weights: Float64Array, limits: SearchLimits): SharingReport[] {
    const { most, names, except } = limits;
    const found = this.#collect(terms, weights, limits.places);
    const [shared, met] = [this.#shared, this.#met];
    /** The best so far, in order: few of thousands ever come in. */
    const best: number[] = [];
    const isBefore = (report: number, other: number): boolean => {
      if (shared[report] !== shared[other]) return shared[report]! > shared[other]!;
      const order = names.hash(report) - names.hash(other);
      return order === 0 ? codeUnitOrder(names.id(report), names.id(other)) < 0 : order < 0;
    };
    let least = 0;
    for (let i = 0; i < found; i++) {
      const report = met[i]!;
      if (shared[report]! < least || report === except) continue;
      let [from, to] = [0, best.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        if (isBefore(report, best[middle]!)) to = middle;
        else from = middle + 1;
      }
      if (from === most) continue;
      for (let at = best.length < most ? best.length : most - 1; at > from; at--) best[at] = best[at - 1]!;
      best[from] = report;
      if (best.length === most) least = shared[best[most - 1]!]!;
    }
    const result = best.map((report) => ({ report, weight: shared[report]! }));
    for (let i = 0; i < found; i++) shared[met[i]!] = 0;
    return result;
  }

  /** Sums up what reports share, the rarest terms first; returns how many share anything. */
  #collect(terms: Int32Array, weights: Float64Array, most: number): number {
    if (this.#met.length < most) this.#met = new Int32Array(most);
    const references = new Int32Array(terms.length);
    // Count and place of each list as one number, by which they are sorted.
    const keys = new Float64Array(terms.length);
    let lists = 0;
    for (let i = 0; i < terms.length; i++) {
      const reference = this.#map.get(terms[i]!);
      if (reference === 0) continue;
      let count = 1;
      if (reference < 0) {
        const { words, base } = this.#lists.place(reference);
        count = words[base]!;
      }
      references[i] = reference;
      keys[lists++] = count * MOST_TERMS + i;
    }
    const order = keys.subarray(0, lists).sort();
    const [shared, met] = [this.#shared, this.#met];
    let found = 0;
    let left = most;
    for (let list = 0; list < lists; list++) {
      const count = Math.floor(order[list]! / MOST_TERMS);
      const i = order[list]! - count * MOST_TERMS;
      left -= count;
      if (left < 0) break;
      const reference = references[i]!;
      const weight = weights[i]!;
      if (reference > 0) {
        const report = reference - 1;
        if (shared[report] === 0) met[found++] = report;
        shared[report]! += weight;
        continue;
      }
      const { words, base } = this.#lists.place(reference);
      for (let at = base + 1; at <= base + count; at++) {
        const report = words[at]!;
        if (shared[report] === 0) met[found++] = report;
        shared[report]! += weight;
      }
    }
    return found;
  }
}

/** The hash of an id: 31 bits, which an array holds without memory beside it. */
export function hashOf(id: string): number {
  let hash = id.length;
  for (let i = 0; i < id.length; i++) hash = mix32(hash ^ id.charCodeAt(i));
  return hash >>> 1;
}
