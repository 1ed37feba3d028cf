/**
 * `clusterStoriesOnThreads`: stories told on worker threads, the calling thread telling with them.
 *
 * Stories cross by structured clone, each text once.
 * @module
 */
import {
  type Article,
  type AsyncClusterOptions,
  clusterStoriesAsync,
  type StoryClustering,
  type StoryTeller,
  type ToldStory,
  type UntoldStories,
} from 'newsfold';
import { mustBeNumber, mustBeOptions } from '../errors';
import { defaultThreads, LIMITS } from './options';
import { type WorkerFile, WorkerPool, workerBeside } from './worker-pool';

/**
 * Options of {@link clusterStoriesOnThreads}: those of `clusterStoriesAsync`, and how many threads.
 *
 * @example
 * ```ts
 * const options: ThreadedClusterOptions = { threads: 2, minSources: 2, signal: AbortSignal.timeout(60_000) };
 * (await clusterStoriesOnThreads(articles, options)).below.length; // 1
 * ```
 */
export interface ThreadedClusterOptions extends Omit<AsyncClusterOptions, 'teller'> {
  /**
   * Worker threads beside the calling one, 0 to 64; 0 tells all on the calling thread. Default: one less than the processors, at most
   * 8. They are started when there are 2^22 code units of text to tell, some 3,500 reports of 200 words, or more; 2^20 where this
   * option is given. Each takes some 60 MB.
   */
  threads?: number | undefined;
}

/**
 * Code units of text to be told from which threads are started. A thread has to load and compile the library for itself, some three
 * seconds of a processor in all, most of them beside its work.
 *
 * - `byDefault`: some 3,500 reports of 200 words. With 2,500 a single thread cost two processors more than it brought.
 * - `asked`: where the caller says how many threads: a second of telling.
 */
const LEAST_UNITS = { byDefault: 1 << 22, asked: 1 << 20 } as const;

/**
 * `clusterStoriesAsync` with its longest part, the telling of stories, shared among worker threads and the calling one.
 * Everything else is done in turns on the calling thread.
 *
 * Threads are started when there is enough to tell (see `threads`), and have ended when the promise settles, whatever it settles to.
 * Articles that are read with a language pack, which may hold functions, are told of on the calling thread;
 * `veto`, `embed` and `onProgress` are called there as well.
 *
 * @param articles as for `clusterStoriesAsync`
 * @returns what `clusterStories` returns for the same articles and options, bit for bit
 * @throws rejects as `clusterStoriesAsync` does; with NewsfoldError `worker-failed` when a thread crashes
 * @example
 * ```ts
 * const { stories } = await clusterStoriesOnThreads(articles, {
 *   threads: 2,
 *   onProgress: ({ phase, done, total }) => console.log(`${phase}: ${done} of ${total}`),
 * });
 * stories.length; // 9
 * ```
 * Complexity: that of `clusterStories`; memory of the threads beside it.
 */
export function clusterStoriesOnThreads(
  articles: Iterable<Article> | AsyncIterable<Article>,
  options: ThreadedClusterOptions = {},
): Promise<StoryClustering> {
  const least = options?.threads === undefined ? LEAST_UNITS.byDefault : LEAST_UNITS.asked;
  return clusterWith(articles, options, workerBeside('telling-worker'), least);
}

/** {@link clusterStoriesOnThreads} with the worker of one's choice, from so much text on. */
export async function clusterWith(
  articles: Iterable<Article> | AsyncIterable<Article>,
  options: ThreadedClusterOptions,
  file: WorkerFile,
  leastUnits: number,
): Promise<StoryClustering> {
  mustBeOptions('options', options);
  const { threads = defaultThreads(), ...rest } = options;
  mustBeNumber('options.threads', threads, 0, LIMITS.mostThreads, true);
  if (threads === 0) return await clusterStoriesAsync(articles, rest);
  const teller = new TellingThreads(file, threads, leastUnits);
  try {
    return await clusterStoriesAsync(articles, { ...rest, teller });
  } finally {
    await teller.end();
  }
}

/** Worker threads that tell stories. */
class TellingThreads implements StoryTeller {
  readonly places: number;
  private pool: Promise<WorkerPool> | undefined;
  /** Rejects when a thread is lost. */
  private readonly lost: Promise<never>;
  private lose: (error: Error) => void = () => undefined;

  constructor(
    private readonly file: WorkerFile,
    private readonly count: number,
    readonly leastUnits: number,
  ) {
    this.places = count * LIMITS.batchesAThread;
    this.lost = new Promise((_, reject) => {
      this.lose = reject;
    });
    // Nobody may be waiting.
    this.lost.catch(() => undefined);
  }

  async tell(batch: UntoldStories): Promise<readonly ToldStory[]> {
    this.pool ??= this.start();
    const pool = await this.pool;
    return await Promise.race([pool.run<UntoldStories, ToldStory[]>(batch), this.lost]);
  }

  async end(): Promise<void> {
    const pool = await this.pool?.catch(() => undefined);
    await pool?.end();
  }

  private async start(): Promise<WorkerPool> {
    // Loaded on first use: the package is a module, which CommonJS cannot require everywhere.
    const { Tinypool } = await import('tinypool');
    const { file, count, lose } = this;
    return new WorkerPool(Tinypool, {
      file,
      handler: 'tellBatch',
      count,
      expected: 'told stories',
      lost: lose,
    });
  }
}
