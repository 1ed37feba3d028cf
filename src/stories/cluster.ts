/**
 * From independent reports to stories: profiles, links weighed by time and event frames, and average linkage with a veto,
 * the contrast test, where both sides have reports enough to speak for themselves.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { drain, type Steps, within } from '../steps';
import { blendChannels, channelSteps } from './channels';
import { contrastRatio } from './contrast';
import { contradiction, type Frame, frameOf, weighByFrames } from './frames';
import { JOIN_LIMITS, type JoinLimits, joinSteps } from './join';
import { type Cluster, linkageSteps } from './linkage';
import { type Link, LinksOfReports } from './links';
import { exponential, naturalLog } from './numeric';
import type { StoryParameters } from './parameters';
import {
  countTerms,
  type Idf,
  idfSteps,
  type Profile,
  profileOf,
  profileSimilarity,
  type TermCounts,
} from './profile';
import { weighByTime } from './time';

/** Independent reports parted into stories. Numbers are positions in the list of reports. */
export interface Partition {
  readonly stories: readonly Cluster[];
  /** For each report, the position of its story. */
  readonly storyOf: Int32Array;
  /** For each report, the reports it is alike at all, whenever they were published. */
  readonly alikeOf: LinksOfReports;
  /** The same with time and event frames taken into account. */
  readonly linksOf: LinksOfReports;
  /** Reports that may be alike to more others than were looked at: see `JOIN_LIMITS`. */
  readonly capped: number;
  readonly profiles: readonly Profile[];
  readonly idf: Idf;
}

/**
 * Parts independent reports (the canonical one of each copy group) into stories.
 *
 * @param reports in id order
 * @returns stories in order of their first report; the same for every order of arrival
 */
export function partitionReports(
  reports: readonly CheckedArticle[],
  parameters: StoryParameters,
  limits?: JoinLimits,
): Partition {
  return drain(partitionSteps(reports, parameters, limits));
}

/** Code units of text that are read between two pauses: 1 to 3 ms. */
const STEP_UNITS = 1 << 12;
/** Profiles made between two pauses, less one. */
const STEP_PROFILES = 0xf;

/** {@link partitionReports}, step by step. */
export function* partitionSteps(
  reports: readonly CheckedArticle[],
  parameters: StoryParameters,
  limits: JoinLimits = JOIN_LIMITS,
): Steps<Partition> {
  const counts: TermCounts[] = [];
  const frames: Frame[] = [];
  let units = 0;
  for (const [i, report] of reports.entries()) {
    counts.push(countTerms(report, parameters));
    frames.push(frameOf(report));
    units += report.title.length + report.text.length;
    if (units < STEP_UNITS) continue;
    units = 0;
    yield 0.3 * (i / reports.length);
  }
  const idf = yield* within(idfSteps(counts, parameters), 0.3, 0.35);
  const profiles: Profile[] = [];
  for (const [i, count] of counts.entries()) {
    profiles.push(profileOf(count, idf, parameters.profileTerms));
    if ((i & STEP_PROFILES) === 0) yield 0.35 + 0.1 * (i / reports.length);
  }
  const channels = yield* within(channelSteps(counts, idf, parameters), 0.45, 0.6);
  const { links: joined, capped } = yield* within(
    joinSteps(profiles, parameters.linkFloor, limits),
    0.6,
    0.8,
  );
  const alike = yield* within(
    joined.rescored((link) => blendChannels(link, channels, parameters).score),
    0.8,
    0.85,
  );
  const weigh = (link: Link): number =>
    weighByFrames(weighByTime(link, reports, parameters), frames, parameters).score;
  const links = yield* within(alike.rescored(weigh), 0.85, 0.9);
  const scoreOf = (a: number, b: number): number => {
    const score = profileSimilarity(profiles[a]!, profiles[b]!);
    return score < parameters.linkFloor ? 0 : weigh(blendChannels({ a, b, score }, channels, parameters));
  };
  const alone = reports.map((_, i) => [i]);
  const floor = Math.min(parameters.joinHeight, parameters.attachHeight, parameters.contrastHeight);
  const mayMerge = (left: Cluster, right: Cluster, mean: number): boolean =>
    isOneEvent(left, right, mean, counts, frames, parameters);
  const stories = yield* within(linkageSteps(alone, links, floor, mayMerge, scoreOf), 0.9, 1);
  const storyOf = new Int32Array(reports.length);
  for (const [story, { members }] of stories.entries()) {
    for (const member of members) storyOf[member] = story;
  }
  const ends = joined.ends(reports.length);
  return {
    stories,
    storyOf,
    alikeOf: new LinksOfReports(alike, ends),
    linksOf: new LinksOfReports(links, ends),
    capped,
    profiles,
    idf,
  };
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
