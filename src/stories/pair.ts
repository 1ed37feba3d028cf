/**
 * One pair of reports under the glass: every number that the clustering sees of it, and what each piece of evidence did to it.
 *
 * Cost: O(n) in the terms of two profiles, and in the members of two clusters.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { blendChannels } from './channels';
import type { Inside, Partition } from './cluster';
import { contrastRatio } from './contrast';
import { leastMean } from './density';
import { compareFrames, contradiction, type Frame, type FrameComparison, weighByFrames } from './frames';
import type { Cluster } from './linkage';
import type { StoryParameters } from './parameters';
import { type Profile, profileSimilarity } from './profile';
import { meanWeights } from './term-weights';
import { weighByTime } from './time';

/** The evidence of one pair of reports. */
export interface PairEvidence {
  /** Similarity of the profiles, of the names alone and of the other words alone, 0 to 1. */
  readonly profile: number;
  readonly names: number;
  readonly topic: number;
  /** The first with the other two blended in: what two reports share, whenever they were published. */
  readonly alike: number;
  /** What time, and what the frames, multiply that by. */
  readonly time: number;
  readonly framed: number;
  readonly said: FrameComparison;
  readonly frames: readonly [Frame, Frame];
  /** The product: what linkage sees. */
  readonly score: number;
  /** Score from which the two alone would be one story, as dense as it is around them. */
  readonly bar: number;
  /** Which of the two is in another language than English. */
  readonly foreign: readonly [boolean, boolean];
  /** Their two stories, where they are in two. */
  readonly across: StoriesApart | undefined;
}

/** What linkage sees of two stories. */
export interface StoriesApart {
  /** Reports of each. */
  readonly sizes: readonly [number, number];
  /** Mean score of the pairs across, and what would be enough. */
  readonly mean: number;
  readonly height: number;
  /** How far most reports contradict each other in days or months, -1 to 1. */
  readonly against: number;
  /** How alike reports across are without what all share, as a share of those inside; 1 where there is nothing to compare. */
  readonly contrast: number;
}

/** Pairs across two stories that are compared. */
const MOST_ACROSS = 24;

/**
 * @param a position of one report
 * @param b position of the other; the same where the two are copies
 */
export function pairEvidence(
  a: number,
  b: number,
  reports: readonly CheckedArticle[],
  partition: Partition,
  inside: Inside,
  parameters: StoryParameters,
): PairEvidence {
  const { countsOf, frames, channels, densities } = inside;
  const compare = (x: number, y: number): { profile: number; alike: number; score: number } => {
    const profile = profileSimilarity(partition.profiles[x]!, partition.profiles[y]!);
    const link = { a: x, b: y, score: profile };
    const alike = profile < parameters.linkFloor ? 0 : blendChannels(link, channels, parameters).score;
    const timed = weighByTime({ a: x, b: y, score: alike }, reports, parameters).score;
    return { profile, alike, score: weighByFrames({ a: x, b: y, score: timed }, frames, parameters).score };
  };
  const one = { a, b, score: 1 };
  const { profile, alike, score } = compare(a, b);
  const [own, other] = [partition.stories[partition.storyOf[a]!]!, partition.stories[partition.storyOf[b]!]!];
  const scoreOf = (x: number, y: number): number => (x < y ? compare(x, y) : compare(y, x)).score;
  const [left, right] = [channels[a]!, channels[b]!];
  return {
    profile,
    names: profileSimilarity(left.names, right.names),
    topic: profileSimilarity(left.topic, right.topic),
    alike,
    time: weighByTime(one, reports, parameters).score,
    framed: weighByFrames(one, frames, parameters).score,
    said: compareFrames(frames[a]!, frames[b]!, parameters.figureShare),
    frames: [frames[a]!, frames[b]!],
    score,
    bar: leastMean([a], [b], densities, parameters),
    foreign: [countsOf(a).foreign, countsOf(b).foreign],
    across: own === other ? undefined : storiesApart(own, other, scoreOf, inside, parameters),
  };
}

function storiesApart(
  { members: left }: Cluster,
  { members: right }: Cluster,
  scoreOf: (a: number, b: number) => number,
  { countsOf, densities, frames }: Inside,
  parameters: StoryParameters,
): StoriesApart {
  const [xs, ys] = [left.slice(0, MOST_ACROSS), right.slice(0, MOST_ACROSS)];
  let sum = 0;
  for (const x of xs) for (const y of ys) sum += scoreOf(x, y);
  const isContrasted = left.length > 1 && right.length > 1;
  const isPair = left.length === 1 && right.length === 1;
  return {
    sizes: [left.length, right.length],
    mean: sum / (xs.length * ys.length),
    height: leastMean(left, right, densities, parameters),
    against: isPair ? -1 : contradiction(left, right, frames, parameters.figureShare),
    contrast: isContrasted ? contrastRatio(left, right, countsOf, parameters.contrastTerms) : 1,
  };
}

/**
 * The chain of reports inside one story from `a` to `b` whose weakest link is strongest; without the two ends.
 *
 * Complexity: O(m²) in reports of the story.
 */
export function strongestPath(a: number, b: number, partition: Partition): number[] {
  const story = partition.storyOf[a];
  const strength = new Map([[a, Number.POSITIVE_INFINITY]]);
  const before = new Map<number, number>();
  const done = new Set<number>();
  for (;;) {
    let next = -1;
    for (const [report, its] of strength) {
      if (!done.has(report) && (next < 0 || its > strength.get(next)!)) next = report;
    }
    if (next < 0 || next === b) break;
    done.add(next);
    for (const { a: x, b: y, score } of partition.linksOf.of(next)) {
      const other = x === next ? y : x;
      if (partition.storyOf[other] !== story || done.has(other)) continue;
      const weakest = Math.min(strength.get(next)!, score);
      if (weakest <= (strength.get(other) ?? 0)) continue;
      strength.set(other, weakest);
      before.set(other, next);
    }
  }
  const path: number[] = [];
  for (let at = before.get(b); at !== undefined && at !== a; at = before.get(at)) path.unshift(at);
  return path;
}

/** Terms of both, by the lesser weight. */
export function sharedWeights(a: Profile, b: Profile): Map<number, number> {
  const theirs = weightsOf(b);
  const shared = new Map<number, number>();
  a.terms.forEach((term, i) => {
    const weight = theirs.get(term);
    if (weight !== undefined) shared.set(term, Math.min(weight, a.weights[i]!));
  });
  return shared;
}

/** Terms of the first only. */
export function ownWeights(a: Profile, b: Profile): Map<number, number> {
  const theirs = weightsOf(b);
  const own = new Map<number, number>();
  a.terms.forEach((term, i) => {
    if (!theirs.has(term)) own.set(term, a.weights[i]!);
  });
  return own;
}

/** Terms of the stories of one side and not so much of the other, by how much more. */
export function moreWeights(
  members: readonly number[],
  others: readonly number[],
  profiles: readonly Profile[],
): Map<number, number> {
  const [own, theirs] = [meanWeights(members, profiles), meanWeights(others, profiles)];
  const more = new Map<number, number>();
  for (let i = 0; i < own.length; i++) {
    const place = theirs.placeOf(own.terms[i]!);
    const weight = own.weights[i]! - (place < 0 ? 0 : theirs.weights[place]!);
    if (weight > 0) more.set(own.terms[i]!, weight);
  }
  return more;
}

function weightsOf({ terms, weights }: Profile): Map<number, number> {
  return new Map(Array.from(terms, (term, i) => [term, weights[i]!] as const));
}
