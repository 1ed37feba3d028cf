/**
 * Counts of a run, and whether a cap of `deduplicate` may have been met.
 *
 * Cost: one pass of the engine over the tables of the steps.
 * @module
 */
import type { CheckedRows } from './check';
import { numberOf, type SqlEngine } from './engine';
import type { Names, Slice, Statements } from './statements';

/** Counts of a run. */
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
  /** Whether no cap of `deduplicate` can have been met: then the groups are its groups for certain. */
  exact: boolean;
}

/** Counts a run whose parts are known. */
export async function countRun(
  engine: SqlEngine,
  name: Names,
  sql: Statements,
  { reports }: CheckedRows,
  slices: readonly Slice[],
): Promise<SqlStats> {
  const one = async (query: string): Promise<number> => numberOf((await engine.query(query))[0]!.count ?? 0);
  const rows = (table: string): string => `SELECT count(*) AS count FROM ${name(table)}`;
  const stats = {
    reports,
    leaders: await one(rows('leaders')),
    pairs: await one(`${rows('candidates')} WHERE sure = 0`),
    verified: await one(rows('verified')),
    members: await one(rows('members')),
    parts: await one(`SELECT count(DISTINCT part) AS count FROM ${name('members')}`),
    largest: await one(sql.largestPart()),
    templates: await one(sql.templates()),
    crowded: await one(sql.crowded()),
    salted: await one(sql.salted(slices)),
  };
  return { ...stats, exact: stats.templates === 0 && stats.crowded === 0 && stats.salted === 0 };
}
