/**
 * Copy groups in each form of output.
 * @module
 */
import type { CopyGroup, Deduplication } from 'newsfold';
import { type Cell, csvTable } from './csv';
import { jsonDocument, jsonLines } from './json';
import { md } from './markdown-text';
import { countOf, type Layout } from './plain';
import { copyLines } from './story-text';
import { type Articles, fieldOf, percent, publishedOf } from './words';

/** Columns of a row of copies; part of the command line's contract. */
export const COPY_COLUMNS: readonly string[] =
  'canonical article relation jaccard containment title source url published'.split(' ');

/** What is shown of the groups. */
export interface CopiesView {
  readonly layout: Layout;
  readonly articles: Articles;
  /** Most groups in text and Markdown. */
  readonly limit: number;
}

export function copiesOutput(
  format: 'text' | 'json' | 'jsonl' | 'csv' | 'markdown',
  result: Deduplication,
  { layout, articles, limit }: CopiesView,
): Iterable<string> {
  switch (format) {
    case 'json':
      return jsonDocument(result);
    case 'jsonl':
      return jsonLines(result.groups);
    case 'csv':
      return csvTable(COPY_COLUMNS, rowsOf(result.groups, articles));
    case 'text': {
      const lines = largest(result.groups, limit).flatMap((group) => [...copyLines([group], layout), '']);
      return [...lines, closingLine(result)].map((line) => `${line}\n`);
    }
    case 'markdown': {
      const lines = largest(result.groups, limit).flatMap(({ canonicalId, members }) => [
        `- ${md(canonicalId)}`,
        ...members
          .filter(({ id }) => id !== canonicalId)
          .map(({ id, relation, jaccard }) => `  - ${md(id)}: ${relation} (Jaccard ${percent(jaccard)})`),
      ]);
      return ['# Copies', '', ...lines, ...(lines.length === 0 ? [] : ['']), md(closingLine(result))].map(
        (line) => `${line}\n`,
      );
    }
  }
}

/** Groups with copies, most members first. */
function largest(groups: readonly CopyGroup[], limit: number): CopyGroup[] {
  const copied = groups.filter(({ members }) => members.length > 1);
  return copied.sort((a, b) => b.members.length - a.members.length).slice(0, limit);
}

/** `28 reports: 23 kept, 5 copies of 3 of them.` */
function closingLine({ groups, kept }: Deduplication): string {
  const articles = groups.reduce((sum, { members }) => sum + members.length, 0);
  const copied = groups.filter(({ members }) => members.length > 1).length;
  const copies = countOf(articles - kept.length, 'copy');
  return `${countOf(articles, 'report')}: ${kept.length} kept, ${copies}${copied === 0 ? '' : ` of ${copied} of them`}.`;
}

function* rowsOf(groups: readonly CopyGroup[], articles: Articles): Generator<Cell[], void, undefined> {
  for (const { canonicalId, members } of groups) {
    for (const { id, relation, jaccard, containment } of members) {
      yield [
        ...[canonicalId, id, relation, jaccard, containment, fieldOf(id, 'title', articles)],
        ...[fieldOf(id, 'source', articles), fieldOf(id, 'url', articles), publishedOf(id, articles)],
      ];
    }
  }
}
