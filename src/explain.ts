/**
 * Why two reports are, or are not, one story: what they share, what divides them, and the numbers that decided.
 * @module
 */
import { type Article, codeUnitOrder, mustBeArticle } from './article/article';
import { groupCopies } from './copies/group';
import { type Passage, sharedPassages } from './copies/passages';
import type { CopyRelation } from './copies/relation';
import { isoDay } from './dates/instant';
import { expectation, NewsfoldError } from './errors';
import { type Partition, partitionReports } from './stories/cluster';
import { RELATED_SCORE } from './stories/evidence';
import { STORY_PARAMETERS } from './stories/parameters';
import type { Profile } from './stories/profile';
import { type SalientTerm, spellTerms } from './stories/salience';
import { splitWords } from './text/words';

/** What {@link explain} returns. */
export interface Explanation {
  /** What `clusterStories([a, b])` makes of the two. */
  verdict: 'same-report' | 'same-story' | 'related' | 'unrelated';
  /** Similarity of the two reports as the clustering sees it, 0 to about 1. */
  score: number;
  /** Scores from here on are one story. */
  threshold: number;
  /** The verdict in words, the weightiest reason first. */
  reasons: string[];
  /** Salient terms of both, by the lesser weight. */
  shared: SalientTerm[];
  /** Salient terms of one only. */
  dividing: { term: string; weight: number; articleId: string }[];
  /** Where the two are copies: what one is to the other, the canonical report. */
  copy?: {
    canonicalId: string;
    copyId: string;
    relation: CopyRelation;
    jaccard: number;
    containment: number;
  };
  /** Runs of words that stand in both, longest first, with UTF-16 offsets into each text. */
  passages: Passage[];
}

const SHOWN = { terms: 10, passages: 20 } as const;

/**
 * Explains one pair, by itself: in a larger batch other reports change what is rare, and links to them count too.
 *
 * @throws TypeError, NewsfoldError if an article is bad (`b.text: expected …`); there is nothing to explain then
 * @example
 * ```ts
 * const { verdict, shared } = explain(
 *   { id: 'a', text: 'Turkey and Russia put off the Istanbul talks on Libya.' },
 *   { id: 'b', text: 'The Istanbul talks on Libya were put off, Turkey said.' },
 * );
 * verdict; // 'same-story'
 * ```
 * Complexity: linear in the length of the texts.
 */
export function explain(a: Article, b: Article): Explanation {
  const articles = [mustBeArticle('a', a), mustBeArticle('b', b)];
  if (articles[0]!.id === articles[1]!.id) {
    throw new NewsfoldError(
      'duplicate-id',
      expectation('b.id', 'another id than that of a', articles[1]!.id),
      'id',
    );
  }
  const [textA, textB] = [articles[0]!.text, articles[1]!.text];
  const passages = sharedPassages(textA, splitWords(textA), splitWords(textB));
  const partition = partitionReports(articles, STORY_PARAMETERS);
  const [left, right] = [partition.profiles[0]!, partition.profiles[1]!];
  const result: Explanation = {
    verdict: 'unrelated',
    score: partition.linksOf.of(0)[0]?.score ?? 0,
    threshold: STORY_PARAMETERS.joinHeight,
    reasons: [],
    shared: spellTerms(sharedWeights(left, right), articles, SHOWN.terms),
    dividing: [0, 1]
      .flatMap((side) =>
        spellTerms(
          ownWeights(side === 0 ? left : right, side === 0 ? right : left),
          [articles[side]!],
          SHOWN.terms,
        ).map((term) => ({ ...term, articleId: articles[side]!.id })),
      )
      .sort((x, y) => y.weight - x.weight),
    passages: passages.slice(0, SHOWN.passages),
  };
  const [group] = groupCopies([...articles].sort((x, y) => codeUnitOrder(x.id, y.id)));
  const copy = group!.members[1];
  if (copy !== undefined) {
    const { id, ...rest } = copy;
    result.copy = { canonicalId: group!.canonicalId, copyId: id, ...rest };
  }
  result.verdict = verdictOf(result, partition);
  result.reasons = reasonsFor(result, articles[0]!.time, articles[1]!.time);
  return result;
}

function verdictOf(result: Explanation, partition: Partition): Explanation['verdict'] {
  if (result.copy !== undefined) return 'same-report';
  if (partition.stories.length === 1) return 'same-story';
  return (partition.alikeOf.of(0)[0]?.score ?? 0) >= RELATED_SCORE ? 'related' : 'unrelated';
}

function reasonsFor(result: Explanation, a: number | undefined, b: number | undefined): string[] {
  const reasons: string[] = [];
  const percent = (x: number): string => `${Math.round(x * 100)} %`;
  if (result.copy !== undefined) {
    const { copyId, relation, canonicalId, containment } = result.copy;
    reasons.push(
      `${copyId} is ${relation} of ${canonicalId}: ${percent(containment)} of the shorter text stands in the other`,
    );
  } else {
    const side = result.score >= result.threshold ? 'at or above' : 'below';
    reasons.push(`similarity ${result.score.toFixed(3)} is ${side} the threshold of ${result.threshold}`);
  }
  const words = result.passages.reduce((sum, passage) => sum + passage.words, 0);
  if (words > 0) reasons.push(`${words} words stand in both, in ${result.passages.length} passages`);
  const list = (terms: readonly { term: string }[]): string =>
    terms
      .slice(0, 5)
      .map(({ term }) => term)
      .join(', ');
  if (result.shared.length > 0) reasons.push(`both speak of ${list(result.shared)}`);
  if (result.dividing.length > 0) reasons.push(`only one speaks of ${list(result.dividing)}`);
  if (a !== undefined && b !== undefined) {
    reasons.push(
      isoDay(a) === isoDay(b)
        ? `both published on ${isoDay(a)}`
        : `published on ${isoDay(a)} and ${isoDay(b)}`,
    );
  }
  return reasons;
}

function sharedWeights(a: Profile, b: Profile): Map<number, number> {
  const theirs = new Map<number, number>();
  b.terms.forEach((term, i) => {
    theirs.set(term, b.weights[i]!);
  });
  const shared = new Map<number, number>();
  a.terms.forEach((term, i) => {
    const weight = theirs.get(term);
    if (weight !== undefined) shared.set(term, Math.min(weight, a.weights[i]!));
  });
  return shared;
}

function ownWeights(a: Profile, b: Profile): Map<number, number> {
  const theirs = new Set(b.terms);
  const own = new Map<number, number>();
  a.terms.forEach((term, i) => {
    if (!theirs.has(term)) own.set(term, a.weights[i]!);
  });
  return own;
}
