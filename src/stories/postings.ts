/**
 * Posting lists in flat arrays: all terms of all profiles, sorted by term and then by report (least significant digit first,
 * three passes of 11 bits; Knuth, The Art of Computer Programming 3, 5.2.5). Where a report's term stands in that order is also where the
 * reports before it that have the term end: no list is ever grown.
 *
 * Cost: O(terms); 28 bytes a term while they are made, 20 after.
 * @module
 */
import type { Steps } from '../steps';
import type { Profile } from './profile';

/** Posting lists. */
export interface Postings {
  /** The terms of report `r` are numbered from `firstOf[r]` up to `firstOf[r + 1]`. */
  readonly firstOf: Uint32Array;
  /** By term of a report: where its posting list starts, and its own place in it. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  /** By place: report and weight. */
  readonly reports: Uint32Array;
  readonly weights: Float64Array;
}

const BITS = 11;
const BUCKETS = 1 << BITS;
/** Terms, and reports, between two pauses. */
const STEP = 1 << 17;
const STEP_REPORTS = 1 << 13;

/** Builds the posting lists of all terms; the share done grows from 0 to `share`. */
export function* buildPostings(profiles: readonly Profile[], share: number): Steps<Postings> {
  const count = profiles.length;
  const firstOf = new Uint32Array(count + 1);
  for (let r = 0; r < count; r++) firstOf[r + 1] = firstOf[r]! + profiles[r]!.terms.length;
  const total = firstOf[count]!;
  let [terms, order] = [new Uint32Array(total), new Uint32Array(total)];
  for (let r = 0; r < count; r += STEP_REPORTS) {
    const end = Math.min(count, r + STEP_REPORTS);
    for (let i = r; i < end; i++) terms.set(profiles[i]!.terms, firstOf[i]!);
    yield 0;
  }
  for (let i = 0; i < total; i++) order[i] = i;
  let [otherTerms, other] = [new Uint32Array(total), new Uint32Array(total)];
  for (let shift = 0; shift < 32; shift += BITS) {
    yield (share * shift) / 44;
    const next = startsOf(terms, shift);
    for (let from = 0; from < total; from += STEP) {
      yield (share * shift) / 44;
      scatter(terms, order, shift, from, Math.min(total, from + STEP), next, otherTerms, other);
    }
    [terms, order, otherTerms, other] = [otherTerms, other, terms, order];
  }
  yield share * 0.8;
  const starts = other;
  const places = otherTerms;
  let start = 0;
  for (let from = 0; from < total; from += STEP) {
    start = place(terms, order, start, from, Math.min(total, from + STEP), starts, places);
    yield share * 0.9;
  }
  const postings = {
    ...{ firstOf, starts, places },
    reports: new Uint32Array(total),
    weights: new Float64Array(total),
  };
  for (let r = 0; r < count; r += STEP_REPORTS) {
    post(profiles, r, Math.min(count, r + STEP_REPORTS), postings);
    yield share;
  }
  return postings;
}

// Loops of a generator stay slow for as long as it runs; so each stretch is a function's.

/** Where the terms of each bucket are to start. */
function startsOf(terms: Uint32Array, shift: number): Uint32Array {
  const next = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < terms.length; i++) next[((terms[i]! >>> shift) & (BUCKETS - 1)) + 1]!++;
  for (let bucket = 0; bucket < BUCKETS; bucket++) next[bucket + 1]! += next[bucket]!;
  return next;
}

/** Moves terms, with their numbers, to their buckets. */
function scatter(
  terms: Uint32Array,
  order: Uint32Array,
  shift: number,
  from: number,
  to: number,
  next: Uint32Array,
  toTerms: Uint32Array,
  toOrder: Uint32Array,
): void {
  for (let i = from; i < to; i++) {
    const term = terms[i]!;
    const at = next[(term >>> shift) & (BUCKETS - 1)]!++;
    toTerms[at] = term;
    toOrder[at] = order[i]!;
  }
}

/** Notes where sorted terms stand, and where their lists start; returns where the last list starts. */
function place(
  terms: Uint32Array,
  order: Uint32Array,
  started: number,
  from: number,
  to: number,
  starts: Uint32Array,
  places: Uint32Array,
): number {
  let start = started;
  for (let at = from; at < to; at++) {
    const i = order[at]!;
    if (at > 0 && terms[at] !== terms[at - 1]) start = at;
    starts[i] = start;
    places[i] = at;
  }
  return start;
}

/** Writes the postings of some reports: by report, whose weights stand together, not by place, where each is another's. */
function post(
  profiles: readonly Profile[],
  from: number,
  to: number,
  { firstOf, places, reports, weights: posted }: Postings,
): void {
  for (let report = from; report < to; report++) {
    const { weights } = profiles[report]!;
    const first = firstOf[report]!;
    for (let i = 0; i < weights.length; i++) {
      const at = places[first + i]!;
      reports[at] = report;
      posted[at] = weights[i]!;
    }
  }
}
