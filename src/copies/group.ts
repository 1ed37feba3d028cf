/**
 * Copy groups: each report under the canonical one it copies.
 *
 * Reports are placed in order of preference. One that copies no canonical report before it becomes canonical itself,
 * any other joins the one it copies most. Only canonical reports are looked up, and every member is verified against its own, so
 * that no chain joins A to C through B, and a flood of copies costs one entry.
 *
 * Candidates come from two places: bands of signatures (similar texts) and sampled shingles (a text inside a longer one, whose
 * Jaccard similarity is too small for any band).
 *
 * Cost: O(n) in words, plus O(candidates · shingles).
 * @module
 */

import type { CheckedArticle } from '../article/article';
import { DEFAULT_SKETCHER, mustBeSketcher } from '../sketch/sketcher';
import { drain, type Steps, within } from '../steps';
import type { CopyGroup, GroupOptions } from './member';
import { orderSteps } from './order';
import type { PreparedReports } from './prepare';
import { type CopyEvidence, compareCopies, contains, mayBeCopy } from './relation';
import { type CopyMemory, type CopyWork, prepareSteps } from './work';

export type { CopyGroup, CopyMember, GroupOptions } from './member';

/** Two texts whose containment is less than this have nothing to do with each other. */
const UNRELATED = 0.1;
/** Share of a round-up that the texts it quotes make up. */
const COMPILED_SHARE = 0.6;
/** Share of a round-up that each of them has at least: briefs cut from one long report make it no round-up. */
const PART_SHARE = 0.1;
/** Passes in which round-ups are found; each but the last found one more layer of round-ups of round-ups. */
const MAX_PASSES = 4;

/**
 * Groups articles.
 *
 * @param articles in id order
 * @returns groups in publication order of their canonical reports
 * @throws TypeError, RangeError for bad options
 */
export function groupCopies(articles: readonly CheckedArticle[], options: GroupOptions = {}): CopyGroup[] {
  return drain(groupSteps(articles, options)).groups;
}

/** What came of grouping. */
export interface CopyGrouping {
  /** In publication order of their canonical reports. */
  readonly groups: CopyGroup[];
  /** Canonical reports that were not compared with all that are like them. */
  readonly capped: number;
}

/** Candidates, and reports, that are compared between two pauses: 1 to 5 ms. */
const STEP = { candidates: 128, reports: 32 } as const;

/** {@link groupCopies}, step by step. */
export function* groupSteps(
  articles: readonly CheckedArticle[],
  options: GroupOptions = {},
  memory?: CopyMemory,
): Steps<CopyGrouping> {
  const { sketcher = DEFAULT_SKETCHER } = options;
  mustBeSketcher('options.sketcher', sketcher);
  const kept = memory === undefined ? undefined : yield* within(memory.steps(articles, options), 0, 0.2);
  const work = kept ?? (yield* within(prepareSteps(articles, sketcher), 0, 0.25));
  const { reports } = work;
  const { byPublication, byPreference } = yield* within(orderSteps(reports, options), 0.25, 0.3);
  // Identical texts collapse first, so that a flood of them costs one candidate.
  const leaderOf = leadersOf(reports, byPreference);
  const leaders = byPreference.filter((i) => leaderOf[i] === i);

  const compilations = new Set<number>();
  let placed = yield* within(placeLeaders(work, leaders, compilations), 0.3, 0.8);
  for (let pass = 1; pass < MAX_PASSES && placed.found.size > 0; pass++) {
    for (const i of placed.found) compilations.add(i);
    // Another pass may not come, and three may: each takes half of what is left.
    const [from, to] = [0.95 - 0.15 / 2 ** (pass - 1), 0.95 - 0.15 / 2 ** pass];
    placed = yield* within(placeLeaders(work, leaders, compilations), from, to);
  }

  const { canonicalOf } = placed;
  const groups: CopyGroup[] = [];
  const groupOf = new Uint32Array(reports.count);
  for (const i of byPublication) {
    if (canonicalOf[leaderOf[i]!] !== i) continue;
    groupOf[i] = groups.length;
    const { id } = articles[i]!;
    groups.push({ canonicalId: id, members: [{ id, relation: 'original', jaccard: 1, containment: 1 }] });
  }
  let told = 0;
  for (const i of byPublication) {
    const canonical = canonicalOf[leaderOf[i]!]!;
    if (canonical === i) continue;
    groups[groupOf[canonical]!]!.members.push(work.member(i, canonical));
    if (++told % STEP.reports === 0) yield 0.95;
  }
  return { groups, capped: placed.capped };
}

/** For each report the first in order that has the same content: a table of reports by content, with open addressing. */
function leadersOf(reports: PreparedReports, order: Uint32Array): Uint32Array {
  const FREE = 0xffffffff;
  let cells = 16;
  while (cells < 2 * reports.count) cells *= 2;
  const table = new Uint32Array(cells).fill(FREE);
  const leaderOf = new Uint32Array(reports.count);
  for (const i of order) {
    let cell = reports.contentHash(i) & (cells - 1);
    while (table[cell] !== FREE && !reports.sameContent(table[cell]!, i)) cell = (cell + 1) & (cells - 1);
    if (table[cell] === FREE) table[cell] = i;
    leaderOf[i] = table[cell]!;
  }
  return leaderOf;
}

/** A canonical report that another may be a copy of. */
interface Possible {
  readonly canonical: number;
  readonly evidence: CopyEvidence;
}

/** Where reports were placed. */
interface Placement {
  /** By report: itself, or the canonical report it copies. Set for those that were placed. */
  readonly canonicalOf: Uint32Array;
  /** Round-ups found only now, by the unrelated texts that would be their excerpts. */
  readonly found: Set<number>;
  /** Reports that are no copies of those they were compared with, which are not all. */
  readonly capped: number;
}

/**
 * Places reports of different content, in order of preference.
 *
 * @param compilations round-ups that quote other reports in full: nothing is an excerpt of them
 */
function* placeLeaders(
  work: CopyWork,
  leaders: Uint32Array,
  compilations: ReadonlySet<number>,
): Steps<Placement> {
  const { reports } = work;
  const finder = work.finder(leaders.length);
  const canonicalOf = new Uint32Array(reports.count);
  const excerptsOf = new Map<number, number[]>();
  const found = new Set<number>();
  let capped = 0;
  let looked = 0;
  for (let place = 0; place < leaders.length; place++) {
    if (looked >= STEP.candidates) {
      looked = 0;
      yield place / leaders.length;
    }
    const i = leaders[place]!;
    const { candidates, isCapped: wasCapped } = finder.query(i);
    candidates.sort((a, b) => a - b);
    looked += candidates.length + work.costOfReport;

    const possible: Possible[] = [];
    const quoted: number[] = [];
    for (let c = 0; c < candidates.length; c++) {
      const canonical = candidates[c]!;
      if (c > 0 && canonical === candidates[c - 1]) continue;
      const evidence = compareCopies(reports, i, canonical);
      if (!mayBeCopy(reports, i, canonical, evidence)) continue;
      const isWhole = contains(reports, i, canonical, evidence);
      if (isWhole) quoted.push(canonical);
      const isPart = isWhole || contains(reports, canonical, i, evidence);
      if (isPart && (compilations.has(i) || compilations.has(canonical))) continue;
      possible.push({ canonical, evidence });
    }
    const isRoundUp = isCompilation(reports, i, quoted);
    const best = isRoundUp ? undefined : bestOf(work, i, possible);
    if (best === undefined) {
      const isCapped = wasCapped || possible.length > MAX_VERIFIED;
      if (isCapped && !isRoundUp) capped++;
      canonicalOf[i] = i;
      finder.add(i);
      continue;
    }
    const { canonical, evidence } = best;
    canonicalOf[i] = canonical;
    if (!contains(reports, canonical, i, evidence) || isDatedBefore(reports, canonical, i)) continue;
    const excerpts = excerptsOf.get(canonical) ?? [];
    if (excerpts.length < MAX_EXCERPTS_COMPARED) excerpts.push(i);
    excerptsOf.set(canonical, excerpts);
    if (isCompilation(reports, canonical, excerpts)) found.add(canonical);
  }
  return { canonicalOf, found, capped };
}

/** The most similar of the canonical reports that a report is verified to copy. */
function bestOf(work: CopyWork, i: number, possible: Possible[]): Possible | undefined {
  possible.sort((a, b) => strength(b.evidence) - strength(a.evidence) || a.canonical - b.canonical);
  return possible
    .slice(0, MAX_VERIFIED)
    .find(({ canonical, evidence }) => work.isCopy(i, canonical, evidence));
}

/** Canonical reports, the most similar first, that a report is verified against: more are fillings of one form. */
const MAX_VERIFIED = 8;
/** Excerpts of one report that are compared with each other. */
const MAX_EXCERPTS_COMPARED = 8;

/** Whether texts inside a report, each unrelated to the others, make up most of it: then it is a round-up. */
function isCompilation(reports: PreparedReports, whole: number, parts: readonly number[]): boolean {
  const { shingleCounts } = reports;
  const size = shingleCounts[whole]!;
  // The largest first: of two that are related, the one that says more.
  const largest = [...parts].sort((a, b) => shingleCounts[b]! - shingleCounts[a]! || a - b);
  const chosen: number[] = [];
  let quoted = 0;
  for (const part of largest) {
    if (shingleCounts[part]! < PART_SHARE * size || chosen.length >= MAX_EXCERPTS_COMPARED) break;
    if (chosen.some((other) => compareCopies(reports, other, part).containment >= UNRELATED)) continue;
    chosen.push(part);
    quoted += shingleCounts[part]!;
    if (chosen.length > 1 && quoted >= COMPILED_SHARE * size) return true;
  }
  return false;
}

function isDatedBefore({ articles }: PreparedReports, a: number, b: number): boolean {
  const [x, y] = [articles[a]!.time, articles[b]!.time];
  return x !== undefined && y !== undefined && x < y;
}

function strength(evidence: CopyEvidence): number {
  return evidence.jaccard + evidence.containment;
}
