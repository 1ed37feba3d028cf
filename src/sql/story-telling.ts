/**
 * Stories as a caller sees them, a page at a time, in the order of `clusterStories`: the reports of some stories are read and told, and which stories
 * are near them is looked up in the links of the whole batch.
 *
 * Cost: that of telling; memory, a page of articles or the largest story, and the profiles of the stories that are near.
 * @module
 */
import {
  type Article,
  type CopyGroup,
  NewsfoldError,
  type Story,
  type StoryBelow,
  type SummaryOptions,
} from 'newsfold';
import { type CheckedArticle, checkArticles } from '../article/article';
import { statusReadersOf } from '../language';
import { drain } from '../steps';
import type { Partition } from '../stories/cluster';
import { nearestStories } from '../stories/evidence';
import type { Cluster } from '../stories/linkage';
import { LinksOfReports, LinkWriter } from '../stories/links';
import type { Profile } from '../stories/profile';
import { spellEach } from '../stories/salience';
import { meanWeights, sharedWeights } from '../stories/term-weights';
import { materialOf } from '../summary/material';
import { SHOWN, shownScore, storyIdOf, tellSteps } from '../summary/tell';
import { numberOf, type SqlEngine } from './engine';
import { readArticleRow } from './pages';
import { guarded } from './steps';
import { readFeatures, unpackProfile } from './story-features';
import type { StoryStatements } from './story-statements';

/** What is known of all stories before one is told. */
export interface Told {
  readonly engine: SqlEngine;
  /** Whether the tables are still those that were made for these stories. */
  readonly isCurrent: () => boolean;
  readonly sql: StoryStatements;
  /** Ids of independent reports, by place. */
  readonly ids: readonly string[];
  /** For each report, the least place of its story; by that place, the story, and the report that names it. */
  readonly storyOf: Int32Array;
  readonly stories: readonly Cluster[];
  readonly names: Int32Array;
  /** Whether a story has publishers enough. */
  readonly isTold: (story: number) => boolean;
  readonly length: Pick<SummaryOptions, 'maxWords' | 'maxSentences' | 'prefer'>;
  readonly minSources: number;
  readonly linksOf: LinksOfReports;
  readonly alikeOf: LinksOfReports;
}

/** One page of stories. */
export async function tellPage(
  page: number,
  stories: readonly number[],
  told: Told,
): Promise<{ stories: Story[]; below: StoryBelow[]; undated: number }> {
  const { engine, sql, length, minSources } = told;
  if (!told.isCurrent()) {
    const message = 'stories: expected that joinStories() was not called again since they were found';
    throw new NewsfoldError('closed', message);
  }
  const query = `SELECT place, members, article FROM ${sql.table('story_texts')} WHERE page = ${page}`;
  const raw: Article[] = [];
  const groupOf = new Map<number, CopyGroup>();
  const alone = new Map<number, string>();
  for (const row of await guarded('stories', () => engine.query(query))) {
    const article = readArticleRow(row);
    raw.push(article);
    const place = numberOf(row.place);
    if (row.members !== '') groupOf.set(place, JSON.parse(String(row.members)) as CopyGroup);
    alone.set(place, article.id);
  }
  const { articles } = checkArticles(raw);
  const articleOf = new Map(articles.map((article) => [article.id, article]));
  const places = stories.flatMap((story) => told.stories[story]!.members).sort((a, b) => a - b);
  const groups = places.map((place): CopyGroup => {
    const known = groupOf.get(place);
    if (known !== undefined) return known;
    const id = alone.get(place)!;
    return { canonicalId: id, members: [{ id, relation: 'original', jaccard: 1, containment: 1 }] };
  });
  const reports = groups.map(({ canonicalId }) => articleOf.get(canonicalId)!);

  const near = new Map(
    stories.map((story) => [
      story,
      told.isTold(story) ? nearestStories(story, told, SHOWN.related, told.isTold) : [],
    ]),
  );
  const others = [...near.values()].flatMap((list) =>
    list.flatMap(({ other }) => told.stories[other]!.members),
  );
  const profiles = await profilesOf([...places, ...others], told);
  const partition = partitionOf(stories, places, profiles, told);
  const telling = { groups, reports, partition, articleOf, length, minSources };
  const all = drain(tellSteps({ ...telling, readers: statusReadersOf(undefined) }));
  const storyOf = new Map(stories.map((story) => [storyIdOf(told.ids[told.names[story]!]!), story]));
  const groupsById = new Map(groups.map((group) => [group.canonicalId, group]));
  for (const story of all.stories) {
    const at = storyOf.get(story.id)!;
    const own = story.copies.map(({ canonicalId }) => groupsById.get(canonicalId)!);
    story.related = relatedOf(at, story, near.get(at)!, own, profiles, articleOf, told);
  }
  return { ...all, undated: articles.filter(({ time }) => time === undefined).length };
}

type Near = ReturnType<typeof nearestStories>;

/** Profiles by place. */
async function profilesOf(places: readonly number[], { engine, sql }: Told): Promise<Map<number, Profile>> {
  const profiles = new Map<number, Profile>();
  const wanted = [...new Set(places)].sort((a, b) => a - b);
  await readFeatures(engine, sql.table('features'), 'profile', wanted, (place, text) => {
    profiles.set(place, unpackProfile(text));
  });
  return profiles;
}

/** The stories of a page as a partition of its reports, with the links inside them; without the links to others. */
function partitionOf(
  stories: readonly number[],
  places: readonly number[],
  profiles: ReadonlyMap<number, Profile>,
  { stories: clustersOf, storyOf: all, linksOf }: Told,
): Partition {
  const ownOf = new Map(places.map((place, i) => [place, i]));
  const sorted = [...stories].sort((a, b) => a - b);
  const clusters = sorted.map((story) => ({
    members: clustersOf[story]!.members.map((place) => ownOf.get(place)!),
  }));
  const storyOf = new Int32Array(places.length);
  for (const [i, cluster] of clusters.entries()) for (const own of cluster.members) storyOf[own] = i;
  const inside = new LinkWriter();
  for (const [a, place] of places.entries()) {
    linksOf.visit(place, (other, score) => {
      if (other > place && all[other] === all[place]) inside.push(a, ownOf.get(other)!, score);
    });
  }
  const own = drain(inside.sorted(places.length, 0));
  const none = drain(new LinkWriter().sorted(places.length, 0));
  return {
    stories: clusters,
    storyOf,
    alikeOf: new LinksOfReports(none, none.ends(places.length)),
    linksOf: new LinksOfReports(own, own.ends(places.length)),
    capped: 0,
    profiles: places.map((place) => profiles.get(place)!),
    idf: () => 0,
  };
}

/** The stories near one, as `summary/tell.ts` shows them. */
function relatedOf(
  at: number,
  story: Story,
  near: Near,
  groups: readonly CopyGroup[],
  profiles: ReadonlyMap<number, Profile>,
  articleOf: ReadonlyMap<string, CheckedArticle>,
  { ids, names, stories }: Told,
): Story['related'] {
  if (near.length === 0) return [];
  const profilesIn = (places: readonly number[]): Profile[] => places.map((place) => profiles.get(place)!);
  const count = (places: readonly unknown[]): number[] => places.map((_, i) => i);
  const own = stories[at]!.members;
  const weights = meanWeights(count(own), profilesIn(own));
  const lists = near.map(({ other }) => {
    const theirs = stories[other]!.members;
    return { weights: sharedWeights(weights, count(theirs), profilesIn(theirs)), limit: SHOWN.sharedTerms };
  });
  const byDate = materialOf(groups, articleOf).reports.map(({ canonical }) => canonical);
  const spelling = byDate.length === 1 ? byDate : [articleOf.get(story.representativeId)!, ...byDate];
  const shared = spellEach(lists, spelling);
  return near.map(({ other, score }, i) => ({
    storyId: storyIdOf(ids[names[other]!]!),
    score: shownScore(score),
    shared: shared[i]!.map(({ term }) => term),
  }));
}
