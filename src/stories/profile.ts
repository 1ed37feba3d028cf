/**
 * Story profiles: the salient terms of a report, as a sparse vector.
 *
 * Terms are stems and pairs of neighbouring stems of title and body. A term's frequency counts each place by its
 * position, title and names more; its weight is ln(1 + tf) · idf (Spärck Jones 1972, doi:10.1108/eb026526), where idf
 * blends the batch's own document counts with a background of news at large. The heaviest terms are kept and
 * scaled to length 1. Two profiles are compared by weighted Jaccard, sum of minima over sum of maxima (Ioffe 2010,
 * doi:10.1109/ICDM.2010.80), which on news beat the cosine.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { drain, type Steps, within } from '../steps';
import { CAPITALISED, NUMERIC } from '../text/folding';
import { Readings } from '../text/reading';
import { hashPair } from '../text/terms';
import { backgroundShare, isListed } from './background';
import { exponential, naturalLog } from './numeric';
import type { StoryParameters } from './parameters';
import { TermTable } from './term-table';

/** The terms of one report with their frequency, sorted by hash. */
export interface TermCounts {
  /** Whether the report is in another language than the background, by how few of its words are English stop words. */
  readonly foreign: boolean;
  readonly hashes: Int32Array;
  readonly tf: Float64Array;
  /** 1 for a pair of stems. */
  readonly isPair: Uint8Array;
  /** How often the body has each term, and how often with a capital or a digit. */
  readonly seen: Uint32Array;
  readonly named: Uint32Array;
}

/** A sparse vector of unit length, sorted by term hash. */
export interface Profile {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  /** Sum of the weights. */
  readonly sum: number;
}

/** How many reports hold a term: a {@link TermTable}, or a map. */
export interface DocumentCounts {
  get(term: number): number | undefined;
}

/** Inverse document frequency of a term; 0 drops it. */
export type Idf = (term: number, isPair: boolean) => number;

/**
 * Counts the terms of a report's title and body.
 *
 * @param readings the readings of these texts, where others share them
 */
export function countTerms(
  article: CheckedArticle,
  parameters: StoryParameters,
  readings: Readings = new Readings(),
): TermCounts {
  const title = readings.of(article.title).terms;
  const body = readings.of(article.text).terms;
  // A stem and a pair a place at the most; the table of places is a quarter full.
  const most = 2 * (title.count + body.count);
  let size = 16;
  while (size < 2 * most) size *= 2;
  const table = new Int32Array(size);
  const hashes = new Int32Array(most);
  const tf = new Float64Array(most);
  const isPair = new Uint8Array(most);
  const seen = new Uint32Array(most);
  const named = new Uint32Array(most);
  let count = 0;
  /** Number of a term, in order of appearance. */
  const numberOf = (hash: number): number => {
    let at = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) & (size - 1);
    for (; table[at] !== 0; at = (at + 1) & (size - 1))
      if (hashes[table[at]! - 1] === hash) return table[at]! - 1;
    hashes[count] = hash;
    table[at] = ++count;
    return count - 1;
  };

  let before = 0;
  for (let i = 0; i < title.count; i++) {
    const hash = title.hashes[i]!;
    tf[numberOf(hash)]! += parameters.titleWeight;
    if (i > 0) {
      const pair = numberOf(hashPair(before, hash));
      isPair[pair] = 1;
      tf[pair]! += parameters.titleWeight * parameters.pairWeight;
    }
    before = hash;
  }
  const { positionFloor } = parameters;
  const step = exponential(-1 / parameters.positionDecay);
  let position = 0;
  let decay = 1;
  for (let i = 0; i < body.count; i++) {
    for (; position < body.positions[i]! && decay > positionFloor; position++) decay *= step;
    const hash = body.hashes[i]!;
    const isName = isNamed(body.flags[i]!);
    const weight = Math.max(positionFloor, decay) * (isName ? parameters.nameWeight : 1);
    const term = numberOf(hash);
    tf[term]! += weight;
    seen[term]!++;
    if (isName) named[term]!++;
    if (i > 0) {
      const pair = numberOf(hashPair(before, hash));
      isPair[pair] = 1;
      tf[pair]! += weight * parameters.pairWeight;
    }
    before = hash;
  }
  const sorted = hashes.slice(0, count).sort();
  const orderedTf = new Float64Array(count);
  const orderedPair = new Uint8Array(count);
  const orderedSeen = new Uint32Array(count);
  const orderedNamed = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const term = numberOf(sorted[i]!);
    orderedTf[i] = tf[term]!;
    orderedPair[i] = isPair[term]!;
    orderedSeen[i] = seen[term]!;
    orderedNamed[i] = named[term]!;
  }
  return {
    foreign: body.words > 0 && body.count > parameters.foreignShare * body.words,
    hashes: sorted,
    tf: orderedTf,
    isPair: orderedPair,
    seen: orderedSeen,
    named: orderedNamed,
  };
}

function isNamed(flags: number): boolean {
  return (flags & (CAPITALISED | NUMERIC)) !== 0;
}

/** How many of the reports hold each term. */
export function documentCounts(reports: readonly TermCounts[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { hashes } of reports) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}

/** Terms counted between two pauses. */
const STEP_TERMS = 1 << 16;

/** Terms of all reports, each as often as a report has it. */
export function termsOf(reports: readonly TermCounts[]): number {
  let terms = 0;
  for (let i = 0; i < reports.length; i++) terms += reports[i]!.hashes.length;
  return terms;
}

/** {@link documentCounts} of a batch. */
function* documentSteps(reports: readonly TermCounts[]): Steps<TermTable> {
  const counts = new TermTable(termsOf(reports));
  let terms = 0;
  for (let i = 0; i < reports.length; i++) {
    const { hashes } = reports[i]!;
    for (let k = 0; k < hashes.length; k++) counts.add(hashes[k]!, 1);
    terms += hashes.length;
    if (terms < STEP_TERMS) continue;
    terms = 0;
    yield i / reports.length;
  }
  return counts;
}

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
  foreign: { readonly counts: DocumentCounts; readonly reports: number } = NOT_FOREIGN,
): Idf {
  const background = parameters.backgroundDocuments;
  const singleton = parameters.singletonHalfLife / (parameters.singletonHalfLife + reports);
  return (term, isPair) => {
    const count = counts.get(term) ?? 0;
    const isForeign = count > 0 && foreign.counts.get(term) === count && !isListed(term);
    const documents = isForeign ? foreign.reports + 1 : reports + background;
    const expected = isForeign ? count : count + background * backgroundShare(term, isPair);
    const idf = naturalLog(documents / expected);
    return idf <= 0 ? 0 : count <= 1 ? idf * singleton : idf;
  };
}

const NOT_FOREIGN = { counts: new Map<number, number>(), reports: 0 } as const;

/** {@link batchIdf} of the reports of a batch. */
export function idfOf(reports: readonly TermCounts[], parameters: StoryParameters): Idf {
  return drain(idfSteps(reports, parameters));
}

/** {@link idfOf}, step by step. */
export function* idfSteps(reports: readonly TermCounts[], parameters: StoryParameters): Steps<Idf> {
  const counts = yield* within(documentSteps(reports), 0, 0.5);
  const foreign = reports.filter((report) => report.foreign);
  const foreignCounts = yield* within(documentSteps(foreign), 0.5, 1);
  return batchIdf(counts, reports.length, parameters, { counts: foreignCounts, reports: foreign.length });
}

/** The profile of a report: its heaviest terms, scaled to unit length. */
export function profileOf(counts: TermCounts, idf: Idf, size: number): Profile {
  const n = counts.hashes.length;
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const rarity = idf(counts.hashes[i]!, counts.isPair[i] === 1);
    weights[i] = rarity <= 0 ? 0 : naturalLog(1 + counts.tf[i]!) * rarity;
  }
  let chosen: number[] = [];
  for (let i = 0; i < n; i++) if (weights[i]! > 0) chosen.push(i);
  if (chosen.length > size) {
    chosen.sort((a, b) => weights[b]! - weights[a]! || counts.hashes[a]! - counts.hashes[b]!);
    chosen = chosen.slice(0, size).sort((a, b) => a - b);
  }
  let squares = 0;
  for (const i of chosen) squares += weights[i]! * weights[i]!;
  const length = Math.sqrt(squares);
  const scaled = Float64Array.from(chosen, (i) => weights[i]! / length);
  let sum = 0;
  for (const weight of scaled) sum += weight;
  return { terms: Int32Array.from(chosen, (i) => counts.hashes[i]!), weights: scaled, sum };
}

/** Weighted Jaccard similarity of two profiles, 0 to 1. */
export function profileSimilarity(a: Profile, b: Profile): number {
  let i = 0;
  let k = 0;
  let minima = 0;
  while (i < a.terms.length && k < b.terms.length) {
    const x = a.terms[i]!;
    const y = b.terms[k]!;
    if (x === y) minima += Math.min(a.weights[i]!, b.weights[k]!);
    if (x <= y) i++;
    if (y <= x) k++;
  }
  const maxima = a.sum + b.sum - minima;
  return maxima === 0 ? 0 : minima / maxima;
}
