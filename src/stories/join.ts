/**
 * The similarity join: all pairs of profiles above a floor, through an inverted index of their terms.
 * Cost: sum over terms of the square of their posting lists; memory O(links).
 * @module
 */
import type { Profile } from './profile';

/** A pair of reports, a < b, with their similarity. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** Every pair of profiles whose weighted Jaccard similarity is at least `floor`, by a, then b. */
export function joinProfiles(profiles: readonly Profile[], floor: number): Link[] {
  const postings = new Map<number, { reports: number[]; weights: number[] }>();
  const minima = new Float64Array(profiles.length);
  const links: Link[] = [];
  for (let b = 0; b < profiles.length; b++) {
    const profile = profiles[b]!;
    const touched: number[] = [];
    for (let i = 0; i < profile.terms.length; i++) {
      const weight = profile.weights[i]!;
      const list = postings.get(profile.terms[i]!);
      if (list === undefined) {
        postings.set(profile.terms[i]!, { reports: [b], weights: [weight] });
        continue;
      }
      for (let k = 0; k < list.reports.length; k++) {
        const a = list.reports[k]!;
        if (minima[a] === 0) touched.push(a);
        minima[a] = minima[a]! + Math.min(weight, list.weights[k]!);
      }
      list.reports.push(b);
      list.weights.push(weight);
    }
    for (const a of touched) {
      const shared = minima[a]!;
      const score = shared / (profiles[a]!.sum + profile.sum - shared);
      if (score >= floor) links.push({ a, b, score });
      minima[a] = 0;
    }
  }
  return links.sort((x, y) => x.a - y.a || x.b - y.b);
}
