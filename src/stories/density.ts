/**
 * Local density: how near a report is to those that are not its story. In a saga, months of reports on the same people and
 * the same dispute, dozens come close to every report, and what is close enough elsewhere says little there. So the mean
 * similarity that two clusters need grows with the density around their reports; local scaling (Zelnik-Manor, Perona
 * 2004) and CSLS (Conneau et al. 2018, arXiv:1710.04087) correct similarities by neighbourhoods likewise.
 *
 * Neighbours from the height on at which two reports are one story are not counted: they are the story itself, however large.
 * A batch without sagas, or of fewer reports than the rank, has no density.
 *
 * Cost: O(links · rank) at most; a comparison a link for most.
 * @module
 */
import type { Steps } from '../steps';
import type { LinkList } from './links';
import type { StoryParameters } from './parameters';

/** Links between two pauses, less one. */
const STEP = 0x3ff;

/** For each report, the similarity of its neighbour of the rank `densityRank` among those below `joinHeight`; 0 where it has fewer. */
export function* densitySteps(
  links: LinkList,
  reports: number,
  { densityRank, joinHeight }: StoryParameters,
): Steps<Float64Array> {
  // By report, its best so far, ascending: the first is the one to be beaten.
  const best = new Float64Array(reports * densityRank);
  const offer = (report: number, score: number): void => {
    const first = report * densityRank;
    const end = first + densityRank;
    if (score <= best[first]!) return;
    let at = first;
    for (; at + 1 < end && best[at + 1]! < score; at++) best[at] = best[at + 1]!;
    best[at] = score;
  };
  for (let i = 0; i < links.length; i++) {
    const { a, b, score } = links.at(i)!;
    if (score < joinHeight) {
      offer(a, score);
      offer(b, score);
    }
    if ((i & STEP) === STEP) yield i / links.length;
  }
  return Float64Array.from({ length: reports }, (_, report) => best[report * densityRank]!);
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
