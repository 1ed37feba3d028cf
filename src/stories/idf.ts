/**
 * Inverse document frequency of a batch (Spärck Jones 1972, doi:10.1108/eb026526), blended with a background of news at large.
 *
 * Reports are counted in steps, the powers of two: see {@link stepOf}.
 *
 * Cost: O(terms of all reports); a look-up is one read of a table and, for the few thousand terms of the background, no more.
 * @module
 */
import { drain, type Steps, within } from '../steps';
import { backgroundShare, isListed, listedTerms, UNLISTED_PAIR, UNLISTED_STEM } from './background';
import { naturalLog } from './numeric';
import type { StoryParameters } from './parameters';
import { type TermCounts, termsOf } from './term-counts';
import { TermTable } from './term-table';

/** How many reports hold a term: a {@link TermTable}, or a map. */
export interface DocumentCounts {
  get(term: number): number | undefined;
}

/** Inverse document frequency of a term; 0 drops it. */
export type Idf = (term: number, isPair: boolean) => number;

/** How many of the reports hold each term. */
export function documentCounts(reports: readonly TermCounts[]): TermTable {
  return drain(documentSteps(reports));
}

/** Terms counted between two pauses. */
const STEP_TERMS = 1 << 16;

/** {@link documentCounts}, step by step. */
function* documentSteps(reports: readonly TermCounts[]): Steps<TermTable> {
  const counts = new TermTable(termsOf(reports));
  let terms = 0;
  for (const [i, { block, start, end }] of reports.entries()) {
    countEach(counts, block.hashes, start, end);
    terms += end - start;
    if (terms < STEP_TERMS) continue;
    terms = 0;
    yield i / reports.length;
  }
  return counts;
}

function countEach(counts: TermTable, hashes: Int32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) counts.add(hashes[i]!, 1);
}

/** The foreign reports of a batch, and how many of them hold each term. */
interface ForeignReports {
  readonly counts: DocumentCounts;
  readonly reports: number;
}

const NOT_FOREIGN: ForeignReports = { counts: new Map<number, number>(), reports: 0 };

/**
 * The idf of a batch: its own counts with the background as so many pseudo-documents. A term of one report only cannot
 * link anything; it keeps its weight in a small batch, where the others may not have come yet, and loses it as
 * the batch grows.
 *
 * The background knows English, and would take every word of another language for a rare one. So words that only foreign
 * reports have are weighed among those alone: what most of them have weighs little.
 */
export function batchIdf(
  counts: DocumentCounts,
  reports: number,
  parameters: StoryParameters,
  foreign: ForeignReports = NOT_FOREIGN,
): Idf {
  const weigh = weighing(reports, foreign.reports, parameters);
  return (term, isPair) => {
    const count = counts.get(term) ?? 0;
    const isForeign = count > 0 && foreign.counts.get(term) === count && !isListed(term);
    return weigh(count, isForeign, isForeign ? 0 : backgroundShare(term, isPair));
  };
}

/** The idf of a term by how many reports have it and what share of the background does. */
type Weighing = (count: number, isForeign: boolean, share: number) => number;

function weighing(reports: number, foreignReports: number, parameters: StoryParameters): Weighing {
  const background = parameters.backgroundDocuments;
  const all = stepOf(reports);
  const allForeign = stepOf(foreignReports);
  const singleton = parameters.singletonHalfLife / (parameters.singletonHalfLife + all);
  return (count, isForeign, share) => {
    const documents = isForeign ? allForeign + 1 : all + background;
    const expected = isForeign ? stepOf(count) : stepOf(count) + background * share;
    const idf = naturalLog(documents / expected);
    return idf <= 0 ? 0 : count <= 1 ? idf * singleton : idf;
  };
}

/**
 * The power of two that is nearest to a count, by their ratio. Counted so, most weights are the same to the bit when some reports come and
 * others go, and with them most of what follows from them; quality is the same.
 */
function stepOf(count: number): number {
  if (count < 1) return 0;
  const step = 2 ** (31 - Math.clz32(count));
  return count * count < 2 * step * step ? step : 2 * step;
}

/** {@link batchIdf} of the reports of a batch. */
export function idfOf(reports: readonly TermCounts[], parameters: StoryParameters): Idf {
  return drain(idfSteps(reports, parameters));
}

/** The idf of the background alone. */
export function backgroundIdf(parameters: StoryParameters): Idf {
  return idfOf([], parameters);
}

/** {@link idfOf}, step by step. */
export function* idfSteps(reports: readonly TermCounts[], parameters: StoryParameters): Steps<Idf> {
  const counts = yield* within(documentSteps(reports), 0, 0.5);
  const foreignReports = reports.filter(({ foreign }) => foreign);
  const foreignCounts = yield* within(documentSteps(foreignReports), 0.5, 0.9);
  const foreign = { counts: foreignCounts, reports: foreignReports.length };
  return yield* within(tabled(counts, reports.length, parameters, foreign), 0.9, 1);
}

/** Marks of a count: the term is foreign; the number is not a count but the place of a listed term's idf. */
const FOREIGN = 1 << 30;
const LISTED = 1 << 29;
/** Counts whose idf is kept. */
const KEPT = 1 << 16;

/** {@link batchIdf} with what it looks up in one table: the counts, which it marks. */
function* tabled(
  counts: TermTable,
  reports: number,
  parameters: StoryParameters,
  foreign: ForeignReports & { readonly counts: TermTable },
): Steps<Idf> {
  const weigh = weighing(reports, foreign.reports, parameters);
  const listed: number[] = [];
  for (const [term, share] of listedTerms()) {
    const count = counts.count(term);
    if (count === 0) continue;
    counts.replace(term, LISTED | listed.length);
    listed.push(weigh(count, false, share));
  }
  let steps = 0;
  for (const [term, count] of foreign.counts.entries()) {
    if (++steps % STEP_TERMS === 0) yield 0.5;
    if (counts.count(term) === count) counts.replace(term, FOREIGN | count);
  }
  const ofListed = Float64Array.from(listed);
  const ofStems = new Float64Array(Math.min(KEPT, reports + 1)).fill(Number.NaN);
  const ofPairs = ofStems.slice();
  // Of a term in no report, which the background does not list either: most terms that a desk meets.
  const newStem = weigh(0, false, UNLISTED_STEM);
  const newPair = weigh(0, false, UNLISTED_PAIR);
  return (term, isPair) => {
    const count = counts.count(term);
    if (count >= LISTED) {
      if (count < FOREIGN) return ofListed[count - LISTED]!;
      return weigh(count - FOREIGN, true, 0);
    }
    // Of a listed term in no report the share is another than that of other terms.
    if (count === 0) {
      const share = backgroundShare(term, isPair);
      return share === UNLISTED_STEM ? newStem : share === UNLISTED_PAIR ? newPair : weigh(0, false, share);
    }
    if (count >= ofStems.length) return weigh(count, false, backgroundShare(term, isPair));
    const known = isPair ? ofPairs : ofStems;
    const idf = known[count]!;
    if (!Number.isNaN(idf)) return idf;
    known[count] = weigh(count, false, backgroundShare(term, isPair));
    return known[count]!;
  };
}
