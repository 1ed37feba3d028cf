/**
 * Copy groups: each report under the canonical one it copies.
 *
 * Reports are placed in order of priority. One that copies no canonical report before it becomes canonical itself,
 * any other joins the one it copies most. Only canonical reports are looked up, and every member is verified against its own, so
 * that no chain joins A to C through B, and a flood of copies costs one entry.
 *
 * Candidates come from two places: bands of signatures (similar texts) and sampled shingles (a text inside a longer one, whose
 * Jaccard similarity is too small for any band).
 *
 * Cost: O(n) in words, plus O(candidates · shingles).
 * @module
 */

import { publicationOrder } from '../article/article';
import { expectation } from '../errors';
import { LshIndex } from '../lsh/lsh-index';
import { DEFAULT_SKETCHER, mustBeSketcher, type Sketcher } from '../sketch/sketcher';
import { ContainmentIndex } from './contained';
import type { PreparedReport } from './prepare';
import {
  CANDIDATE_JACCARD,
  type CopyEvidence,
  type CopyRelation,
  compareCopies,
  contains,
  isCopy,
  mayBeCopy,
  relationOf,
} from './relation';

/** A member of a copy group. */
export interface CopyMember {
  id: string;
  relation: CopyRelation;
  /** Jaccard similarity of the two shingle sets, 0 to 1. */
  jaccard: number;
  /** Share of the smaller shingle set found in the other, 0 to 1. */
  containment: number;
}

/** One independent report and every copy of it, each verified against the canonical one. */
export interface CopyGroup {
  canonicalId: string;
  /** The canonical report (`original`) first, then by publication order. */
  members: CopyMember[];
}

const IDENTICAL: CopyEvidence = { jaccard: 1, containment: 1 };
/** Two texts whose containment is less than this have nothing to do with each other. */
const UNRELATED = 0.1;
/** Share of a round-up that the texts it quotes make up. */
const COMPILED_SHARE = 0.6;
/** Passes in which round-ups are found; each but the last found one more layer of round-ups of round-ups. */
const MAX_PASSES = 4;

/**
 * Groups prepared reports.
 *
 * @param reports in id order
 * @param sourcePriority sources to prefer as original among reports of the same date, best first
 * @param sketcher how reports are sketched to find candidates
 * @returns groups in order of their canonical reports' priority
 * @throws TypeError if `sourcePriority` is not an array of strings; TypeError, RangeError for what is no sketcher
 */
export function groupCopies(
  reports: readonly PreparedReport[],
  sourcePriority: readonly string[] = [],
  sketcher: Sketcher = DEFAULT_SKETCHER,
): CopyGroup[] {
  mustBeSketcher('options.sketcher', sketcher);
  const byPriority = priorityOrder(reports, sourcePriority);

  // Identical texts collapse first, so that a flood of them costs one candidate.
  const leaderOfContent = new Map<string, number>();
  const leaderOf = new Int32Array(reports.length);
  const leaders: number[] = [];
  for (const i of byPriority) {
    const key = reports[i]!.contentKey;
    const leader = leaderOfContent.get(key);
    if (leader === undefined) {
      leaderOfContent.set(key, i);
      leaders.push(i);
    }
    leaderOf[i] = leader ?? i;
  }

  const compilations = new Set<number>();
  let placed = placeLeaders(reports, leaders, compilations, sketcher);
  for (let pass = 1; pass < MAX_PASSES && placed.found.size > 0; pass++) {
    for (const i of placed.found) compilations.add(i);
    placed = placeLeaders(reports, leaders, compilations, sketcher);
  }

  const groups = new Map<number, CopyGroup>();
  for (const i of byPriority) {
    const { canonical, evidence } = placed.placeOf.get(leaderOf[i]!)!;
    const { id } = reports[i]!.article;
    if (i === canonical) {
      groups.set(i, { canonicalId: id, members: [{ id, relation: 'original', jaccard: 1, containment: 1 }] });
    } else {
      const relation = relationOf(reports[i]!, reports[canonical]!, evidence);
      groups.get(canonical)!.members.push({ id, relation, ...evidence });
    }
  }
  return [...groups.values()];
}

/** Where a report was placed: under itself, or under the canonical report it copies. */
interface Place {
  readonly canonical: number;
  readonly evidence: CopyEvidence;
}

/**
 * Places reports of different content, in order of priority.
 *
 * @param compilations round-ups that quote other reports in full: nothing is an excerpt of them
 * @returns also the round-ups found only now, by the unrelated texts that would be their excerpts
 */
function placeLeaders(
  reports: readonly PreparedReport[],
  leaders: readonly number[],
  compilations: ReadonlySet<number>,
  sketcher: Sketcher,
): { placeOf: Map<number, Place>; found: Set<number> } {
  const { scheme, slots, seed } = sketcher;
  const similar = new LshIndex({
    threshold: CANDIDATE_JACCARD,
    maxCandidates: MAX_CANDIDATES,
    scheme,
    slots,
    seed,
  });
  const contained = new ContainmentIndex();
  const canonicalOfId = new Map<string, number>();
  const placeOf = new Map<number, Place>();
  const excerptsOf = new Map<number, number[]>();
  const found = new Set<number>();
  for (const i of leaders) {
    const report = reports[i]!;
    const signature = sketcher.sketch(report.shingles, report.article);
    const candidates = new Set(contained.query(report.shingles));
    for (const id of similar.candidates(signature)) candidates.add(canonicalOfId.get(id)!);

    const possible: Place[] = [];
    const quoted: number[] = [];
    for (const canonical of [...candidates].sort((a, b) => a - b)) {
      const other = reports[canonical]!;
      const evidence = compareCopies(report, other);
      if (!mayBeCopy(report, other, evidence)) continue;
      if (contains(report, other, evidence)) quoted.push(canonical);
      const isPart = contains(other, report, evidence) || contains(report, other, evidence);
      if (isPart && (compilations.has(i) || compilations.has(canonical))) continue;
      possible.push({ canonical, evidence });
    }
    let best: Place | undefined;
    if (!isCompilation(report, quoted, reports)) {
      possible.sort((a, b) => strength(b.evidence) - strength(a.evidence) || a.canonical - b.canonical);
      const nearest = possible.slice(0, MAX_VERIFIED);
      best = nearest.find(({ canonical, evidence }) => isCopy(report, reports[canonical]!, evidence));
    }
    if (best === undefined) {
      placeOf.set(i, { canonical: i, evidence: IDENTICAL });
      similar.add(report.article.id, signature);
      contained.add(i, report.shingles);
      canonicalOfId.set(report.article.id, i);
      continue;
    }
    placeOf.set(i, best);
    const { canonical, evidence } = best;
    if (!contains(reports[canonical]!, report, evidence) || isDatedBefore(reports[canonical]!, report))
      continue;
    const excerpts = excerptsOf.get(canonical) ?? [];
    if (excerpts.length < MAX_EXCERPTS_COMPARED) excerpts.push(i);
    excerptsOf.set(canonical, excerpts);
    if (isCompilation(reports[canonical]!, excerpts, reports)) found.add(canonical);
  }
  return { placeOf, found };
}

/** Canonical reports that bands bring up for one report: texts of one form fill a band by the thousand. */
const MAX_CANDIDATES = 128;
/** Canonical reports, the most similar first, that a report is verified against: more are fillings of one form. */
const MAX_VERIFIED = 8;
/** Excerpts of one report that are compared with each other. */
const MAX_EXCERPTS_COMPARED = 8;

/** Whether two of the texts inside a report are unrelated and make up most of it: then it is a round-up. */
function isCompilation(
  whole: PreparedReport,
  parts: readonly number[],
  reports: readonly PreparedReport[],
): boolean {
  for (let x = 0; x < parts.length; x++) {
    for (let y = x + 1; y < parts.length; y++) {
      const a = reports[parts[x]!]!;
      const b = reports[parts[y]!]!;
      if (a.shingles.length + b.shingles.length < COMPILED_SHARE * whole.shingles.length) continue;
      if (compareCopies(a, b).containment < UNRELATED) return true;
    }
  }
  return false;
}

function isDatedBefore(a: PreparedReport, b: PreparedReport): boolean {
  return a.article.time !== undefined && b.article.time !== undefined && a.article.time < b.article.time;
}

function strength(evidence: CopyEvidence): number {
  return evidence.jaccard + evidence.containment;
}

/** Earliest date first (undated last), then preferred source, then longer text, then id. */
function priorityOrder(reports: readonly PreparedReport[], sourcePriority: readonly string[]): number[] {
  const ofStrings =
    Array.isArray(sourcePriority) && sourcePriority.every((source) => typeof source === 'string');
  if (!ofStrings)
    throw new TypeError(expectation('options.sourcePriority', 'an array of strings', sourcePriority));
  const rank = new Map<string, number>();
  for (const source of sourcePriority) if (!rank.has(source)) rank.set(source, rank.size);
  const sourceRank = (i: number): number => rank.get(reports[i]!.article.source) ?? sourcePriority.length;
  const order = reports.map((_, i) => i);
  order.sort((a, b) => {
    return (
      publicationOrder(reports[a]!.article, reports[b]!.article) ||
      sourceRank(a) - sourceRank(b) ||
      reports[b]!.words.count - reports[a]!.words.count ||
      (reports[a]!.article.id < reports[b]!.article.id ? -1 : 1)
    );
  });
  return order;
}
