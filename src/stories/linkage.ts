/**
 * Average linkage (UPGMA; Sokal, Michener 1958) over a sparse graph, with a veto: always the two closest clusters
 * are offered for merging, and where the veto refuses, they stay apart until one of them has grown.
 *
 * Two clusters whose mean similarity reaches the floor have a pair of reports that does. So only pairs from the floor on need to
 * be listed; the others are asked for when two clusters that such a pair connects are compared ({@link PairScore}), or
 * count as 0 where nobody can tell.
 *
 * Cost: O(links · log links) offers on graphs as sparse as news, at most {@link MOST_PAIRS} pairs asked for an offer; memory
 * O(links).
 * @module
 */
import { drain, type Steps } from '../steps';
import type { LinkList } from './links';
import type { MergeMemory } from './merge-memory';

/** A set of reports that grows by merging. */
export interface Cluster {
  /** Reports, ascending. */
  readonly members: readonly number[];
}

/** Whether two clusters whose cross pairs have this mean similarity may become one. */
export type MergeTest = (a: Cluster, b: Cluster, mean: number) => boolean;

/** The similarity of any two reports, a < b: that of their link where they have one. */
export type PairScore = (a: number, b: number) => number;

/** What else a linkage may be told. */
export interface LinkageOptions {
  /** How many of the pairs across two clusters count, where not all do; the others must have no similarity. */
  readonly countPairs?: ((left: readonly number[], right: readonly number[]) => number) | undefined;
  /** Told of every merge, right after it was allowed. */
  readonly onMerge?: ((left: Cluster, right: Cluster, merged: Cluster) => void) | undefined;
  /** What was worked out of the same clusters before. */
  readonly memory?: MergeMemory | undefined;
}

/**
 * Pairs across two clusters that are asked for at most. Of more, as many members of either side as that allows are taken, evenly
 * spread, and stand for all.
 */
export const MOST_PAIRS = 1024;
/** Pairs asked for between two pauses. */
const STEP = 2048;

/**
 * Merges clusters until none may be merged.
 *
 * @param start disjoint sets of reports to begin with
 * @param links pairs of reports with their similarity, each pair once
 * @param floor least mean similarity worth an offer
 * @param score tells pairs that are not among the links; without it they count as 0
 * @returns the clusters, by their first member
 */
export function averageLinkage(
  start: readonly (readonly number[])[],
  links: LinkList,
  floor: number,
  mayMerge: MergeTest,
  score?: PairScore,
): Cluster[] {
  return drain(linkageSteps(start, links, floor, mayMerge, score));
}

/** {@link averageLinkage}, step by step. */
export function* linkageSteps(
  start: readonly (readonly number[])[],
  links: LinkList,
  floor: number,
  mayMerge: MergeTest,
  score?: PairScore,
  { countPairs, onMerge, memory }: LinkageOptions = {},
): Steps<Cluster[]> {
  const clusters: (Cluster | undefined)[] = start.map((members) => ({ members }));
  /** For each live cluster with neighbours: sum of similarities to each. */
  const sums = yield* sumsOf(clusters, links, score === undefined ? 0 : floor, score);
  const queue = new OfferQueue();
  const offer = (x: number, y: number, sum: number): void => {
    const left = clusters[x]!.members;
    const right = clusters[y]!.members;
    const mean = sum / (countPairs === undefined ? left.length * right.length : countPairs(left, right));
    // No pair counts: not a number.
    if (!(mean >= floor)) return;
    if (left[0]! < right[0]!) queue.push(mean, x, y, left[0]!, right[0]!);
    else queue.push(mean, y, x, right[0]!, left[0]!);
  };
  for (let id = 0; id < start.length; id++) {
    for (const [other, sum] of sums[id] ?? []) if (id < other) offer(id, other, sum);
    if (id % STEP === 0) yield 0.1 + 0.1 * (id / start.length);
  }

  const most = start.length;
  let work = 0;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { a, b, mean } = next;
    const left = clusters[a];
    const right = clusters[b];
    work += 4;
    if (work >= STEP) {
      work = 0;
      // Every merge makes a cluster, and there are fewer merges than clusters at the start.
      yield 0.2 + 0.8 * ((clusters.length - most) / most);
    }
    if (left === undefined || right === undefined) continue;
    // The veto compares all pairs of both.
    work += Math.min(STEP, (left.members.length + right.members.length) ** 2);
    if (!mayMerge(left, right, mean)) continue;
    const merged = new Map<number, number>();
    for (const [half, own, rest] of [
      [a, b, right],
      [b, a, left],
    ] as const) {
      for (const [other, sum] of sums[half]!) {
        if (other === own || merged.has(other)) continue;
        const known = sums[own]!.get(other);
        const neighbour = clusters[other]!;
        if (known === undefined && score !== undefined) {
          work += Math.min(MOST_PAIRS, rest.members.length * neighbour.members.length);
          if (work >= STEP) {
            work = 0;
            yield 0.2 + 0.8 * ((clusters.length - most) / most);
          }
          merged.set(other, sum + crossSum(rest.members, neighbour.members, score, memory));
        } else merged.set(other, sum + (known ?? 0));
      }
    }
    const id = clusters.length;
    const whole: Cluster = { members: mergeSorted(left.members, right.members) };
    clusters.push(whole);
    onMerge?.(left, right, whole);
    clusters[a] = undefined;
    clusters[b] = undefined;
    sums[a] = undefined;
    sums[b] = undefined;
    sums.push(merged);
    for (const [other, sum] of merged) {
      const theirs = sums[other]!;
      theirs.delete(a);
      theirs.delete(b);
      theirs.set(id, sum);
      offer(id, other, sum);
    }
  }
  const live = clusters.filter((cluster) => cluster !== undefined);
  return live.sort((x, y) => x.members[0]! - y.members[0]!);
}

/** For each cluster with a link of at least `floor` to another: the sum over all pairs of the two. */
function* sumsOf(
  clusters: readonly (Cluster | undefined)[],
  links: LinkList,
  floor: number,
  score: PairScore | undefined,
): Steps<(Map<number, number> | undefined)[]> {
  const clusterOf = new Map<number, number>();
  for (const [id, cluster] of clusters.entries()) {
    for (const member of cluster!.members) clusterOf.set(member, id);
  }
  const sums: (Map<number, number> | undefined)[] = clusters.map(() => undefined);
  for (let i = 0; i < links.length; i++) {
    if (i % STEP === 0) yield 0.1 * (i / links.length);
    const { a, b, score: own } = links.at(i)!;
    if (own < floor) continue;
    const x = clusterOf.get(a);
    const y = clusterOf.get(b);
    if (x === undefined || y === undefined || x === y) continue;
    const [left, right] = [clusters[x]!.members, clusters[y]!.members];
    const isPair = left.length === 1 && right.length === 1;
    const known = sums[x]?.get(y);
    if (known !== undefined && score !== undefined) continue;
    const sum = score === undefined || isPair ? (known ?? 0) + own : crossSum(left, right, score);
    sums[x] ??= new Map();
    sums[x].set(y, sum);
    sums[y] ??= new Map();
    sums[y].set(x, sum);
  }
  return sums;
}

/** Sum of the similarities across, of all pairs or as many as stand for them. */
function crossSum(
  left: readonly number[],
  right: readonly number[],
  score: PairScore,
  memory?: MergeMemory,
): number {
  const all = left.length * right.length;
  if (memory !== undefined && all > 1) return memory.sum(left, right, () => crossSum(left, right, score));
  let [takenLeft, takenRight] = [left.length, right.length];
  if (all > MOST_PAIRS) {
    const side = Math.sqrt(MOST_PAIRS);
    takenLeft = Math.min(left.length, Math.max(side, Math.floor(MOST_PAIRS / right.length)));
    takenRight = Math.min(right.length, Math.floor(MOST_PAIRS / takenLeft));
  }
  let sum = 0;
  for (let i = 0; i < takenLeft; i++) {
    const x = left[Math.floor((i * left.length) / takenLeft)]!;
    for (let k = 0; k < takenRight; k++) {
      const y = right[Math.floor((k * right.length) / takenRight)]!;
      sum += x < y ? score(x, y) : score(y, x);
    }
  }
  return takenLeft * takenRight === all ? sum : (sum * all) / (takenLeft * takenRight);
}

/** Two clusters that might merge. */
interface Offer {
  readonly mean: number;
  readonly a: number;
  readonly b: number;
}

/** A binary heap: the highest mean first, then the lowest first members. Offers are rows of parallel arrays. */
class OfferQueue {
  /** Rows, as a heap; and rows that are free. */
  readonly #heap: number[] = [];
  readonly #free: number[] = [];
  readonly #means: number[] = [];
  readonly #a: number[] = [];
  readonly #b: number[] = [];
  readonly #firstA: number[] = [];
  readonly #firstB: number[] = [];

  push(mean: number, a: number, b: number, firstA: number, firstB: number): void {
    const row = this.#free.pop() ?? this.#means.length;
    this.#means[row] = mean;
    this.#a[row] = a;
    this.#b[row] = b;
    this.#firstA[row] = firstA;
    this.#firstB[row] = firstB;
    const heap = this.#heap;
    let at = heap.push(row) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(row, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = row;
  }

  pop(): Offer | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return undefined;
    for (let at = 0; heap.length > 0; ) {
      let child = 2 * at + 1;
      if (child + 1 < heap.length && this.#before(heap[child + 1]!, heap[child]!)) child++;
      if (child >= heap.length || !this.#before(heap[child]!, last)) {
        heap[at] = last;
        break;
      }
      heap[at] = heap[child]!;
      at = child;
    }
    this.#free.push(top);
    return { mean: this.#means[top]!, a: this.#a[top]!, b: this.#b[top]! };
  }

  #before(x: number, y: number): boolean {
    const [left, right] = [this.#means[x]!, this.#means[y]!];
    if (left !== right) return left > right;
    const [a, b] = [this.#firstA[x]!, this.#firstA[y]!];
    return a !== b ? a < b : this.#firstB[x]! < this.#firstB[y]!;
  }
}

function mergeSorted(a: readonly number[], b: readonly number[]): number[] {
  const merged: number[] = [];
  let i = 0;
  let k = 0;
  while (i < a.length || k < b.length) {
    if (k === b.length || (i < a.length && a[i]! < b[k]!)) merged.push(a[i++]!);
    else merged.push(b[k++]!);
  }
  return merged;
}
