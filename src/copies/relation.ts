/**
 * When two reports are copies, and what the later is to the earlier.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { intersectionSize } from './similarity';

/** How a member relates to its group's canonical report. */
export type CopyRelation = 'original' | 'identical' | 'near-copy' | 'excerpt' | 'expanded' | 'revision';

/** Exact similarity of two shingle sets. */
export interface CopyEvidence {
  readonly jaccard: number;
  readonly containment: number;
}

/** What a comparison reads of a report. */
export interface Comparable {
  readonly article: CheckedArticle;
  readonly shingles: Uint32Array;
  readonly contentKey: string;
}

/** Bands are chosen for this Jaccard similarity; lower than what is accepted, so that few are missed. */
export const CANDIDATE_JACCARD = 0.3;

/** Limits of the relations; chosen on reuters21578 and the edits of the syndication simulator. */
const LIMITS = {
  /** Least Jaccard similarity of a near copy. Every tenth word replaced leaves .42 of 5-word shingles. */
  nearCopyJaccard: 0.4,
  /** Least containment of an excerpt in its original, or of an original in its expansion. */
  containment: 0.75,
  /** Fewest shingles of a text that can be an excerpt: less is a quotation. */
  excerptShingles: 24,
  /** An excerpt has at most this share of its original's shingles, an original at most this share of its expansion's. */
  excerptShare: 0.8,
} as const;

/** Exact Jaccard similarity and containment. */
export function compareCopies(a: Comparable, b: Comparable): CopyEvidence {
  const shared = intersectionSize(a.shingles, b.shingles);
  const smaller = Math.min(a.shingles.length, b.shingles.length);
  const union = a.shingles.length + b.shingles.length - shared;
  return { jaccard: union === 0 ? 0 : shared / union, containment: smaller === 0 ? 0 : shared / smaller };
}

/** Whether the evidence makes two reports copies of one another. */
export function isCopy(a: Comparable, b: Comparable, evidence: CopyEvidence): boolean {
  if (evidence.jaccard >= LIMITS.nearCopyJaccard) return true;
  const smaller = Math.min(a.shingles.length, b.shingles.length);
  return smaller >= LIMITS.excerptShingles && evidence.containment >= LIMITS.containment;
}

/** Whether the evidence makes `part` a part of `whole`: an excerpt of it, or expanded by it. */
export function contains(whole: Comparable, part: Comparable, evidence: CopyEvidence): boolean {
  return (
    evidence.containment >= LIMITS.containment &&
    part.shingles.length <= LIMITS.excerptShare * whole.shingles.length
  );
}

/** What `report` is to the `canonical` report that it was verified to copy. */
export function relationOf(report: Comparable, canonical: Comparable, evidence: CopyEvidence): CopyRelation {
  if (report.contentKey === canonical.contentKey) return 'identical';
  const { source } = report.article;
  if (source !== '' && source === canonical.article.source) return 'revision';
  if (contains(canonical, report, evidence)) return 'excerpt';
  if (contains(report, canonical, evidence)) return 'expanded';
  return 'near-copy';
}
