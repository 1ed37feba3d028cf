/**
 * From independent reports to stories: profiles, links weighed by time and event frames, and average linkage with a veto,
 * the contrast test, where both sides have reports enough to speak for themselves.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { drain, type Steps, within } from '../steps';
import { type Keeper, pinnedTogether } from './apart';
import type { Channels } from './channels';
import { contrastRatio } from './contrast';
import { densitySteps, leastMean } from './density';
import { contradiction, type Frame } from './frames';
import type { Idf } from './idf';
import { JOIN_LIMITS, type JoinLimits } from './join-limits';
import { type Cluster, linkageSteps, type PairScore } from './linkage';
import { type LinkConstraints, type LinkGraph, type LinkingOf, linkSteps } from './linking';
import { type LinkList, LinksOfReports } from './links';
import type { MergeMemory } from './merge-memory';
import { MergeTree } from './merge-tree';
import { exponential, naturalLog } from './numeric';
import { type StoryRules, THRESHOLD_SCALE } from './options';
import type { StoryParameters } from './parameters';
import { type Profile, ProfileProbe } from './profile';
import type { TermCounts } from './term-counts';
import type { Window } from './window';

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

/** What links are made of; a partition shows it to who asks, and does not keep it. */
export interface Inside {
  readonly countsOf: (report: number) => TermCounts;
  readonly frames: readonly Frame[];
  readonly channels: readonly Channels[];
  /** Of each report, as `density.ts` has it. */
  readonly densities: Float64Array;
}

/** What the caller asks of a partition beside the parameters. */
export interface Constraints extends LinkConstraints {
  readonly keeper: Keeper;
  /** For each report, the articles it stands for: itself and its copies. */
  readonly parties: readonly (readonly CheckedArticle[])[];
  /** Remembers what links reports. */
  readonly graph?: LinkGraph | undefined;
  /** Shown what the links are made of. */
  readonly inspect?: ((inside: Inside) => void) | undefined;
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

/** {@link partitionReports}, step by step. */
export function* partitionSteps(
  reports: readonly CheckedArticle[],
  parameters: StoryParameters,
  limits: JoinLimits = JOIN_LIMITS,
  constraints?: Constraints,
): Steps<Partition> {
  const linking: LinkingOf = { reports, parameters, limits, constraints };
  const kept =
    constraints?.graph === undefined ? undefined : yield* within(constraints.graph.steps(linking), 0, 0.89);
  const linked = kept ?? (yield* within(linkSteps(linking), 0, 0.89));
  const { profiles, countsOf, frames, channels, alike, links, ends, capped, idf, scores, memory } = linked;
  const densities = yield* within(densitySteps(links, reports.length, parameters), 0.89, 0.9);
  const probe = new ProfileProbe();
  const scoreOf = (a: number, b: number): number =>
    scores.scoreOf(a, b, probe.similarity(profiles[a]!, profiles[b]!));
  constraints?.inspect?.({ countsOf, frames, channels, densities });
  const { window } = scores;
  const evidence: Evidence = { links, countsOf, frames, densities, window, parameters, scoreOf, memory };
  const stories = yield* within(storySteps(reports.length, evidence, constraints), 0.9, 1);
  const storyOf = new Int32Array(reports.length);
  for (const [story, { members }] of stories.entries()) {
    for (const member of members) storyOf[member] = story;
  }
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

/** What stories are made from. */
export interface Evidence {
  /** All links from {@link leastScore} on, or more. */
  readonly links: LinkList;
  readonly countsOf: (report: number) => TermCounts;
  readonly frames: readonly Frame[];
  readonly densities: Float64Array;
  readonly window: Window;
  readonly parameters: StoryParameters;
  readonly scoreOf: PairScore;
  /** What was worked out of the same clusters before. */
  readonly memory?: MergeMemory | undefined;
}

/** Least height of all. */
function leastHeight({ joinHeight, attachHeight, contrastHeight }: StoryParameters): number {
  return Math.min(joinHeight, attachHeight, contrastHeight);
}

/** Reports that no chain of links of this score or more connects are not in one story, and do not tell on each other's but by their densities. */
export function leastScore(parameters: StoryParameters, { scale }: Pick<StoryRules, 'scale'>): number {
  return leastHeight(parameters) * (scale < 1 ? 1 / THRESHOLD_SCALE : 1);
}

/**
 * Links into stories. A tighter threshold than the default parts the stories of the default, a looser one joins them; so between
 * any two thresholds stories either grow together or fall apart, never both.
 */
export function* storySteps(count: number, evidence: Evidence, constraints?: Constraints): Steps<Cluster[]> {
  const { links, window, parameters, scoreOf, memory } = evidence;
  const floor = leastHeight(parameters);
  const articles = (cluster: Cluster): CheckedArticle[] =>
    cluster.members.flatMap((member) => constraints!.parties[member]!);
  const keeper = constraints?.keeper.isNeeded ? constraints.keeper : undefined;
  const merge = (
    start: readonly (readonly number[])[],
    least: number,
    tree?: MergeTree,
  ): Steps<Cluster[]> => {
    let margin = 0;
    const mayMerge = (left: Cluster, right: Cluster, mean: number): boolean => {
      if (keeper !== undefined && !keeper.pinsAllow(articles(left), articles(right))) return false;
      margin = mergeMargin(left, right, mean, least, evidence);
      return margin >= least && (keeper === undefined || keeper.vetoAllows(articles(left), articles(right)));
    };
    return linkageSteps(start, links, floor * least, mayMerge, scoreOf, {
      memory,
      countPairs: window.isOpen ? undefined : (left, right) => window.pairs(left, right),
      onMerge: tree && ((left, right, merged) => tree.add(left, right, merged, margin)),
    });
  };
  const scale = constraints?.rules.scale ?? 1;
  const tree = scale > 1 ? new MergeTree() : undefined;
  const alone = keeper === undefined ? undefined : pinnedTogether(constraints!.parties, keeper);
  const start = alone ?? Array.from({ length: count }, (_, i) => [i]);
  const stories = yield* within(merge(start, 1, tree), 0, scale < 1 ? 0.5 : 1);
  if (tree !== undefined) return tree.cut(stories, scale);
  if (scale === 1) return stories;
  const looser = new MergeTree();
  const wholes = stories.map(({ members }) => members);
  const loosest = yield* within(merge(wholes, 1 / THRESHOLD_SCALE, looser), 0.5, 1);
  return looser.cut(loosest, scale);
}

/**
 * What speaks for two clusters being one event, as a multiple of what is asked for; where that is below `least`, as much as is
 * known by then. What most of their reports contradict each other in weighs against their mean. One report against many says too
 * little to be contrasted, so there the mean alone decides; two sides of two or more are held against what divides them as
 * well, and may then be a little less alike.
 */
function mergeMargin(
  left: Cluster,
  right: Cluster,
  mean: number,
  least: number,
  { countsOf, frames, densities, parameters, memory }: Evidence,
): number {
  const { contrastShare, contrastTerms } = parameters;
  const isContrasted = left.members.length > 1 && right.members.length > 1;
  // The link between two single reports carries its contradictions already.
  const isPair = left.members.length === 1 && right.members.length === 1;
  const height = leastMean(left.members, right.members, densities, parameters);
  if (mean / height < least) return mean / height;
  let weighed = mean;
  if (!isPair) {
    const [x, y] = [left.members, right.members];
    const tell = (): number => contradiction(x, y, frames, parameters.figureShare);
    const against = memory === undefined ? tell() : memory.contradiction(x, y, tell);
    if (against >= parameters.contradictionShare) weighed *= parameters.contradictedWeight;
    if (weighed / height < least) return weighed / height;
  }
  if (!isContrasted || contrastShare === 0) return weighed / height;
  const compare = (): number => contrastRatio(left.members, right.members, countsOf, contrastTerms);
  const ratio = memory === undefined ? compare() : memory.contrast(left.members, right.members, compare);
  if (ratio <= 0) return 0;
  return (weighed * exponential(contrastShare * Math.min(0, naturalLog(ratio)))) / height;
}
