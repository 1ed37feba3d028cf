/**
 * Local density: how near a report is to those that are not its story. In a saga, months of reports on the same people and
 * the same dispute, dozens come close to every report, and what is close enough elsewhere says little there. So the mean
 * similarity that two clusters need grows with the density around their reports; local scaling (Zelnik-Manor, Perona
 * 2004) and CSLS (Conneau et al. 2018, arXiv:1710.04087) correct similarities by neighbourhoods likewise.
 *
 * Neighbours from the height on at which two reports are one story are not counted: they are the story itself. Nor are as many
 * more as there are of those: in a story of a thousand most pairs are less alike than that. A batch without sagas, or of
 * fewer reports than the rank, has no density.
 *
 * Cost: O(links · log links of a report), 16 bytes a link.
 * @module
 */
import type { Steps } from '../steps';
import type { LinkList } from './links';
import type { StoryParameters } from './parameters';

/** Links between two pauses, less one. */
const STEP = 0x3ff;

/**
 * For each report the similarity of one of its neighbours below `joinHeight`, the nearest first: of that behind `densityRank` others and as
 * many more as it has neighbours from that height on; 0 where it has fewer.
 */
export function* densitySteps(
  links: LinkList,
  reports: number,
  { densityRank, joinHeight }: StoryParameters,
): Steps<Float64Array> {
  const ranks = new Uint32Array(reports).fill(densityRank - 1);
  const ends = new Uint32Array(reports + 1);
  for (let i = 0; i < links.length; i++) {
    const { a, b, score } = links.at(i)!;
    for (const report of [a, b]) {
      if (score < joinHeight) ends[report + 1]!++;
      else ranks[report]!++;
    }
    if ((i & STEP) === STEP) yield (0.4 * i) / links.length;
  }
  for (let report = 0; report < reports; report++) ends[report + 1]! += ends[report]!;
  const below = new Float64Array(ends[reports]!);
  const next = ends.slice(0, reports);
  for (let i = 0; i < links.length; i++) {
    const { a, b, score } = links.at(i)!;
    if (score < joinHeight) {
      below[next[a]!++] = score;
      below[next[b]!++] = score;
    }
    if ((i & STEP) === STEP) yield 0.4 + (0.4 * i) / links.length;
  }
  const densities = new Float64Array(reports);
  for (let report = 0; report < reports; report++) {
    const own = below.subarray(ends[report]!, ends[report + 1]!).sort();
    densities[report] = own[own.length - 1 - ranks[report]!] ?? 0;
    if ((report & STEP) === STEP) yield 0.8 + (0.2 * report) / reports;
  }
  return densities;
}

/**
 * Least mean similarity of two clusters of one event: `joinHeight` of two single reports; of more, falling with their
 * number to `attachHeight` or `contrastHeight`, as a mean of many is lower by nature and surer; and what density adds.
 */
export function leastMean(
  left: readonly number[],
  right: readonly number[],
  densities: Float64Array,
  parameters: StoryParameters,
): number {
  const { joinHeight, attachHeight, contrastHeight, densityFloor, densityWeight } = parameters;
  const isContrasted = left.length > 1 && right.length > 1;
  const limit = isContrasted ? contrastHeight : attachHeight;
  const size = isContrasted ? Math.min(left.length, right.length) : Math.max(left.length, right.length);
  let sum = 0;
  for (const report of left) sum += densities[report]!;
  for (const report of right) sum += densities[report]!;
  const density = sum / (left.length + right.length);
  return limit + (joinHeight - limit) / size + densityWeight * Math.max(0, density - densityFloor);
}
