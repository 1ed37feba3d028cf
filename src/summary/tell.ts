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
import { articlesOf, materialOf, type StoryMaterial } from './material';
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
