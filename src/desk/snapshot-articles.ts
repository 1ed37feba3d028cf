/**
 * The reports of a snapshot: each a row of strings and times. A row is believed if the article in it passes the checks that every
 * article passes, and is the same afterwards.
 *
 * Cost: O(code units).
 * @module
 */
import { type CheckedArticle, codeUnitOrder, mustBeArticle } from '../article/article';
import { NewsfoldError } from '../errors';
import type { ColumnReader, ColumnWriter } from './columns';
import { articleOf } from './read';

/** Which state of the desk a row belongs to. */
export const ROW = { kept: 1, settled: 2, both: 3 } as const;

/** A report, and where it belongs. */
export interface ArticleRow {
  readonly article: CheckedArticle;
  readonly state: number;
}

/** The rows of a desk: by id, of two versions of a report the one of the last settle first. */
export function articleRows(
  kept: readonly CheckedArticle[],
  settled: readonly CheckedArticle[],
): ArticleRow[] {
  const rows: ArticleRow[] = [];
  let at = 0;
  for (const article of kept) {
    for (; at < settled.length && codeUnitOrder(settled[at]!.id, article.id) <= 0; at++) {
      if (settled[at] !== article) rows.push({ article: settled[at]!, state: ROW.settled });
    }
    rows.push({ article, state: settled[at - 1] === article ? ROW.both : ROW.kept });
  }
  for (; at < settled.length; at++) rows.push({ article: settled[at]!, state: ROW.settled });
  return rows;
}

/** What is known of a report's date: nothing, an instant, or an instant and the last one it may stand for. */
const DATED = { no: 0, instant: 1, span: 2 } as const;

export function writeArticleRows(writer: ColumnWriter, rows: readonly ArticleRow[]): void {
  writer.varint(rows.length);
  for (const { article, state } of rows) {
    const { id, text, title, source, url, lang, time, latest = time } = article;
    writer.varint(state);
    for (const field of [id, text, title, source, url, lang]) writer.string(field);
    writer.varint(time === undefined ? DATED.no : latest === time ? DATED.instant : DATED.span);
    if (time === undefined) continue;
    writer.f64(time);
    if (latest !== time) writer.f64(latest!);
  }
}

/** @throws NewsfoldError `bad-bytes` */
export function readArticleRows(reader: ColumnReader): ArticleRow[] {
  const rows: ArticleRow[] = [];
  for (let left = reader.count(8); left > 0; left--) {
    const state = reader.varint();
    const before = rows[rows.length - 1];
    const article = readArticle(reader);
    const order = before === undefined ? -1 : codeUnitOrder(before.article.id, article.id);
    const isRevision = order === 0 && before!.state === ROW.settled && state === ROW.kept;
    if (state < ROW.kept || state > ROW.both || (order >= 0 && !isRevision)) {
      throw new NewsfoldError('bad-bytes', 'bytes: expected reports in the order of their ids', 'bytes');
    }
    rows.push({ article, state });
  }
  return rows;
}

function readArticle(reader: ColumnReader): CheckedArticle {
  const [id, text, title] = [reader.string(), reader.string(), reader.string()];
  const [source, url, lang] = [reader.string(), reader.string(), reader.string()];
  const dated = reader.varint();
  const time = dated === DATED.no ? undefined : reader.f64();
  const latest = dated === DATED.span ? reader.f64() : time;
  const article: CheckedArticle = { id, text, title, source, url, lang, time, latest };
  let checked: CheckedArticle | undefined;
  try {
    checked = mustBeArticle('article', articleOf(article));
  } catch {
    // Then it is none.
  }
  const isSame = checked !== undefined && checked.time === time && checked.latest === latest;
  if (!isSame || dated > DATED.span || (dated === DATED.span && latest === time)) {
    throw new NewsfoldError('bad-bytes', 'bytes: expected reports that pass the checks of one', 'bytes');
  }
  // Offsets and hashes are of the strings as they were read; so are these.
  return article;
}
