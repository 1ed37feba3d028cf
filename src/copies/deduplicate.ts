/**
 * Copies: which reports are the same text, whole or in part, and which one is the original.
 * @module
 */
import { type Article, type ArticleOptions, checkArticles, type Rejection } from '../article/article';
import type { Sketcher } from '../sketch/sketcher';
import { drain } from '../steps';
import { type CopyGroup, groupSteps } from './group';
import type { CanonicalPreference } from './order';

/**
 * How copies are found, for every function that finds them.
 *
 * @example
 * ```ts
 * const options: CopyOptions = { sourcePriority: ['Agency'] };
 * const text = 'The talks were put off on Sunday, the ministry said.';
 * deduplicate([{ id: 'a', source: 'Blog', text }, { id: 'b', source: 'Agency', text }], options).kept; // ['b']
 * ```
 */
export interface CopyOptions {
  /** Sources to prefer as original among reports of the same date, best first. */
  sourcePriority?: readonly string[];
  /**
   * How reports are sketched to find those that may be copies. Default Fast Similarity Sketching. What is found is
   * verified on the texts, so a sketcher decides only what is missed and how fast it goes.
   */
  sketcher?: Sketcher;
}

/**
 * Options of {@link deduplicate}.
 *
 * @example
 * ```ts
 * const options: DeduplicateOptions = { prefer: 'longest', onDuplicateId: 'replace' };
 * deduplicate(articles, options).kept.length; // 25
 * ```
 */
export interface DeduplicateOptions extends ArticleOptions, CopyOptions {
  /**
   * Which report of a group is canonical, the one that is kept: `'earliest'` (default), `'longest'`, `'source'` (the first in
   * `sourcePriority`, whatever its date), or a comparison as for `Array.prototype.sort`, negative where `a` is to be
   * preferred. What it leaves equal is decided by date, `sourcePriority`, length and id. Relations say what a member is to the
   * canonical report by its words: with `'longest'`, the earlier and shorter one is an `excerpt`.
   */
  prefer?: CanonicalPreference;
}

/**
 * What {@link deduplicate} returns.
 *
 * @example
 * ```ts
 * const { groups, kept, rejected }: Deduplication = deduplicate(articles);
 * [groups.length, kept.length, rejected.length]; // [25, 25, 1]
 * ```
 */
export interface Deduplication {
  /** Every accepted article in exactly one group, groups in publication order of their canonical report. */
  groups: CopyGroup[];
  /** Ids of the canonical reports, in the same order: what is left when copies are dropped. */
  kept: string[];
  rejected: Rejection[];
  /**
   * Reports kept that were verified against the most similar 8 of more texts like them, or compared with 128 of more that share a band: texts of one
   * form by the hundred. They may be copies of one of the others.
   */
  capped: number;
}

/**
 * Groups copies.
 *
 * @param articles any iterable; each field of an article is read once
 * @returns groups, the ids kept, and what was rejected and why; the same in any input order
 * @throws TypeError, RangeError for bad options; with `strict`, for the first bad article; whatever `prefer` throws
 * @example
 * ```ts
 * const { groups, kept } = deduplicate([
 *   { id: 'wire', text: 'The talks were put off on Sunday, the ministry said in a statement.' },
 *   { id: 'blog', text: 'The talks were put off on Sunday, the ministry said in a statement.' },
 * ]);
 * kept; // ['blog']: undated and equally long, so the id decides
 * groups[0]?.members[1]; // { id: 'wire', relation: 'identical', jaccard: 1, containment: 1 }
 * ```
 */
export function deduplicate(articles: Iterable<Article>, options: DeduplicateOptions = {}): Deduplication {
  const checked = checkArticles(articles, options);
  const { groups, capped } = drain(groupSteps(checked.articles, options));
  return { groups, kept: groups.map((group) => group.canonicalId), rejected: checked.rejected, capped };
}
