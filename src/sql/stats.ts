/**
 * Counts of a run, and whether a cap of `deduplicate` may have been met.
 *
 * Cost: one pass of the engine over the tables of the steps.
 * @module
 */
import { numberOf, type SqlEngine } from './engine';
import type { Names, Slice, Statements } from './statements';

/**
 * Counts of a run.
 *
 * @example
 * ```ts
 * const engine = await duckdb();
 * const batch = await SqlBatch.open(engine);
 * await batch.add(articles);
 * const { reports, exact }: SqlStats = await batch.deduplicate();
 * [reports, exact]; // [30, true]
 * await engine.close();
 * ```
 */
export interface SqlStats {
  /** Reports, and those of different content. */
  reports: number;
  leaders: number;
  /** Pairs that were verified on their shingles, and those found possible. */
  pairs: number;
  verified: number;
  /** Reports that are not alone in their part, the parts, and the reports of the largest. */
  members: number;
  parts: number;
  largest: number;
  /** Sampled shingles that more than 200 reports share. */
  templates: number;
  /** Reports of different content with more than 128 candidates. */
  crowded: number;
  /** Reports in buckets so large that they were cut into stars by chance: copies among them may have been missed. */
  salted: number;
  /** How many times reports were placed among those of a run before, without doing it anew. */
  day: number;
  /** Whether no cap of `deduplicate` can have been met: then the groups are its groups for certain. */
  exact: boolean;
}

/**
 * Counts a run whose parts are known.
 *
 * @param before the counts of the day before: pairs are those that were looked at then and now
 */
export async function countRun(
  engine: SqlEngine,
  name: Names,
  sql: Statements,
  slices: readonly Slice[],
  before?: SqlStats,
): Promise<SqlStats> {
  const one = async (query: string): Promise<number> => numberOf((await engine.query(query))[0]!.count ?? 0);
  const rows = (table: string): string => `SELECT count(*) AS count FROM ${name(table)}`;
  const stats = {
    reports: await one(rows('known')),
    leaders: await one(rows('leaders')),
    pairs: (before?.pairs ?? 0) + (await one(`${rows('candidates')} WHERE sure = 0`)),
    verified: (before?.verified ?? 0) + (await one(rows('verified'))),
    members: await one(rows('members')),
    parts: await one(`SELECT count(DISTINCT part) AS count FROM ${name('members')}`),
    largest: await one(sql.largestPart()),
    templates: await one(rows('templates')),
    crowded: await one(sql.crowded()),
    salted: (before?.salted ?? 0) + (await one(sql.salted(slices))),
    day: before === undefined ? 0 : before.day + 1,
  };
  return { ...stats, exact: stats.templates === 0 && stats.crowded === 0 && stats.salted === 0 };
}
