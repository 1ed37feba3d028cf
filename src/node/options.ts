/**
 * The options of `sketchStream`, checked, and the limits that keep its memory bounded.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { availableParallelism } from 'node:os';
import type { AbortSignalLike, SketchOptions } from 'newsfold';
import { mustBeNumber, mustBeOptions, mustBeSignal } from '../errors';
import { mustBeSeed, mustBeSlots } from '../sketch/signature';

/**
 * How a stream of articles is sketched. `slots` and `seed` are those of `sketchText`.
 *
 * @example
 * ```ts
 * const options: SketchStreamOptions = { threads: 2, slots: 64 };
 * for await (const { signature } of sketchStream(articles.slice(0, 3), options)) console.log(signature?.slots);
 * ```
 */
export interface SketchStreamOptions extends SketchOptions {
  /** Words a shingle, 1 to 32. Default 5. */
  size?: number;
  /**
   * Worker threads, 0 to 64; 0 sketches on the calling thread. Default: one less than the processors, at least 1 and at
   * most 8. A thread takes some 0.1 s to start and pays off from a few thousand reports on.
   */
  threads?: number;
  /** Most articles that go to a thread at once, 1 to 4096. Default 256. Long texts make smaller batches. */
  batch?: number;
  /** Ends the threads and the stream, which then throws the signal's reason. */
  signal?: AbortSignalLike | undefined;
}

/** What a thread needs to know to sketch. */
export interface SketchParameters {
  readonly slots: number;
  readonly seed: number;
  readonly size: number;
}

/** Options that were checked. */
export interface StreamPlan {
  readonly parameters: SketchParameters;
  readonly threads: number;
  readonly batch: number;
  readonly signal: AbortSignalLike | undefined;
}

/**
 * What steers the stream.
 *
 * - `batch`, `batchUnits`: articles, and UTF-16 code units of their texts, that cross to a thread at once. A batch of 2^18
 *   units is some 70 reports and 2 to 15 ms of work, against 0.1 ms to hand it over; headlines reach 256 articles first.
 * - `batchesAThread`: a thread that finishes one finds the next already there.
 * - `defaultThreads`: each keeps the calling thread busy for some 5 % of its time, which must also read the source and use the
 *   results.
 */
export const LIMITS: Readonly<
  Record<'batch' | 'mostBatch' | 'batchUnits' | 'batchesAThread' | 'defaultThreads' | 'mostThreads', number>
> = {
  batch: 256,
  mostBatch: 4096,
  batchUnits: 1 << 18,
  batchesAThread: 2,
  defaultThreads: 8,
  mostThreads: 64,
};

/** @throws TypeError, RangeError for options of a wrong type or out of range. */
export function checkOptions(options: SketchStreamOptions): StreamPlan {
  mustBeOptions('options', options);
  const {
    slots = 128,
    seed = 0,
    size = 5,
    threads = Math.max(1, defaultThreads()),
    batch = LIMITS.batch,
    signal,
  } = options;
  mustBeSlots('options.slots', slots);
  mustBeSeed('options.seed', seed);
  mustBeNumber('options.size', size, 1, 32, true);
  mustBeNumber('options.threads', threads, 0, LIMITS.mostThreads, true);
  mustBeNumber('options.batch', batch, 1, LIMITS.mostBatch, true);
  if (signal !== undefined) mustBeSignal(signal);
  return { parameters: { slots, seed, size }, threads, batch, signal };
}

/** Threads by default: one less than the processors, so many at most. */
export function defaultThreads(): number {
  return Math.min(LIMITS.defaultThreads, availableParallelism() - 1);
}
