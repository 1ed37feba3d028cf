/**
 * Names and topic of a packed report beyond the terms of its profile: the heaviest stems of its channels that the profile has not.
 *
 * Cost: O(terms), and as many comparisons for each that is among the heaviest so far.
 * @module
 */
import type { Profile } from '../stories/profile';

/** The heaviest stems so far, in order; of two as heavy, the one with the lower hash first. */
export class SightExtras {
  count = 0;
  readonly terms: Int32Array;
  /** On the scale of the profile. */
  readonly weights: Float64Array;
  readonly kinds: Uint8Array;

  /** @param most stems that are kept */
  constructor(most: number) {
    this.terms = new Int32Array(most);
    this.weights = new Float64Array(most);
    this.kinds = new Uint8Array(most);
  }

  /** Adds the stems of a channel that are not in the profile. Where none is in both, nobody knows what they weigh there. */
  add(profile: Profile, channel: Profile, kind: number): void {
    const [terms, weights, known] = [channel.terms, channel.weights, profile.terms];
    const [count, knownCount] = [terms.length, known.length];
    let heaviest = 0;
    let scale = 0;
    for (let i = 0, k = 0; i < count; i++) {
      const term = terms[i]!;
      while (k < knownCount && known[k]! < term) k++;
      if (k === knownCount || known[k] !== term || weights[i]! <= heaviest) continue;
      heaviest = weights[i]!;
      scale = profile.weights[k]! / heaviest;
    }
    if (scale === 0) return;
    for (let i = 0, k = 0; i < count; i++) {
      const term = terms[i]!;
      while (k < knownCount && known[k]! < term) k++;
      if (k === knownCount || known[k] !== term) this.#put(term, weights[i]! * scale, kind);
    }
  }

  #put(term: number, weight: number, kind: number): void {
    const { terms, weights, kinds } = this;
    const most = terms.length;
    const isBefore = (i: number): boolean =>
      weight > weights[i]! || (weight === weights[i] && term < terms[i]!);
    if (this.count === most && !isBefore(most - 1)) return;
    if (this.count < most) this.count++;
    let at = this.count - 1;
    for (; at > 0 && isBefore(at - 1); at--) {
      terms[at] = terms[at - 1]!;
      weights[at] = weights[at - 1]!;
      kinds[at] = kinds[at - 1]!;
    }
    terms[at] = term;
    weights[at] = weight;
    kinds[at] = kind;
  }
}
