/**
 * The tree of merges that made the stories, each with its margin: what spoke for the merge as a multiple of what was asked for. To ask for
 * more, the tree is cut from the top: a merge whose margin is too small is undone, and its two halves are looked at
 * in turn. So a higher bar only ever parts stories, whatever the bar.
 *
 * Cost: O(merges).
 * @module
 */
import type { Cluster } from './linkage';

interface Merge {
  readonly left: Cluster;
  readonly right: Cluster;
  readonly margin: number;
}

/** Merges by what they made. */
export class MergeTree {
  readonly #merges: Map<Cluster, Merge> = new Map();

  add(left: Cluster, right: Cluster, merged: Cluster, margin: number): void {
    this.#merges.set(merged, { left, right, margin });
  }

  /** The largest clusters whose last merge has at least this margin, and those that no merge made; by their first member. */
  cut(clusters: readonly Cluster[], margin: number): Cluster[] {
    const whole: Cluster[] = [];
    const open = [...clusters];
    for (let cluster = open.pop(); cluster !== undefined; cluster = open.pop()) {
      const merge = this.#merges.get(cluster);
      if (merge === undefined || merge.margin >= margin) whole.push(cluster);
      else open.push(merge.left, merge.right);
    }
    return whole.sort((a, b) => a.members[0]! - b.members[0]!);
  }
}
