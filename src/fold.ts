/**
 * The whole way through: articles in, stories with canonical summaries out.
 * @module
 */
import {
  type Article,
  type ArticleOptions,
  type CheckedArticle,
  type CheckedBatch,
  checkArticles,
  codeUnitOrder,
  type Rejection,
} from './article/article';
import type { CopyOptions } from './copies/deduplicate';
import { givenGroups } from './copies/given';
import { type CopyGroup, type GroupOptions, groupSteps } from './copies/group';
import { expectation, mustBeNumber } from './errors';
import { type LanguageOptions, languageSteps, languagesOf, statusReadersOf } from './language';
import type { RunMemory } from './run-memory';
import { drain, type Steps, sortSteps, within } from './steps';
import { Keeper, partCopies } from './stories/apart';
import { type Constraints, partitionSteps } from './stories/cluster';
import { JOIN_LIMITS } from './stories/join';
import { type StoryOptions, type StoryRules, storyRules } from './stories/options';
import { STORY_PARAMETERS } from './stories/parameters';
import { type TextVectors, type Vectors, vectorSteps } from './stories/vectors';
import type { Story } from './summary/story';
import { checkLength, type SummaryLength } from './summary/summarize';
import { type StoryBelow, tellSteps } from './summary/tell';

export type { StoryBelow } from './summary/tell';

/**
 * Options of {@link clusterStories}.
 *
 * @example
 * ```ts
 * const options: ClusterOptions = { maxWords: 40, sourcePriority: ['Wire Eurasia'], minSources: 2 };
 * clusterStories(articles, options).stories.length; // 8
 * ```
 */
export interface ClusterOptions
  extends ArticleOptions,
    CopyOptions,
    SummaryLength,
    StoryOptions,
    LanguageOptions {
  /**
   * Stories of fewer publishers are in `below` instead of `stories`. 1 (default) to 1,000,000. Publishers of independent reports
   * count, each once; who prints a copy of another's report does not. Reports without a `source` count one each.
   */
  minSources?: number | undefined;
  /**
   * Gives a vector for each text: any length, the same for all; 64 texts a call, one for each independent report, its title and
   * text. Reports whose vectors are more alike than those of the batch are on average are compared whatever words they share, and their
   * likeness counts for one story, never against. Each text is to be embedded by itself, the same in every run. Nothing is bundled.
   */
  embed?: ((texts: string[]) => TextVectors) | undefined;
  /**
   * Copy groups that are known already, as `deduplicate` gives them: copies are then not looked for. Each accepted article is in exactly
   * one. For those who keep copies elsewhere; `newsfold/sql` finds them by a database.
   */
  copies?: readonly CopyGroup[] | undefined;
}

/**
 * What {@link clusterStories} returns.
 *
 * @example
 * ```ts
 * const { stories, below, rejected, stats }: StoryClustering = clusterStories(articles);
 * [stories.length, below.length, rejected.length, stats.stories]; // [9, 0, 1, 9]
 * ```
 */
export interface StoryClustering {
  /** Most independent reports first, then most articles, then by id. */
  stories: Story[];
  /** Stories of fewer publishers than `minSources` asks for, by id; empty by default. */
  below: StoryBelow[];
  /** What was wrong with which article; every other article is in exactly one story of `stories` or `below`. */
  rejected: Rejection[];
  /** Ids in `sameStory` and `differentStory` that no article has, sorted. */
  unknownPins: string[];
  stats: ClusterStats;
}

/**
 * Counts of one run.
 *
 * @example
 * ```ts
 * const { articles: told, independent, single, capped }: ClusterStats = clusterStories(articles).stats;
 * [told, independent, single, capped]; // [30, 25, 1, 0]
 * ```
 */
export interface ClusterStats {
  /** Articles in a story, told or below. */
  articles: number;
  /** Articles left out, listed in `rejected`. */
  rejectedArticles: number;
  /** Articles in a story whose publication date is unknown. */
  undated: number;
  /** Independent reports: copy groups. */
  independent: number;
  stories: number;
  /** Stories of one independent report. */
  single: number;
  /** Stories below `minSources`. */
  below: number;
  /**
   * Independent reports with so much in common with so many others that not all of those were compared with them. 0 but in
   * batches of tens of thousands on a few topics, or floods of one text in many wordings.
   */
  capped: number;
}

/**
 * Folds articles into stories: finds copies, groups independent reports of one event, and summarises each story.
 *
 * @param articles any iterable; each field of an article is read once
 * @returns stories, rejected rows and counts; the same bytes in any input order
 * @throws TypeError, RangeError for bad options; NewsfoldError `contradictory-pins`; what `veto` throws; with `strict`, for the first
 * bad article
 * @example
 * ```ts
 * const { stories } = clusterStories([
 *   { id: 'a', title: 'Talks postponed', text: 'Turkey and Russia postponed the talks on Libya due in Istanbul on Sunday.' },
 *   { id: 'b', title: 'Istanbul talks off', text: 'The Istanbul talks on Libya between Russia and Turkey were postponed.' },
 * ]);
 * stories.length; // 1
 * ```
 * Complexity: linear in the length of the texts, plus, for each salient term, the square of the reports that have it.
 */
export function clusterStories(articles: Iterable<Article>, options: ClusterOptions = {}): StoryClustering {
  checkOptions(options);
  return drain(foldSteps(checkArticles(articles, options), options));
}

/** What {@link foldSteps} is at: finding copies, asking for vectors (only with `embed`), finding stories, telling them. */
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

/** @throws TypeError, RangeError, NewsfoldError for bad options */
export function checkOptions(options: ClusterOptions): void {
  checkLength(options);
  storyRules(options);
  languagesOf(options.languages);
  const { minSources, embed } = options;
  if (minSources !== undefined) mustBeNumber('options.minSources', minSources, 1, 1_000_000, true);
  if (embed !== undefined && typeof embed !== 'function') {
    throw new TypeError(expectation('options.embed', 'a function', embed));
  }
}

/** {@link clusterStories} of articles that passed the checks, step by step. */
export function* foldSteps(
  checked: CheckedBatch,
  options: ClusterOptions,
): Generator<FoldProgress, StoryClustering, undefined> {
  const grouped = yield* groupPhase(checked, options);
  const { reports } = grouped;
  const { embed } = options;
  if (embed === undefined) return yield* storyPhase(grouped, options);
  const vectors = yield* inPhase('vectors', reports.length, vectorSteps(reports, embed));
  return yield* storyPhase(grouped, options, vectors);
}

/** A batch whose copies are known. */
export interface GroupedBatch {
  readonly checked: CheckedBatch;
  readonly articleOf: ReadonlyMap<string, CheckedArticle>;
  /** By the id of their canonical report. */
  readonly groups: readonly CopyGroup[];
  /** The canonical report of each group. */
  readonly reports: readonly CheckedArticle[];
  readonly rules: StoryRules;
  readonly keeper: Keeper;
}

/** The first part of a run: finding copies. */
export function* groupPhase(
  checked: CheckedBatch,
  options: ClusterOptions,
  memory?: RunMemory,
): Generator<FoldProgress, GroupedBatch, undefined> {
  const rules = storyRules(options);
  const keeper = new Keeper(rules);
  const articleOf = new Map<string, CheckedArticle>();
  const grouping = readAndGroupSteps(checked.articles, articleOf, keeper, options, memory);
  const groups = yield* inPhase('copies', checked.articles.length, grouping);
  const reports = groups.map((group) => articleOf.get(group.canonicalId)!);
  return { checked, articleOf, groups, reports, rules, keeper };
}

/** The rest of a run: finding stories, telling them. */
export function* storyPhase(
  { checked, articleOf, groups, reports, rules, keeper }: GroupedBatch,
  options: ClusterOptions,
  vectors?: Vectors,
): Generator<FoldProgress, StoryClustering, undefined> {
  const parties = groups.map(({ members }) => members.map(({ id }) => articleOf.get(id)!));
  const constraints: Constraints = { rules, keeper, parties, vectors };
  const parting = partitionSteps(reports, STORY_PARAMETERS, JOIN_LIMITS, constraints);
  const partition = yield* inPhase('stories', reports.length, parting);
  const { minSources = 1 } = options;
  const readers = statusReadersOf(options.languages);
  const telling = tellSteps({ groups, reports, partition, articleOf, length: options, readers, minSources });
  const { stories, below } = yield* inPhase('summaries', partition.stories.length, telling);
  return {
    stories,
    below,
    rejected: checked.rejected,
    unknownPins: rules.pins.ids.filter((id) => !articleOf.has(id)).sort(codeUnitOrder),
    stats: {
      articles: checked.articles.length,
      rejectedArticles: checked.rejected.filter((row) => !row.articleKept).length,
      undated: checked.articles.filter((article) => article.time === undefined).length,
      independent: groups.length,
      stories: stories.length,
      single: stories.filter((story) => story.copies.length === 1).length,
      below: below.length,
      capped: partition.capped,
    },
  };
}

/** Tells which language each article is in, and finds copies. Fills `articleOf`. */
function* readAndGroupSteps(
  checked: readonly CheckedArticle[],
  articleOf: Map<string, CheckedArticle>,
  keeper: Keeper,
  { languages, sourcePriority, sketcher, copies }: ClusterOptions,
  memory: RunMemory | undefined,
): Steps<CopyGroup[]> {
  const known = languagesOf(languages);
  const read = known.isEmpty ? 0 : 0.1;
  const articles = yield* within(languageSteps(checked, known, memory?.languages), 0, read);
  for (const article of articles) articleOf.set(article.id, article);
  return yield* within(copySteps(articles, articleOf, keeper, { sourcePriority, sketcher }, copies), read, 1);
}

/** Copy groups by the id of their canonical report. */
function* copySteps(
  articles: readonly CheckedArticle[],
  articleOf: ReadonlyMap<string, CheckedArticle>,
  keeper: Keeper,
  options: GroupOptions,
  copies: readonly CopyGroup[] | undefined,
): Steps<CopyGroup[]> {
  const groups =
    copies === undefined
      ? yield* within(groupSteps(articles, options), 0, 0.9)
      : givenGroups(copies, (id) => articleOf.has(id), articles.length);
  const byId = sortSteps(groups, (a, b) => codeUnitOrder(a.canonicalId, b.canonicalId));
  yield* within(byId, 0.9, 0.95);
  return yield* within(partCopies(groups, articleOf, keeper, options), 0.95, 1);
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
