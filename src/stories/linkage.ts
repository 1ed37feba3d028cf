/**
 * Average linkage (UPGMA; Sokal, Michener 1958) over a sparse graph, with a veto: always the two closest clusters
 * are offered for merging, and where the veto refuses, they stay apart until one of them has grown. Pairs of
 * reports without a link count as 0.
 *
 * Cost: O(links · log links) offers on graphs as sparse as news; memory O(links).
 * @module
 */
import type { Link } from './join';

/** A set of reports that grows by merging. */
export interface Cluster {
  /** Reports, ascending. */
  readonly members: readonly number[];
}

/** Whether two clusters whose cross pairs have this mean similarity may become one. */
export type MergeTest = (a: Cluster, b: Cluster, mean: number) => boolean;

interface Offer {
  readonly mean: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Merges clusters until none may be merged.
 *
 * @param start disjoint sets of reports to begin with
 * @param links pairs of reports with their similarity, each pair once
 * @param floor least mean similarity worth an offer
 * @returns the clusters, by their first member
 */
export function averageLinkage(
  start: readonly (readonly number[])[],
  links: readonly Link[],
  floor: number,
  mayMerge: MergeTest,
): Cluster[] {
  const clusters: (Cluster | undefined)[] = [];
  /** For each live cluster: sum of similarities to each neighbour. */
  const sums: Map<number, number>[] = [];
  const clusterOf = new Map<number, number>();
  start.forEach((members, id) => {
    for (const member of members) clusterOf.set(member, id);
    clusters.push({ members });
    sums.push(new Map());
  });
  for (const { a, b, score } of links) {
    const x = clusterOf.get(a);
    const y = clusterOf.get(b);
    if (x === undefined || y === undefined || x === y) continue;
    sums[x]!.set(y, (sums[x]!.get(y) ?? 0) + score);
    sums[y]!.set(x, (sums[y]!.get(x) ?? 0) + score);
  }
  const first = (id: number): number => clusters[id]!.members[0]!;
  const queue = new OfferQueue();
  const offer = (x: number, y: number, sum: number): void => {
    const mean = sum / (clusters[x]!.members.length * clusters[y]!.members.length);
    if (mean < floor) return;
    const [a, b] = first(x) < first(y) ? [x, y] : [y, x];
    queue.push({ mean, a, b }, first(a), first(b));
  };
  sums.forEach((neighbours, id) => {
    for (const [other, sum] of neighbours) if (id < other) offer(id, other, sum);
  });

  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const left = clusters[next.a];
    const right = clusters[next.b];
    if (left === undefined || right === undefined || !mayMerge(left, right, next.mean)) continue;
    const id = clusters.length;
    clusters.push({ members: mergeSorted(left.members, right.members) });
    const merged = new Map<number, number>();
    for (const half of [next.a, next.b]) {
      for (const [other, sum] of sums[half]!) {
        if (other === next.a || other === next.b) continue;
        merged.set(other, (merged.get(other) ?? 0) + sum);
        sums[other]!.delete(half);
      }
      clusters[half] = undefined;
      sums[half] = new Map();
    }
    sums.push(merged);
    for (const [other, sum] of merged) {
      sums[other]!.set(id, sum);
      offer(id, other, sum);
    }
  }
  return clusters.filter((cluster) => cluster !== undefined).sort((x, y) => x.members[0]! - y.members[0]!);
}

/** A binary heap: the highest mean first, then the lowest first members. */
class OfferQueue {
  readonly #heap: { offer: Offer; firstA: number; firstB: number }[] = [];

  push(offer: Offer, firstA: number, firstB: number): void {
    const heap = this.#heap;
    let at = heap.push({ offer, firstA, firstB }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  pop(): Offer | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return undefined;
    if (heap.length > 0) {
      heap[0] = last;
      for (let at = 0; ; ) {
        let best = at;
        for (const child of [2 * at + 1, 2 * at + 2]) {
          if (child < heap.length && this.#before(child, best)) best = child;
        }
        if (best === at) break;
        this.#swap(at, best);
        at = best;
      }
    }
    return top.offer;
  }

  #before(x: number, y: number): boolean {
    const a = this.#heap[x]!;
    const b = this.#heap[y]!;
    if (a.offer.mean !== b.offer.mean) return a.offer.mean > b.offer.mean;
    return a.firstA !== b.firstA ? a.firstA < b.firstA : a.firstB < b.firstB;
  }

  #swap(x: number, y: number): void {
    const heap = this.#heap;
    const kept = heap[x]!;
    heap[x] = heap[y]!;
    heap[y] = kept;
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
