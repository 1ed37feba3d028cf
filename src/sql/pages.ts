/**
 * What the library finishes: the articles of whole parts, a page of some thousand at a time, grouped by `deduplicate` itself.
 *
 * Cost: that of `deduplicate` for the reports that are not alone; memory, a page of articles or the largest part.
 * @module
 */
import { type Article, type CopyOptions, deduplicate, NewsfoldError } from 'newsfold';
import { describe } from '../errors';
import { type Column, numberOf, type Row, type SqlEngine, unsignedOf } from './engine';
import { reportNumber } from './hash';
import type { Names } from './statements';
import { guarded, type Steps } from './steps';

/** Reports that the library groups at once: whole parts, so at times more. */
export const PAGE = 8192;

/** Columns of the tables of groups, and of reports that are in a group of several. */
export const GROUPS: readonly Column[] = [
  { name: 'page', type: 'u32' },
  { name: 'part', type: 'u64' },
  { name: 'members', type: 'text' },
];
export const PLACED: readonly Column[] = [
  { name: 'report', type: 'u64' },
  { name: 'canonical', type: 'u64' },
];

/** Groups what is in one part, page by page. */
export async function groupPages(
  engine: SqlEngine,
  name: Names,
  steps: Steps,
  options: CopyOptions,
): Promise<void> {
  for (const page of await pagesOf(engine, name('work'))) {
    await steps.step(`page ${page}`, async () => {
      const rows = await engine.query(`SELECT part, article FROM ${name('work')} WHERE page = ${page}`);
      const articles = rows.map(readArticleRow);
      const parts = new Map(articles.map(({ id }, i) => [id, unsignedOf(rows[i]!.part)]));
      const { groups } = deduplicate(articles, options);
      const copied = groups.filter(({ members }) => members.length > 1);
      const pairs = copied.flatMap(({ canonicalId, members }) => {
        const canonical = reportNumber(canonicalId);
        return members.map(({ id }) => [reportNumber(id), canonical] as const);
      });
      // A page that was written but not marked is written again, the same rows: who reads them reads each once.
      await engine.insert(name('placed'), PLACED, [
        BigUint64Array.from(pairs, ([report]) => report),
        BigUint64Array.from(pairs, ([, canonical]) => canonical),
      ]);
      await engine.insert(name('groups'), GROUPS, [
        Uint32Array.from(copied, () => page),
        BigUint64Array.from(copied, ({ canonicalId }) => parts.get(canonicalId)!),
        copied.map((group) => JSON.stringify(group)),
      ]);
      return copied.length;
    });
  }
}

/** The pages of a table, in order. */
export async function pagesOf(engine: SqlEngine, table: string): Promise<number[]> {
  const rows = await guarded(table, () => engine.query(`SELECT page FROM ${table} GROUP BY page`));
  return rows.map(({ page }) => numberOf(page)).sort((a, b) => a - b);
}

/**
 * The article of a row.
 *
 * @throws NewsfoldError `bad-bytes` where it is no JSON
 */
export function readArticleRow({ article }: Row): Article {
  try {
    return JSON.parse(String(article)) as Article;
  } catch {
    const message = `reports: expected an article as JSON, got ${describe(article)}`;
    throw new NewsfoldError('bad-bytes', message, 'reports');
  }
}
