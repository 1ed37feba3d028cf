/**
 * `newsfold stories`: reports folded into stories.
 * @module
 */
import type { ClusterProgress } from 'newsfold';
import { clusterStoriesOnThreads } from 'newsfold/node';
import type { Io } from '../io';
import { articleOptions, pinsOf, storyOptions } from '../options';
import { storiesOutput } from '../output/stories';
import type { Request } from '../parse';
import { Session } from '../session';

const DOING: Readonly<Record<ClusterProgress['phase'], readonly [string, string]>> = {
  articles: ['reading', 'article'],
  copies: ['finding copies', 'article'],
  vectors: ['asking for vectors', 'report'],
  stories: ['finding stories', 'report'],
  summaries: ['writing', 'story'],
};

export async function stories(request: Request, io: Io): Promise<number> {
  const session = await Session.open(request, io, request.words);
  const { format, intake, progress, languages } = session;
  const limit = session.limit;
  const own = { ...storyOptions(request, languages), ...(await pinsOf(request, io)) };
  const threads = request.number('threads');
  const clustering = await session.work(() =>
    clusterStoriesOnThreads(intake.read(), {
      ...articleOptions(request),
      ...own,
      ...(threads === undefined ? {} : { threads }),
      signal: io.interruption(),
      onProgress: ({ phase, done, total }) => {
        const [doing, thing] = DOING[phase];
        if (phase === 'articles') session.reading();
        else progress.report(doing, done, thing, total === 0 ? undefined : done / total);
      },
    }),
  );
  const { articles } = intake;
  const used = clustering.stats.articles;
  if (format === 'html') {
    // Loaded only when it is asked for: it is large.
    const { renderReport } = await import('newsfold/report');
    const { threshold, window, idf, sourcePriority, sameStory, differentStory } = own;
    const explain = {
      threshold,
      window,
      ...(idf && { idf }),
      sameStory,
      differentStory,
      languages,
      ...(sourcePriority && { sourcePriority }),
    };
    const most = Number.isFinite(limit) ? { maxStories: Math.min(limit, 10_000) } : {};
    await session.write([renderReport(clustering, articles.values(), { ...most, explain })], used);
  } else {
    const view = { layout: session.layout, articles, limit, isBrief: request.has('brief') };
    await session.write(storiesOutput(format, clustering, view), used);
  }
  for (const id of clustering.unknownPins)
    session.notes.add(undefined, `--pins: no article has the id ${JSON.stringify(id)}`);
  return session.close(used, clustering.rejected);
}
