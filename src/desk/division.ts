/**
 * What a settle makes of the reports: `clusterStories` over all of them, with what first sight needs of the run, and names that last.
 *
 * Cost: that of `clusterStories`, without what was there before as far as it stands still: see `desk-memory.ts`.
 * @module
 */
import { type CheckedArticle, codeUnitOrder } from '../article/article';
import { groupCopies } from '../copies/group';
import { type GroupedBatch, groupPhase } from '../fold';
import { languagesOf, statusReadersOf, withLanguages } from '../language';
import { type FoldProgress, inPhase } from '../progress';
import { type Inside, type Partition, partitionSteps } from '../stories/cluster';
import type { Idf } from '../stories/idf';
import { joinLimits } from '../stories/join-limits';
import { STORY_PARAMETERS } from '../stories/parameters';
import { vectorSteps } from '../stories/vectors';
import { materialOf } from '../summary/material';
import type { Story, StorySummary } from '../summary/story';
import { summarizeMaterial } from '../summary/summarize';
import { type StoryBelow, tellSteps } from '../summary/tell';
import type { DeskMemory } from './desk-memory';
import type { ArticlePins } from './pins';
import type { SeenReport } from './sight-types';
import type { StoryIds, UnnamedStory } from './story-ids';
import type { DeskOptions } from './types';

/** Reports parted into stories, told. */
export interface Division {
  /** As `clusterStories` has them, in its order and with its ids. */
  readonly stories: Story[];
  readonly below: StoryBelow[];
  /** The independent reports, as first sight compares with them. */
  readonly reports: readonly SeenReport[];
  readonly idf: Idf;
}

/**
 * Parts reports into stories, step by step.
 *
 * @param articles by id, without their languages
 * @param memory of the divisions before, under the same options; of one that threw it has nothing
 * @throws what `veto` and `embed` throw
 */
export function* divide(
  articles: readonly CheckedArticle[],
  options: DeskOptions,
  pins: ArticlePins,
  memory: DeskMemory,
): Generator<FoldProgress, Division, undefined> {
  memory.begin();
  const checked = { articles: [...articles], rejected: [] };
  const grouped = yield* groupPhase(checked, { ...options, ...pins }, memory);
  const { partition, inside } = yield* partitionOf(grouped, options, memory);
  const { groups, reports, articleOf } = grouped;
  const { minSources = 1, languages } = options;
  const telling = tellSteps({
    ...{ groups, reports, partition, articleOf, length: options, minSources },
    readers: statusReadersOf(languages),
    tellings: memory.tellings,
    known: isStill(options) ? memory.stories : undefined,
  });
  const { stories, below } = yield* inPhase('summaries', partition.stories.length, telling);
  memory.turn();
  const seen = reports.map((article, i) => ({
    article,
    profile: partition.profiles[i]!,
    channels: inside.channels[i]!,
    frame: inside.frames[i]!,
    density: inside.densities[i]!,
  }));
  return { stories, below, reports: seen, idf: partition.idf };
}

function* partitionOf(
  { groups, reports, rules, keeper, articleOf }: GroupedBatch,
  options: DeskOptions,
  { features, graph }: DeskMemory,
): Generator<FoldProgress, { partition: Partition; inside: Inside }, undefined> {
  const parties = groups.map(({ members }) => members.map(({ id }) => articleOf.get(id)!));
  const total = reports.length;
  const { embed } = options;
  const vectors =
    embed === undefined || total === 0
      ? undefined
      : yield* inPhase('vectors', total, vectorSteps(reports, embed));
  let inside: Inside | undefined;
  const inspect = (made: Inside): void => {
    inside = made;
  };
  const kept = isStill(options) ? { graph } : {};
  const constraints = { rules, keeper, parties, vectors, features, inspect, ...kept };
  const parting = partitionSteps(reports, STORY_PARAMETERS, joinLimits(rules.idf), constraints);
  const partition = yield* inPhase('stories', total, parting);
  return { partition, inside: inside! };
}

/** Whether what links two reports depends on the two alone. Vectors are read against those of the batch. */
function isStill({ idf, embed }: DeskOptions): boolean {
  return idf === 'background' && embed === undefined;
}

/** Headline, summary and status of some articles taken for one story. */
export function tellArticles(articles: readonly CheckedArticle[], options: DeskOptions): StorySummary {
  const { languages, sourcePriority, sketcher } = options;
  const read = [...withLanguages(articles, languagesOf(languages))].sort((a, b) => codeUnitOrder(a.id, b.id));
  const articleOf = new Map(read.map((article) => [article.id, article]));
  const groups = groupCopies(read, { sourcePriority, sketcher });
  return summarizeMaterial(materialOf(groups, articleOf, statusReadersOf(languages)), options);
}

/** A division with names that last: what a desk shows until the next one. */
export interface Settled {
  /** By size, as `clusterStories` has them. */
  readonly stories: readonly Story[];
  /** By the name that lasts: stories that are told. */
  readonly told: ReadonlyMap<string, Story>;
  /** By every name that a story has or had, told or not: the name that lasts. */
  readonly nameOf: ReadonlyMap<string, string>;
  /** The reports that it was made of, by id, and the pins. */
  readonly articles: readonly CheckedArticle[];
  readonly pins: ArticlePins;
}

/** What a division was made of. */
interface Settlement extends Pick<Settled, 'articles' | 'pins'> {
  /** Names that stories have which are not in it. */
  readonly taken?: ReadonlySet<string>;
}

/** Names the stories of a division; its stories are changed. */
export function settled(
  { stories, below }: Division,
  ids: StoryIds,
  { articles, pins, taken }: Settlement,
): Settled {
  const unnamed: UnnamedStory[] = [...stories, ...below].map(({ id, articleIds }) => ({
    founded: id,
    articleIds,
  }));
  const names = ids.assign(unnamed, taken);
  const nameOf = new Map<string, string>();
  for (const { id, aliases } of names) for (const name of [id, ...aliases]) nameOf.set(name, id);
  const lasting = new Map(stories.map(({ id }, i) => [id, names[i]!.id]));
  const told = new Map<string, Story>();
  for (const [i, story] of stories.entries()) {
    story.id = names[i]!.id;
    story.aliases = [...names[i]!.aliases];
    for (const row of story.related) row.storyId = lasting.get(row.storyId)!;
    told.set(story.id, story);
  }
  return { stories, told, nameOf, articles, pins };
}
