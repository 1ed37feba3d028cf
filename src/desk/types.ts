/**
 * What a desk takes and what it answers. Plain data, but for the options that are functions.
 * @module
 */
import type { Rejection } from '../article/article';
import type { CopyRelation } from '../copies/relation';
import type { ClusterOptions } from '../fold';
import type { Status } from '../status/types';
import type { WindowOptions } from './window';

/**
 * Options of a desk: those of `clusterStories`, and how long reports are kept. An id that is there already is a revision, and what is
 * wrong with a report is in its placement; so `onDuplicateId` and `strict` have no meaning here. An editor's pins are made by
 * `merge`, `split` and `pin`. `embed` is asked by `settle` alone: first sight does without, because a call a report is what embeddings are
 * slowest at, so what only meaning joins is joined by the next settle.
 *
 * @example
 * ```ts
 * const options: DeskOptions = { keepDays: 7, minSources: 2, now: () => Date.UTC(2020, 5, 14) };
 * new NewsDesk(options).stats.clock; // 1592092800000
 * ```
 */
export interface DeskOptions
  extends Omit<ClusterOptions, 'strict' | 'onDuplicateId' | 'sameStory' | 'differentStory' | 'copies'>,
    WindowOptions {}

/**
 * What a report is at first sight; {@link DeskEvent}s say what `settle` makes of it.
 *
 * @example
 * ```ts
 * const [placement]: DeskPlacement[] = new NewsDesk().add({ id: 'a', text: '' });
 * [placement?.outcome, placement?.rejection?.code]; // ['rejected', 'empty-text']
 * ```
 */
export interface DeskPlacement {
  /** Absent where a rejected report has no readable id. */
  articleId?: string;
  /**
   * `new-story`: like nothing that is here. `joined`: a report on a story that is here. `copy`: the same text as another report, or nearly.
   * `unchanged`: it is here already, to the byte, as feeds give it again and again; undated it keeps the time at which it first came. `rejected`: no report, see
   * `rejection`. `outside-window`: too old to be kept; it was not added.
   */
  outcome: 'new-story' | 'joined' | 'copy' | 'unchanged' | 'rejected' | 'outside-window';
  /** The story it is in for now; absent where it was not added. */
  storyId?: string;
  /** With the outcome `copy`: which of the two is canonical, and what the other one is to it. */
  copy?: DeskCopy;
  /** What is wrong with it; with `articleKept` only a field was dropped, and the report was added. `index` is its place in the call. */
  rejection?: Rejection;
  /** Its id was here already: it took the place of the older version, also where it is `outside-window`. */
  replaced?: true;
}

/**
 * Two reports of one text.
 *
 * @example
 * ```ts
 * const desk = new NewsDesk();
 * const text = 'The ferry to the islands runs again from Friday.';
 * const placements = desk.add([{ id: 'a', text }, { id: 'b', text }]);
 * const copy: DeskCopy | undefined = placements[1]?.copy;
 * copy; // { canonicalId: 'a', copyId: 'b', relation: 'identical', jaccard: 1, containment: 1 }
 * ```
 */
export interface DeskCopy {
  canonicalId: string;
  copyId: string;
  relation: CopyRelation;
  /** Jaccard similarity of the two shingle sets, 0 to 1. */
  jaccard: number;
  /** Share of the smaller shingle set found in the other, 0 to 1. */
  containment: number;
}

/**
 * What one `settle` changed since the one before: in the order of `stories()`, then the stories that ended, by id.
 *
 * @example
 * ```ts
 * const desk = new NewsDesk();
 * desk.add({ id: 'a', title: 'Ferry runs again', text: 'The ferry to the islands runs again from Friday.' });
 * const [event]: DeskEvent[] = desk.settle();
 * if (event?.type === 'new-story') console.log(event.headline); // Ferry runs again
 * ```
 */
export type DeskEvent =
  /** A story that was not told before. */
  | { type: 'new-story'; storyId: string; headline: string; articleIds: string[] }
  /** A story that was told before is part of this one now; its id is an alias. */
  | { type: 'merged'; storyId: string; from: string; headline: string }
  /** A story of reports of which at least one was told in `from`, which goes on without them. */
  | { type: 'split'; storyId: string; from: string[]; headline: string; articleIds: string[] }
  /** Reports that came in or were revised since. */
  | { type: 'joined'; storyId: string; articleIds: string[] }
  /** Reports that were in another story, which goes on without them. */
  | { type: 'moved'; storyId: string; from: string; articleIds: string[] }
  | { type: 'headline'; storyId: string; from: string; to: string }
  /** Without `to` nothing is known of the status any more. */
  | { type: 'status'; storyId: string; from?: Status; to?: Status }
  /** None of its reports is kept any more, or its publishers are too few to be told (`minSources`). */
  | { type: 'ended'; storyId: string };

/**
 * Counts of a desk.
 *
 * @example
 * ```ts
 * const desk = new NewsDesk({ keepDays: 120 });
 * desk.add(articles);
 * const { articles: kept, unsettled, rejected }: DeskStats = desk.stats;
 * [kept, unsettled, rejected]; // [30, 30, 1]
 * ```
 */
export interface DeskStats {
  /** Reports kept. */
  articles: number;
  /** Stories told by the last settle. */
  stories: number;
  /** Reports that came in or were revised since the last settle: what is known of them is first sight. */
  unsettled: number;
  /** Reports that left the window, those that never came in counted, since the desk was made. */
  evicted: number;
  /** Reports that were no reports, since the desk was made. */
  rejected: number;
  /** Reports that an editor's word holds for. */
  pins: number;
  /** The desk's time, in epoch milliseconds: that of `now`, or read from what arrives; absent while nothing tells it. */
  clock?: number;
}

/**
 * Which stories, in which order.
 *
 * @example
 * ```ts
 * const desk = new NewsDesk({ keepDays: 120 });
 * desk.add(articles);
 * desk.settle();
 * const list: StoryList = { sort: 'latest', limit: 1 };
 * desk.stories(list)[0]?.id; // 'story:wire-eurasia-ankara-talks'
 * ```
 */
export interface StoryList {
  /** `'size'`, the default: most independent reports first, as `clusterStories` has them. `'latest'`: latest report first, undated last. */
  sort?: 'size' | 'latest';
  /** Stories to pass over, from 0. Default 0. */
  offset?: number;
  /** Most stories, from 0. Default all. */
  limit?: number;
}
