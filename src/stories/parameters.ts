/**
 * Every number that steers which reports become one story, each with its unit, its range and what was measured. The
 * figures are B-cubed F on fnc1-train / ecbplus-train and on 300 round-ups of neus-train; DESIGN.md has the table.
 * @module
 */

export interface StoryParameters {
  /** Words over which a place in the body loses weight by the factor e. 100 to 250: within .006. */
  positionDecay: number;
  /** Least weight of a word by its place, 0 to 1. */
  positionFloor: number;
  /** Weight of a word of the title, in words at the head of the body. 4 to 6: within .01. */
  titleWeight: number;
  /** Weight of a capitalised or numeric word of the body. 1.2 costs ecbplus .02. */
  nameWeight: number;
  /** Weight of a pair of neighbouring stems, in single stems. */
  pairWeight: number;
  /** Terms a profile keeps. 48 to 128 hold on whole sets; above 64 the contrast of small batches fades. */
  profileTerms: number;
  /** A report is in another language than English where more than this share of its words are no stop words. */
  foreignShare: number;
  /** Pseudo-documents that the background table stands for. 150 to 800: within .003. */
  backgroundDocuments: number;
  /** Batch size at which a term of one report only has lost half its weight. 300 to 600: within .003. */
  singletonHalfLife: number;
  /** Similarities below this are no link. Lower changes nothing but the cost. */
  linkFloor: number;
  /** Terms that the names of a report, and its other words, are compared by. 32 to 96: within .003. */
  channelTerms: number;
  /** Share of its occurrences with a capital or a digit that makes a term a name. */
  nameShare: number;
  /** Share of a link's score that names and topic must earn together; 0 costs fnc1 .012 and neus .007. */
  channelShare: number;
  /** Brings the agreement of the two channels, larger by nature, to the scale of profile similarities. */
  channelScale: number;
  /** Standard deviation, in days, of the Gaussian that weighs links of dated reports. */
  timeSigma: number;
  /** Weight of a link between reports far apart in time, and of one between reports of the same hour; 1 is no evidence. */
  timeFloor: number;
  timeCeiling: number;
  /** Least mean similarity of two clusters of one story. .05 to .07: within .010. */
  joinHeight: number;
  /** Terms that the contrast test compares by. */
  contrastTerms: number;
  /** Where both sides have two reports: least similarity as a share of the looser side's own, without what all share. */
  contrastShare: number;
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
  joinHeight: 0.06,
  contrastTerms: 64,
  contrastShare: 0.3,
};
