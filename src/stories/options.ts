/**
 * What a caller may say about which reports belong together: how loose, how far apart in time, and what an editor knows better.
 * Checked once, before any work.
 * @module
 */

import type { PreferredArticle } from '../copies/order';
import { DAY_MS } from '../dates/calendar';
import { expectation, mustBeNumber, mustBeOptions } from '../errors';
import { type PinOptions, Pins } from './pins';

/**
 * An article as `veto` sees it: what was read of the caller's, with the date in epoch milliseconds; frozen.
 *
 * @example
 * ```ts
 * const veto = (a: VetoedArticle, b: VetoedArticle): boolean => a.lang !== b.lang;
 * clusterStories(articles, { veto }).stories.length; // 9
 * ```
 */
export type VetoedArticle = Readonly<PreferredArticle>;

/**
 * Options of `clusterStories` and `explain` about which reports are one story.
 *
 * @example
 * ```ts
 * const options: StoryOptions = { threshold: 0.2, window: 7 };
 * explain(articles[0]!, articles[1]!, options).verdict; // 'same-report'
 * ```
 */
export interface StoryOptions extends PinOptions {
  /**
   * How much alike the reports of a story must be, -1 to 1. Default 0. Higher is tighter: stories only ever fall apart into smaller ones.
   * Lower is looser: whole stories only ever grow together. 1 asks for twice the similarity, -1 for half of it.
   */
  threshold?: number | undefined;
  /**
   * Days, 0 to 36,500. Default no limit. Two dated reports that were published further apart are never compared: they count neither for nor
   * against being one story, and share one only where reports in between bring them together. Undated reports are compared
   * with all. So no story can be parted into two without a pair across that is undated or within the window, unless by `sameStory`.
   * Copies are copies, whenever they were printed.
   */
  window?: number | undefined;
  /**
   * Says of two articles that they must not share a story, nor be copies of one report. It is asked only about pairs that are alike enough
   * to come into one story, once a pair, the article with the lower id first, and not about articles that `sameStory` joins. It must
   * answer `true` or `false`, and the same in every run. What it throws ends the run. A story of n articles costs n²/2 questions.
   */
  veto?: ((a: VetoedArticle, b: VetoedArticle) => boolean) | undefined;
  /**
   * What tells how rare a term is, and whether it is a name. `'batch'` (default): the reports that are there, with a background of news at large.
   * `'background'`: that background alone, and of names the report itself. Then what a report's words weigh does not depend on others, and
   * a `NewsDesk` that settles works out what changed and no more. It costs quality where hundreds of stories stand side by side: see the README.
   */
  idf?: TermRarity | undefined;
}

/**
 * What tells how rare a term is: see {@link StoryOptions.idf}.
 *
 * @example
 * ```ts
 * const idf: TermRarity = 'background';
 * clusterStories(articles, { idf }).stories.length; // 9
 * ```
 */
export type TermRarity = 'batch' | 'background';

/** {@link StoryOptions} that passed the checks. */
export interface StoryRules {
  /** What heights are multiplied by; 1 by default. */
  readonly scale: number;
  /** Milliseconds; infinite by default. */
  readonly window: number;
  readonly veto: StoryOptions['veto'];
  readonly pins: Pins;
  readonly idf: TermRarity;
}

/** What `threshold: 1` multiplies heights by, and -1 divides them by. */
export const THRESHOLD_SCALE = 2;
/** Longest window, in days. */
const MOST_DAYS = 36_500;

/**
 * @throws TypeError, RangeError for bad options; NewsfoldError `contradictory-pins` where an editor's pins exclude each other
 */
export function storyRules(options: StoryOptions): StoryRules {
  mustBeOptions('options', options);
  const { threshold = 0, window, veto, sameStory, differentStory, idf = 'batch' } = options;
  mustBeNumber('options.threshold', threshold, -1, 1);
  if (window !== undefined) mustBeNumber('options.window', window, 0, MOST_DAYS);
  if (veto !== undefined && typeof veto !== 'function') {
    throw new TypeError(expectation('options.veto', 'a function', veto));
  }
  mustBeRarity('options.idf', idf);
  return {
    idf,
    scale:
      threshold < 0 ? 1 / (1 - threshold * (THRESHOLD_SCALE - 1)) : 1 + threshold * (THRESHOLD_SCALE - 1),
    window: window === undefined ? Number.POSITIVE_INFINITY : window * DAY_MS,
    veto,
    pins: new Pins({ sameStory, differentStory }),
  };
}

function mustBeRarity(argument: string, value: unknown): asserts value is TermRarity {
  if (value === 'batch' || value === 'background') return;
  const message = expectation(argument, "'batch' or 'background'", value);
  throw typeof value === 'string' ? new RangeError(message) : new TypeError(message);
}
