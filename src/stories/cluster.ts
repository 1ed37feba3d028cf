/**
 * From independent reports to stories: profiles, links, and average linkage with a veto, the
 * contrast test, where both sides have reports enough to speak for themselves.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { blendChannels, channelsOf } from './channels';
import { contrastRatio } from './contrast';
import { joinProfiles, type Link } from './join';
import { averageLinkage, type Cluster } from './linkage';
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
  /** The same with time taken into account. */
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
  const links = alike.map((link) => weighByTime(link, reports, parameters));
  const alone = reports.map((_, i) => [i]);
  const stories = averageLinkage(alone, links, parameters.joinHeight, (left, right) =>
    isOneEvent(left, right, counts, parameters),
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

/** The veto. One report against many says too little to refuse, so only two sides of two or more are examined. */
function isOneEvent(
  left: Cluster,
  right: Cluster,
  counts: readonly TermCounts[],
  parameters: StoryParameters,
): boolean {
  if (left.members.length < 2 || right.members.length < 2) return true;
  return (
    contrastRatio(left.members, right.members, counts, parameters.contrastTerms) >= parameters.contrastShare
  );
}
