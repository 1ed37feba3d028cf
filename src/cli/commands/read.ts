/**
 * `newsfold read`: raw pages into articles; whatever else newsfold reads into articles too.
 * @module
 */
import type { Article, ReadResult } from 'newsfold';
import type { Io } from '../io';
import { pagesOutput } from '../output/pages';
import type { Request } from '../parse';
import { Session } from '../session';

export async function read(request: Request, io: Io): Promise<number> {
  const session = await Session.open(request, io, request.words, true);
  const { intake, layout, format } = session;
  const articles = await session.all();
  const pageOf = new Map(intake.pages.map((page) => [page.article, page]));
  const pages = articles.map(
    (article): ReadResult | { article: Article } => pageOf.get(article) ?? { article },
  );
  if (format !== 'html') await session.write(pagesOutput(format, pages, layout), articles.length);
  return session.close(articles.length);
}
