/**
 * What links reports: their terms, profiles, names and topics, event frames, and the scores of pairs that share enough of all that.
 *
 * Cost: that of reading the reports and of the join.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type Steps, within } from '../steps';
import { ChannelBlend, type Channels, channelSteps, ownChannelSteps } from './channels';
import type { FeatureReader } from './features';
import { type Frame, frameOf, weighByFrames } from './frames';
import { backgroundIdf, type Idf, idfSteps } from './idf';
import { type Join, joinSteps } from './join';
import type { JoinLimits } from './join-limits';
import type { Link, LinkEnds, Links } from './links';
import type { MergeMemory } from './merge-memory';
import { neighbourSteps, withNeighbours } from './neighbours';
import type { StoryRules } from './options';
import type { StoryParameters } from './parameters';
import { type Profile, ProfileMaker, profileSimilarity } from './profile';
import { TermCounter, type TermCounts } from './term-counts';
import { type Dated, weighByTime } from './time';
import type { Vectors } from './vectors';
import { Window } from './window';

/** What the caller asks of links beside the parameters. */
export interface LinkConstraints {
  readonly rules: StoryRules;
  /** A vector for each report. */
  readonly vectors?: Vectors | undefined;
  /** Remembers what was read of reports. */
  readonly features?: FeatureReader | undefined;
}

/** Reports that are to be linked. */
export interface LinkingOf {
  /** In id order. */
  readonly reports: readonly CheckedArticle[];
  readonly parameters: StoryParameters;
  readonly limits: JoinLimits;
  readonly constraints?: LinkConstraints | undefined;
}

/** Reports, by their positions, and what links them. */
export interface Linked {
  readonly countsOf: (report: number) => TermCounts;
  readonly frames: readonly Frame[];
  readonly profiles: readonly Profile[];
  readonly channels: readonly Channels[];
  readonly idf: Idf;
  /** Whenever they were published. */
  readonly alike: Links;
  /** The same pairs with time and event frames taken into account. */
  readonly links: Links;
  readonly ends: LinkEnds;
  /** Reports that may be alike to more others than were looked at. */
  readonly capped: number;
  readonly scores: LinkScores;
  /** What was worked out of clusters of them before. */
  readonly memory?: MergeMemory | undefined;
}

/** Remembers what links reports from one run to the next. */
export interface LinkGraph {
  /** What {@link linkSteps} gives, to the bit; nothing where the graph cannot tell. */
  steps(linking: LinkingOf): Steps<Linked | undefined>;
}

/** Code units of text that are read between two pauses: 1 to 3 ms. */
const STEP_UNITS = 1 << 12;
/** Profiles made between two pauses, less one. */
const STEP_PROFILES = 0xf;

/** Reads and links reports. */
export function* linkSteps({ reports, parameters, limits, constraints }: LinkingOf): Steps<Linked> {
  const counter = new TermCounter(parameters);
  const counts: TermCounts[] = [];
  const frames: Frame[] = [];
  let units = 0;
  const features = constraints?.features;
  for (const [i, report] of reports.entries()) {
    const known = features?.read(report, parameters);
    counts.push(known?.counts ?? counter.count(report));
    frames.push(known?.frame ?? frameOf(report));
    units += report.title.length + report.text.length;
    if (units < STEP_UNITS) continue;
    units = 0;
    yield 0.35 * (i / reports.length);
  }
  const isStill = constraints?.rules.idf === 'background';
  const idf = isStill ? backgroundIdf(parameters) : yield* within(idfSteps(counts, parameters), 0.35, 0.4);
  const maker = new ProfileMaker();
  const profiles: Profile[] = [];
  for (const [i, count] of counts.entries()) {
    profiles.push(maker.profile(count, idf, parameters.profileTerms));
    if ((i & STEP_PROFILES) === 0) yield 0.4 + 0.1 * (i / reports.length);
  }
  const toChannels = isStill ? ownChannelSteps : channelSteps;
  const channels = yield* within(toChannels(counts, idf, parameters), 0.5, 0.65);
  const vectors = constraints?.vectors?.tell ? constraints.vectors : undefined;
  const candidates = candidateSteps(profiles, parameters, limits, vectors);
  const { links: joined, capped } = yield* within(candidates, 0.65, 0.9);
  const { rules } = constraints ?? {};
  const scores = new LinkScores(reports, frames, channels, rules?.window, parameters, vectors);
  const alike = yield* within(joined.rescored(scores.likenessOf), 0.9, 0.95);
  const links = yield* within(alike.rescored(scores.weigh), 0.95, 1);
  const countsOf = (report: number): TermCounts => counts[report]!;
  const ends = joined.ends(reports.length);
  return { countsOf, frames, profiles, channels, idf, alike, links, ends, capped, scores };
}

/** What the similarity of two reports' profiles comes to as the score of their link. */
export class LinkScores {
  readonly window: Window;
  /** Similarity of two reports, whenever they were published, from that of their profiles. */
  readonly likenessOf: (link: Link) => number;
  /** The same with time and event frames taken into account. */
  readonly weigh: (link: Link) => number;

  /** What is given by report need not be there but for those that are asked about. */
  constructor(
    reports: readonly Dated[],
    frames: readonly Frame[],
    channels: readonly Channels[],
    window: number | undefined,
    parameters: StoryParameters,
    vectors?: Vectors,
  ) {
    const blend = new ChannelBlend(channels, parameters);
    const reach = new Window(reports, window ?? Number.POSITIVE_INFINITY);
    this.window = reach;
    this.likenessOf = (link) => {
      const words = link.score < parameters.linkFloor ? 0 : blend.score(link);
      return vectors === undefined ? words : words + vectors.bonus(link.a, link.b);
    };
    this.weigh = (link) =>
      reach.isOpen || reach.holds(link.a, link.b)
        ? weighByFrames(weighByTime(link, reports, parameters), frames, parameters).score
        : 0;
  }

  /** The score of any two reports, a < b, from the similarity of their profiles. */
  scoreOf(a: number, b: number, similarity: number): number {
    const score = this.likenessOf({ a, b, score: similarity });
    return score === 0 ? 0 : this.weigh({ a, b, score });
  }
}

/** Pairs that terms, or vectors, bring up, with the similarity of their profiles. */
function* candidateSteps(
  profiles: readonly Profile[],
  { linkFloor }: StoryParameters,
  limits: JoinLimits,
  vectors: Vectors | undefined,
): Steps<Join> {
  if (vectors === undefined) return yield* joinSteps(profiles, linkFloor, limits);
  const joined = yield* within(joinSteps(profiles, linkFloor, limits), 0, 0.5);
  const near = yield* within(neighbourSteps(vectors), 0.5, 0.9);
  const similarity = (a: number, b: number): number => profileSimilarity(profiles[a]!, profiles[b]!);
  const all = withNeighbours(joined.links, near.links, profiles.length, similarity);
  const capped = Math.min(profiles.length, joined.capped + near.capped);
  return { links: yield* within(all, 0.9, 1), capped };
}
