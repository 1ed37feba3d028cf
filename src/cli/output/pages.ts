/**
 * Pages that were read, and articles of other inputs, in each form of output.
 * @module
 */
import type { Article, ReadResult } from 'newsfold';
import { type Cell, csvTable } from './csv';
import { jsonDocument, jsonLines } from './json';
import { md, mdLink } from './markdown-text';
import { countOf, type Layout, shortened, wrap } from './plain';
import { publishedOf } from './words';

/** Columns of a row of articles: the fields of an article. `newsfold` reads what it writes. */
export const ARTICLE_COLUMNS: readonly string[] = 'id title text source url publishedAt lang'.split(' ');

/** Pieces that were taken off, shown of one page. */
const PIECES = 12;

export function pagesOutput(
  format: 'text' | 'json' | 'jsonl' | 'csv' | 'markdown',
  /** Of articles that were no page, only the article is known. */
  pages: readonly (ReadResult | { article: Article })[],
  layout: Layout,
): Iterable<string> {
  const articles = pages.map(({ article }) => article);
  switch (format) {
    case 'json':
      return jsonDocument({ pages });
    case 'jsonl':
      return jsonLines(articles);
    case 'csv':
      return csvTable(ARTICLE_COLUMNS, articles.map(rowOf));
    case 'markdown':
      return articles.map(markdownOf);
    case 'text':
      return pages.map((page) => `${textOf(page, layout).join('\n')}\n\n`);
  }
}

function rowOf(article: Article): Cell[] {
  const { id, title, text, source, url, lang } = article;
  const date = publishedOf(id, new Map([[id, article]]));
  return [id, title ?? '', text, source ?? '', url ?? '', date, lang ?? ''].map(String);
}

function textOf(page: ReadResult | { article: Article }, layout: Layout): string[] {
  const { paint } = layout;
  const { article } = page;
  const { id, title, text, source } = article;
  const { byline = '', dateline = '' } = 'removed' in page ? page : {};
  const date = publishedOf(id, new Map([[id, article]]));
  const known = [source ?? '', date, byline, dateline].filter((part) => part !== '').join(' · ');
  const lines = [
    paint('dim', shortened(id, layout.width)),
    ...(title === undefined ? [] : wrap(layout, title).map((line) => paint('bold', line))),
    ...(known === '' ? [] : wrap(layout, known).map((line) => paint('dim', line))),
  ];
  for (const paragraph of String(text).split('\n')) {
    if (paragraph.trim() !== '') lines.push('', ...wrap(layout, paragraph));
  }
  if (!('removed' in page)) return lines;
  const { removed, warnings } = page;
  if (removed.length > 0) lines.push('', paint('bold', `Taken off: ${countOf(removed.length, 'piece')}`));
  const room = removed.slice(0, PIECES).reduce((widest, { rule }) => Math.max(widest, rule.length), 0);
  for (const { rule, text: piece } of removed.slice(0, PIECES)) {
    lines.push(paint('dim', `  ${rule.padEnd(room)}  ${shortened(piece, layout.width - room - 4)}`));
  }
  if (removed.length > PIECES)
    lines.push(paint('dim', `  and ${removed.length - PIECES} more (--json has all)`));
  for (const { code, message } of warnings)
    lines.push(paint('yellow', `${code}: ${shortened(message, 200)}`));
  return lines;
}

function markdownOf({ title, text, source, url, id }: Article): string {
  const paragraphs = String(text)
    .split('\n')
    .filter((paragraph) => paragraph.trim() !== '')
    .map(md);
  return `${[`## ${md(title ?? id)}`, mdLink(source ?? id, url), ...paragraphs].join('\n\n')}\n\n`;
}
