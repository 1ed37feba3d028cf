/**
 * From independent reports to stories: profiles, links weighed by time and event frames, and average linkage with a veto,
 * the contrast test, where both sides have reports enough to speak for themselves.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { blendChannels, channelsOf } from './channels';
import { contrastRatio } from './contrast';
import { contradiction, type Frame, frameOf, weighByFrames } from './frames';
import { joinProfiles, type Link } from './join';
import { averageLinkage, type Cluster } from './linkage';
import { exponential, naturalLog } from './numeric';
import type { StoryParameters } from './parameters';
import { countTerms, type Idf, idfOf, type Profile, profileOf, type TermCounts } from './profile';
import { weighByTime } from './time';

/** Independent reports parted into stories. Numbers are positions in the list of reports. */
export interface Partition {
  readonly stories: readonly Cluster[];
  /** For each report, the position of its story. */
  readonly storyOf: Int32Array;
  /** For each report, the reports it is alike at all, whenever they were published. */
  readonly alikeOf: readonly (readonly Link[])[];
  /** The same with time and event frames taken into account. */
  readonly linksOf: readonly (readonly Link[])[];
  readonly profiles: readonly Profile[];
  readonly idf: Idf;
}

/**
 * Parts independent reports (the canonical one of each copy group) into stories.
 *
 * @param reports in id order
 * @returns stories in order of their first report; the same for every order of arrival
 */
export function partitionReports(reports: readonly CheckedArticle[], parameters: StoryParameters): Partition {
  const counts = reports.map((report) => countTerms(report, parameters));
  const idf = idfOf(counts, parameters);
  const profiles = counts.map((count) => profileOf(count, idf, parameters.profileTerms));
  const channels = channelsOf(counts, idf, parameters);
  const alike = joinProfiles(profiles, parameters.linkFloor).map((link) =>
    blendChannels(link, channels, parameters),
  );
  const frames = reports.map(frameOf);
  const links = alike.map((link) =>
    weighByFrames(weighByTime(link, reports, parameters), frames, parameters),
  );
  const alone = reports.map((_, i) => [i]);
  const floor = Math.min(parameters.joinHeight, parameters.attachHeight, parameters.contrastHeight);
  const stories = averageLinkage(alone, links, floor, (left, right, mean) =>
    isOneEvent(left, right, mean, counts, frames, parameters),
  );
  const storyOf = new Int32Array(reports.length);
  stories.forEach(({ members }, story) => {
    for (const member of members) storyOf[member] = story;
  });
  return {
    stories,
    storyOf,
    alikeOf: byReport(alike, reports.length),
    linksOf: byReport(links, reports.length),
    profiles,
    idf,
  };
}

/** For each report, the links it is an end of. */
function byReport(links: readonly Link[], reports: number): Link[][] {
  const lists: Link[][] = Array.from({ length: reports }, () => []);
  for (const link of links) {
    lists[link.a]!.push(link);
    lists[link.b]!.push(link);
  }
  return lists;
}

/**
 * Whether two clusters are one event. What most of their reports contradict each other in weighs against their mean. One
 * report against many says too little to be contrasted, so there the mean alone decides; two sides of two or more are
 * held against what divides them as well, and may then be a little less alike.
 */
function isOneEvent(
  left: Cluster,
  right: Cluster,
  mean: number,
  counts: readonly TermCounts[],
  frames: readonly Frame[],
  parameters: StoryParameters,
): boolean {
  const { contrastShare, contrastHeight, contrastTerms } = parameters;
  const isContrasted = left.members.length > 1 && right.members.length > 1;
  // The link between two single reports carries its contradictions already.
  const isPair = left.members.length === 1 && right.members.length === 1;
  const least = isContrasted ? contrastHeight : isPair ? parameters.joinHeight : parameters.attachHeight;
  if (mean < least) return false;
  let weighed = mean;
  if (!isPair) {
    const against = contradiction(left.members, right.members, frames, parameters.figureShare);
    if (against >= parameters.contradictionShare) weighed *= parameters.contradictedWeight;
    if (weighed < least) return false;
  }
  if (!isContrasted || contrastShare === 0) return true;
  const ratio = contrastRatio(left.members, right.members, counts, contrastTerms);
  return ratio > 0 && weighed * exponential(contrastShare * Math.min(0, naturalLog(ratio))) >= least;
}
