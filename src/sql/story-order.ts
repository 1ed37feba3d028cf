/**
 * In which order stories are told, and which together.
 *
 * Cost: O(n log n) in stories.
 * @module
 */
import { codeUnitOrder } from '../article/article';
import type { Cluster } from '../stories/linkage';

/** Stories by their least place; nothing at the other places. */
export function clustersOf(storyOf: Int32Array): Cluster[] {
  const stories: { members: number[] }[] = [];
  for (const [place, story] of storyOf.entries()) {
    if (story === place) stories[place] = { members: [place] };
    else stories[story]!.members.push(place);
  }
  return stories;
}

/** The order in which stories are told: see `summary/tell.ts`. */
export function toldOrder(
  stories: readonly number[],
  clusters: readonly Cluster[],
  names: Int32Array,
  ids: readonly string[],
  counts: Uint32Array,
): number[] {
  const articles = new Map(stories.map((story) => [story, articlesOf(clusters[story]!, counts)]));
  return [...stories].sort(
    (a, b) =>
      clusters[b]!.members.length - clusters[a]!.members.length ||
      articles.get(b)! - articles.get(a)! ||
      codeUnitOrder(`story:${ids[names[a]!]}`, `story:${ids[names[b]!]}`),
  );
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
  const pages: number[][] = [];
  let left = 0;
  for (const story of order) {
    const articles = articlesOf(clusters[story]!, counts);
    if (pages.length === 0 || left < articles) {
      pages.push([]);
      left = size;
    }
    pages[pages.length - 1]!.push(story);
    left -= articles;
  }
  return pages;
}
