/**
 * The whole way through: articles in, stories with canonical summaries out.
 * @module
 */
import {
  type Article,
  type ArticleOptions,
  type CheckedArticle,
  checkArticles,
  codeUnitOrder,
  type Rejection,
} from './article/article';
import type { CopyOptions } from './copies/deduplicate';
import type { CopyGroup } from './copies/group';
import { groupCopies } from './copies/group';
import { type Partition, partitionReports } from './stories/cluster';
import { relatedStories, strongestLinks } from './stories/evidence';
import type { Cluster } from './stories/linkage';
import { STORY_PARAMETERS } from './stories/parameters';
import { meanWeights, spellTerms } from './stories/salience';
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
  const checked = checkArticles(articles, options);
  const articleOf = new Map(checked.articles.map((article) => [article.id, article]));
  const { sourcePriority, sketcher } = options;
  const groups = groupCopies(checked.articles, { sourcePriority, sketcher });
  groups.sort((a, b) => codeUnitOrder(a.canonicalId, b.canonicalId));
  const reports = groups.map((group) => articleOf.get(group.canonicalId)!);
  const partition = partitionReports(reports, STORY_PARAMETERS);

  const stories = partition.stories.map((cluster) =>
    tellStory(cluster, groups, reports, partition, articleOf, options),
  );
  stories.forEach((story, at) => {
    const members = partition.stories[at]!.members.map((member) => reports[member]!);
    story.related = relatedStories(at, partition, SHOWN.related).map(({ other, score, shared }) => ({
      storyId: stories[other]!.id,
      score: shown(score),
      shared: spellTerms(shared, members, SHOWN.sharedTerms).map(({ term }) => term),
    }));
  });
  const ordered = [...stories].sort(
    (a, b) =>
      b.copies.length - a.copies.length ||
      b.articleIds.length - a.articleIds.length ||
      codeUnitOrder(a.id, b.id),
  );
  return {
    stories: ordered,
    rejected: checked.rejected,
    stats: {
      articles: checked.articles.length,
      rejectedArticles: checked.rejected.filter((row) => !row.articleKept).length,
      undated: checked.articles.filter((article) => article.time === undefined).length,
      independent: groups.length,
      stories: stories.length,
      single: stories.filter((story) => story.copies.length === 1).length,
    },
  };
}

/** Everything of one story but what it is related to. */
function tellStory(
  cluster: Cluster,
  groups: readonly CopyGroup[],
  reports: readonly CheckedArticle[],
  partition: Partition,
  articleOf: ReadonlyMap<string, CheckedArticle>,
  options: ClusterOptions,
): Story {
  const own = cluster.members.map((member) => groups[member]!);
  const material = materialOf(own, articleOf, partition.idf);
  const consensus = consensusFor(material, options);
  const articles = articlesOf(material);
  const representative = material.reports[consensus.centre]!.canonical;
  const byDate = material.reports.map((report) => report.canonical);
  const groupOf = new Map(own.map((group) => [group.canonicalId, group]));
  const story: Story = {
    // The earliest canonical report names the story: the id stays as later reports come in.
    id: `story:${byDate[0]!.id}`,
    aliases: [],
    ...summarizeMaterial(material, options, consensus),
    representativeId: representative.id,
    articleIds: articles.map((article) => article.id),
    copies: byDate.map((report) => groupOf.get(report.id)!),
    terms: spellTerms(
      meanWeights(cluster.members, partition.profiles),
      [representative, ...byDate],
      SHOWN.terms,
    ),
    sources: sourcesOf(own, articleOf),
    related: [],
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
