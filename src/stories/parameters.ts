/**
 * Every number that steers which reports become one story, each with its unit, its range and what was measured. "Mean" is
 * the last column of bench/results/ablation.md, B-cubed F over seven sets and batch sizes; `npm run eval -- --ablate` prints it.
 * @module
 */

export interface StoryParameters {
  /** Words over which a place in the body loses weight by the factor e. 100 to 250: mean within .003. */
  positionDecay: number;
  /** Least weight of a word by its place, 0 to 1. */
  positionFloor: number;
  /** Weight of a word of the title, in words at the head of the body. 3 to 6: mean within .003. */
  titleWeight: number;
  /** Weight of a capitalised or numeric word of the body. 1 costs .004, 2 costs .002. */
  nameWeight: number;
  /** Weight of a pair of neighbouring stems, in single stems. */
  pairWeight: number;
  /** Terms a profile keeps. 32 to 96: mean within .003; above 64 the contrast of small batches fades. */
  profileTerms: number;
  /** A report is in another language than English where more than this share of its words are no stop words. */
  foreignShare: number;
  /** Pseudo-documents that the background table stands for. 150 to 800: mean within .001; 0 costs batches of four .003 to .009. */
  backgroundDocuments: number;
  /** Batch size at which a term of one report only has lost half its weight. 200 to 800: mean within .001; no fading at all costs .010. */
  singletonHalfLife: number;
  /** Similarities below this are no link. Lower changes nothing but the cost. */
  linkFloor: number;
  /** Terms that the names of a report, and its other words, are compared by. 32 to 96: mean within .001. */
  channelTerms: number;
  /** Share of its occurrences with a capital or a digit that makes a term a name. */
  nameShare: number;
  /** Share of a link's score that names and topic must earn together; 0 costs .004, 1 costs .004. */
  channelShare: number;
  /** Brings the agreement of the two channels, larger by nature, to the scale of profile similarities. */
  channelScale: number;
  /** Standard deviation, in days, of the Gaussian that weighs links of dated reports. */
  timeSigma: number;
  /** Weight of a link between reports far apart in time, and of one between reports of the same hour; 1 is no evidence. */
  timeFloor: number;
  timeCeiling: number;
  /** Weight of a link whose reports name weekdays, or full dates on them, and none in common; 1 is no evidence. */
  otherWeekdays: number;
  /** Weight of a link whose reports name months, and none in common or next to each other. */
  otherMonths: number;
  /** Weight of a link whose leads both have figures of which the other report has none. */
  otherFigures: number;
  /** Weight of a link whose reports each have at least `figureShare` of the figures of the other's lead. */
  sameFigures: number;
  /** Share, 0 to 1. */
  figureShare: number;
  /** Two clusters contradict each other from this balance of contradicting over agreeing pairs of reports, -1 to 1. */
  contradictionShare: number;
  /** What the mean similarity of two clusters that contradict each other counts; 1 is no evidence. */
  contradictedWeight: number;
  /** Least similarity of two single reports of one story. .055 to .065: no column moves by more than .004. */
  joinHeight: number;
  /** What the least mean similarity of a single report and a cluster falls to as the cluster grows, from `joinHeight`. */
  attachHeight: number;
  /** The density of a report is the similarity of its neighbour of this rank, among those below `joinHeight`. 8 to 16: neus whole within .003. */
  densityRank: number;
  /** Density up to which nothing is added to the heights; batches without sagas stay below. .02 to .025: fnc1 and neus within .004. */
  densityFloor: number;
  /** What the heights grow by for each unit of mean density above the floor. 0 costs the whole of neus .04. */
  densityWeight: number;
  /** Terms that the contrast test compares by. */
  contrastTerms: number;
  /**
   * Where both sides have two reports, their mean similarity counts times this power of the contrast ratio, what is alike across
   * as a share of the looser side's own without what all share. 0 is no contrast test.
   */
  contrastShare: number;
  /** What the least mean similarity, so weighed, of two such clusters falls to as the smaller one grows, from `joinHeight`. */
  contrastHeight: number;
}

export const STORY_PARAMETERS: Readonly<StoryParameters> = {
  positionDecay: 150,
  positionFloor: 0.3,
  titleWeight: 5,
  nameWeight: 1.5,
  pairWeight: 1,
  profileTerms: 64,
  foreignShare: 0.85,
  backgroundDocuments: 300,
  singletonHalfLife: 400,
  linkFloor: 0.01,
  channelTerms: 48,
  nameShare: 0.6,
  channelShare: 0.5,
  channelScale: 0.6,
  timeSigma: 4,
  timeFloor: 0.4,
  timeCeiling: 1.1,
  otherWeekdays: 0.82,
  otherMonths: 0.74,
  otherFigures: 0.78,
  sameFigures: 1.22,
  figureShare: 0.3,
  contradictionShare: 0.5,
  contradictedWeight: 0.6,
  joinHeight: 0.06,
  attachHeight: 0.045,
  densityRank: 12,
  densityFloor: 0.0225,
  densityWeight: 1.5,
  contrastTerms: 64,
  contrastShare: 0.5,
  contrastHeight: 0.034,
};
