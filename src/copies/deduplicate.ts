/**
 * Copies: which reports are the same text, whole or in part, and which one is the original.
 *
 * Candidates come from two places: bands of signatures (similar texts) and sampled shingles (a text inside a
 * longer one, whose Jaccard similarity is too small for any band). Every candidate is verified on the shingle sets
 * themselves, and every member of a group is verified against the group's canonical report, so that no chain can
 * join A to C through B.
 *
 * Cost: O(n) in words plus O(candidates · shingles).
 * @module
 */
import { type Article, type ArticleOptions, type CheckedArticle, checkArticles, type Rejection } from '../article/article';
import { LshIndex } from '../lsh/lsh-index';
import { shingleWords, WORDS_A_SHINGLE } from '../sketch/shingle';
import { sketch } from '../sketch/sketcher';
import { mix32 } from '../text/hash';
import { splitWords, type Words } from '../text/words';
import type { CopyGroup, CopyMember } from './group';
import { containedCandidates } from './contained';
import { CANDIDATE_JACCARD, type CopyEvidence, compareCopies, isCopy, relationOf } from './relation';

/** Options of {@link deduplicate}. */
export interface DeduplicateOptions extends ArticleOptions {
  /** Sources to prefer as original among reports of the same date, best first. */
  sourcePriority?: readonly string[];
}

/** What {@link deduplicate} returns. */
export interface Deduplication {
  /** Every accepted article in exactly one group, groups in publication order of their canonical report. */
  groups: CopyGroup[];
  /** Ids of the canonical reports, in the same order: what is left when copies are dropped. */
  kept: string[];
  rejected: Rejection[];
}

/** An article prepared for comparison. */
export interface PreparedReport {
  readonly article: CheckedArticle;
  readonly words: Words;
  readonly shingles: Uint32Array;
  /** Hash of the word sequence: equal for texts that differ in case, accents, spaces or punctuation only. */
  readonly contentKey: string;
}

/**
 * Groups copies.
 *
 * @param articles any iterable; each field of an article is read once
 * @returns groups, the ids kept, and what was rejected and why; the same in any input order
 * @throws TypeError, RangeError for bad options; with `strict`, for the first bad article
 * @example
 * ```ts
 * const { groups, kept } = deduplicate([
 *   { id: 'wire', text: 'The talks were put off on Sunday, the ministry said in a statement.' },
 *   { id: 'blog', text: 'The talks were put off on Sunday, the ministry said in a statement.' },
 * ]);
 * kept; // ['blog']: undated and equally long, so the id decides
 * groups[0].members[1]; // { id: 'wire', relation: 'identical', jaccard: 1, containment: 1 }
 * ```
 */
export function deduplicate(articles: Iterable<Article>, options: DeduplicateOptions = {}): Deduplication {
  const checked = checkArticles(articles, options);
  const groups = groupCopies(checked.articles.map(prepareReport), options);
  return { groups, kept: groups.map((group) => group.canonicalId), rejected: checked.rejected };
}

/** Cuts and hashes one article's text. */
export function prepareReport(article: CheckedArticle): PreparedReport {
  const words = splitWords(article.text);
  return { article, words, shingles: shingleWords(words, WORDS_A_SHINGLE), contentKey: contentKeyOf(words) };
}

/** 64 bits and the length: two different texts of one key are out of reach of chance. */
function contentKeyOf(words: Words): string {
  let a = words.count;
  let b = ~words.count;
  for (let i = 0; i < words.count; i++) {
    a = Math.imul(a ^ words.hashes[i]!, 0x9e3779b1) ^ (a >>> 13);
    b = Math.imul(b + words.hashes[i]!, 0x85ebca6b) ^ (b >>> 16);
  }
  return `${words.count}:${mix32(a) >>> 0}:${mix32(b) >>> 0}`;
}

/** Groups prepared reports, given in id order. */
export function groupCopies(reports: readonly PreparedReport[], options: DeduplicateOptions = {}): CopyGroup[] {
  const byPriority = priorityOrder(reports, options.sourcePriority ?? []);

  // Identical texts collapse first, so that a flood of them costs one candidate.
  const leaderOfContent = new Map<string, number>();
  const identicalTo = new Int32Array(reports.length).fill(-1);
  const leaders: number[] = [];
  for (const i of byPriority) {
    const key = reports[i]!.contentKey;
    const leader = leaderOfContent.get(key);
    if (leader === undefined) {
      leaderOfContent.set(key, i);
      leaders.push(i);
    } else identicalTo[i] = leader;
  }

  const neighbours = verifiedNeighbours(reports, leaders);

  // A leader is canonical unless it copies a canonical report before it; it then joins the one it copies most.
  const canonicalOf = new Int32Array(reports.length).fill(-1);
  const evidenceOf: (CopyEvidence | undefined)[] = new Array(reports.length);
  for (const i of leaders) {
    let best: { canonical: number; evidence: CopyEvidence } | undefined;
    for (const { other, evidence } of neighbours.get(i) ?? []) {
      if (canonicalOf[other] !== other) continue;
      if (best === undefined || strength(evidence) > strength(best.evidence)) best = { canonical: other, evidence };
    }
    canonicalOf[i] = best?.canonical ?? i;
    evidenceOf[i] = best?.evidence;
  }

  const groups = new Map<number, CopyGroup>();
  for (const i of leaders) {
    if (canonicalOf[i] === i) groups.set(i, { canonicalId: reports[i]!.article.id, members: [original(reports[i]!)] });
  }
  for (const i of byPriority) {
    const leader = identicalTo[i]! < 0 ? i : identicalTo[i]!;
    const canonical = canonicalOf[leader]!;
    if (i === canonical) continue;
    const evidence = evidenceOf[leader] ?? IDENTICAL;
    groups.get(canonical)!.members.push(memberOf(reports[i]!, reports[canonical]!, evidence));
  }
  return [...groups.values()];
}

const IDENTICAL: CopyEvidence = { jaccard: 1, containment: 1 };

function original(report: PreparedReport): CopyMember {
  return { id: report.article.id, relation: 'original', jaccard: 1, containment: 1 };
}

function memberOf(report: PreparedReport, canonical: PreparedReport, evidence: CopyEvidence): CopyMember {
  return { id: report.article.id, relation: relationOf(report, canonical, evidence), ...evidence };
}

function strength(evidence: CopyEvidence): number {
  return evidence.jaccard + evidence.containment;
}

/** Earliest date first (undated last), then preferred source, then longer text, then id. */
function priorityOrder(reports: readonly PreparedReport[], sourcePriority: readonly string[]): number[] {
  const rank = new Map(sourcePriority.map((source, index) => [source, index]));
  const time = (i: number): number => reports[i]!.article.time ?? Number.POSITIVE_INFINITY;
  const sourceRank = (i: number): number => rank.get(reports[i]!.article.source) ?? sourcePriority.length;
  const order = reports.map((_, i) => i);
  order.sort((a, b) => {
    const [ta, tb] = [time(a), time(b)];
    if (ta !== tb) return ta < tb ? -1 : 1;
    return (
      sourceRank(a) - sourceRank(b) ||
      reports[b]!.words.count - reports[a]!.words.count ||
      (reports[a]!.article.id < reports[b]!.article.id ? -1 : 1)
    );
  });
  return order;
}

interface Neighbour {
  readonly other: number;
  readonly evidence: CopyEvidence;
}

/** For each leader, the leaders of higher priority that it was verified to be a copy of. */
function verifiedNeighbours(
  reports: readonly PreparedReport[],
  leaders: readonly number[],
): Map<number, Neighbour[]> {
  const index = new LshIndex({ threshold: CANDIDATE_JACCARD });
  const position = new Map<string, number>();
  const contained = containedCandidates(leaders.map((i) => reports[i]!.shingles));
  const neighbours = new Map<number, Neighbour[]>();
  for (let at = 0; at < leaders.length; at++) {
    const i = leaders[at]!;
    const report = reports[i]!;
    const signature = sketch(report.shingles);
    const candidates = new Set<number>();
    for (const id of index.candidates(signature)) candidates.add(position.get(id)!);
    for (const earlier of contained[at]!) candidates.add(earlier);
    const verified: Neighbour[] = [];
    for (const earlier of [...candidates].sort((a, b) => a - b)) {
      const other = leaders[earlier]!;
      const evidence = compareCopies(report, reports[other]!);
      if (isCopy(report, reports[other]!, evidence)) verified.push({ other, evidence });
    }
    if (verified.length > 0) neighbours.set(i, verified);
    index.add(report.article.id, signature);
    position.set(report.article.id, at);
  }
  return neighbours;
}
