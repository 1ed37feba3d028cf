/**
 * newsfold: folds news reports into stories. The public surface, nothing else.
 * @module
 */
export type { Article, ArticleOptions, DuplicateIdPolicy, Rejection } from './article/article';
export {
  type ReadOptions,
  type ReadResult,
  type ReadWarning,
  type RemovedSpan,
  readArticle,
  readArticles,
} from './article/read';
export { type AsyncClusterOptions, clusterStoriesAsync } from './async';
export {
  type CopyOptions,
  type DeduplicateOptions,
  type Deduplication,
  deduplicate,
} from './copies/deduplicate';
export type { CopyGroup, CopyMember } from './copies/group';
export type { CanonicalPreference, PreferredArticle } from './copies/order';
export type { Passage } from './copies/passages';
export type { CopyRelation } from './copies/relation';
export { containment, jaccard } from './copies/similarity';
export { NewsDesk } from './desk/desk';
export type { ArticlePins } from './desk/pins';
export type { DeskCopy, DeskEvent, DeskOptions, DeskPlacement, DeskStats, StoryList } from './desk/types';
export type { WindowOptions } from './desk/window';
export { type ArticleFault, NewsfoldError, type OtherFault } from './errors';
export { type ExplainOptions, type Explanation, explain } from './explain';
export type { Disagreement, DisputedValue, FactKind, StatedValue, StoryUpdate } from './facts/types';
export {
  type ClusterOptions,
  type ClusterStats,
  clusterStories,
  type StoryClustering,
} from './fold';
export { type AbortSignalLike, runInTurns, type TurnOptions } from './in-turns';
export type { LanguageOptions, LanguagePack } from './language';
export { type BandShape, type BandWeights, bandProbability, chooseBands } from './lsh/bands';
export { LshIndex, type LshIndexOptions, type LshIndexStats, type LshMatch } from './lsh/lsh-index';
export type { ClusterProgress } from './progress';
export { type ShingleOptions, shingle } from './sketch/shingle';
export {
  estimateJaccard,
  mergeSignatures,
  type Signature,
  type SignatureScheme,
  signatureFromBytes,
  signatureToBytes,
} from './sketch/signature';
export { type Sketcher, type SketchOptions, sketch, sketchText } from './sketch/sketcher';
export type { Status, StatusChange, StatusReading } from './status/types';
export type { StoryOptions, TermRarity, VetoedArticle } from './stories/options';
export type { PinOptions } from './stories/pins';
export type { ReasonCode } from './stories/reasons';
export type { TextVectors } from './stories/vectors';
export type { StoryTeller } from './summary/handover';
export type {
  Story,
  StorySummary,
  SummarySentence,
  TimelineEntry,
} from './summary/story';
export { type SummaryOptions, summarizeStory } from './summary/summarize';
export type { StoryBelow } from './summary/tell';
export {
  type ToldStory,
  tellStories,
  type UntoldArticle,
  type UntoldReport,
  type UntoldStories,
  type UntoldStory,
} from './summary/untold';
