/**
 * The evidence of a partition: what holds a story together, and which other stories come near it.
 * @module
 */
import type { Partition } from './cluster';
import type { Link } from './join';
import type { Cluster } from './linkage';
import { sharedWeights, type TermWeights } from './term-weights';

/** Mean similarity from which two stories, or two reports of different stories, are called related. */
export const RELATED_SCORE = 0.01;
/** Strongest links shown for each report, so that all of a story hangs together. */
const LINKS_A_REPORT = 3;

/** Each report's strongest links inside its story, strongest first. */
export function strongestLinks(cluster: Cluster, partition: Partition): Link[] {
  const chosen: Link[] = [];
  if (cluster.members.length === 1) return chosen;
  for (const member of cluster.members) {
    // Pairs that the window keeps from being compared have no similarity.
    const inside = partition.linksOf.of(
      member,
      (other, score) => score > 0 && partition.storyOf[other] === partition.storyOf[member],
    );
    inside.sort(byStrength);
    chosen.push(...inside.slice(0, LINKS_A_REPORT));
  }
  chosen.sort(byStrength);
  // Both ends may have chosen the same.
  return chosen.filter(({ a, b }, i) => i === 0 || chosen[i - 1]!.a !== a || chosen[i - 1]!.b !== b);
}

/** Another story near one. */
export interface NearStory {
  /** Position of the other story in the partition. */
  readonly other: number;
  /** Mean similarity of the reports across. */
  readonly score: number;
}

/** The same with what they share. */
export interface RelatedStory extends NearStory {
  /** Terms that both have, with the lesser of their mean weights. */
  readonly shared: TermWeights;
}

/** Stories near one, with the terms that they share with it. */
export function withShared(
  near: readonly NearStory[],
  own: TermWeights,
  { stories, profiles }: Pick<Partition, 'stories' | 'profiles'>,
): RelatedStory[] {
  return near.map(({ other, score }) => ({
    other,
    score,
    shared: sharedWeights(own, stories[other]!.members, profiles),
  }));
}

/** The stories nearest to story `at`, whenever they were published, nearest first. */
export function nearestStories(
  at: number,
  { stories, storyOf, alikeOf }: Pick<Partition, 'stories' | 'storyOf' | 'alikeOf'>,
  limit: number,
  isShown: (other: number) => boolean,
): NearStory[] {
  const members = stories[at]!.members;
  const sums = new Map<number, number>();
  for (const member of members) {
    alikeOf.visit(member, (report, score) => {
      const other = storyOf[report]!;
      if (other !== at) sums.set(other, (sums.get(other) ?? 0) + score);
    });
  }
  return [...sums]
    .map(([other, sum]) => ({ other, score: sum / (members.length * stories[other]!.members.length) }))
    .filter(({ other, score }) => score >= RELATED_SCORE && isShown(other))
    .sort((x, y) => y.score - x.score || x.other - y.other)
    .slice(0, limit);
}

function byStrength(x: Link, y: Link): number {
  return y.score - x.score || x.a - y.a || x.b - y.b;
}
