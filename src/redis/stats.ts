/**
 * What one user of a shared index counts.
 * @module
 */

/**
 * Counts of what one user of a shared index met, since it connected.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const index = await SharedIndex.connect(await connectCluster([{ host: '127.0.0.1', port: 7000 }]));
 * const { firsts, copies }: SharedIndexStats = index.stats;
 * ```
 */
export interface SharedIndexStats {
  /** Reports added that were not there before, and that were. */
  added: number;
  known: number;
  /** Of both: what was decided of them. */
  firsts: number;
  copies: number;
  queries: number;
  /** Buckets of which some reports were left out. */
  cappedBuckets: number;
  /** Values in the store that are not of the layout: passed over or replaced. */
  garbage: number;
  /** Verdicts on reports of other writers, who took too long. */
  helped: number;
  /** Reports that others met before they had a stamp, and whose buckets were looked into once more. */
  barred: number;
  /** Commands sent again because of faults that passed. */
  retries: number;
}

export function noStats(): SharedIndexStats {
  return {
    ...{ added: 0, known: 0, firsts: 0, copies: 0, queries: 0 },
    ...{ cappedBuckets: 0, garbage: 0, helped: 0, barred: 0, retries: 0 },
  };
}
