/**
 * The reports a desk has: their texts, the story each is in for now, and which of them no settle has seen yet.
 *
 * Cost: O(1) a report, and O(log n) comparisons of ids in a story of n.
 * @module
 */
import { type CheckedArticle, codeUnitOrder } from '../article/article';
import type { NamedStory, StoryIds, StoryName } from './story-ids';

/** Stories of more reports are changed in place: an array that grows by itself has room for 17 more. */
const FEW = 32;

/** Reports and their stories. */
export class DeskReports {
  readonly #articles: Map<string, CheckedArticle> = new Map();
  readonly #storyOf: Map<string, string> = new Map();
  /** By story, those with a name that lasts first, from the oldest to the youngest; then those of first sight, in order of arrival; reports by id. */
  readonly #members: Map<string, string[]> = new Map();
  /** Those no settle has seen, and whether first sight took them for copies. */
  readonly #unsettled: Map<string, boolean> = new Map();

  get size(): number {
    return this.#articles.size;
  }

  get unsettled(): ReadonlyMap<string, boolean> {
    return this.#unsettled;
  }

  get members(): ReadonlyMap<string, readonly string[]> {
    return this.#members;
  }

  get(id: string): CheckedArticle | undefined {
    return this.#articles.get(id);
  }

  /** All of them, by id. */
  sorted(): CheckedArticle[] {
    return [...this.#articles.values()].sort((a, b) => codeUnitOrder(a.id, b.id));
  }

  storyOf(id: string): string | undefined {
    return this.#storyOf.get(id);
  }

  /** Reports of a story, by id: good until the next change. */
  membersOf(storyId: string): readonly string[] {
    return this.#members.get(storyId) ?? [];
  }

  /** Takes in a report that is in no story, or a story of its own. */
  add(article: CheckedArticle, storyId: string, isCopy: boolean): void {
    this.#articles.set(article.id, article);
    this.#unsettled.set(article.id, isCopy);
    this.#place(article.id, storyId);
  }

  /** @param isLasting whether a story with a name that lasts is kept although it has no report left */
  remove(id: string, isLasting: (storyId: string) => boolean): boolean {
    if (!this.#articles.delete(id)) return false;
    this.#unsettled.delete(id);
    const storyId = this.#storyOf.get(id)!;
    this.#storyOf.delete(id);
    const members = this.#members.get(storyId)!;
    members.splice(placeOf(members, id), 1);
    if (members.length === 0 && !isLasting(storyId)) this.#members.delete(storyId);
    return true;
  }

  /** The stories there are, under the names they have: what new names are inherited from. */
  named(ids: StoryIds): NamedStory[] {
    const names = new Map<string, StoryName>(ids.named.map((name) => [name.id, name]));
    return [...this.#members].map(([id, members]) => ({
      id,
      aliases: names.get(id)?.aliases ?? [],
      articleIds: [...members],
    }));
  }

  /**
   * The reports are in these stories now, as a settle has them that began with `seen`. Those that came or were revised since stay where they
   * were said to be, under the name this has now, and unsettled.
   *
   * @param nameOf by every name that a story has or had: the name that lasts
   * @returns those that came since, in order of arrival, without those taken for copies
   */
  settle(
    named: readonly NamedStory[],
    nameOf: ReadonlyMap<string, string>,
    seen: readonly CheckedArticle[],
  ): CheckedArticle[] {
    const old = new Set(seen);
    const since: { article: CheckedArticle; storyId: string; isCopy: boolean }[] = [];
    for (const [id, article] of this.#articles) {
      if (old.has(article)) continue;
      since.push({ article, storyId: this.#storyOf.get(id)!, isCopy: this.#unsettled.get(id)! });
    }
    const isNew = new Set(since.map(({ article }) => article.id));
    this.#unsettled.clear();
    this.#storyOf.clear();
    this.#members.clear();
    for (const { id, articleIds } of named) {
      this.#members.set(id, []);
      for (const article of articleIds) {
        if (this.#articles.has(article) && !isNew.has(article)) this.#place(article, id);
      }
    }
    for (const { article, storyId, isCopy } of since) {
      this.#unsettled.set(article.id, isCopy);
      this.#place(article.id, nameOf.get(storyId) ?? storyId);
    }
    return since.filter(({ isCopy }) => !isCopy).map(({ article }) => article);
  }

  /** As another had it. */
  load(
    articles: Iterable<CheckedArticle>,
    members: ReadonlyMap<string, Iterable<string>>,
    unsettled: ReadonlyMap<string, boolean>,
  ): void {
    for (const article of articles) this.#articles.set(article.id, article);
    for (const [storyId, ids] of members) {
      this.#members.set(storyId, []);
      for (const id of ids) this.#place(id, storyId);
    }
    for (const [id, isCopy] of unsettled) this.#unsettled.set(id, isCopy);
  }

  #place(id: string, storyId: string): void {
    this.#storyOf.set(id, storyId);
    const members = this.#members.get(storyId);
    if (members === undefined) {
      this.#members.set(storyId, [id]);
      return;
    }
    const at = placeOf(members, id);
    if (members.length > FEW) members.splice(at, 0, id);
    else this.#members.set(storyId, members.slice(0, at).concat(id, members.slice(at)));
  }
}

/** Where an id stands among others that are sorted, or would stand. */
function placeOf(ids: readonly string[], id: string): number {
  let [from, to] = [0, ids.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (codeUnitOrder(ids[middle]!, id) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
