/**
 * Rows of terms: what a batch must know of each report to weigh its terms, made from the report alone. How rare a term is, and whether it is a
 * name, are sums over all independent reports, which the engine makes.
 *
 * Cost: that of reading a text for its terms; 18 bytes a term, some 170 terms a report of 150 words.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { STORY_PARAMETERS } from '../stories/parameters';
import { TermCounter, type TermCounts } from '../stories/term-counts';
import type { ColumnValues } from './engine';

/** Rows of terms, column by column but for their version, and how many each report has. */
export interface TermRows {
  readonly columns: readonly ColumnValues[];
  readonly rows: number;
  readonly counts: Uint32Array;
}

/** @param numbers those of the reports */
export function termRows(articles: readonly CheckedArticle[], numbers: BigUint64Array): TermRows {
  const counter = new TermCounter(STORY_PARAMETERS);
  const all: TermCounts[] = articles.map((article) => counter.count(article));
  const counts = Uint32Array.from(all, ({ start, end }) => end - start);
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const terms = new Uint32Array(rows);
  const reports = new BigUint64Array(rows);
  const elsewhere = new Uint8Array(rows);
  const seen = new Uint32Array(rows);
  const named = new Uint32Array(rows);
  let at = 0;
  for (const [i, { block, start, end, foreign }] of all.entries()) {
    terms.set(block.hashes.subarray(start, end), at);
    seen.set(block.seen.subarray(start, end), at);
    named.set(block.named.subarray(start, end), at);
    const to = at + end - start;
    reports.fill(numbers[i]!, at, to);
    if (foreign) elsewhere.fill(1, at, to);
    at = to;
  }
  return { columns: [terms, reports, elsewhere, seen, named], rows, counts };
}
