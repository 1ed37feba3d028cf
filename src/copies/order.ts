/**
 * Orders of reports: of publication, in which results are listed, and of preference, in which reports are placed: whatever comes
 * first is canonical to the copies of it that follow.
 *
 * Cost: O(n log n) comparisons.
 * @module
 */
import { type Article, type CheckedArticle, publicationOrder } from '../article/article';
import { expectation } from '../errors';
import { type Steps, sortSteps, within } from '../steps';
import type { PreparedReports } from './prepare';

/**
 * An article as `prefer` sees it: what was read of the caller's, with the date in epoch milliseconds.
 *
 * @example
 * ```ts
 * const byLength = (a: PreferredArticle, b: PreferredArticle): number => b.text.length - a.text.length;
 * deduplicate(articles, { prefer: byLength }).kept.length; // 25
 * ```
 */
export interface PreferredArticle extends Article {
  /** Absent where the article is undated. */
  publishedAt?: number;
}

/**
 * What makes a report canonical before all else: `'earliest'`, the first published; `'longest'`, the most words; `'source'`,
 * the first in `sourcePriority`, whatever its date; or a comparison, negative where `a` is to be preferred. What is left equal is
 * decided by date (undated last), `sourcePriority`, length and id.
 *
 * @example
 * ```ts
 * const prefer: CanonicalPreference = 'source';
 * deduplicate(articles, { prefer, sourcePriority: ['Wire Eurasia'] }).kept.includes('wire-eurasia-ankara-talks'); // true
 * ```
 */
export type CanonicalPreference =
  | 'earliest'
  | 'longest'
  | 'source'
  | ((a: PreferredArticle, b: PreferredArticle) => number);

/** Who is canonical. */
export interface CanonicalChoice {
  /** Sources to prefer as original among reports of the same date, best first. */
  readonly sourcePriority?: readonly string[] | undefined;
  /** Default `'earliest'`. */
  readonly prefer?: CanonicalPreference | undefined;
}

/** Positions of reports, in two orders. */
export interface ReportOrders {
  /** Earliest first (undated last), then preferred source, then longer text, then id. */
  readonly byPublication: Uint32Array;
  /** By preference first, then the same. */
  readonly byPreference: Uint32Array;
}

/**
 * @param reports in id order
 * @throws TypeError if `sourcePriority` is no array of strings, `prefer` neither a string nor a function, or what it returns no
 * number; RangeError for an unknown `prefer`
 */
export function* orderSteps(reports: PreparedReports, choice: CanonicalChoice): Steps<ReportOrders> {
  const { sourcePriority = [], prefer = 'earliest' } = choice;
  const { articles, wordCounts } = reports;
  const sourceRanks = ranksOf(articles, sourcePriority);
  const publication = (a: number, b: number): number =>
    publicationOrder(articles[a]!, articles[b]!) ||
    sourceRanks[a]! - sourceRanks[b]! ||
    wordCounts[b]! - wordCounts[a]! ||
    a - b;
  const preference = preferenceOf(prefer, reports, sourceRanks);
  const inOrder = [...articles.keys()];
  yield* within(sortSteps(inOrder, publication), 0, 0.5);
  const byPublication = Uint32Array.from(inOrder);
  if (preference === undefined) return { byPublication, byPreference: byPublication };
  // From id order, so that not even a comparison that contradicts itself depends on the order of input.
  const preferred = [...articles.keys()];
  yield* within(
    sortSteps(preferred, (a, b) => preference(a, b) || publication(a, b)),
    0.5,
    1,
  );
  return { byPublication, byPreference: Uint32Array.from(preferred) };
}

/** Place of each article's source in the list; its length where the source is not in it. */
function ranksOf(articles: readonly CheckedArticle[], sourcePriority: readonly string[]): Uint32Array {
  const ofStrings =
    Array.isArray(sourcePriority) && sourcePriority.every((source) => typeof source === 'string');
  if (!ofStrings)
    throw new TypeError(expectation('options.sourcePriority', 'an array of strings', sourcePriority));
  const rank = new Map<string, number>();
  for (const source of sourcePriority) if (!rank.has(source)) rank.set(source, rank.size);
  const ranks = new Uint32Array(articles.length);
  if (rank.size === 0) return ranks;
  for (let i = 0; i < ranks.length; i++) ranks[i] = rank.get(articles[i]!.source) ?? rank.size;
  return ranks;
}

/** Nothing where publication decides. */
function preferenceOf(
  prefer: CanonicalPreference,
  { articles, wordCounts }: PreparedReports,
  sourceRanks: Uint32Array,
): ((a: number, b: number) => number) | undefined {
  if (typeof prefer === 'function') {
    const shown = articles.map(shownArticle);
    return (a, b) => {
      const result: unknown = prefer(shown[a]!, shown[b]!);
      if (typeof result === 'number' && !Number.isNaN(result)) return result;
      throw new TypeError(expectation('options.prefer(a, b)', 'a number', result));
    };
  }
  switch (prefer) {
    case 'earliest':
      return undefined;
    case 'longest':
      return (a, b) => wordCounts[b]! - wordCounts[a]!;
    case 'source':
      return (a, b) => sourceRanks[a]! - sourceRanks[b]!;
    default: {
      const message = expectation('options.prefer', "'earliest', 'longest', 'source' or a function", prefer);
      throw typeof prefer === 'string' ? new RangeError(message) : new TypeError(message);
    }
  }
}

/** Empty fields are left out, as callers leave them out. */
function shownArticle({ id, text, title, source, url, time, lang }: CheckedArticle): PreferredArticle {
  const shown: PreferredArticle = { id, text };
  if (title !== '') shown.title = title;
  if (source !== '') shown.source = source;
  if (url !== '') shown.url = url;
  if (time !== undefined) shown.publishedAt = time;
  if (lang !== '') shown.lang = lang;
  return shown;
}
