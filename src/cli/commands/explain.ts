/**
 * `newsfold explain A B`: why two reports are, or are not, one story.
 * @module
 */
import { type Article, explain } from 'newsfold';
import { UsageError } from '../faults';
import type { Io } from '../io';
import { pinsOf, storyOptions } from '../options';
import { explanationOutput } from '../output/explanation';
import type { Request } from '../parse';
import { Session } from '../session';

export async function explainPair(request: Request, io: Io): Promise<number> {
  const [first, second, ...inputs] = request.words;
  if (first === undefined || second === undefined) {
    throw new UsageError('expected two ids and the inputs they are in, or two files');
  }
  const areFiles = inputs.length === 0;
  const session = await Session.open(request, io, areFiles ? [first, second] : inputs);
  const { format, layout, languages, intake } = session;
  const articles = await session.all();
  const [a, b] = areFiles
    ? pairOf(articles, [first, second])
    : [find(first, intake.articles), find(second, intake.articles)];
  const { threshold, window, idf, sourcePriority } = storyOptions(request, languages);
  const pins = await pinsOf(request, io);
  session.working('comparing');
  const explanation = explain(a, b, {
    ...(languages.length === 0 ? {} : { languages }),
    ...(sourcePriority === undefined ? {} : { sourcePriority }),
    threshold,
    window,
    ...(idf === undefined ? {} : { idf }),
    ...pins,
    ...(areFiles || request.has('alone') ? {} : { among: intake.articles.values() }),
  });
  if (format === 'text' || format === 'json' || format === 'jsonl' || format === 'markdown') {
    await session.write(explanationOutput(format, explanation, { layout, a, b }), 2);
  }
  return session.close(2);
}

/** @throws UsageError unless two files hold an article each */
function pairOf(articles: readonly Article[], names: readonly [string, string]): [Article, Article] {
  const [a, b] = articles;
  if (a !== undefined && b !== undefined && articles.length === 2) return [a, b];
  throw new UsageError(
    `expected two files of one article each, got ${articles.length} articles in ${names[0]} and ${names[1]}; for ids, name the inputs they are in`,
  );
}

/** @throws UsageError for an id that no article has */
function find(id: string, articles: ReadonlyMap<string, Article>): Article {
  const article = articles.get(id);
  if (article !== undefined) return article;
  const alike = [...articles.keys()].filter((known) => known.includes(id)).slice(0, 3);
  const hint =
    alike.length === 0 ? '' : `; there is ${alike.map((known) => JSON.stringify(known)).join(', ')}`;
  throw new UsageError(
    `expected the id of one of ${articles.size} articles, got ${JSON.stringify(id)}${hint}`,
  );
}
