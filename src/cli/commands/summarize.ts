/**
 * `newsfold summarize`: the inputs as one story.
 * @module
 */
import { deduplicate, type StorySummary, summarizeStory } from 'newsfold';
import type { Io } from '../io';
import { articleOptions, storyOptions } from '../options';
import { type Cell, csvTable } from '../output/csv';
import { jsonDocument, jsonLines } from '../output/json';
import { summaryMarkdown } from '../output/story-markdown';
import { summaryLines } from '../output/story-text';
import { type Articles, fieldOf } from '../output/words';
import type { Request } from '../parse';
import { Session } from '../session';

/** Columns of a summary; part of the command line's contract. */
export const SUMMARY_COLUMNS: readonly string[] =
  'part date value text article source start end support'.split(' ');

export async function summarize(request: Request, io: Io): Promise<number> {
  const session = await Session.open(request, io, request.words);
  const { intake, layout, format, languages } = session;
  const articles = await session.all();
  session.working('writing');
  const options = { ...articleOptions(request), ...storyOptions(request, languages) };
  // It tells what is wrong with which article; summarizeStory passes those over.
  const { rejected } = await session.work(() => deduplicate(articles, articleOptions(request)));
  const lost = rejected.filter(({ articleKept }) => !articleKept).length;
  if (lost === articles.length) return session.close(0, rejected);
  const summary = summarizeStory(articles, options);
  const used = articles.length - lost;
  await session.write(output(format, summary, intake.articles, layout), used);
  return session.close(used, rejected);
}

function output(
  format: Session['format'],
  summary: StorySummary,
  articles: Articles,
  layout: Session['layout'],
): Iterable<string> {
  switch (format) {
    case 'json':
      return jsonDocument(summary);
    case 'jsonl':
      return jsonLines([summary]);
    case 'csv':
      return csvTable(SUMMARY_COLUMNS, rowsOf(summary, articles));
    case 'markdown':
      return summaryMarkdown(summary, articles).map((line) => `${line}\n`);
    default:
      return summaryLines(summary, { ...layout, articles, headlineOf: () => undefined }).map(
        (line) => `${line}\n`,
      );
  }
}

function* rowsOf(summary: StorySummary, articles: Articles): Generator<Cell[], void, undefined> {
  const source = (id: string): string => fieldOf(id, 'source', articles);
  const { headline, status } = summary;
  yield ['headline', '', '', headline.text, headline.articleId, source(headline.articleId)];
  if (status !== undefined) {
    const { value, sentence, articleId, start, end } = status;
    yield ['status', '', value, sentence, articleId, source(articleId), start, end];
  }
  for (const { text, articleId, start, end, support } of summary.summary) {
    yield ['summary', '', '', text, articleId, source(articleId), start, end, support];
  }
  for (const { date, endDate, text, articleId, start, end } of summary.timeline) {
    const when = endDate === undefined ? date : `${date}/${endDate}`;
    yield ['timeline', when, '', text, articleId, source(articleId), start, end];
  }
  for (const { from, to, sentence, articleId, start, end } of summary.changes) {
    yield ['change', '', `${from} -> ${to}`, sentence, articleId, source(articleId), start, end];
  }
}
