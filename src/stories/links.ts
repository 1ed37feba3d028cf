/**
 * Links: pairs of reports with their similarity, in flat arrays, 16 bytes each; an object a pair only while someone looks at it.
 * @module
 */
import type { Steps } from '../steps';

/** A pair of reports, a < b, with their similarity. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** Pairs that are read by their position: {@link Links}, or an array of them. */
export interface LinkList {
  readonly length: number;
  at(i: number): Link | undefined;
}

/** Many pairs. */
export class Links implements LinkList, Iterable<Link> {
  readonly length: number;
  readonly #a: Uint32Array;
  readonly #b: Uint32Array;
  readonly #scores: Float64Array;

  constructor(a: Uint32Array, b: Uint32Array, scores: Float64Array) {
    this.length = scores.length;
    this.#a = a;
    this.#b = b;
    this.#scores = scores;
  }

  at(i: number): Link | undefined {
    return i < this.length ? { a: this.#a[i]!, b: this.#b[i]!, score: this.#scores[i]! } : undefined;
  }

  /** The end of a link that a report, its one end, is not. */
  otherEnd(i: number, report: number): number {
    return this.#a[i] === report ? this.#b[i]! : this.#a[i]!;
  }

  scoreOf(i: number): number {
    return this.#scores[i]!;
  }

  *[Symbol.iterator](): Generator<Link, void, undefined> {
    for (let i = 0; i < this.length; i++) yield this.at(i)!;
  }

  /** The same pairs with other scores. */
  *rescored(score: (link: Link) => number): Steps<Links> {
    const scores = new Float64Array(this.length);
    for (let i = 0; i < this.length; i++) {
      scores[i] = score(this.at(i)!);
      if ((i & STEP) === STEP) yield i / this.length;
    }
    return new Links(this.#a, this.#b, scores);
  }

  /** For each of so many reports, the positions of the links it is an end of, in order. */
  ends(reports: number): LinkEnds {
    const firstOf = new Uint32Array(reports + 1);
    for (let i = 0; i < this.length; i++) {
      firstOf[this.#a[i]! + 1]!++;
      firstOf[this.#b[i]! + 1]!++;
    }
    for (let report = 0; report < reports; report++) firstOf[report + 1]! += firstOf[report]!;
    const next = firstOf.slice();
    const links = new Uint32Array(2 * this.length);
    for (let i = 0; i < this.length; i++) {
      links[next[this.#a[i]!]!++] = i;
      links[next[this.#b[i]!]!++] = i;
    }
    return { firstOf, links };
  }
}

/** The links of report `r` are `links[firstOf[r]]` up to `links[firstOf[r + 1]]`. */
export interface LinkEnds {
  readonly firstOf: Uint32Array;
  readonly links: Uint32Array;
}

/** Links by report. */
export class LinksOfReports {
  readonly #links: Links;
  readonly #ends: LinkEnds;

  constructor(links: Links, ends: LinkEnds) {
    this.#links = links;
    this.#ends = ends;
  }

  /** The links that a report is an end of; of those that `isWanted`, where that is given. */
  of(report: number, isWanted?: (other: number, score: number) => boolean): Link[] {
    const { firstOf, links } = this.#ends;
    const found: Link[] = [];
    for (let i = firstOf[report]!; i < firstOf[report + 1]!; i++) {
      const link = links[i]!;
      if (isWanted?.(this.#links.otherEnd(link, report), this.#links.scoreOf(link)) !== false)
        found.push(this.#links.at(link)!);
    }
    return found;
  }

  /** Calls back with the other end and the score of each link of a report. */
  visit(report: number, visitor: (other: number, score: number) => void): void {
    const { firstOf, links } = this.#ends;
    for (let i = firstOf[report]!; i < firstOf[report + 1]!; i++) {
      const link = links[i]!;
      visitor(this.#links.otherEnd(link, report), this.#links.scoreOf(link));
    }
  }
}

/** Links between two pauses, less one. */
const STEP = 0x3ff;

/** Collects links. */
export class LinkWriter {
  #a: Uint32Array = new Uint32Array(256);
  #b: Uint32Array = new Uint32Array(256);
  #scores: Float64Array = new Float64Array(256);
  length = 0;

  push(a: number, b: number, score: number): void {
    if (this.length === this.#a.length) this.#grow();
    this.#a[this.length] = a;
    this.#b[this.length] = b;
    this.#scores[this.length++] = score;
  }

  /** Drops all but the best links from position `from` on; of two as good, the one with the lower first end stays. */
  keepBest(from: number, count: number): void {
    const order = Array.from({ length: this.length - from }, (_, i) => from + i);
    order.sort((x, y) => this.#scores[y]! - this.#scores[x]! || this.#a[x]! - this.#a[y]!);
    const kept = order.slice(0, count).map((i) => [this.#a[i]!, this.#b[i]!, this.#scores[i]!] as const);
    this.length = from;
    for (const [a, b, score] of kept) this.push(a, b, score);
  }

  /** All links by a, then b: sorted by b first, then, keeping that order, by a. */
  *sorted(reports: number, from: number): Steps<Links> {
    let [a, b, scores] = [this.#a, this.#b, this.#scores];
    for (const byA of [false, true]) {
      const keys = byA ? a : b;
      const next = new Uint32Array(reports + 1);
      for (let i = 0; i < this.length; i++) next[keys[i]! + 1]!++;
      for (let report = 0; report < reports; report++) next[report + 1]! += next[report]!;
      const to = {
        a: new Uint32Array(this.length),
        b: new Uint32Array(this.length),
        scores: new Float64Array(this.length),
      };
      for (let i = 0; i < this.length; i++) {
        const at = next[keys[i]!]!++;
        to.a[at] = a[i]!;
        to.b[at] = b[i]!;
        to.scores[at] = scores[i]!;
        if ((i & STEP) === STEP) yield from + (1 - from) * (byA ? 0.5 : 0);
      }
      ({ a, b, scores } = to);
    }
    return new Links(a, b, scores);
  }

  #grow(): void {
    const size = 2 * this.#a.length;
    const [a, b, scores] = [new Uint32Array(size), new Uint32Array(size), new Float64Array(size)];
    a.set(this.#a);
    b.set(this.#b);
    scores.set(this.#scores);
    [this.#a, this.#b, this.#scores] = [a, b, scores];
  }
}
