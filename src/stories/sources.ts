/**
 * Who reports a story: its publishers, and how many of them speak for themselves.
 *
 * Cost: O(n) in articles.
 * @module
 */
import { type CheckedArticle, codeUnitOrder } from '../article/article';
import type { CopyGroup } from '../copies/group';

/** A publisher of a story. */
export interface SourceCount {
  source: string;
  articles: number;
  /** Independent reports: those that are canonical. */
  independent: number;
}

/** Sources by articles, then by name; articles without a source are not counted. */
export function sourcesOf(
  groups: readonly CopyGroup[],
  articleOf: ReadonlyMap<string, CheckedArticle>,
): SourceCount[] {
  const counts = new Map<string, { articles: number; independent: number }>();
  for (const group of groups) {
    for (const { id } of group.members) {
      const { source } = articleOf.get(id)!;
      if (source === '') continue;
      const count = counts.get(source) ?? { articles: 0, independent: 0 };
      count.articles++;
      if (id === group.canonicalId) count.independent++;
      counts.set(source, count);
    }
  }
  return [...counts]
    .map(([source, count]) => ({ source, ...count }))
    .sort((a, b) => b.articles - a.articles || codeUnitOrder(a.source, b.source));
}

/** Publishers of independent reports; each of an unknown publisher counts for one. */
export function countVoices(reports: Iterable<CheckedArticle>): number {
  const known = new Set<string>();
  let unknown = 0;
  for (const { source } of reports) {
    if (source === '') unknown++;
    else known.add(source);
  }
  return known.size + unknown;
}
