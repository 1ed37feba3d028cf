/**
 * The similarity join: pairs of profiles whose weighted Jaccard similarity is above a floor, through the posting lists of
 * their terms.
 *
 * Every pair that is alike enough to bring reports together is found. Of the pairs that are hardly alike, hundreds a report in
 * a large batch, each report keeps its best: they bring nothing together, and only tell which stories are related. Where a
 * report's terms stand in more reports than can be looked at, its rarest terms choose whom it is compared with.
 *
 * Cost: sum over terms of the square of their posting lists, at most {@link JOIN_LIMITS}.postings a report; memory O(terms + links).
 * @module
 */
import { drain, type Steps } from '../steps';
import { JOIN_LIMITS, type JoinLimits } from './join-limits';
import { type Link, type Links, LinkWriter } from './links';
import { buildPostings, type Postings } from './postings';
import { type Profile, profileSimilarity } from './profile';

export type { Link } from './links';

/** What a join found. */
export interface Join {
  /** By a, then b. */
  readonly links: Links;
  /** Reports for which a limit on postings or links was met: pairs of theirs may be missing. */
  readonly capped: number;
}

/** Every pair of profiles whose weighted Jaccard similarity is at least `floor`, by a, then b. */
export function joinProfiles(profiles: readonly Profile[], floor: number): Link[] {
  const all = Number.POSITIVE_INFINITY;
  const limits = { strong: floor, weak: 0, postings: all, compared: all, links: all };
  return [...drain(joinSteps(profiles, floor, limits)).links];
}

/** Work between two pauses, in places of posting lists. */
const STEP = 1 << 17;
/** What a report costs beside its postings. */
const REPORT_WORK = 256;

/** {@link joinProfiles} within limits, step by step. */
export function* joinSteps(
  profiles: readonly Profile[],
  floor: number,
  limits: JoinLimits = JOIN_LIMITS,
): Steps<Join> {
  const count = profiles.length;
  const postings = yield* buildPostings(profiles, 0.2);
  const sweep = new Sweep(profiles, postings, limits);
  const collector = new LinkCollector(count, floor, limits);
  let work = 0;
  for (let b = 0; b < count; b++) {
    const { found, wasCapped } = sweep.compare(b);
    collector.add(b, sweep.reports, sweep.scores, found, wasCapped);
    work += sweep.looked + found + REPORT_WORK;
    if (work >= STEP) {
      work = 0;
      yield 0.2 + 0.7 * (b / count);
    }
  }
  const links = yield* collector.links(0.9);
  return { links, capped: collector.capped };
}

/** Which of the pairs that were compared are kept. */
export class LinkCollector {
  readonly #reports: number;
  readonly #floor: number;
  readonly #limits: JoinLimits;
  readonly #writer: LinkWriter = new LinkWriter();
  readonly #weak: BestNeighbours;
  capped = 0;

  constructor(reports: number, floor: number, limits: JoinLimits) {
    this.#reports = reports;
    this.#floor = floor;
    this.#limits = limits;
    this.#weak = new BestNeighbours(reports, limits.weak);
  }

  /**
   * Takes the pairs of one report with those before it, one report after the other.
   *
   * @param others the other reports, `found` of them, and their similarity
   * @param wasCapped whether there may be more
   */
  add(b: number, others: Uint32Array, scores: Float64Array, found: number, wasCapped: boolean): void {
    const { strong, links } = this.#limits;
    const writer = this.#writer;
    const before = writer.length;
    for (let i = 0; i < found; i++) {
      const score = scores[i]!;
      if (score < this.#floor) continue;
      const a = others[i]!;
      if (score >= strong) writer.push(a, b, score);
      else this.#weak.offer(a, b, score);
    }
    const isFull = writer.length - before > links;
    if (isFull) writer.keepBest(before, links);
    if (wasCapped || isFull) this.capped++;
  }

  /** All that is kept, by a, then b; the share done grows from `from`. */
  *links(from: number): Steps<Links> {
    for (let report = 0; report < this.#reports; report++) {
      this.#weak.write(report, this.#writer);
      if (report % REPORT_WORK === 0) yield from;
    }
    return yield* this.#writer.sorted(this.#reports, from);
  }
}

/** Compares one report after another with all before it. */
class Sweep {
  readonly #profiles: readonly Profile[];
  readonly #postings: Postings;
  readonly #limits: JoinLimits;
  /** By report: the sum of minima over the terms shared so far; 0 between calls. */
  readonly #minima: Float64Array;
  /** The reports met, and the similarity of each. */
  readonly reports: Uint32Array;
  readonly scores: Float64Array;
  /** Places of posting lists looked at by the latest call. */
  looked = 0;

  constructor(profiles: readonly Profile[], postings: Postings, limits: JoinLimits) {
    this.#profiles = profiles;
    this.#postings = postings;
    this.#limits = limits;
    this.#minima = new Float64Array(profiles.length);
    this.reports = new Uint32Array(profiles.length);
    this.scores = new Float64Array(profiles.length);
  }

  /** @returns how many reports before `b` share a term with it, or are compared with it when that is too many to look at */
  compare(b: number): { found: number; wasCapped: boolean } {
    const { starts, places, firstOf } = this.#postings;
    const [first, end] = [firstOf[b]!, firstOf[b + 1]!];
    let total = 0;
    for (let i = first; i < end; i++) total += places[i]! - starts[i]!;
    const { weights, sum } = this.#profiles[b]!;
    const wasCapped = total > this.#limits.postings;
    let found = 0;
    this.looked = 0;
    if (!wasCapped) {
      for (let i = first; i < end; i++)
        found = this.#look(starts[i]!, places[i]!, weights[i - first]!, found);
    } else found = this.#lookAtRarest(first, end, weights);
    const { reports, scores } = this;
    const minima = this.#minima;
    for (let i = 0; i < found; i++) {
      const a = reports[i]!;
      const shared = minima[a]!;
      minima[a] = 0;
      scores[i] = shared / (this.#profiles[a]!.sum + sum - shared);
    }
    if (wasCapped) found = this.#compareBest(b, found);
    return { found, wasCapped };
  }

  /** Adds the minima of one posting list. */
  #look(start: number, place: number, weight: number, met: number): number {
    const { reports: posted, weights } = this.#postings;
    const minima = this.#minima;
    const { reports } = this;
    let found = met;
    for (let k = start; k < place; k++) {
      const a = posted[k]!;
      const shared = minima[a]!;
      if (shared === 0) reports[found++] = a;
      minima[a] = shared + Math.min(weights[k]!, weight);
    }
    this.looked += place - start;
    return found;
  }

  /** The shortest lists, until the limit is met; of the last one, what is left of it. */
  #lookAtRarest(first: number, end: number, weights: Float64Array): number {
    const { starts, places } = this.#postings;
    const order = Array.from({ length: end - first }, (_, i) => first + i);
    order.sort((x, y) => places[x]! - starts[x]! - (places[y]! - starts[y]!) || x - y);
    let found = 0;
    for (const i of order) {
      const left = this.#limits.postings - this.looked;
      if (left <= 0) break;
      found = this.#look(Math.max(starts[i]!, places[i]! - left), places[i]!, weights[i - first]!, found);
    }
    return found;
  }

  /** The similarities of the most promising reports, which the terms left out count in too. */
  #compareBest(b: number, found: number): number {
    const { reports, scores } = this;
    const kept = Math.min(found, this.#limits.compared);
    const least = leastOfBest(scores, found, kept);
    let count = 0;
    for (let i = 0; i < found && count < kept; i++) {
      if (scores[i]! >= least) reports[count++] = reports[i]!;
    }
    for (let i = 0; i < count; i++)
      scores[i] = profileSimilarity(this.#profiles[reports[i]!]!, this.#profiles[b]!);
    this.looked += count * 128;
    return count;
  }
}

/** A score, to 1/1024, that at least `wanted` of the scores reach; 0 where that is all of them. */
function leastOfBest(scores: Float64Array, count: number, wanted: number): number {
  const tally = new Uint32Array(1025);
  for (let i = 0; i < count; i++) tally[Math.min(1024, Math.floor(scores[i]! * 1024))]!++;
  let level = 1024;
  for (let above = tally[level]!; level > 0 && above < wanted; ) above += tally[--level]!;
  return level / 1024;
}

/** For each report its most similar neighbours, so many at most; of two alike, the one with the lower number. */
class BestNeighbours {
  readonly #size: number;
  readonly #counts: Uint32Array;
  readonly #others: Uint32Array;
  readonly #scores: Float64Array;
  /** By report with a full list: the place of the least similar one. */
  readonly #least: Uint32Array;

  constructor(reports: number, size: number) {
    this.#size = size;
    this.#counts = new Uint32Array(reports);
    this.#others = new Uint32Array(reports * size);
    this.#scores = new Float64Array(reports * size);
    this.#least = new Uint32Array(reports);
  }

  offer(a: number, b: number, score: number): void {
    if (this.#size === 0) return;
    this.#put(a, b, score);
    this.#put(b, a, score);
  }

  /** Writes the pairs of a report that are not written from the other end. */
  write(report: number, writer: LinkWriter): void {
    const start = report * this.#size;
    for (let i = start; i < start + this.#counts[report]!; i++) {
      const other = this.#others[i]!;
      if (report < other) writer.push(report, other, this.#scores[i]!);
      else if (!this.#has(other, report)) writer.push(other, report, this.#scores[i]!);
    }
  }

  #has(report: number, other: number): boolean {
    const start = report * this.#size;
    const end = start + this.#counts[report]!;
    for (let i = start; i < end; i++) if (this.#others[i] === other) return true;
    return false;
  }

  #put(report: number, other: number, score: number): void {
    const size = this.#size;
    const start = report * size;
    const count = this.#counts[report]!;
    if (count === size && !this.#isBetter(score, other, this.#least[report]!)) return;
    const at = count < size ? start + count : this.#least[report]!;
    this.#others[at] = other;
    this.#scores[at] = score;
    if (count < size) this.#counts[report] = count + 1;
    if (count + 1 < size) return;
    let least = start;
    for (let i = start + 1; i < start + size; i++) {
      if (this.#isBetter(this.#scores[least]!, this.#others[least]!, i)) least = i;
    }
    this.#least[report] = least;
  }

  #isBetter(score: number, other: number, than: number): boolean {
    const theirs = this.#scores[than]!;
    return score !== theirs ? score > theirs : other < this.#others[than]!;
  }
}
