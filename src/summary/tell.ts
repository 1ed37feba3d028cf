/**
 * From a partition to what a caller sees: stories with their summary and their evidence, and which are told at all.
 *
 * Cost: that of the summaries, and O(links) for the evidence.
 * @module
 */
import { type CheckedArticle, codeUnitOrder } from '../article/article';
import type { CopyGroup } from '../copies/group';
import type { StatusReaders } from '../status/readers';
import { type Steps, sortSteps, within } from '../steps';
import type { Partition } from '../stories/cluster';
import { type RelatedStory, relatedStories, strongestLinks } from '../stories/evidence';
import { spellEach } from '../stories/salience';
import { countVoices, sourcesOf } from '../stories/sources';
import { meanWeights } from '../stories/term-weights';
import { articlesOf, materialOf, type StoryMaterial } from './material';
import type { Story } from './story';
import { consensusFor, type SummaryLength, summarizeMaterial } from './summarize';
import { Tellings } from './tellings';

/** A story that is not told. */
export interface StoryBelow {
  /** The id it has when it is told. */
  id: string;
  /** In publication order; undated last, then by id. */
  articleIds: string[];
  /** Publishers, as `minSources` counts them. */
  sources: number;
}

/** How much of the evidence a story shows. */
const SHOWN = {
  terms: 12,
  related: 5,
  sharedTerms: 6,
} as const;

/** What stories are told from. */
export interface Telling {
  readonly groups: readonly CopyGroup[];
  readonly reports: readonly CheckedArticle[];
  readonly partition: Partition;
  readonly articleOf: ReadonlyMap<string, CheckedArticle>;
  readonly length: SummaryLength;
  /** Readers of status; English alone without. */
  readonly readers?: StatusReaders | undefined;
  /** Least publishers of a story that is told. */
  readonly minSources: number;
  /** Remembers what was told. */
  readonly tellings?: Tellings | undefined;
}

/** What was told. */
export interface Told {
  /** Most independent reports first, then most articles, then by id. */
  readonly stories: Story[];
  /** By id. */
  readonly below: StoryBelow[];
}

/** Tells every story of a partition. */
export function* tellSteps(telling: Telling): Steps<Told> {
  const { partition } = telling;
  const total = partition.stories.length;
  const { told, below } = partStories(telling);
  const placeOf = new Map(told.map((at, place) => [at, place]));
  const stories: Story[] = [];
  const relatedOf: number[][] = [];
  for (const at of told) {
    const related = relatedStories(at, partition, SHOWN.related, (other) => placeOf.has(other));
    stories.push(tellStory(at, related, telling));
    relatedOf.push(related.map(({ other }) => placeOf.get(other)!));
    yield at / total;
  }
  for (const [at, story] of stories.entries()) {
    story.related.forEach((row, i) => {
      row.storyId = stories[relatedOf[at]![i]!]!.id;
    });
  }
  const sorting = sortSteps(
    stories,
    (a, b) =>
      b.copies.length - a.copies.length ||
      b.articleIds.length - a.articleIds.length ||
      codeUnitOrder(a.id, b.id),
  );
  yield* within(sorting, 1, 1);
  return { stories, below };
}

/** Which stories have publishers enough to be told, and the others. */
function partStories({ groups, partition, articleOf, minSources }: Telling): {
  told: number[];
  below: StoryBelow[];
} {
  const told: number[] = [];
  const below: StoryBelow[] = [];
  for (const [at, { members }] of partition.stories.entries()) {
    const own = members.map((member) => groups[member]!);
    const sources = countVoices(own, articleOf);
    if (sources >= minSources) {
      told.push(at);
      continue;
    }
    const material = materialOf(own, articleOf);
    const articleIds = articlesOf(material).map(({ id }) => id);
    below.push({ id: storyId(material), articleIds, sources });
  }
  below.sort((a, b) => codeUnitOrder(a.id, b.id));
  return { told, below };
}

/** Everything of one story but the ids of those it is related to, which may not have been told yet. */
function tellStory(
  at: number,
  related: readonly RelatedStory[],
  { groups, reports, partition, articleOf, length, readers, tellings = new Tellings() }: Telling,
): Story {
  const cluster = partition.stories[at]!;
  const own = cluster.members.map((member) => groups[member]!);
  const material = materialOf(own, articleOf, readers);
  const { summary, representative } = tellings.of(material, () => {
    const consensus = consensusFor(material, length);
    return {
      summary: summarizeMaterial(material, length, consensus),
      representative: material.reports[consensus.centre]!.canonical,
    };
  });
  const articles = articlesOf(material);
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
    id: storyId(material),
    aliases: [],
    ...summary,
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

/** A score as it is shown: four decimals. */
function shown(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

/** The earliest canonical report names the story: the id stays as later reports come in. */
function storyId({ reports }: StoryMaterial): string {
  return `story:${reports[0]!.canonical.id}`;
}
