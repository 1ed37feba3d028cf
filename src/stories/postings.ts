/**
 * Posting lists in flat arrays: all terms of all profiles, sorted by term and then by report (least significant digit first,
 * three passes of 11 bits; Knuth, The Art of Computer Programming 3, 5.2.5). Where a report's term stands in that order is also where the
 * reports before it that have the term end: no list is ever grown.
 *
 * Cost: O(terms); 32 bytes a term while sorting, 20 after.
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
  const reports = new Uint32Array(total);
  const weights = new Float64Array(total);
  const reportOf = new Uint32Array(total);
  for (let r = 0; r < count; r++) reportOf.fill(r, firstOf[r]!, firstOf[r + 1]!);
  const postings = { firstOf, starts, places, reports, weights };
  let start = 0;
  for (let from = 0; from < total; from += STEP) {
    start = post(profiles, terms, order, reportOf, start, from, Math.min(total, from + STEP), postings);
    yield share * 0.9;
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

/** Writes the postings of sorted terms; returns where the last list starts. */
function post(
  profiles: readonly Profile[],
  terms: Uint32Array,
  order: Uint32Array,
  reportOf: Uint32Array,
  started: number,
  from: number,
  to: number,
  { firstOf, starts, places, reports, weights }: Postings,
): number {
  let start = started;
  for (let place = from; place < to; place++) {
    const i = order[place]!;
    if (place > 0 && terms[place] !== terms[place - 1]) start = place;
    const report = reportOf[i]!;
    starts[i] = start;
    places[i] = place;
    reports[place] = report;
    weights[place] = profiles[report]!.weights[i - firstOf[report]!]!;
  }
  return start;
}
