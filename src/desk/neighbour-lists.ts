/**
 * The best weak neighbours of each report, kept while reports come and go: more of them than make links, so that a few may leave
 * before a report has to be compared with all others once more.
 *
 * What a list has are always the best that there are, in the order of `stories/join.ts`: the more similar first, of two alike the one with the lower id. So a list that
 * never dropped any has all.
 *
 * Cost: O(1) for a pair that is not among the best of either report, else O(pairs of the report).
 * @module
 */
import { LINK_OF_FIRST, LINK_OF_SECOND, OF_FIRST, OF_SECOND, type PairPool, STRONG } from './pair-pool';

/** How many a list has at the most, as a multiple of what makes links. */
const SPARE = 1.5;
const UNKNOWN = -1;

/** Lists of pairs of a pool, by report. */
export class NeighbourLists {
  readonly #pool: PairPool;
  /** Of a list, what makes links. */
  readonly #best: number;
  readonly #most: number;
  /** The order of reports by id. */
  readonly #orderOf: (report: number) => number;
  #counts: Uint8Array = new Uint8Array(64);
  /** Whether there are worse ones that the list has not. */
  #isCut: Uint8Array = new Uint8Array(64);
  /** The worst pair of a list. */
  #worst: Int32Array = new Int32Array(64).fill(UNKNOWN);
  /** Reports whose lists have too few, and those whose lists are not the same as when links were told last. */
  readonly needy: Set<number> = new Set();
  readonly changed: Set<number> = new Set();

  constructor(pool: PairPool, best: number, orderOf: (report: number) => number) {
    this.#pool = pool;
    this.#best = best;
    this.#most = Math.ceil(SPARE * best);
    this.#orderOf = orderOf;
  }

  /** Makes room for reports up to a number. */
  reserve(reports: number): void {
    if (reports <= this.#counts.length) return;
    const size = reports + (reports >> 2);
    const counts = new Uint8Array(size);
    counts.set(this.#counts);
    const isCut = new Uint8Array(size);
    isCut.set(this.#isCut);
    const worst = new Int32Array(size).fill(UNKNOWN);
    worst.set(this.#worst);
    [this.#counts, this.#isCut, this.#worst] = [counts, isCut, worst];
  }

  /** A report begins without neighbours. */
  clear(report: number): void {
    this.#counts[report] = 0;
    this.#isCut[report] = 0;
    this.#worst[report] = UNKNOWN;
    this.needy.delete(report);
    this.changed.delete(report);
  }

  /**
   * Puts the best of all the weak neighbours of a report into its list, which is empty.
   *
   * @param others all of them, so many, with their similarity
   * @returns for each whether it is in
   */
  choose(report: number, others: Int32Array, scores: Float64Array, count: number): Uint8Array {
    const isIn = new Uint8Array(count).fill(1);
    if (count > this.#most) {
      const sorted = scores.slice(0, count).sort();
      const least = sorted[count - this.#most]!;
      let room = this.#most;
      const ties: number[] = [];
      for (let i = 0; i < count; i++) {
        if (scores[i]! > least) room--;
        else {
          isIn[i] = 0;
          if (scores[i] === least) ties.push(i);
        }
      }
      ties.sort((x, y) => this.#orderOf(others[x]!) - this.#orderOf(others[y]!));
      for (const i of ties.slice(0, room)) isIn[i] = 1;
    }
    this.#counts[report] = Math.min(count, this.#most);
    this.#isCut[report] = count > this.#most ? 1 : 0;
    this.#worst[report] = UNKNOWN;
    this.needy.delete(report);
    this.changed.add(report);
    return isIn;
  }

  /** Whether a new neighbour of a report belongs to its list; makes room for it. The pair is then to be put into the pool with the mark. */
  takes(report: number, other: number, score: number): boolean {
    const count = this.#counts[report]!;
    if (count < this.#most && this.#isCut[report] === 0) {
      this.#counts[report] = count + 1;
      // The worst is another only if it was known and is better than this one.
      const worst = this.#worst[report]!;
      if (worst !== UNKNOWN && !this.#isBetter(report, other, score, worst)) this.#worst[report] = UNKNOWN;
      this.changed.add(report);
      return true;
    }
    const worst = this.#worstOf(report);
    if (worst === UNKNOWN || !this.#isBetter(report, other, score, worst)) {
      this.#isCut[report] = 1;
      return false;
    }
    if (count === this.#most) {
      this.#isCut[report] = 1;
      this.#worst[report] = UNKNOWN;
      this.#unmark(report, worst);
    } else this.#counts[report] = count + 1;
    this.changed.add(report);
    return true;
  }

  /** A pair is about to leave the pool, because the other report of it goes. */
  lose(report: number, pair: number): void {
    if ((this.#pool.marks[pair]! & this.#pool.markOf(pair, report)) === 0) return;
    this.#counts[report] = this.#counts[report]! - 1;
    if (this.#worst[report] === pair) this.#worst[report] = UNKNOWN;
    if (this.#isCut[report] === 1 && this.#counts[report]! < this.#best) this.needy.add(report);
    this.changed.add(report);
  }

  /** Empties the list of a report that is to be compared with all others once more. */
  empty(report: number): void {
    const pool = this.#pool;
    for (let pair = pool.head(report); pair >= 0; ) {
      const next = pool.next(pair, report);
      if ((pool.marks[pair]! & pool.markOf(pair, report)) !== 0) this.#unmark(report, pair);
      pair = next;
    }
  }

  /** Says of the pairs of a report which of its list make links. */
  markLinks(report: number): void {
    const pool = this.#pool;
    const own: number[] = [];
    for (let pair = pool.head(report); pair >= 0; pair = pool.next(pair, report)) {
      const isFirst = pool.first[pair] === report;
      const marks = pool.marks[pair]!;
      pool.marks[pair] = marks & ~(isFirst ? LINK_OF_FIRST : LINK_OF_SECOND);
      if ((marks & (isFirst ? OF_FIRST : OF_SECOND)) !== 0) own.push(pair);
    }
    if (own.length > this.#best) own.sort((x, y) => this.#compare(report, x, y));
    for (const pair of own.slice(0, this.#best)) {
      pool.marks[pair] = pool.marks[pair]! | (pool.first[pair] === report ? LINK_OF_FIRST : LINK_OF_SECOND);
    }
  }

  #worstOf(report: number): number {
    if (this.#worst[report] !== UNKNOWN) return this.#worst[report]!;
    const pool = this.#pool;
    let worst = UNKNOWN;
    for (let pair = pool.head(report); pair >= 0; pair = pool.next(pair, report)) {
      if ((pool.marks[pair]! & pool.markOf(pair, report)) === 0) continue;
      if (worst === UNKNOWN || this.#compare(report, pair, worst) > 0) worst = pair;
    }
    this.#worst[report] = worst;
    return worst;
  }

  /** Takes a pair out of the list; out of the pool too, if nobody else wants it. */
  #unmark(report: number, pair: number): void {
    const pool = this.#pool;
    const own = pool.first[pair] === report ? OF_FIRST | LINK_OF_FIRST : OF_SECOND | LINK_OF_SECOND;
    const left = pool.marks[pair]! & ~own;
    pool.marks[pair] = left;
    if ((left & (STRONG | OF_FIRST | OF_SECOND)) === 0) pool.remove(pair);
  }

  /** Better first: by score, then by the order of the other reports. */
  #compare(report: number, x: number, y: number): number {
    const pool = this.#pool;
    return (
      pool.scores[y]! - pool.scores[x]! ||
      this.#orderOf(pool.other(x, report)) - this.#orderOf(pool.other(y, report))
    );
  }

  #isBetter(report: number, other: number, score: number, than: number): boolean {
    const theirs = this.#pool.scores[than]!;
    if (score !== theirs) return score > theirs;
    return this.#orderOf(other) < this.#orderOf(this.#pool.other(than, report));
  }
}
