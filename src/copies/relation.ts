/**
 * When two reports are copies, and what the later is to the earlier.
 *
 * Texts that share most of their shingles are copies. Below that the two are aligned, which tells a copy with a tenth of
 * its words put in others from an independent report, and an edited copy from two fillings of one form (market
 * reports, results), which share as many shingles.
 * @module
 */
import { type Alignment, align } from './alignment';
import type { PreparedReports } from './prepare';

/**
 * How a member relates to its group's canonical report.
 *
 * @example
 * ```ts
 * const relation: CopyRelation = 'excerpt';
 * deduplicate(articles).groups.filter(({ members }) => members.some((member) => member.relation === relation)).length; // 1
 * ```
 */
export type CopyRelation = 'original' | 'identical' | 'near-copy' | 'excerpt' | 'expanded' | 'revision';

/** Exact similarity of two shingle sets. */
export interface CopyEvidence {
  readonly jaccard: number;
  readonly containment: number;
}

/**
 * Bands are chosen for this Jaccard similarity. What is less alike and still a copy shares enough sampled shingles to come up
 * through them: bands for .3 found one copy more in reuters21578, with 42 bands for 25.
 */
export const CANDIDATE_JACCARD = 0.5;

/** Limits of the relations; chosen on reuters21578, fnc1-train and the edits of the syndication simulator (`npm run eval:copies`). */
const LIMITS = {
  /** From this Jaccard similarity on, two texts are copies whatever differs. */
  sureJaccard: 0.7,
  /** Least Jaccard similarity of a near copy that is no filling of the same form. */
  nearCopyJaccard: 0.4,
  /** Least containment of an excerpt in its original, or of an original in its expansion. */
  containment: 0.75,
  /** Least share of the shorter text's words that are aligned with the longer, where shingles do not suffice. */
  aligned: 0.8,
  /**
   * Least containment of texts that are worth aligning: every tenth word replaced leaves .59 +- .04 of a text of 100 words, less
   * where lines were cut or moved too. Of 100 pairs of reports of one claim (fnc1-train), 5 have as much.
   */
  alignedContainment: 0.3,
  /** Fewest shingles of a text that can be an excerpt, or be told by its alignment: less is a quotation. */
  excerptShingles: 24,
  /** An excerpt has at most this share of its original's shingles, an original at most this share of its expansion's. */
  excerptShare: 0.8,
} as const;

/** When two aligned texts are fillings of one form. */
const FORM = {
  /** Least share of the figures that differ: a corrected or updated copy keeps most. */
  figures: 1 / 3,
  /** One other figure in so many aligned words at least. */
  wordsAFigure: 100,
  /** Least share of the names that differ, and least number: a house style differs in a name or two. */
  names: 1 / 4,
  fewestNames: 2,
} as const;

/** Standard errors by which an estimate may be too low: one in 300,000. */
const ESTIMATE_ERRORS = 4.5;

/**
 * Estimated Jaccard similarity from which a pair that shares a band is compared at all, .2 of 128 slots: below it is no near copy, and
 * sampled shingles bring up the parts of a text. A few chosen shingles that everyone quotes fill a band, and are not alike.
 */
export function leastEstimate(slots: number): number {
  const least = LIMITS.nearCopyJaccard;
  return Math.max(0, least - ESTIMATE_ERRORS * Math.sqrt((least * (1 - least)) / slots));
}

/** Exact Jaccard similarity and containment. */
export function compareCopies(reports: PreparedReports, a: number, b: number): CopyEvidence {
  return evidenceOf(reports.sharedShingles(a, b), reports.shingleCounts[a]!, reports.shingleCounts[b]!);
}

/** The same of two sets of so many shingles. */
export function evidenceOf(shared: number, sizeA: number, sizeB: number): CopyEvidence {
  const smaller = Math.min(sizeA, sizeB);
  const union = sizeA + sizeB - shared;
  return { jaccard: union === 0 ? 0 : shared / union, containment: smaller === 0 ? 0 : shared / smaller };
}

/** Whether the evidence leaves it possible that two reports are copies; costs nothing. */
export function mayBeCopy(reports: PreparedReports, a: number, b: number, evidence: CopyEvidence): boolean {
  return mayBeCopies(fewerShingles(reports, a, b), evidence);
}

/** The same of two texts of which the smaller has so many shingles. */
export function mayBeCopies(fewer: number, { jaccard, containment }: CopyEvidence): boolean {
  if (jaccard >= LIMITS.nearCopyJaccard) return true;
  return fewer >= LIMITS.excerptShingles && containment >= LIMITS.alignedContainment;
}

/** Whether the evidence, and where it does not suffice the alignment, makes two reports copies of one another. O(n) in words. */
export function isCopy(reports: PreparedReports, a: number, b: number, evidence: CopyEvidence): boolean {
  if (evidence.jaccard >= LIMITS.sureJaccard) return true;
  if (!mayBeCopy(reports, a, b, evidence)) return false;
  const [part, whole] = reports.wordCounts[a]! <= reports.wordCounts[b]! ? [a, b] : [b, a];
  const alignment = align(reports.words(part), reports.words(whole));
  if (isSameForm(alignment)) return false;
  return (
    evidence.jaccard >= LIMITS.nearCopyJaccard ||
    evidence.containment >= LIMITS.containment ||
    alignment.words >= LIMITS.aligned * reports.wordCounts[part]!
  );
}

/** Whether the shingles alone make `part` a part of `whole`: an excerpt of it, or expanded by it. */
export function contains(
  reports: PreparedReports,
  whole: number,
  part: number,
  evidence: CopyEvidence,
): boolean {
  return (
    evidence.containment >= LIMITS.containment &&
    reports.shingleCounts[part]! >= LIMITS.excerptShingles &&
    isShorter(reports, part, whole)
  );
}

/**
 * What `report` is to the `canonical` report that it was verified to copy. Where one has at most .8 of the other's shingles it
 * is an excerpt or expanded, if its words are in the other; so a paragraph of a quarter of the text makes a copy expanded.
 */
export function relationOf(
  reports: PreparedReports,
  report: number,
  canonical: number,
  evidence: CopyEvidence,
): CopyRelation {
  if (reports.sameContent(report, canonical)) return 'identical';
  const { source } = reports.articles[report]!;
  if (source !== '' && source === reports.articles[canonical]!.source) return 'revision';
  const isFewer = reports.shingleCounts[report]! < reports.shingleCounts[canonical]!;
  const [part, whole] = isFewer ? [report, canonical] : [canonical, report];
  if (!isShorter(reports, part, whole)) return 'near-copy';
  const isPart =
    evidence.containment >= LIMITS.containment ||
    align(reports.words(part), reports.words(whole)).words >= LIMITS.aligned * reports.wordCounts[part]!;
  if (!isPart) return 'near-copy';
  return isFewer ? 'excerpt' : 'expanded';
}

function fewerShingles(reports: PreparedReports, a: number, b: number): number {
  return Math.min(reports.shingleCounts[a]!, reports.shingleCounts[b]!);
}

function isShorter(reports: PreparedReports, part: number, whole: number): boolean {
  return reports.shingleCounts[part]! <= LIMITS.excerptShare * reports.shingleCounts[whole]!;
}

/** Whether the figures, or the names, that face each other in two aligned texts are others so often that both fill one form. */
function isSameForm({ words, figures, names, otherFigures, otherNames }: Alignment): boolean {
  const figuresDiffer =
    otherFigures >= Math.max(1, words / FORM.wordsAFigure) &&
    otherFigures >= FORM.figures * (figures + otherFigures);
  return figuresDiffer || (otherNames >= FORM.fewestNames && otherNames >= FORM.names * (names + otherNames));
}
