/**
 * Stories that the profile join found, as a caller reads them.
 *
 * Cost: that of telling them; memory, a page of stories.
 * @module
 */
import { type ClusterOptions, clusterStories, type Story, type StoryBelow } from 'newsfold';
import { expectation, mustBeOptions } from '../errors';
import { type Told, tellPage } from './story-telling';

/**
 * Options of `SqlBatch.joinStories`: those of `clusterStories` but for language packs, vectors, pins and `veto`, which `SqlBatch.stories` takes.
 *
 * @example
 * ```ts
 * const options: JoinOptions = { window: 30, minSources: 2 };
 * clusterStories(articles, options).below.length; // 1
 * ```
 */
export type JoinOptions = Pick<
  ClusterOptions,
  'threshold' | 'window' | 'minSources' | 'maxWords' | 'maxSentences' | 'prefer'
>;

/**
 * Counts of a profile join.
 *
 * @example
 * ```ts
 * const engine = await duckdb();
 * const batch = await SqlBatch.open(engine, { terms: true });
 * await batch.add(articles);
 * await batch.deduplicate();
 * const { stories, capped }: JoinStats = (await batch.joinStories()).stats;
 * [stories, capped]; // [9, 0]
 * await engine.close();
 * ```
 */
export interface JoinStats {
  /** Independent reports. */
  independent: number;
  stories: number;
  /** Stories of one independent report. */
  single: number;
  /** Stories below `minSources`. */
  below: number;
  /** Pairs that the engine named, and those that are links. */
  candidates: number;
  links: number;
  /** Parts of several independent reports, and the reports of the largest. */
  parts: number;
  largest: number;
  /**
   * Independent reports with so much in common with so many others that not all of those were compared with them. When 0, the stories are those of
   * `clusterStories` for certain; where not, the same pairs are looked at, and a few more of them compared.
   */
  capped: number;
}

const TAKEN = new Set(['threshold', 'window', 'minSources', 'maxWords', 'maxSentences', 'prefer']);

/**
 * Stories that were found, and can be read.
 *
 * @example
 * ```ts
 * const engine = await duckdb();
 * const batch = await SqlBatch.open(engine, { terms: true });
 * await batch.add(articles);
 * await batch.deduplicate();
 * const joined: JoinedStories = await batch.joinStories({ minSources: 2 });
 * const below: string[] = [];
 * for await (const { id } of joined.below()) below.push(id);
 * [joined.stats.stories, below.length]; // [8, 1]
 * await engine.close();
 * ```
 */
export class JoinedStories {
  readonly stats: JoinStats;
  readonly #told: Told;
  /** Stories by their least place, a page of them each: those that are told, in their order, and those that are not. */
  readonly #pages: readonly (readonly number[])[];
  readonly #belowPages: readonly (readonly number[])[];

  /** @internal */
  constructor(
    stats: JoinStats,
    told: Told,
    pages: readonly (readonly number[])[],
    belowPages: readonly (readonly number[])[],
  ) {
    this.stats = stats;
    this.#told = told;
    this.#pages = pages;
    this.#belowPages = belowPages;
  }

  /**
   * The stories, in the order of `clusterStories`, told a page at a time as they are read.
   *
   * @throws (as it is read) NewsfoldError `storage-failed`; `closed` where stories were joined again since
   */
  async *stories(): AsyncGenerator<Story, void, undefined> {
    for (const [page, own] of this.#pages.entries()) yield* (await tellPage(page, own, this.#told)).stories;
  }

  /**
   * Stories below `minSources`, by id.
   *
   * @throws (as it is read) NewsfoldError `storage-failed`; `closed` where stories were joined again since
   */
  async *below(): AsyncGenerator<StoryBelow, void, undefined> {
    for (const [i, own] of this.#belowPages.entries()) {
      yield* (await tellPage(this.#pages.length + i, own, this.#told)).below;
    }
  }
}

/** @throws TypeError, RangeError for bad options */
export function checkJoinOptions(options: JoinOptions): void {
  mustBeOptions('options', options);
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined || TAKEN.has(option)) continue;
    throw new RangeError(expectation(`options.${option}`, 'no such option here: stories() takes it', value));
  }
  clusterStories([], options);
}
