/**
 * Stories as they were told before, for runs over reports of which most were there in the run before and whose profiles and links depend on
 * the two reports alone (`idf: 'background'`): a story of the same reports and copies is told as it was, and so is what it shares with each story near it that
 * is the same.
 *
 * Cost: O(articles of a story) to find out; memory of what was told.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { CopyGroup } from '../copies/group';
import type { Story } from './story';

/** What stands for a story as long as it has the same reports and copies. */
export interface StoryMark {
  readonly groups: readonly CopyGroup[];
  /** The articles of all groups, in order. */
  readonly articles: readonly CheckedArticle[];
  /** What was told of it last. */
  told?: KnownStory;
}

/** A story with what else it was told by. */
export interface KnownStory {
  readonly story: Story;
  /** The report it is named after. */
  readonly first: CheckedArticle;
  readonly near: readonly NearMark[];
}

/** A story near another. */
export interface NearMark {
  readonly mark: StoryMark;
  readonly score: number;
}

/** Stories of the run before, and of this one. */
export class KnownStories {
  /** By the first article of each. */
  #before: Map<CheckedArticle, StoryMark> = new Map();
  #now: Map<CheckedArticle, StoryMark> = new Map();
  /** Stories of this run that were not there before. */
  told = 0;

  /** A run begins; one before it may have thrown. */
  begin(): void {
    this.#now.clear();
    this.told = 0;
  }

  /** The mark of a story: that of the run before, if it has the same reports and copies. */
  mark(groups: readonly CopyGroup[], articleOf: ReadonlyMap<string, CheckedArticle>): StoryMark {
    const articles: CheckedArticle[] = [];
    for (const { members } of groups) for (const { id } of members) articles.push(articleOf.get(id)!);
    const first = articles[0]!;
    let mark = this.#before.get(first);
    if (mark === undefined || !areSame(mark, groups, articles)) mark = { groups, articles };
    this.#now.set(first, mark);
    return mark;
  }

  /** A run has ended: what it did not ask for is forgotten. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

function areSame(
  mark: StoryMark,
  groups: readonly CopyGroup[],
  articles: readonly CheckedArticle[],
): boolean {
  if (mark.articles.length !== articles.length || mark.groups.length !== groups.length) return false;
  if (mark.articles.some((article, i) => article !== articles[i])) return false;
  return mark.groups.every((group, i) => group === groups[i] || areSameGroups(group, groups[i]!));
}

function areSameGroups(a: CopyGroup, b: CopyGroup): boolean {
  if (a.canonicalId !== b.canonicalId || a.members.length !== b.members.length) return false;
  return a.members.every(({ id, relation, jaccard, containment }, i) => {
    const other = b.members[i]!;
    return (
      id === other.id &&
      relation === other.relation &&
      jaccard === other.jaccard &&
      containment === other.containment
    );
  });
}
