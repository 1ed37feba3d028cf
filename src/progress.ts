/**
 * How far a run over reports has come: the phases it goes through, and how the steps of each are told.
 * @module
 */
import type { Steps } from './steps';

/** What a run is at: finding copies, asking for vectors (only with `embed`), finding stories, telling them. */
export type FoldPhase = 'copies' | 'vectors' | 'stories' | 'summaries';

/** How far a run has come. */
export interface FoldProgress {
  phase: FoldPhase;
  /** Articles, independent reports or stories, of `total`. */
  done: number;
  total: number;
}

/**
 * How far a run has come. Phases follow each other in this order; `done` never falls within one.
 *
 * @example
 * ```ts
 * const seen: ClusterProgress[] = [];
 * await clusterStoriesAsync(articles, { onProgress: (progress) => seen.push(progress) });
 * seen.length > 0; // true
 * ```
 */
export interface ClusterProgress {
  /** Reading and checking articles; finding copies; asking for vectors (only with `embed`); finding stories; telling them. */
  phase: 'articles' | FoldPhase;
  /** Articles read; articles compared; independent reports (twice with `embed`); stories told. */
  done: number;
  /** What `done` grows to; while articles are read, as many as have come. */
  total: number;
}

/** Steps of one phase as progress. */
export function* inPhase<T>(
  phase: FoldPhase,
  total: number,
  steps: Steps<T>,
): Generator<FoldProgress, T, undefined> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      yield { phase, done: total, total };
      return value as T;
    }
    yield { phase, done: Math.floor((value as number) * total), total };
  }
}
