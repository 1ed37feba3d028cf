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
import { type CopyGroup, type GroupOptions, groupSteps } from './copies/group';
import { drain, type Steps, sortSteps, within } from './steps';
import { type Partition, partitionSteps } from './stories/cluster';
import { type RelatedStory, relatedStories, strongestLinks } from './stories/evidence';
import { STORY_PARAMETERS } from './stories/parameters';
import { meanWeights, spellEach } from './stories/salience';
import { articlesOf, materialOf } from './summary/material';
import type { Story } from './summary/story';
import { checkLength, consensusFor, type SummaryLength, summarizeMaterial } from './summary/summarize';

/** Options of {@link clusterStories}. */
export interface ClusterOptions extends ArticleOptions, CopyOptions, SummaryLength {}

/** What {@link clusterStories} returns. */
export interface StoryClustering {
  /** Most independent reports first, then most articles, then by id. */
  stories: Story[];
  /** What was wrong with which article; every other article is in exactly one story. */
  rejected: Rejection[];
  stats: ClusterStats;
}

/** Counts of one run. */
export interface ClusterStats {
  /** Articles in a story. */
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
  /**
   * Independent reports with so much in common with so many others that not all of those were compared with them. 0 but in
   * batches of tens of thousands on a few topics, or floods of one text in many wordings.
   */
  capped: number;
}

/** How much of the evidence a story shows. */
const SHOWN = {
  terms: 12,
  related: 5,
  sharedTerms: 6,
} as const;

/**
 * Folds articles into stories: finds copies, groups independent reports of one event, and summarises each story.
 *
 * @param articles any iterable; each field of an article is read once
 * @returns stories, rejected rows and counts; the same bytes in any input order
 * @throws TypeError, RangeError for bad options; with `strict`, for the first bad article
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
  checkLength(options);
  return drain(foldSteps(checkArticles(articles, options), options));
}

/** What {@link foldSteps} is at: finding copies, finding stories, telling them. */
export type FoldPhase = 'copies' | 'stories' | 'summaries';

/** How far a run has come. */
export interface FoldProgress {
  phase: FoldPhase;
  /** Articles, independent reports or stories, of `total`. */
  done: number;
  total: number;
}

/** {@link clusterStories} of articles that passed the checks, step by step. */
export function* foldSteps(
  checked: CheckedBatch,
  options: ClusterOptions,
): Generator<FoldProgress, StoryClustering, undefined> {
  const articleOf = new Map<string, CheckedArticle>();
  for (const article of checked.articles) articleOf.set(article.id, article);
  const { sourcePriority, sketcher } = options;
  const grouping = copySteps(checked.articles, { sourcePriority, sketcher });
  const groups = yield* inPhase('copies', checked.articles.length, grouping);
  const reports = groups.map((group) => articleOf.get(group.canonicalId)!);
  const partition = yield* inPhase('stories', reports.length, partitionSteps(reports, STORY_PARAMETERS));

  const total = partition.stories.length;
  const telling: Telling = { groups, reports, partition, articleOf, options };
  const stories: Story[] = [];
  const relatedOf: number[][] = [];
  for (let at = 0; at < total; at++) {
    const related = relatedStories(at, partition, SHOWN.related);
    stories.push(tellStory(at, related, telling));
    relatedOf.push(related.map(({ other }) => other));
    yield { phase: 'summaries', done: at, total };
  }
  for (const [at, story] of stories.entries()) {
    story.related.forEach((row, i) => {
      row.storyId = stories[relatedOf[at]![i]!]!.id;
    });
  }
  const sortingStories = sortSteps(
    stories,
    (a, b) =>
      b.copies.length - a.copies.length ||
      b.articleIds.length - a.articleIds.length ||
      codeUnitOrder(a.id, b.id),
  );
  yield* inPhase('summaries', total, within(sortingStories, 1, 1));
  return {
    stories,
    rejected: checked.rejected,
    stats: {
      articles: checked.articles.length,
      rejectedArticles: checked.rejected.filter((row) => !row.articleKept).length,
      undated: checked.articles.filter((article) => article.time === undefined).length,
      independent: groups.length,
      stories: stories.length,
      single: stories.filter((story) => story.copies.length === 1).length,
      capped: partition.capped,
    },
  };
}

/** Copy groups by the id of their canonical report. */
function* copySteps(articles: readonly CheckedArticle[], options: GroupOptions): Steps<CopyGroup[]> {
  const groups = yield* within(groupSteps(articles, options), 0, 0.95);
  const byId = sortSteps(groups, (a, b) => codeUnitOrder(a.canonicalId, b.canonicalId));
  yield* within(byId, 0.95, 1);
  return groups;
}

/** Steps of one phase as progress. */
function* inPhase<T>(
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

/** What stories are told from. */
interface Telling {
  readonly groups: readonly CopyGroup[];
  readonly reports: readonly CheckedArticle[];
  readonly partition: Partition;
  readonly articleOf: ReadonlyMap<string, CheckedArticle>;
  readonly options: ClusterOptions;
}

/** Everything of one story but the ids of those it is related to, which may not have been told yet. */
function tellStory(
  at: number,
  related: readonly RelatedStory[],
  { groups, reports, partition, articleOf, options }: Telling,
): Story {
  const cluster = partition.stories[at]!;
  const own = cluster.members.map((member) => groups[member]!);
  const material = materialOf(own, articleOf, partition.idf);
  const consensus = consensusFor(material, options);
  const articles = articlesOf(material);
  const representative = material.reports[consensus.centre]!.canonical;
  const byDate = material.reports.map((report) => report.canonical);
  const groupOf = new Map(own.map((group) => [group.canonicalId, group]));
  const [terms, ...shared] = spellEach(
    [
      { weights: meanWeights(cluster.members, partition.profiles), limit: SHOWN.terms },
      ...related.map((other) => ({ weights: other.shared, limit: SHOWN.sharedTerms })),
    ],
    byDate.length === 1 ? byDate : [representative, ...byDate],
  );
  const story: Story = {
    // The earliest canonical report names the story: the id stays as later reports come in.
    id: `story:${byDate[0]!.id}`,
    aliases: [],
    ...summarizeMaterial(material, options, consensus),
    representativeId: representative.id,
    articleIds: articles.map((article) => article.id),
    copies: byDate.map((report) => groupOf.get(report.id)!),
    terms: terms!,
    sources: sourcesOf(own, articleOf),
    related: related.map(({ score }, i) => ({
      storyId: '',
      score: shown(score),
      shared: shared[i]!.map(({ term }) => term),
    })),
    links: strongestLinks(cluster, partition).map(({ a, b, score }) => ({
      a: reports[a]!.id,
      b: reports[b]!.id,
      score: shown(score),
    })),
  };
  const dated = articles.filter((article) => article.time !== undefined);
  if (dated.length > 0) {
    story.firstSeen = new Date(dated[0]!.time!).toISOString();
    story.lastSeen = new Date(dated[dated.length - 1]!.time!).toISOString();
  }
  return story;
}

/** Sources by articles, then by name; articles without a source are not counted. */
function sourcesOf(
  groups: readonly CopyGroup[],
  articleOf: ReadonlyMap<string, CheckedArticle>,
): Story['sources'] {
  const counts = new Map<string, { articles: number; independent: number }>();
  for (const group of groups) {
    for (const { id } of group.members) {
      const { source } = articleOf.get(id)!;
      if (source === '') continue;
      const count = counts.get(source) ?? { articles: 0, independent: 0 };
      count.articles++;
      if (id === group.canonicalId) count.independent++;
      counts.set(source, count);
    }
  }
  return [...counts]
    .map(([source, count]) => ({ source, ...count }))
    .sort((a, b) => b.articles - a.articles || codeUnitOrder(a.source, b.source));
}

/** A score as it is shown: four decimals. */
function shown(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
