/**
 * From a partition to what a caller sees: stories with their summary and their evidence, and which are told at all.
 *
 * Cost: that of the summaries, and O(links) for the evidence.
 * @module
 */
import { type CheckedArticle, codeUnitOrder } from '../article/article';
import type { CopyGroup } from '../copies/group';
import { FactWords } from '../facts/facts';
import type { StatusReaders } from '../status/readers';
import { type Steps, sortSteps, within } from '../steps';
import type { Partition } from '../stories/cluster';
import { type RelatedStory, relatedStories, strongestLinks } from '../stories/evidence';
import { spellEach } from '../stories/salience';
import { countVoices, sourcesOf } from '../stories/sources';
import { KnownSpellings } from '../stories/spellings';
import { meanWeights, type TermWeights } from '../stories/term-weights';
import type { Language } from '../text/language';
import type { Readings } from '../text/reading';
import { TermReader } from '../text/term-reader';
import type { Terms } from '../text/terms';
import { CUT } from './cut';
import { articlesOf, materialOf } from './material';
import type { Story } from './story';
import { consensusFor, type SummaryLength, summarizeMaterial } from './summarize';
import { Tellings } from './tellings';

/**
 * A story that is not told.
 *
 * @example
 * ```ts
 * const [below]: StoryBelow[] = clusterStories(articles, { minSources: 2 }).below;
 * below?.id; // 'story:bosphorus-ledger-serraj-resignation'
 * ```
 */
export interface StoryBelow {
  /** The id it has when it is told. */
  id: string;
  /** In publication order; undated last, then by id. */
  articleIds: string[];
  /** Publishers, as `minSources` counts them. */
  sources: number;
}

/** How much of the evidence a story shows. */
export const SHOWN = {
  terms: 12,
  related: 5,
  sharedTerms: 6,
} as const;

/** What the order of stories goes by. */
export interface Standing {
  readonly id: string;
  readonly copies: { readonly length: number };
  readonly articleIds: { readonly length: number };
}

/** Most independent reports first, then most articles, then by id. */
export function byStanding(a: Standing, b: Standing): number {
  return (
    b.copies.length - a.copies.length ||
    b.articleIds.length - a.articleIds.length ||
    codeUnitOrder(a.id, b.id)
  );
}

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
  /** In the order of {@link byStanding}. */
  readonly stories: Story[];
  /** By id. */
  readonly below: StoryBelow[];
}

/** What is made once for all stories. */
interface Tools {
  readonly reader: TermReader;
  readonly words: FactWords;
}

/** Tells every story of a partition. */
export function* tellSteps(telling: Telling): Steps<Told> {
  const { partition } = telling;
  const total = partition.stories.length;
  const { told, below } = partStories(telling);
  const placeOf = new Map(told.map((at, place) => [at, place]));
  const stories: Story[] = [];
  const relatedOf: number[][] = [];
  const tools = { reader: new TermReader(), words: new FactWords() };
  for (const at of told) {
    const weights = meanWeights(partition.stories[at]!.members, partition.profiles);
    const related = relatedStories(at, partition, SHOWN.related, (other) => placeOf.has(other), weights);
    stories.push(tellStory(at, weights, related, tools, telling));
    relatedOf.push(related.map(({ other }) => placeOf.get(other)!));
    yield at / total;
  }
  for (const [at, story] of stories.entries()) {
    story.related.forEach((row, i) => {
      row.storyId = stories[relatedOf[at]![i]!]!.id;
    });
  }
  yield* within(sortSteps(stories, byStanding), 1, 1);
  return { stories, below };
}

/** Which stories have publishers enough to be told, and the others. */
function partStories({ groups, reports, partition, articleOf, minSources }: Telling): {
  told: number[];
  below: StoryBelow[];
} {
  const told: number[] = [];
  const below: StoryBelow[] = [];
  for (const [at, { members }] of partition.stories.entries()) {
    const sources = countVoices(members.map((member) => reports[member]!));
    if (sources >= minSources) {
      told.push(at);
      continue;
    }
    const material = materialOf(
      members.map((member) => groups[member]!),
      articleOf,
    );
    const articleIds = articlesOf(material).map(({ id }) => id);
    below.push({ id: storyIdOf(material.reports[0]!.canonical.id), articleIds, sources });
  }
  below.sort((a, b) => codeUnitOrder(a.id, b.id));
  return { told, below };
}

/** Everything of one story but the ids of those it is related to, which may not have been told yet. */
function tellStory(
  at: number,
  weights: TermWeights,
  related: readonly RelatedStory[],
  tools: Tools,
  { groups, reports, partition, articleOf, length, readers, tellings = new Tellings() }: Telling,
): Story {
  const cluster = partition.stories[at]!;
  const own = cluster.members.map((member) => groups[member]!);
  const material = materialOf(own, articleOf, readers);
  let readings: Readings | undefined;
  const { summary, representative, spellings } = tellings.of(material, () => {
    // Terms are spelt from all of them.
    const consensus = consensusFor(material, length, true);
    readings = consensus.readings;
    return {
      summary: summarizeMaterial(material, length, consensus, tools.words),
      representative: material.reports[consensus.centre]!.canonical,
      spellings: new KnownSpellings(),
    };
  });
  const termsOf = (text: string, language: Language | undefined): Terms | undefined =>
    text.length > CUT.mostUnits ? undefined : readings?.of(text, language).terms;
  const articles = articlesOf(material);
  const byDate = material.reports.map((report) => report.canonical);
  const groupOf = new Map(own.map((group) => [group.canonicalId, group]));
  const [terms, ...shared] = spellEach(
    [
      { weights, limit: SHOWN.terms },
      ...related.map((other) => ({ weights: other.shared, limit: SHOWN.sharedTerms })),
    ],
    byDate.length === 1 ? byDate : [representative, ...byDate],
    { termsOf, known: spellings, reader: tools.reader },
  );
  const story: Story = {
    id: storyIdOf(byDate[0]!.id),
    aliases: [],
    ...summary,
    representativeId: representative.id,
    articleIds: articles.map((article) => article.id),
    copies: byDate.map((report) => groupOf.get(report.id)!),
    terms: terms!,
    sources: sourcesOf(own, articleOf),
    related: related.map(({ score }, i) => ({
      storyId: '',
      score: shownScore(score),
      shared: shared[i]!.map(({ term }) => term),
    })),
    links: strongestLinks(cluster, partition).map(({ a, b, score }) => ({
      a: reports[a]!.id,
      b: reports[b]!.id,
      score: shownScore(score),
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
export function shownScore(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

/** The id of the story whose earliest canonical report has this id: it stays as later reports come in. */
export function storyIdOf(canonicalId: string): string {
  return `story:${canonicalId}`;
}
