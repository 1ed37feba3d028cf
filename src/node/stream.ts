/**
 * `sketchStream`: signatures of a stream of articles, made on worker threads, in the stream's order and in bounded memory.
 * @module
 */
import { expectation } from '../errors';
import { checkOptions, type SketchStreamOptions, type StreamPlan } from './options';
import { Pipeline } from './pipeline';
import type { SketchedArticle, StreamedArticle } from './results';
import { CallingThread, Threads } from './threads';
import { type WorkerFile, workerBeside } from './worker-pool';

/**
 * Sketches articles on worker threads: the signatures that `sketchText(article.text, options)` gives, bit for bit, as they
 * come, in the order of the articles.
 *
 * An article whose id or text has a fault does not end the stream: it comes in its place with `rejected`, the row that
 * `deduplicate` has for it, and without a signature. Other fields are not looked at, and ids may repeat.
 *
 * The source is read only as results are taken: at most `(2·threads + 1)·batch` articles (`2·batch` with `threads: 0`) are
 * ahead of the last result taken, and their texts, beside one batch each of at most 2^18 code units or a single
 * longer text. When the loop is left, early or not, all threads have ended and the source is closed.
 *
 * @param articles read once, in order; a slow source does not hold up the results of what it gave before
 * @returns a stream that can be read once; it starts when the first result is asked for. It throws the source's own error in
 * its place, after the results of all articles before it; the signal's reason at once; NewsfoldError `worker-failed` when a
 * thread crashes.
 * @throws TypeError, RangeError for arguments of a wrong type or out of range
 * @example
 * ```ts
 * const index = new LshIndex();
 * for await (const { article, signature, rejected } of sketchStream(articles, { threads: 2 })) {
 *   if (signature) index.add(article.id, signature);
 *   else console.warn(rejected.message);
 * }
 * index.size; // 30: one of the 31 has no text
 * ```
 * Complexity: that of `sketchText`, shared among the threads; the calling thread copies each text once.
 */
export function sketchStream<A extends StreamedArticle>(
  articles: Iterable<A> | AsyncIterable<A>,
  options: SketchStreamOptions = {},
): AsyncGenerator<SketchedArticle<A>, void, undefined> {
  return streamThrough(articles, options, workerBeside('sketch-worker'));
}

/** {@link sketchStream} with the worker of one's choice. */
export function streamThrough<A>(
  articles: Iterable<A> | AsyncIterable<A>,
  options: SketchStreamOptions,
  file: WorkerFile,
): AsyncGenerator<SketchedArticle<A>, void, undefined> {
  const { [Symbol.iterator]: each, [Symbol.asyncIterator]: eachAsync } = Object(articles) as Partial<
    Iterable<A> & AsyncIterable<A>
  >;
  if (typeof articles === 'string' || (typeof each !== 'function' && typeof eachAsync !== 'function')) {
    throw new TypeError(expectation('articles', 'an iterable or async iterable of articles', articles));
  }
  return run(articles, checkOptions(options), file);
}

async function* run<A>(
  articles: Iterable<A> | AsyncIterable<A>,
  plan: StreamPlan,
  file: WorkerFile,
): AsyncGenerator<SketchedArticle<A>, void, undefined> {
  const { parameters, threads, signal } = plan;
  // Loaded on first use: the package is a module, which CommonJS cannot require everywhere.
  const Pool = threads === 0 ? undefined : (await import('tinypool')).Tinypool;
  const lost = (error: Error): void => pipeline.fail(error);
  const sketchers =
    Pool === undefined ? new CallingThread(parameters) : new Threads(Pool, file, threads, parameters, lost);
  const pipeline = new Pipeline<A>(articles, plan.batch, sketchers);
  const abort = (): void => pipeline.fail(signal?.reason);
  let failed = false;
  try {
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    for (let batch = await pipeline.next(); batch !== undefined; batch = await pipeline.next()) {
      for (const result of batch.results(parameters)) {
        pipeline.mustGoOn();
        yield result;
      }
    }
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    await pipeline.end(failed);
  }
}
