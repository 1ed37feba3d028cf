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
import { type NearStory, nearestStories, strongestLinks, withShared } from '../stories/evidence';
import { type SalientTerm, spellEach, type WantedTerms } from '../stories/salience';
import { countVoices, sourcesOf } from '../stories/sources';
import { KnownSpellings } from '../stories/spellings';
import { meanWeights } from '../stories/term-weights';
import type { Language } from '../text/language';
import type { Readings } from '../text/reading';
import { TermReader } from '../text/term-reader';
import type { Terms } from '../text/terms';
import { CUT } from './cut';
import type { KnownStories, StoryMark } from './known-stories';
import { articlesOf, materialOf, type StoryMaterial } from './material';
import type { Story } from './story';
import { consensusFor, type SummaryLength, summarizeMaterial } from './summarize';
import { Tellings, type TextTelling } from './tellings';

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
  /** And stories as a whole, where profiles and links depend on single reports and pairs. */
  readonly known?: KnownStories | undefined;
}

/** What was told. */
export interface Told {
  /** In the order of {@link byStanding}. */
  readonly stories: Story[];
  /** By id. */
  readonly below: StoryBelow[];
}

/** How the id of a story begins. */
const STORY = 'story:';

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
  const marks = marksOf(telling);
  for (const at of told) {
    const near = nearestStories(at, partition, SHOWN.related, (other) => placeOf.has(other));
    stories.push(
      marks === undefined ? tellStory(at, near, tools, telling) : tellAgain(at, near, marks, tools, telling),
    );
    relatedOf.push(near.map(({ other }) => placeOf.get(other)!));
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

/** For each story what stands for it, told before or not. */
function marksOf({ groups, partition, articleOf, known }: Telling): StoryMark[] | undefined {
  if (known === undefined) return undefined;
  return partition.stories.map(({ members }) =>
    known.mark(
      members.map((member) => groups[member]!),
      articleOf,
    ),
  );
}

/** {@link tellStory}, or what was told before, near other stories perhaps. */
function tellAgain(
  at: number,
  near: readonly NearStory[],
  marks: readonly StoryMark[],
  tools: Tools,
  telling: Telling,
): Story {
  const mark = marks[at]!;
  const nearMarks = near.map(({ other, score }) => ({ mark: marks[other]!, score }));
  const before = mark.told;
  if (before === undefined) {
    const story = tellStory(at, near, tools, telling);
    const first = telling.articleOf.get(story.id.slice(STORY.length))!;
    mark.told = { story: copyOf(story, story.related, story.links), first, near: nearMarks };
    telling.known!.told++;
    return story;
  }
  telling.tellings?.keep(before.first);
  const isNew = nearMarks.map((one) => !before.near.some((other) => other.mark === one.mark));
  const fresh = near.filter((_, i) => isNew[i]);
  const rows = fresh.length === 0 ? [] : opened(at, tools, telling).related(fresh);
  const related = nearMarks.map((one, i) => {
    if (isNew[i]) return rows.shift()!;
    const { shared } = before.story.related[before.near.findIndex((other) => other.mark === one.mark)]!;
    return { storyId: '', score: shownScore(one.score), shared };
  });
  mark.told = { ...before, story: copyOf(before.story, related, before.story.links), near: nearMarks };
  return copyOf(before.story, related, shownLinks(at, telling));
}

/** The parts of a story that others may change are its own. */
function copyOf(story: Story, related: Story['related'], links: Story['links']): Story {
  return { ...story, aliases: [], related: related.map((row) => ({ ...row })), links };
}

/** A story that is being told. */
interface OpenedStory {
  readonly own: readonly CopyGroup[];
  readonly material: StoryMaterial;
  readonly text: TextTelling;
  /** Its terms, and the stories it is related to. */
  all(near: readonly NearStory[]): Pick<Story, 'terms' | 'related'>;
  related(near: readonly NearStory[]): Story['related'];
}

function opened(at: number, tools: Tools, telling: Telling): OpenedStory {
  const { groups, partition, articleOf, length, readers, tellings = new Tellings() } = telling;
  const { members } = partition.stories[at]!;
  const weights = meanWeights(members, partition.profiles);
  const own = members.map((member) => groups[member]!);
  const material = materialOf(own, articleOf, readers);
  let readings: Readings | undefined;
  const text = tellings.of(material, () => {
    // Terms are spelt from all of them.
    const consensus = consensusFor(material, length, true);
    readings = consensus.readings;
    return {
      summary: summarizeMaterial(material, length, consensus, tools.words),
      representative: material.reports[consensus.centre]!.canonical,
      spellings: new KnownSpellings(),
    };
  });
  const termsOf = (of: string, language: Language | undefined): Terms | undefined =>
    of.length > CUT.mostUnits ? undefined : readings?.of(of, language).terms;
  const byDate = material.reports.map((report) => report.canonical);
  const from = byDate.length === 1 ? byDate : [text.representative, ...byDate];
  const spell = (lists: readonly WantedTerms[]): SalientTerm[][] =>
    spellEach(lists, from, { termsOf, known: text.spellings, reader: tools.reader });
  const listsOf = (near: readonly NearStory[]): WantedTerms[] =>
    withShared(near, weights, partition).map(({ shared }) => ({
      weights: shared,
      limit: SHOWN.sharedTerms,
    }));
  const rows = (near: readonly NearStory[], shared: readonly SalientTerm[][]): Story['related'] =>
    near.map(({ score }, i) => ({
      storyId: '',
      score: shownScore(score),
      shared: shared[i]!.map(({ term }) => term),
    }));
  return {
    ...{ own, material, text },
    all: (near) => {
      const [terms, ...shared] = spell([{ weights, limit: SHOWN.terms }, ...listsOf(near)]);
      return { terms: terms!, related: rows(near, shared) };
    },
    related: (near) => rows(near, spell(listsOf(near))),
  };
}

/** Everything of one story but the ids of those it is related to, which may not have been told yet. */
function tellStory(at: number, near: readonly NearStory[], tools: Tools, telling: Telling): Story {
  const { own, material, text, all } = opened(at, tools, telling);
  const articles = articlesOf(material);
  const groupOf = new Map(own.map((group) => [group.canonicalId, group]));
  const { terms, related } = all(near);
  const story: Story = {
    id: storyIdOf(material.reports[0]!.canonical.id),
    aliases: [],
    ...text.summary,
    representativeId: text.representative.id,
    articleIds: articles.map((article) => article.id),
    copies: material.reports.map(({ canonical }) => groupOf.get(canonical.id)!),
    terms,
    sources: sourcesOf(own, telling.articleOf),
    related,
    links: shownLinks(at, telling),
  };
  const dated = articles.filter((article) => article.time !== undefined);
  if (dated.length > 0) {
    story.firstSeen = new Date(dated[0]!.time!).toISOString();
    story.lastSeen = new Date(dated[dated.length - 1]!.time!).toISOString();
  }
  return story;
}

/** The strongest links inside a story. */
function shownLinks(at: number, { partition, reports }: Telling): Story['links'] {
  return strongestLinks(partition.stories[at]!, partition).map(({ a, b, score }) => ({
    a: reports[a]!.id,
    b: reports[b]!.id,
    score: shownScore(score),
  }));
}

/** A score as it is shown: four decimals. */
export function shownScore(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}

/** The id of the story whose earliest canonical report has this id: it stays as later reports come in. */
export function storyIdOf(canonicalId: string): string {
  return STORY + canonicalId;
}
