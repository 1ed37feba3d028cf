/**
 * What first sight takes and what it answers.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { ShingleSample } from './copy-index';
import type { SightFeatures, SightRow } from './sight-rows';
import type { DeskCopy } from './types';

/** An independent report with all that pairs are compared by. */
export interface SeenReport extends SightFeatures {
  /** With its language. */
  readonly article: CheckedArticle;
}

/** A report that was read, ready to be compared and to be taken in. */
export interface ReadReport {
  /** With its language. */
  readonly article: CheckedArticle;
  readonly row: SightRow;
  readonly sample: ShingleSample;
}

/** What is known of the reports beside their texts. */
export interface Surroundings {
  storyOf(articleId: string): string | undefined;
  /** Reports of a story. */
  membersOf(storyId: string): readonly string[];
  /** Whether an editor keeps the report that is looked at from sharing a story with another. */
  isApart(articleId: string): boolean;
}

/** What was seen. */
export interface Sighting {
  readonly report: ReadReport;
  readonly copy?: DeskCopy;
  /** Absent where it is like no story. */
  readonly storyId?: string;
}
