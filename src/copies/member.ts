/**
 * Copy groups and their members, and how they are made.
 * @module
 */
import type { Sketcher } from '../sketch/sketcher';
import type { CanonicalChoice } from './order';
import type { CopyRelation } from './relation';

/** How copies are grouped. */
export interface GroupOptions extends CanonicalChoice {
  /** How reports are sketched to find candidates. */
  readonly sketcher?: Sketcher | undefined;
}

/**
 * A member of a copy group.
 *
 * @example
 * ```ts
 * const members: CopyMember[] = deduplicate(articles).groups.flatMap((group) => group.members);
 * members.filter(({ relation }) => relation === 'excerpt').map(({ id }) => id); // ['harbour-news-ankara-talks']
 * ```
 */
export interface CopyMember {
  id: string;
  relation: CopyRelation;
  /** Jaccard similarity of the two shingle sets, 0 to 1. */
  jaccard: number;
  /** Share of the smaller shingle set found in the other, 0 to 1. */
  containment: number;
}

/**
 * One independent report and every copy of it, each verified against the canonical one.
 *
 * @example
 * ```ts
 * const group: CopyGroup | undefined = deduplicate(articles).groups.find(({ members }) => members.length > 1);
 * group?.members[0]?.id === group?.canonicalId; // true
 * ```
 */
export interface CopyGroup {
  canonicalId: string;
  /** The canonical report (`original`) first, then by publication order. */
  members: CopyMember[];
}
