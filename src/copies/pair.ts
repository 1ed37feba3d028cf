/**
 * One report against another: whether the two alone would be one copy group, and which is the copy. What {@link groupCopies} answers for a
 * batch of two, without an index: the evidence is looked at first, and whether an index would have brought the pair up only where it
 * says that they are copies.
 *
 * Cost: O(n log n) in the words of a report, once each; a comparison is a merge of two shingle sets, and an alignment where those do not
 * suffice.
 * @module
 */
import { type CheckedArticle, codeUnitOrder, publicationOrder } from '../article/article';
import { type BandShape, chooseBands } from '../lsh/bands';
import { estimateJaccard, isEmptySignature, type Signature } from '../sketch/signature';
import { DEFAULT_SKETCHER, type Sketcher } from '../sketch/sketcher';
import { shareSample } from './contained';
import { PreparedReports } from './prepare';
import {
  CANDIDATE_JACCARD,
  type CopyRelation,
  compareCopies,
  isCopy,
  leastEstimate,
  mayBeCopy,
  relationOf,
} from './relation';

/** How a pair is compared: as `groupCopies` takes it, without a preference of the caller's. */
export interface PairOptions {
  readonly sourcePriority?: readonly string[] | undefined;
  readonly sketcher?: Sketcher | undefined;
}

/** Two reports of one text. */
export interface CopyPair {
  canonicalId: string;
  copyId: string;
  relation: CopyRelation;
  /** Jaccard similarity of the two shingle sets, 0 to 1. */
  jaccard: number;
  /** Share of the smaller shingle set found in the other, 0 to 1. */
  containment: number;
}

/** One article, and others with other ids that it is compared with, each only when it is asked for. */
export class CopyPairs {
  readonly #options: PairOptions;
  /** The article itself first. */
  readonly #reports: PreparedReports;

  constructor(article: CheckedArticle, others: readonly CheckedArticle[], options: PairOptions = {}) {
    this.#options = options;
    this.#reports = new PreparedReports([article, ...others], true);
    if (others.length > 0) this.#reports.prepare(0);
  }

  /**
   * Compares the article with one of the others, by its place among them; each is asked for once.
   *
   * @returns nothing where they are no copies
   */
  compare(place: number): CopyPair | undefined {
    const reports = this.#reports;
    const other = place + 1;
    reports.prepare(other);
    const { sourcePriority = [], sketcher = DEFAULT_SKETCHER } = this.#options;
    const [canonical, copy] = isBefore(reports, 0, other, sourcePriority) ? [0, other] : [other, 0];
    const evidence = compareCopies(reports, copy, canonical);
    if (!reports.sameContent(copy, canonical)) {
      if (!mayBeCopy(reports, copy, canonical, evidence)) return undefined;
      if (!isCopy(reports, copy, canonical, evidence)) return undefined;
      if (!areCandidates(reports, copy, canonical, sketcher)) return undefined;
    }
    const relation = relationOf(reports, copy, canonical, evidence);
    const [canonicalId, copyId] = [reports.articles[canonical]!.id, reports.articles[copy]!.id];
    return { canonicalId, copyId, relation, ...evidence };
  }
}

/** Whether one of two was published first, or is to be preferred: the order of `order.ts`. */
function isBefore(
  { articles, wordCounts }: PreparedReports,
  a: number,
  b: number,
  sourcePriority: readonly string[],
): boolean {
  const [x, y] = [articles[a]!, articles[b]!];
  const rank = (source: string): number => {
    const place = sourcePriority.indexOf(source);
    return place < 0 ? sourcePriority.length : place;
  };
  const order =
    publicationOrder(x, y) ||
    rank(x.source) - rank(y.source) ||
    wordCounts[b]! - wordCounts[a]! ||
    codeUnitOrder(x.id, y.id);
  return order < 0;
}

/** Whether an index of one finds the other: by its sampled shingles, or by a band of a signature that is not too different. */
function areCandidates(
  reports: PreparedReports,
  copy: number,
  canonical: number,
  sketcher: Sketcher,
): boolean {
  if (shareSample(reports.shingles(canonical), reports.shingles(copy))) return true;
  const sketch = (i: number): Signature => sketcher.sketch(reports.shingles(i).slice(), reports.articles[i]!);
  const [a, b] = [sketch(canonical), sketch(copy)];
  if (isEmptySignature(a) || isEmptySignature(b)) return false;
  return (
    estimateJaccard(a, b) >= leastEstimate(sketcher.slots) &&
    shareBand(a.values, b.values, chooseBands(CANDIDATE_JACCARD, sketcher.slots))
  );
}

function shareBand(a: Uint32Array, b: Uint32Array, { bands, rows }: BandShape): boolean {
  for (let band = 0; band < bands; band++) {
    let row = band * rows;
    const end = row + rows;
    while (row < end && a[row] === b[row]) row++;
    if (row === end) return true;
  }
  return false;
}
