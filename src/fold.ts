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
import { type CopyGroup, type CopyGrouping, type GroupOptions, groupSteps } from './copies/group';
import type { CopyMemory } from './copies/work';
import { expectation, mustBeNumber } from './errors';
import { type LanguageOptions, languageSteps, languagesOf, statusReadersOf } from './language';
import { type FoldProgress, inPhase } from './progress';
import type { RunMemory } from './run-memory';
import { drain, type Steps, sortSteps, within } from './steps';
import { Keeper, partCopies } from './stories/apart';
import { type Constraints, type Partition, partitionSteps } from './stories/cluster';
import { joinLimits } from './stories/join-limits';
import { type StoryOptions, type StoryRules, storyRules } from './stories/options';
import { STORY_PARAMETERS } from './stories/parameters';
import { type TextVectors, type Vectors, vectorSteps } from './stories/vectors';
import { CUT } from './summary/cut';
import type { Story } from './summary/story';
import { checkLength, type SummaryLength } from './summary/summarize';
import { type StoryBelow, tellSteps } from './summary/tell';
import type { Tellings } from './summary/tellings';

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
  /**
   * Independent reports that were verified against the most similar 8 of more texts like them, or compared with 128 of more that share a band: texts
   * of one form by the hundred. They may be copies of one of the others. 0 where `copies` are given.
   */
  cappedCopies: number;
  /** Articles of which more than 20,000 UTF-16 code units came: copies and stories are found by all of them, summary, status and facts read so many. */
  cut: number;
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
  /** Canonical reports that were not compared with all that are like them. */
  readonly cappedCopies: number;
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
  const { groups, capped } = yield* inPhase('copies', checked.articles.length, grouping);
  const reports = groups.map((group) => articleOf.get(group.canonicalId)!);
  return { checked, articleOf, groups, cappedCopies: capped, reports, rules, keeper };
}

/** The rest of a run: finding stories, telling them. */
export function* storyPhase(
  grouped: GroupedBatch,
  options: ClusterOptions,
  vectors?: Vectors,
): Generator<FoldProgress, StoryClustering, undefined> {
  const partition = yield* partitionPhase(grouped, vectors);
  return yield* tellPhase(grouped, partition, options);
}

/** The second part of a run: finding stories. */
export function partitionPhase(
  { articleOf, groups, reports, rules, keeper }: GroupedBatch,
  vectors?: Vectors,
): Generator<FoldProgress, Partition, undefined> {
  const parties = groups.map(({ members }) => members.map(({ id }) => articleOf.get(id)!));
  const constraints: Constraints = { rules, keeper, parties, vectors };
  const parting = partitionSteps(reports, STORY_PARAMETERS, joinLimits(rules.idf), constraints);
  return inPhase('stories', reports.length, parting);
}

/**
 * The last part of a run: telling stories.
 *
 * @param tellings of stories that were told already, or elsewhere
 */
export function* tellPhase(
  { checked, articleOf, groups, cappedCopies, reports, rules }: GroupedBatch,
  partition: Partition,
  options: ClusterOptions,
  tellings?: Tellings,
): Generator<FoldProgress, StoryClustering, undefined> {
  const { minSources = 1 } = options;
  const readers = statusReadersOf(options.languages);
  const telling = tellSteps({
    ...{ groups, reports, partition, articleOf, length: options, readers, minSources, tellings },
  });
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
      cappedCopies,
      cut: checked.articles.filter(({ text }) => text.length > CUT.mostUnits).length,
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
): Steps<CopyGrouping> {
  const known = languagesOf(languages);
  const read = known.isEmpty ? 0 : 0.1;
  const articles = yield* within(languageSteps(checked, known, memory?.languages), 0, read);
  for (const article of articles) articleOf.set(article.id, article);
  const choice = { sourcePriority, sketcher };
  return yield* within(copySteps(articles, articleOf, keeper, choice, copies, memory?.copies), read, 1);
}

/** Copy groups by the id of their canonical report. */
function* copySteps(
  articles: readonly CheckedArticle[],
  articleOf: ReadonlyMap<string, CheckedArticle>,
  keeper: Keeper,
  options: GroupOptions,
  copies: readonly CopyGroup[] | undefined,
  memory: CopyMemory | undefined,
): Steps<CopyGrouping> {
  const { groups, capped } =
    copies === undefined
      ? yield* within(groupSteps(articles, options, memory), 0, 0.9)
      : { groups: givenGroups(copies, (id) => articleOf.has(id), articles.length), capped: 0 };
  const byId = sortSteps(groups, (a, b) => codeUnitOrder(a.canonicalId, b.canonicalId));
  yield* within(byId, 0.9, 0.95);
  return { groups: yield* within(partCopies(groups, articleOf, keeper, options), 0.95, 1), capped };
}
