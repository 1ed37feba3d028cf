/**
 * What grouping works with: reports ready for comparison, and who finds those that may be copies of one another. A batch makes it anew; a desk
 * keeps most of it (`desk/copy-memory.ts`).
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { LshIndex } from '../lsh/lsh-index';
import { DEFAULT_SKETCHER, type Sketcher } from '../sketch/sketcher';
import type { Steps } from '../steps';
import { ContainmentIndex } from './contained';
import type { CopyMember, GroupOptions } from './member';
import { PreparedReports } from './prepare';
import {
  CANDIDATE_JACCARD,
  type CopyEvidence,
  compareCopies,
  isCopy,
  leastEstimate,
  relationOf,
} from './relation';

/** Canonical reports that bands bring up for one report: texts of one form fill a band by the thousand. */
export const MAX_CANDIDATES = 128;

/** What was found for one report. */
export interface FoundCandidates {
  /** Numbers of canonical reports, in any order, perhaps twice. */
  readonly candidates: number[];
  /** Whether there are more. */
  readonly isCapped: boolean;
}

/** Finds canonical reports, in one pass over all reports. */
export interface CandidateFinder {
  /** Canonical reports, of those added so far, that a report may be a copy of. */
  query(report: number): FoundCandidates;
  /** Adds the report that was asked for last: it is canonical. */
  add(report: number): void;
}

/** Reports that are to be grouped. */
export interface CopyWork {
  readonly reports: PreparedReports;
  /** What finding candidates for a report costs, in comparisons. */
  readonly costOfReport: number;
  finder(capacity: number): CandidateFinder;
  isCopy(report: number, canonical: number, evidence: CopyEvidence): boolean;
  /** What a report is to the canonical one that it copies. */
  member(report: number, canonical: number): CopyMember;
}

/** Keeps the work from one run to the next. */
export interface CopyMemory {
  /** Nothing where it must be made anew. */
  steps(articles: readonly CheckedArticle[], options: GroupOptions): Steps<CopyWork | undefined>;
}

/** What finding candidates by signatures costs. */
const SKETCH_COST = 4;

/** Prepares all reports. */
export function* prepareSteps(articles: readonly CheckedArticle[], sketcher: Sketcher): Steps<CopyWork> {
  const reports = new PreparedReports(articles, true);
  yield* reports.prepareSteps();
  return {
    reports,
    costOfReport: SKETCH_COST,
    finder: (capacity) => new IndexFinder(reports, sketcher, capacity),
    isCopy: (report, canonical, evidence) => isCopy(reports, report, canonical, evidence),
    member: (report, canonical) => memberOf(reports, report, canonical),
  };
}

/** What a report is to the canonical one that it copies. */
export function memberOf(reports: PreparedReports, report: number, canonical: number): CopyMember {
  const evidence = compareCopies(reports, report, canonical);
  const relation = relationOf(reports, report, canonical, evidence);
  return { id: reports.articles[report]!.id, relation, ...evidence };
}

/** Bands of signatures, and sampled shingles. */
class IndexFinder implements CandidateFinder {
  readonly #reports: PreparedReports;
  readonly #sketcher: Sketcher;
  readonly #similar: LshIndex;
  readonly #threshold: number;
  readonly #contained: ContainmentIndex = new ContainmentIndex();
  #signature: ReturnType<Sketcher['sketch']> | undefined;

  constructor(reports: PreparedReports, sketcher: Sketcher, capacity: number) {
    const { scheme, slots, seed } = sketcher;
    this.#reports = reports;
    this.#sketcher = sketcher;
    this.#threshold = leastEstimate(slots);
    const options = { threshold: CANDIDATE_JACCARD, maxCandidates: MAX_CANDIDATES };
    this.#similar = new LshIndex({ ...options, scheme, slots, seed, capacity });
  }

  query(report: number): FoundCandidates {
    const shingles = this.#reports.shingles(report);
    // Another's sketcher gets a set of its own, not a window on those of all reports.
    const set = this.#sketcher === DEFAULT_SKETCHER ? shingles : shingles.slice();
    this.#signature = this.#sketcher.sketch(set, this.#reports.articles[report]!);
    const candidates = this.#contained.query(shingles);
    const similar = this.#similar;
    const { cappedQueries } = similar.stats;
    for (const { id } of similar.query(this.#signature, { threshold: this.#threshold })) {
      candidates.push(Number(id));
    }
    return { candidates, isCapped: similar.stats.cappedQueries > cappedQueries };
  }

  add(report: number): void {
    this.#similar.add(String(report), this.#signature!);
    this.#contained.add(report, this.#reports.shingles(report));
  }
}
