/**
 * Near neighbours by vectors: pairs of reports that vectors find alike, whatever words they share. Up to {@link NEIGHBOUR_LIMITS}.exact
 * reports every pair is looked at; of more, those that fall on the same side of some random hyperplanes through the middle of
 * all vectors (Charikar 2002, doi:10.1145/509907.509965), in several tables with fixed planes. A bucket that is too full is looked at
 * in part, and its reports are counted. Every pair is then compared exactly, and each report keeps its best.
 *
 * Cost: O(n² · d) for a small batch; else O(n · d · (planes + tables · bucket)).
 * @module
 */
import type { Steps } from '../steps';
import { mix32 } from '../text/hash';
import { type Links, LinkWriter } from './links';
import { VECTOR_PARAMETERS, type Vectors } from './vectors';

/** What bounds the search. */
export interface NeighbourLimits {
  /** Reports up to which every pair is compared. */
  readonly exact: number;
  /** Neighbours a report keeps. */
  readonly kept: number;
  /** Tables of planes. */
  readonly tables: number;
  /** Reports that a bucket has on average. */
  readonly load: number;
  /** Reports of a bucket that one report is compared with. */
  readonly bucket: number;
}

export const NEIGHBOUR_LIMITS: Readonly<NeighbourLimits> = {
  exact: 1500,
  kept: 16,
  tables: 24,
  load: 8,
  bucket: 32,
};

/** Pairs that vectors bring up, by a, then b, with their likeness; and for how many reports a limit was met. */
export interface Neighbours {
  readonly links: Links;
  readonly capped: number;
}

/** Numbers multiplied between two pauses: some 5 ms. */
const STEP = 1 << 22;
const SEED = 0x6e657773;

/** Finds pairs of a likeness above the floor from which vectors speak for a link. */
export function* neighbourSteps(
  vectors: Vectors,
  limits: NeighbourLimits = NEIGHBOUR_LIMITS,
): Steps<Neighbours> {
  const { count, dimension } = vectors;
  const best = new BestOf(count, limits.kept);
  const capped = new Uint8Array(count);
  let work = 0;
  const compare = (a: number, b: number): void => {
    work += dimension;
    const likeness = vectors.likeness(a, b);
    if (likeness > VECTOR_PARAMETERS.floor) best.offer(a, b, likeness);
  };
  if (count <= limits.exact) {
    for (let b = 1; b < count; b++) {
      for (let a = 0; a < b; a++) compare(a, b);
      if (work < STEP) continue;
      work = 0;
      yield 0.9 * (b / count) ** 2;
    }
  } else {
    let bits = 1;
    while (count >> bits > limits.load) bits++;
    for (let table = 0; table < limits.tables; table++) {
      const buckets = new Map<number, number[]>();
      const planes = planesOf(table, bits, vectors);
      for (let report = 0; report < count; report++) {
        const key = sideOf(report, planes, vectors);
        const bucket = buckets.get(key);
        work += bits * dimension;
        if (bucket === undefined) buckets.set(key, [report]);
        else {
          const from = Math.max(0, bucket.length - limits.bucket);
          if (from > 0) capped[report] = 1;
          for (let i = from; i < bucket.length; i++) compare(bucket[i]!, report);
          bucket.push(report);
        }
        if (work < STEP) continue;
        work = 0;
        yield 0.9 * ((table + report / count) / limits.tables);
      }
    }
  }
  const links = yield* best.links(count);
  let met = 0;
  for (const one of capped) met += one;
  return { links, capped: met };
}

/** Planes through the middle of all vectors: their directions are corners of a cube, by a fixed seed. */
interface Planes {
  readonly directions: Float32Array;
  /** What the middle has in each direction. */
  readonly middle: Float64Array;
}

function planesOf(table: number, bits: number, { dimension, sum, count }: Vectors): Planes {
  const directions = new Float32Array(bits * dimension);
  const middle = new Float64Array(bits);
  for (let i = 0; i < directions.length; i++) {
    directions[i] = mix32(SEED + Math.imul(table, 0x9e3779b1) + i) & 1 ? 1 : -1;
    middle[Math.floor(i / dimension)]! += (directions[i]! * sum[i % dimension]!) / count;
  }
  return { directions, middle };
}

function sideOf(report: number, { directions, middle }: Planes, { data, dimension }: Vectors): number {
  const row = report * dimension;
  let side = 0;
  for (let bit = 0; bit < middle.length; bit++) {
    let sum = -middle[bit]!;
    for (let k = 0; k < dimension; k++) sum += directions[bit * dimension + k]! * data[row + k]!;
    side = 2 * side + (sum > 0 ? 1 : 0);
  }
  return side;
}

/** For each report the neighbours that are most like it; of two alike, the one with the lower number. */
class BestOf {
  readonly #kept: number;
  readonly #others: Map<number, number>[];

  constructor(count: number, kept: number) {
    this.#kept = kept;
    this.#others = Array.from({ length: count }, () => new Map<number, number>());
  }

  offer(a: number, b: number, likeness: number): void {
    this.#put(a, b, likeness);
    this.#put(b, a, likeness);
  }

  #put(report: number, other: number, likeness: number): void {
    const others = this.#others[report]!;
    others.set(other, likeness);
    if (others.size <= this.#kept) return;
    let least = other;
    for (const [one, its] of others) {
      const worst = others.get(least)!;
      if (its < worst || (its === worst && one > least)) least = one;
    }
    others.delete(least);
  }

  *links(count: number): Steps<Neighbours['links']> {
    const writer = new LinkWriter();
    for (const [report, others] of this.#others.entries()) {
      for (const [other, likeness] of others) {
        if (report < other) writer.push(report, other, likeness);
        else if (!this.#others[other]!.has(report)) writer.push(other, report, likeness);
      }
      if ((report & 0xfff) === 0) yield 0.9;
    }
    return yield* writer.sorted(count, 0.9);
  }
}

/** Pairs of both, by a, then b: those of the join with their score, those that only vectors bring up with one of their own. */
export function* withNeighbours(
  joined: Links,
  neighbours: Neighbours['links'],
  reports: number,
  score: (a: number, b: number) => number,
): Steps<Links> {
  const writer = new LinkWriter();
  let at = 0;
  for (const { a, b } of neighbours) {
    for (; at < joined.length; at++) {
      const link = joined.at(at)!;
      if (link.a > a || (link.a === a && link.b >= b)) break;
      writer.push(link.a, link.b, link.score);
    }
    const known = joined.at(at);
    if (known?.a !== a || known.b !== b) writer.push(a, b, score(a, b));
    if ((writer.length & 0xfff) === 0) yield 0.4;
  }
  for (; at < joined.length; at++) {
    const link = joined.at(at)!;
    writer.push(link.a, link.b, link.score);
    if ((at & 0xfff) === 0) yield 0.5;
  }
  return yield* writer.sorted(reports, 0.5);
}
