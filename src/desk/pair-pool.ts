/**
 * Pairs of reports that come and go, in flat arrays: each pair once, in the list of either of its reports.
 *
 * Cost: O(1) to put a pair in, O(pairs of the other report) to take it out; 41 bytes a pair.
 * @module
 */

/** Marks of a pair: it is strong; it is among the best weak ones that its first report remembers, or its second. */
export const STRONG = 1;
export const OF_FIRST = 2;
export const OF_SECOND = 4;
/** And among those of them that make a link. */
export const LINK_OF_FIRST = 8;
export const LINK_OF_SECOND = 16;
export const IS_LINK: number = STRONG | LINK_OF_FIRST | LINK_OF_SECOND;

const NONE = -1;

/** Pairs of reports, by numbers of both. */
export class PairPool {
  first: Int32Array = new Int32Array(256);
  second: Int32Array = new Int32Array(256);
  marks: Uint8Array = new Uint8Array(256);
  /** Similarity of the profiles. */
  scores: Float64Array = new Float64Array(256);
  /** Scores of the link: whenever the two were published, and with time and frames; not a number until somebody asked. */
  alike: Float64Array = new Float64Array(256);
  weighed: Float64Array = new Float64Array(256);
  /** The next pair in the list of the first, and of the second. */
  #nextOfFirst: Int32Array = new Int32Array(256);
  #nextOfSecond: Int32Array = new Int32Array(256);
  /** By report: the head of its list. */
  #heads: Int32Array = new Int32Array(64).fill(NONE);
  /** Pairs that were taken out, in a list by {@link #nextOfFirst}. */
  #free = NONE;
  #length = 0;

  /** Makes room for reports up to a number. */
  reserve(reports: number): void {
    if (reports <= this.#heads.length) return;
    const heads = new Int32Array(reports + (reports >> 2)).fill(NONE);
    heads.set(this.#heads);
    this.#heads = heads;
  }

  add(first: number, second: number, score: number, marks: number): number {
    let pair = this.#free;
    if (pair !== NONE) this.#free = this.#nextOfFirst[pair]!;
    else {
      pair = this.#length++;
      if (pair === this.first.length) this.#grow();
    }
    this.first[pair] = first;
    this.second[pair] = second;
    this.scores[pair] = score;
    this.marks[pair] = marks;
    this.alike[pair] = Number.NaN;
    this.weighed[pair] = Number.NaN;
    this.#nextOfFirst[pair] = this.#heads[first]!;
    this.#nextOfSecond[pair] = this.#heads[second]!;
    this.#heads[first] = pair;
    this.#heads[second] = pair;
    return pair;
  }

  remove(pair: number): void {
    this.#unlink(this.first[pair]!, pair);
    this.#unlink(this.second[pair]!, pair);
    this.#nextOfFirst[pair] = this.#free;
    this.#free = pair;
  }

  /** The first pair of a report's list; -1 where it has none. */
  head(report: number): number {
    return this.#heads[report]!;
  }

  /** The pair behind another in a report's list; -1 behind the last. */
  next(pair: number, report: number): number {
    return (this.first[pair] === report ? this.#nextOfFirst : this.#nextOfSecond)[pair]!;
  }

  other(pair: number, report: number): number {
    return this.first[pair] === report ? this.second[pair]! : this.first[pair]!;
  }

  /** Which mark says of a pair that it is among the best of one of its reports. */
  markOf(pair: number, report: number): number {
    return this.first[pair] === report ? OF_FIRST : OF_SECOND;
  }

  #unlink(report: number, pair: number): void {
    const after = this.next(pair, report);
    let at = this.#heads[report]!;
    if (at === pair) {
      this.#heads[report] = after;
      return;
    }
    for (let next = this.next(at, report); next !== pair; next = this.next(at, report)) at = next;
    (this.first[at] === report ? this.#nextOfFirst : this.#nextOfSecond)[at] = after;
  }

  #grow(): void {
    const size = this.first.length + (this.first.length >> 1);
    const ints = (old: Int32Array): Int32Array => {
      const grown = new Int32Array(size);
      grown.set(old);
      return grown;
    };
    const floats = (old: Float64Array): Float64Array => {
      const grown = new Float64Array(size);
      grown.set(old);
      return grown;
    };
    const marks = new Uint8Array(size);
    marks.set(this.marks);
    this.marks = marks;
    [this.first, this.second] = [ints(this.first), ints(this.second)];
    [this.#nextOfFirst, this.#nextOfSecond] = [ints(this.#nextOfFirst), ints(this.#nextOfSecond)];
    [this.scores, this.alike, this.weighed] = [floats(this.scores), floats(this.alike), floats(this.weighed)];
  }
}
