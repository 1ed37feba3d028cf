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
import { hashPair, readTerms, type Terms } from '../text/terms';
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

/** Counts the terms of a report's title and body. */
export function countTerms(article: CheckedArticle, parameters: StoryParameters): TermCounts {
  const tf = new Map<number, number>();
  const pairs = new Set<number>();
  const { positionFloor } = parameters;
  const step = exponential(-1 / parameters.positionDecay);

  const add = (terms: Terms, weightAt: (i: number) => number): void => {
    for (let i = 0; i < terms.count; i++) {
      const hash = terms.hashes[i]!;
      const weight = weightAt(i);
      tf.set(hash, (tf.get(hash) ?? 0) + weight);
      if (i === 0) continue;
      const pair = hashPair(terms.hashes[i - 1]!, hash);
      pairs.add(pair);
      tf.set(pair, (tf.get(pair) ?? 0) + weight * parameters.pairWeight);
    }
  };

  add(readTerms(article.title), () => parameters.titleWeight);
  const body = readTerms(article.text);
  let position = 0;
  let decay = 1;
  add(body, (i) => {
    for (; position < body.positions[i]! && decay > positionFloor; position++) decay *= step;
    return Math.max(positionFloor, decay) * (isNamed(body.flags[i]!) ? parameters.nameWeight : 1);
  });

  const seen = new Map<number, number>();
  const named = new Map<number, number>();
  for (let i = 0; i < body.count; i++) {
    const hash = body.hashes[i]!;
    seen.set(hash, (seen.get(hash) ?? 0) + 1);
    if (isNamed(body.flags[i]!)) named.set(hash, (named.get(hash) ?? 0) + 1);
  }
  const sorted = Int32Array.from(tf.keys()).sort();
  return {
    foreign: body.words > 0 && body.count > parameters.foreignShare * body.words,
    hashes: sorted,
    tf: Float64Array.from(sorted, (hash) => tf.get(hash)!),
    isPair: Uint8Array.from(sorted, (hash) => (pairs.has(hash) ? 1 : 0)),
    seen: Uint32Array.from(sorted, (hash) => seen.get(hash) ?? 0),
    named: Uint32Array.from(sorted, (hash) => named.get(hash) ?? 0),
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
