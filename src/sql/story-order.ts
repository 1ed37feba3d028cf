/**
 * In which order stories are told, and which together.
 *
 * Cost: O(n log n) in stories.
 * @module
 */
import type { Cluster } from '../stories/linkage';
import { byStanding, storyIdOf } from '../summary/tell';

/** Stories by their least place; nothing at the other places. */
export function clustersOf(storyOf: Int32Array): Cluster[] {
  const stories: { members: number[] }[] = [];
  for (const [place, story] of storyOf.entries()) {
    if (story === place) stories[place] = { members: [place] };
    else stories[story]!.members.push(place);
  }
  return stories;
}

/** The order in which stories are told. */
export function toldOrder(
  stories: readonly number[],
  clusters: readonly Cluster[],
  names: Int32Array,
  ids: readonly string[],
  counts: Uint32Array,
): number[] {
  const standings = stories.map((story) => ({
    story,
    id: storyIdOf(ids[names[story]!]!),
    copies: clusters[story]!.members,
    articleIds: { length: articlesOf(clusters[story]!, counts) },
  }));
  return standings.sort(byStanding).map(({ story }) => story);
}

function articlesOf({ members }: Cluster, counts: Uint32Array): number {
  let sum = 0;
  for (const member of members) sum += counts[member]!;
  return sum;
}

/** Stories that are told together: some `size` articles, or one story. */
export function pagesOf(
  order: readonly number[],
  clusters: readonly Cluster[],
  counts: Uint32Array,
  size: number,
): number[][] {
  return paged(order, (story) => articlesOf(clusters[story]!, counts), size);
}

/** Consecutive items that weigh some `size` together a page; one that weighs more has a page of its own. */
export function paged<Item>(items: Iterable<Item>, weightOf: (item: Item) => number, size: number): Item[][] {
  const pages: Item[][] = [];
  let left = 0;
  for (const item of items) {
    const weight = weightOf(item);
    if (pages.length === 0 || left < weight) {
      pages.push([]);
      left = size;
    }
    pages[pages.length - 1]!.push(item);
    left -= weight;
  }
  return pages;
}
