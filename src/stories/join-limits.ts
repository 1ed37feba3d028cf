/**
 * What bounds the work and the memory of a join.
 * @module
 */
import type { TermRarity } from './options';

/** See {@link JOIN_LIMITS}. */
export interface JoinLimits {
  /** Similarity from which a pair is always kept. Of the pairs of fnc1, ecb and neus that linkage can begin with, below .0003 are below .03. */
  readonly strong: number;
  /** Pairs below that which a report keeps, the most similar ones. */
  readonly weak: number;
  /** Places in posting lists looked at for one report: some 0.1 ms. Newswire: 9,000 on average in a batch of 100,000. */
  readonly postings: number;
  /** Reports, the most promising, that a report is compared with when its lists are longer than that. */
  readonly compared: number;
  /** Pairs kept of one report with those before it, the most similar first. */
  readonly links: number;
}

export const JOIN_LIMITS: Readonly<JoinLimits> = {
  strong: 0.03,
  weak: 16,
  postings: 1 << 15,
  compared: 512,
  links: 512,
};

/** With weights of the background alone, which does not know what only these reports have in common, lists are longer. */
export const STILL_JOIN_LIMITS: Readonly<JoinLimits> = { ...JOIN_LIMITS, postings: 1 << 17 };

export function joinLimits(idf: TermRarity): Readonly<JoinLimits> {
  return idf === 'background' ? STILL_JOIN_LIMITS : JOIN_LIMITS;
}
