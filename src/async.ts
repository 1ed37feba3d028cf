/**
 * `clusterStories` in turns: the same result, bit for bit, while others have the thread in between.
 * @module
 */
import { type Article, ArticleChecker, type CheckedArticle } from './article/article';
import { expectation, mustBeOptions } from './errors';
import {
  type ClusterOptions,
  checkOptions,
  type GroupedBatch,
  groupPhase,
  partitionPhase,
  type StoryClustering,
  tellPhase,
} from './fold';
import { InTurns, type TurnOptions } from './in-turns';
import type { ClusterProgress } from './progress';
import type { Partition } from './stories/cluster';
import { countVoices } from './stories/sources';
import { type TextVectors, textBatches, VectorReader, type Vectors } from './stories/vectors';
import { checkTeller, Handover, type StoryTeller } from './summary/handover';

/**
 * Options of {@link clusterStoriesAsync}.
 *
 * @example
 * ```ts
 * const options: AsyncClusterOptions = { signal: AbortSignal.timeout(60_000), minSources: 2 };
 * (await clusterStoriesAsync(articles, options)).below.length; // 1
 * ```
 */
export interface AsyncClusterOptions extends Omit<ClusterOptions, 'embed'>, TurnOptions<ClusterProgress> {
  /** As for `clusterStories`; it may also give a promise of the vectors. Calls follow each other. */
  embed?: ((texts: string[]) => TextVectors | Promise<TextVectors>) | undefined;
  /** Tells stories elsewhere, such as on other threads, while this thread tells others. The result is the same, bit for bit. */
  teller?: StoryTeller | undefined;
}

/** Articles read between two turns. */
const ARTICLES_A_STEP = 256;

/**
 * {@link clusterStories} without holding the thread: after every step of some milliseconds, timers, input and other callbacks have their
 * turn.
 *
 * @param articles any iterable or async iterable; each field of an article is read once, when it comes. The source is closed when
 * the run ends before it does.
 * @returns what `clusterStories` returns for the same articles and options, bit for bit
 * @throws rejects with the signal's reason once it is aborted (NewsfoldError `aborted` where it has none); with what the source or
 * `onProgress` throws; otherwise as `clusterStories` throws
 * @example
 * ```ts
 * const { stories } = await clusterStoriesAsync(articles, {
 *   signal: AbortSignal.timeout(60_000),
 *   onProgress: ({ phase, done, total }) => console.log(`${phase}: ${done} of ${total}`),
 * });
 * ```
 * Complexity: that of `clusterStories`.
 */
export async function clusterStoriesAsync(
  articles: Iterable<Article> | AsyncIterable<Article>,
  options: AsyncClusterOptions = {},
): Promise<StoryClustering> {
  mustBeOptions('options', options);
  checkOptions(options as ClusterOptions);
  if (options.teller !== undefined) checkTeller(options.teller);
  const run: Run = new InTurns(options);
  // As they are now, whatever becomes of them while the articles come.
  const { embed, teller, ...rest } = options;
  const checker = new ArticleChecker(options);
  try {
    await run.race(readInto(checker, articles, run));
    const finishing = checker.finish();
    for (let step = finishing.next(); ; step = finishing.next()) {
      if (!step.done) {
        await run.turn();
        continue;
      }
      const grouped = await run.through(groupPhase(step.value, rest));
      const vectors = embed === undefined ? undefined : await vectorsOf(grouped.reports, embed, run);
      const partition = await run.through(partitionPhase(grouped, vectors));
      if (teller === undefined) return await run.through(tellPhase(grouped, partition, rest));
      return await tellTogether(grouped, partition, rest, teller, run);
    }
  } finally {
    run.end();
  }
}

type Run = InTurns<ClusterProgress>;

/** Tells the stories here and by the teller, whoever comes to a story first. */
async function tellTogether(
  grouped: GroupedBatch,
  partition: Partition,
  options: ClusterOptions,
  teller: StoryTeller,
  run: Run,
): Promise<StoryClustering> {
  const { groups, reports, articleOf } = grouped;
  const { minSources = 1, languages = [] } = options;
  const stories = partition.stories
    .filter(({ members }) => countVoices(members.map((member) => reports[member]!)) >= minSources)
    .map(({ members }) => members.map((member) => groups[member]!));
  const handover = new Handover(
    { stories, articleOf, length: options, hasPacks: languages.length > 0 },
    teller,
  );
  const total = partition.stories.length;
  const steps = tellPhase(grouped, partition, options, handover);
  try {
    run.mustGoOn();
    for (;;) {
      for (let wait = handover.next(); wait !== undefined; wait = handover.next()) {
        await run.race(wait);
        run.report({ phase: 'summaries', done: Math.floor(handover.share * total), total });
      }
      const { done, value } = steps.next();
      if (done) return value;
      const isLast = value.done === total;
      run.report({ ...value, done: isLast ? total : Math.floor(handover.share * total) });
      await run.turn();
    }
  } finally {
    steps.return(undefined as never);
  }
}

/** Vectors of reports, a batch of texts at a time. */
async function vectorsOf(
  reports: readonly CheckedArticle[],
  embed: NonNullable<AsyncClusterOptions['embed']>,
  run: Run,
): Promise<Vectors> {
  const reader = new VectorReader(reports.length);
  for (const { from, texts } of textBatches(reports)) {
    run.report({ phase: 'vectors', done: from, total: reports.length });
    const { length } = texts;
    reader.add(await run.race(Promise.resolve(embed(texts))), length);
    await run.turn();
  }
  run.report({ phase: 'vectors', done: reports.length, total: reports.length });
  return reader.vectors();
}

/** Reads all articles; stops reading when the run is over. */
async function readInto(
  checker: ArticleChecker,
  articles: Iterable<Article> | AsyncIterable<Article>,
  run: Run,
): Promise<void> {
  const { [Symbol.iterator]: each, [Symbol.asyncIterator]: eachAsync } = Object(articles) as Partial<
    Iterable<Article> & AsyncIterable<Article>
  >;
  if (typeof articles === 'string' || (typeof each !== 'function' && typeof eachAsync !== 'function')) {
    throw new TypeError(expectation('articles', 'an iterable or async iterable of articles', articles));
  }
  run.mustGoOn();
  const take = async (article: Article): Promise<void> => {
    checker.add(article);
    if (checker.count % ARTICLES_A_STEP !== 0) return;
    run.report({ phase: 'articles', done: checker.count, total: checker.count });
    await run.turn();
  };
  if (typeof eachAsync === 'function') {
    for await (const article of articles as AsyncIterable<Article>) {
      run.mustGoOn();
      await take(article);
    }
  } else {
    for (const article of articles as Iterable<Article>) {
      if (run.isOver) run.mustGoOn();
      await take(article);
    }
  }
  run.report({ phase: 'articles', done: checker.count, total: checker.count });
}
