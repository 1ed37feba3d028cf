/**
 * `clusterStories` in turns: the same result, bit for bit, while others have the thread in between.
 * @module
 */
import { type Article, ArticleChecker, type CheckedArticle } from './article/article';
import { expectation, mustBeNumber, mustBeOptions, NewsfoldError } from './errors';
import {
  type ClusterOptions,
  checkOptions,
  type FoldPhase,
  type FoldProgress,
  groupPhase,
  type StoryClustering,
  storyPhase,
} from './fold';
import { type TextVectors, textBatches, VectorReader, type Vectors } from './stories/vectors';
import { type Turns, turnsOf } from './turn';

/** What is used of an `AbortSignal`; so the types of newsfold need neither those of Node nor of the DOM. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** How far a run has come. Phases follow each other in this order; `done` never falls within one. */
export interface ClusterProgress {
  /** Reading and checking articles; finding copies; asking for vectors (only with `embed`); finding stories; telling them. */
  phase: 'articles' | FoldPhase;
  /** Articles read; articles compared; independent reports (twice with `embed`); stories told. */
  done: number;
  /** What `done` grows to; while articles are read, as many as have come. */
  total: number;
}

/** Options of {@link clusterStoriesAsync}. */
export interface AsyncClusterOptions extends Omit<ClusterOptions, 'embed'> {
  /** As for {@link clusterStories}; it may also give a promise of the vectors. Calls follow each other. */
  embed?: ((texts: string[]) => TextVectors | Promise<TextVectors>) | undefined;
  /** Ends the run, which then rejects with the signal's reason. */
  signal?: AbortSignalLike | undefined;
  /** Called whenever the run has come further; what it throws ends the run. */
  onProgress?: ((progress: ClusterProgress) => void) | undefined;
  /**
   * Steps of work between two turns of the event loop, 1 to 1,000,000. Default 1: a step takes 10 ms at most on a desk
   * computer, longer for a single text of megabytes and for a story of more than fifty reports, which is told in one.
   */
  yieldEvery?: number;
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
  const run = new Run(options);
  // As they are now, whatever becomes of them while the articles come.
  const { embed, ...rest } = options;
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
      const vectors = embed === undefined ? undefined : await run.embed(grouped.reports, embed);
      return await run.through(storyPhase(grouped, rest, vectors));
    }
  } finally {
    run.end();
  }
}

/** The turns, the signal and the progress of one run. */
class Run {
  readonly #turns: Turns = turnsOf();
  readonly #signal: AbortSignalLike | undefined;
  readonly #onProgress: ((progress: ClusterProgress) => void) | undefined;
  readonly #yieldEvery: number;
  #steps = 0;
  #latest = '';

  /** @throws TypeError, RangeError for bad options */
  constructor(options: AsyncClusterOptions) {
    mustBeOptions('options', options);
    checkOptions(options as ClusterOptions);
    const { signal, onProgress, yieldEvery = 1 } = options;
    if (signal !== undefined) mustBeSignal(signal);
    if (onProgress !== undefined && typeof onProgress !== 'function') {
      throw new TypeError(expectation('options.onProgress', 'a function', onProgress));
    }
    mustBeNumber('options.yieldEvery', yieldEvery, 1, 1_000_000, true);
    this.#signal = signal;
    this.#onProgress = onProgress;
    this.#yieldEvery = yieldEvery;
  }

  /** Another step is done: a turn for others, if it is time. */
  async turn(): Promise<void> {
    this.mustGoOn();
    if (++this.#steps % this.#yieldEvery !== 0) return;
    await this.#turns.next();
    this.mustGoOn();
  }

  /** Does all steps of a phase, in turns. */
  async through<T>(steps: Generator<FoldProgress, T, undefined>): Promise<T> {
    for (let next = steps.next(); ; next = steps.next()) {
      if (next.done) return next.value;
      this.report(next.value);
      await this.turn();
    }
  }

  /** Vectors of reports, a batch of texts at a time. */
  async embed(
    reports: readonly CheckedArticle[],
    embed: NonNullable<AsyncClusterOptions['embed']>,
  ): Promise<Vectors> {
    const reader = new VectorReader(reports.length);
    for (const { from, texts } of textBatches(reports)) {
      this.report({ phase: 'vectors', done: from, total: reports.length });
      const { length } = texts;
      reader.add(await this.race(Promise.resolve(embed(texts))), length);
      await this.turn();
    }
    this.report({ phase: 'vectors', done: reports.length, total: reports.length });
    return reader.vectors();
  }

  /** Tells of progress, once for each stage of it. */
  report(progress: ClusterProgress): void {
    if (this.#onProgress === undefined) return;
    const stage = `${progress.phase} ${progress.done}`;
    if (stage === this.#latest) return;
    this.#latest = stage;
    this.#onProgress({ ...progress });
  }

  /** What `work` gives, unless the signal is first: a source may never answer. */
  async race<T>(work: Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (signal === undefined) return work;
    let abort: () => void = () => undefined;
    const aborted = new Promise<never>((_, reject) => {
      abort = () => reject(reasonOf(signal));
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort);
    });
    try {
      return await Promise.race([work, aborted]);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** @throws the signal's reason */
  mustGoOn(): void {
    if (this.#signal?.aborted) throw reasonOf(this.#signal);
  }

  get isOver(): boolean {
    return this.#signal?.aborted === true;
  }

  end(): void {
    this.#turns.end();
  }
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

function reasonOf(signal: AbortSignalLike): unknown {
  return signal.reason ?? new NewsfoldError('aborted', 'options.signal: the run was aborted', 'signal');
}

function mustBeSignal(value: unknown): void {
  const { aborted, addEventListener, removeEventListener } = (value ?? {}) as Partial<AbortSignalLike>;
  const isSignal =
    typeof aborted === 'boolean' &&
    typeof addEventListener === 'function' &&
    typeof removeEventListener === 'function';
  if (!isSignal) throw new TypeError(expectation('options.signal', 'an AbortSignal', value));
}
